import { expect, test } from 'vitest'
import type { SchemeTrial } from '../../queries.ts'
import type { SchemeDraft } from './draft.ts'
import { trialOf } from './trial-engine.ts'

const rules = {
  version: '1',
  sharing: 'ownMeasures',
  coefficients: { lead: '1', coLead: '1', responsible: '0.5', collaborating: '0.2' },
  alpha: { lead: '0.7', coLead: '0.7', responsible: '0.4', collaborating: '0.4' },
  split: { lead: '0.60', responsible: '0.40' },
  importance: { key: '3', normal: '2', support: '1' },
  blocks: { targets: '1', tasks: '0', process: '0' },
  blocksWithoutTargets: { tasks: '0.85', process: '0.15' },
  limits: { bonus: '5', deduction: '10', total: '105' },
  gradeLines: { excellent: '90', good: '80', pass: '60' },
  quotas: { excellent: '0.20', good: '0.40' },
}
const indicator = (code: string) => ({
  id: `id-${code}`,
  code,
  name: code,
  measureUnit: '',
  baseline: null,
  targets: [],
  clauses: [],
  statements: [],
  owners: [{ unit: 'u', role: 'lead', tasks: [] }],
})
const fact = (code: string, value: string) => ({
  indicator: `id-${code}`,
  value,
  baseline: null,
  previous: null,
  status: 'final',
  factIds: [],
})
const stored = (code: string, weight: string) => ({
  indicator: `id-${code}`,
  name: code,
  clauses: [],
  weight,
  fn: 'F1',
  params: { T: '100' },
  owners: indicator(code).owners,
})
const trial: SchemeTrial = {
  plan: 'p',
  mayTry: true,
  year: 2023,
  years: [2023],
  input: {
    rules: '1.1.0',
    cutOff: '1',
    scheme: {
      ...rules,
      id: 's',
      year: 2023,
      units: [{ unit: 'u', group: 'A' }],
      tasks: [],
      lines: [stored('I01', '60'), stored('I02', '40')],
    },
    facts: [fact('I01', '80'), fact('I02', '50'), fact('I03', '100')],
    measures: [],
    conduct: [],
    adjustments: [],
    vetoes: [],
  },
  run: null,
  scheme: { id: 's', title: 's' },
  indicators: ['I01', 'I02', 'I03'].map(indicator),
  units: [{ id: 'u', name: 'U' }],
  schemes: [],
  defaults: rules,
}
const line = (code: string, weight: string, fn = 'F1', params: Readonly<Record<string, unknown>> = { T: '100' }) => ({
  indicator: `id-${code}`,
  weight,
  fn,
  params,
  basis: 'D',
})
const draft = (...lines: SchemeDraft['lines']): SchemeDraft => ({ title: 't', lines, settings: rules })

test('a draft is scored beside the scheme in force, line by line', () => {
  const found = trialOf(trial, draft(line('I01', '40'), line('I02', '20'), line('I03', '40')), null)
  // in force 60 × 0.8 + 40 × 0.5; the draft 40 × 0.8 + 20 × 0.5 + 40 × 1
  expect(found.plan).toEqual({ before: '68.00', after: '82.00' })
  expect(found.lines['id-I01']).toMatchObject({ before: { score: '48.00' }, after: { score: '32.00', weight: '40' } })
  expect(found.lines['id-I03']).toMatchObject({ before: null, after: { score: '40.00' } })
  expect(found.units).toMatchObject([{ unit: 'u', before: { total: '68.00', grade: 'pass' }, after: { total: '82.00' } }])
  expect(found.findings).toEqual([])
})

test('a saved version takes the place of the scheme in force', () => {
  const found = trialOf(trial, draft(line('I03', '100')), draft(line('I02', '100')))
  expect(found.plan).toEqual({ before: '50.00', after: '100.00' })
  expect(found.lines['id-I01']).toBeUndefined()
})

test.each<[string, SchemeDraft, string, boolean]>([
  ['weights that do not add up', draft(line('I01', '61'), line('I02', '40')), 'weights_not_100', true],
  ['an unknown function', draft(line('I01', '100', 'F99')), 'unknown_function', true],
  ['a target of zero', draft(line('I01', '100', 'F1', { T: '0' })), 'target_not_positive', true],
  ['a function without its baseline', draft(line('I01', '100', 'F2')), 'baseline_unknown', true],
  ['the same indicator twice', draft(line('I01', '50'), line('I01', '50')), 'indicator_twice', false],
  ['a weight that is no number', draft(line('I01', 'x')), 'unreadable', false],
  [
    'a band with a hole',
    draft(
      line('I01', '100', 'F7', {
        bands: [
          [null, '10', '0'],
          ['20', null, '1'],
        ],
      }),
    ),
    'bands_gap',
    true,
  ],
])('%s is named, and what can still be scored is', (_, tried, code, isScored) => {
  const found = trialOf(trial, tried, null)
  expect(found.findings[0]).toMatchObject({ code, severity: 'conflict' })
  expect(found.plan !== null).toBe(isScored)
})

test('where nothing is known the check speaks alone', () => {
  const found = trialOf({ ...trial, input: null, scheme: null }, draft(line('I01', '99')), null)
  expect(found.findings.map(({ code }) => code)).toEqual(['weights_not_100'])
  expect(found.plan).toBeNull()
})
