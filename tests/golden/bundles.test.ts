import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assess, type BundleParts, bundleOf, readAssessmentInput } from '#assessment'
import { canonical } from '#base'
import { verifyBundle } from '#verifier'

const folder = join(import.meta.dirname, '../../data/bundles')
const sealed = readdirSync(folder).filter(name => name.endsWith('.bundle.json'))

describe('sealed verdicts: an upgrade does not change the past', () => {
  test('the corpus is there', () => expect(sealed.length).toBeGreaterThanOrEqual(3))

  test.each(sealed)('%s', name => {
    const text = readFileSync(join(folder, name), 'utf8')
    const bundle = JSON.parse(text) as BundleParts
    const inputs = readAssessmentInput(bundle.inputs)
    if (!inputs.ok) throw new Error(inputs.refusal.where)
    const result = assess(inputs.value)
    expect(canonical(result)).toBe(canonical(bundle.result))
    expect(bundleOf({ ...bundle, inputs: inputs.value, result })).toBe(text)
    expect(verifyBundle(Buffer.from(text))).toEqual({ holds: true, findings: [] })
  })
})
