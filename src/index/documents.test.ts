import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildFromSpec } from './build-report.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import { findingCodes, offenceCodes } from './offence.ts'
import { rebuild, rebuildUncertainty } from './rebuild.ts'
import { aggregateMethods, imputeMethods, normaliseMethods, stepNames, transforms, weightMethods } from './spec.ts'
import { uncertaintyFromSpec } from './uncertainty.ts'

const docs = join(import.meta.dirname, '../../docs')
const read = (path: string): unknown => JSON.parse(readFileSync(join(docs, path), 'utf8'))
const examples = readdirSync(join(docs, 'examples/index')).filter(name => name.endsWith('.json'))
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()

test.each([
  ...offenceCodes.map(code => `index.offences.${code}`),
  ...findingCodes.map(code => `index.findings.${code}`),
  ...stepNames.map(step => `index.steps.${step}`),
])('%s is said in both languages with the same slots', key => {
  const [chinese, english] = [(zh as Record<string, string>)[key], (en as Record<string, string>)[key]]
  expect(chinese).toBeTypeOf('string')
  expect(slots(english ?? '')).toEqual(slots(chinese ?? ''))
})

describe.each(examples)('example %s', name => {
  const spec = read(`examples/index/${name}`) as { readonly uncertainty?: unknown }
  test('builds, and builds again from its recipe', () => {
    const built = buildFromSpec(spec)
    expect(built.ok ? '' : built.refusal.offences).toBe('')
    if (built.ok) expect(rebuild(JSON.parse(JSON.stringify(built.value.recipe)))).toEqual(built)
  })
  test('is uncertain as far as it says so', () => {
    const report = uncertaintyFromSpec(spec)
    expect(report.ok).toBe(spec.uncertainty !== undefined)
    if (report.ok) expect(rebuildUncertainty(report.value.recipe)).toEqual(report)
  })
})

test('the schema knows every step and method that the reader knows', () => {
  const consts = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value)) {
      if (key === 'const') consts.add(part)
      if (key === 'enum') for (const one of part as readonly unknown[]) consts.add(one)
      visit(part)
    }
  }
  visit(read('index-spec.schema.json'))
  for (const name of [
    ...stepNames,
    ...aggregateMethods,
    ...imputeMethods,
    ...normaliseMethods,
    ...transforms,
    ...weightMethods,
  ])
    expect(consts).toContain(name)
  const kinds = ['choice', 'parameter', 'weight-noise', 'weight', 'missing-values', 'measurement-error', 'value']
  for (const kind of kinds) expect(consts).toContain(kind)
})
