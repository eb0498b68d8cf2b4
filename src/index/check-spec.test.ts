import { describe, expect, test } from 'vitest'
import { buildIndex, compileIndex } from './build.ts'
import zh from './messages.zh.json' with { type: 'json' }
import { findingCodes, type OffenceCode, offenceCodes } from './offence.ts'
import { sampleSpec } from './sample-spec.ts'

/** Every number and name that the sentence asks for. */
const slotsOf = (key: string) =>
  [...((zh as Record<string, string>)[key] ?? '').matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)

type Json = Readonly<Record<string, unknown>>
const sample = sampleSpec()
const data = sample['data'] as Json
const indicators = data['indicators'] as Readonly<Record<string, readonly (number | null)[]>>
const structure = sample['structure'] as readonly Json[]

const withData = (more: Json) => sampleSpec({ data: { ...data, ...more } })
const withIndicators = (more: Json) => withData({ indicators: { ...indicators, ...more } })
const withNode = (code: string, more: Json) =>
  sampleSpec({ structure: structure.map(node => (node['code'] === code ? { ...node, ...more } : node)) })
const addNode = (...nodes: readonly Json[]) => sampleSpec({ structure: [...structure, ...nodes] })
const steps = (...list: readonly Json[]) => sampleSpec({ steps: list })
const minMax = { step: 'normalise', method: 'min-max', range: [1, 100] }
const mean = { step: 'aggregate', method: 'arithmetic' }
const uncertain = (assumption: Json, more: Json = {}) =>
  sampleSpec({ uncertainty: { assumptions: [{ name: 'a', ...assumption }], ...more } })
const range = { range: [1, 2] }

/** Every offence, with a spec that has it and the place that must be named. */
const rows: readonly [OffenceCode, string, unknown][] = [
  ['spec_malformed', '', 7],
  ['spec_malformed', 'steps', sampleSpec({ steps: {} })],
  ['spec_malformed', 'data.units[1]', withData({ units: ['A', 5, 'C', 'D', 'E', 'F'] })],
  ['spec_malformed', 'steps[0].range', steps({ ...minMax, range: [1] }, mean)],
  ['version_unknown', 'version', sampleSpec({ version: 2 })],
  ['field_unknown', 'stepz', sampleSpec({ stepz: [] })],
  ['field_unknown', 'steps[0].power', steps({ ...minMax, power: 2 }, mean)],
  ['field_unknown', 'steps[0].each.rd.sd', steps({ ...minMax, each: { rd: { method: 'min-max', sd: 1 } } }, mean)],
  ['field_missing', 'version', sampleSpec({ version: undefined })],
  ['field_missing', 'steps[0].method', steps({ step: 'normalise' }, mean)],
  ['field_missing', 'steps[1].power', steps(minMax, { step: 'aggregate', method: 'generalised' })],
  ['field_missing', 'uncertainty.assumptions', sampleSpec({ uncertainty: { assumptions: [] } })],
  ['unit_duplicate', 'data.units[3]', withData({ units: ['A', 'B', 'C', 'A', 'E', 'F'] })],
  ['row_duplicate', 'data.units[5]', withData({ units: ['A', 'B', 'C', 'A', 'B', 'A'], times: [1, 1, 1, 2, 2, 2] })],
  ['column_length', 'data.indicators.rd', withIndicators({ rd: [1, 2] })],
  ['column_length', 'data.times', withData({ times: [1] })],
  ['column_length', 'data.groups.region', withData({ groups: { region: ['x'] } })],
  ['value_not_number', 'data.indicators.rd[2]', withIndicators({ rd: [1, 2, '4', 9, 6, 3] })],
  ['value_infinite', 'data.indicators.rd[0]', withIndicators({ rd: [Infinity, 2, 4, 9, 6, 3] })],
  ['value_infinite', 'structure[1].weight', withNode('innovation', { weight: Infinity })],
  ['parameter_invalid', 'steps[0].among', steps({ step: 'impute', method: 'row-mean', among: 4 }, minMax, mean)],
  ['parameter_invalid', 'steps[0].scales.rd', steps({ step: 'denominate', scales: { rd: 0 } }, minMax, mean)],
  ['code_unknown', 'steps[0].scales.nobody', steps({ step: 'denominate', scales: { nobody: 2 } }, minMax, mean)],
  [
    'parameter_invalid',
    'steps[1].optimise.level',
    steps(minMax, { step: 'weight', method: 'given', optimise: { method: 'balance', level: 3 } }, mean),
  ],
  [
    'code_unknown',
    'steps[1].optimise.shares.rd',
    steps(minMax, { step: 'weight', method: 'given', optimise: { method: 'balance', level: 2, shares: { rd: 2 } } }, mean),
  ],
  ['code_unknown', 'analysis.outranking[0]', sampleSpec({ analysis: { outranking: ['rd'] } })],
  ['code_duplicate', 'structure[7].code', addNode({ code: 'rd', parent: 'green' })],
  ['parent_unknown', 'structure[3].parent', withNode('rd', { parent: 'nobody' })],
  ['cycle', 'structure[1].parent', withNode('innovation', { parent: 'rd' })],
  ['root_missing', 'structure', withNode('index', { parent: 'green' })],
  ['root_missing', 'structure', sampleSpec({ structure: [{ code: 'rd' }] })],
  ['roots_several', 'structure', withNode('green', { parent: null })],
  [
    'single_child',
    'structure[7]',
    sampleSpec({
      structure: [
        ...structure.filter(node => node['code'] !== 'cover'),
        { code: 'cover', parent: 'shade' },
        { code: 'shade', parent: 'green' },
      ],
    }),
  ],
  ['indicator_without_data', 'structure[7].code', addNode({ code: 'new', parent: 'green' })],
  ['aggregate_with_data', 'data.indicators.green', withIndicators({ green: [1, 2, 3, 4, 5, 6] })],
  ['weight_negative', 'structure[3].weight', withNode('rd', { weight: -1 })],
  ['weight_negative', 'steps[1].weights.rd', steps(minMax, { step: 'weight', method: 'given', weights: { rd: -2 } }, mean)],
  [
    'weights_zero',
    'structure[2]',
    sampleSpec({ structure: structure.map(node => (node['parent'] === 'green' ? { ...node, weight: 0 } : node)) }),
  ],
  ['direction_invalid', 'structure[5].direction', withNode('energy', { direction: 0 })],
  ['all_missing', 'data.indicators.rd', withIndicators({ rd: [null, null, null, null, null, null] })],
  ['indicator_constant', 'data.indicators.rd', withIndicators({ rd: [4, 4, null, 4, 4, 4] })],
  ['range_reversed', 'steps[0].range', steps({ ...minMax, range: [100, 1] }, mean)],
  ['range_reversed', 'structure[4].goalposts', withNode('patents', { goalposts: [5, 5] })],
  [
    'range_reversed',
    'uncertainty.assumptions[0].distribution.range',
    uncertain({ kind: 'weight', code: 'rd', distribution: { range: [2, 1] } }),
  ],
  ['share_out_of_range', 'steps[0].minAvailable', steps({ step: 'screen', minAvailable: 66 }, mean)],
  ['parameter_invalid', 'steps[0].sd', steps({ step: 'normalise', method: 'z-score', sd: 0 }, mean)],
  ['parameter_invalid', 'steps[1].levels.7', steps(minMax, { ...mean, levels: { 7: { method: 'geometric' } } })],
  ['step_unknown', 'steps[0].step', steps({ step: 'polish' }, mean)],
  ['step_unknown', 'uncertainty.assumptions[0].step', uncertain({ kind: 'choice', step: 'treat', options: [{}] })],
  ['step_repeated', 'steps[2]', steps(minMax, mean, mean)],
  ['step_order', 'steps[0]', steps(mean, minMax)],
  ['step_order', 'steps[1]', steps(minMax, { step: 'treat' }, mean)],
  ['method_unknown', 'steps[0].method', steps({ step: 'normalise', method: 'magic' }, mean)],
  ['aggregate_missing', 'steps', steps(minMax)],
  ['code_unknown', 'steps[0].each.nobody', steps({ ...minMax, each: { nobody: { method: 'rank' } } }, mean)],
  ['code_unknown', 'steps[1].nodes.rd', steps(minMax, { ...mean, nodes: { rd: { method: 'geometric' } } })],
  ['code_unknown', 'uncertainty.target', uncertain({ kind: 'weight-noise', factor: 0.1 }, { target: 'rd' })],
  ['unit_unknown', 'steps[0].keep[0]', steps({ step: 'screen', keep: ['Z'] }, mean)],
  ['unit_unknown', 'steps[0].reference', steps({ step: 'normalise', method: 'distance-to-reference', reference: 'Z' }, mean)],
  [
    'unit_unknown',
    'uncertainty.assumptions[0].unit',
    uncertain({ kind: 'value', unit: 'Z', indicator: 'rd', distribution: range }),
  ],
  ['unit_unknown', 'uncertainty.focus', uncertain({ kind: 'weight-noise', factor: 0.1 }, { focus: 'Z' })],
  ['group_unknown', 'steps[0].group', steps({ step: 'impute', method: 'mean', group: 'size' }, minMax, mean)],
  ['group_unknown', 'output.rankWithin[0]', sampleSpec({ output: { rankWithin: ['size'] } })],
  ['denominator_unknown', 'steps[0].by.rd', steps({ step: 'denominate', by: { rd: 'area' } }, minMax, mean)],
  [
    'denominator_zero',
    'data.denominators.people[2]',
    sampleSpec({
      data: { ...data, denominators: { people: [1, 2, 0, 2, 4, 5] } },
      steps: [{ step: 'denominate' }, minMax, mean],
    }),
  ],
  ['goalposts_missing', 'steps[0]', steps({ step: 'normalise', method: 'goalposts' }, mean)],
  ['target_missing', 'steps[0].each.rd', steps({ ...minMax, each: { rd: { method: 'distance-to-target' } } }, mean)],
  ['time_missing', 'steps[0].method', steps({ step: 'impute', method: 'linear' }, minMax, mean)],
  ['time_missing', 'uncertainty.time', uncertain({ kind: 'weight-noise', factor: 0.1 }, { time: 2022 })],
  [
    'matrix_not_reciprocal',
    'steps[1].nodes.index.matrix[0][1]',
    steps(
      minMax,
      {
        step: 'weight',
        method: 'equal',
        nodes: {
          index: {
            method: 'ahp',
            children: ['innovation', 'green'],
            matrix: [
              [1, 3],
              [3, 1],
            ],
          },
        },
      },
      mean,
    ),
  ],
  ['geometric_not_positive', 'steps[1]', steps({ ...minMax, range: [0, 100] }, { step: 'aggregate', method: 'geometric' })],
  [
    'geometric_not_positive',
    'steps[1]',
    steps({ step: 'normalise', method: 'z-score' }, { ...mean, nodes: { green: { method: 'geometric' } } }),
  ],
  [
    'harmonic_zero',
    'steps[1]',
    steps({ step: 'normalise', method: 'borda' }, { ...mean, levels: { 2: { method: 'harmonic' } } }),
  ],
  [
    'power_not_positive',
    'steps[1]',
    steps({ ...minMax, range: [0, 1] }, { step: 'aggregate', method: 'generalised', power: -1 }),
  ],
  [
    'step_unknown',
    'uncertainty.assumptions[0].step',
    uncertain({ kind: 'parameter', step: 'treat', field: 'winsorise', distribution: range }),
  ],
  [
    'field_unknown',
    'uncertainty.assumptions[0].field',
    uncertain({ kind: 'parameter', step: 'aggregate', field: 'power', distribution: range }),
  ],
  [
    'range_reversed',
    'uncertainty.assumptions[0].distribution.range[1]',
    uncertain({ kind: 'parameter', step: 'normalise', field: 'range[0]', distribution: { range: [1, 200] } }),
  ],
  ['share_out_of_range', 'uncertainty.interval[1]', uncertain({ kind: 'weight-noise', factor: 0.1 }, { interval: [0.05, 95] })],
  [
    'parameter_invalid',
    'uncertainty.assumptions[0].distribution.range[1]',
    uncertain({ kind: 'parameter', step: 'aggregate', field: 'minAvailable', distribution: { range: [0.5, 2] } }),
  ],
  [
    'assumption_duplicate',
    'uncertainty.assumptions[1].name',
    sampleSpec({
      uncertainty: {
        assumptions: [
          { name: 'a', kind: 'weight-noise', factor: 0.1 },
          { name: 'a', kind: 'weight-noise', factor: 0.2 },
        ],
      },
    }),
  ],
  [
    'probabilities_invalid',
    'uncertainty.assumptions[0].probabilities',
    uncertain({ kind: 'choice', step: 'aggregate', options: [mean, mean], probabilities: [0.5, 0.4] }),
  ],
]

test.each(rows)('%s at %s', (code, where, spec) => {
  const compiled = compileIndex(spec)
  expect(compiled.ok).toBe(false)
  if (compiled.ok) return
  expect(compiled.refusal.offences.map(offence => [offence.code, offence.where])).toContainEqual([code, where])
  for (const offence of compiled.refusal.offences)
    expect(Object.keys(offence.details)).toEqual(expect.arrayContaining(slotsOf(`index.offences.${offence.code}`)))
  expect([compiled.refusal.code, compiled.refusal.where]).toEqual([
    compiled.refusal.offences[0]?.code,
    compiled.refusal.offences[0]?.where,
  ])
})

/** What only the run can find: the whole index is refused. */
const late: readonly [OffenceCode, string, unknown][] = [
  ['units_too_few', 'steps[0]', steps({ step: 'screen', minAvailable: 1, drop: ['A', 'B', 'C', 'D', 'E', 'F'] }, mean)],
  [
    'geometric_not_positive',
    'aggregate.innovation',
    steps({ step: 'normalise', method: 'scaled', goalposts: [1, 9] }, { step: 'aggregate', method: 'geometric' }),
  ],
  [
    'harmonic_zero',
    'aggregate.innovation',
    steps({ step: 'normalise', method: 'scaled', goalposts: [1, 9] }, { step: 'aggregate', method: 'harmonic' }),
  ],
  [
    'power_not_positive',
    'aggregate.green',
    steps({ step: 'normalise', method: 'none' }, { ...mean, nodes: { green: { method: 'generalised', power: 0.5 } } }),
  ],
  [
    'entropy_negative',
    'aggregate.green',
    steps({ step: 'normalise', method: 'none' }, { step: 'weight', method: 'entropy' }, mean),
  ],
  [
    'weights_not_found',
    'aggregate.innovation',
    steps({ step: 'normalise', method: 'goalposts', goalposts: [100, 200] }, { step: 'weight', method: 'pca' }, mean),
  ],
  [
    'data_not_negative',
    'aggregate.green',
    steps({ step: 'normalise', method: 'none' }, { ...mean, nodes: { green: { method: 'benefit-of-doubt' } } }),
  ],
  [
    'transform_undefined',
    'steps[0]',
    steps({ step: 'treat', each: { rd: { force: 'transform', transform: 'box-cox', lambda: 400 } } }, minMax, mean),
  ],
  ['all_missing', 'steps[0]', steps({ step: 'normalise', method: 'fraction-of-max', each: { rd: { method: 'none' } } }, mean)],
]
const zeroCover = { indicators: { ...indicators, cover: [0, -1, -2, -3, -4, -5] } }
test.each(late)('in the run: %s at %s', (code, where, spec) => {
  const changed = code === 'all_missing' ? { ...(spec as Json), data: { ...data, ...zeroCover } } : spec
  const compiled = compileIndex(changed)
  const built = compiled.ok ? buildIndex(compiled.value) : compiled
  expect(built).toMatchObject({ ok: false, refusal: { code, where } })
  if (!built.ok)
    expect(Object.keys(built.refusal.offences[0]?.details ?? {})).toEqual(
      expect.arrayContaining(slotsOf(`index.offences.${code}`)),
    )
})

/** Their rows stand in the test of the path. */
const pathCodes: readonly OffenceCode[] = ['path_infeasible', 'path_over_budget', 'path_too_few_changes', 'path_too_large']
test('every offence has a row', () => {
  const tried = new Set([...rows.map(([code]) => code), ...late.map(([code]) => code), ...pathCodes])
  expect(offenceCodes.filter(code => !tried.has(code))).toEqual([])
})

test('all offences are named at once', () => {
  const compiled = compileIndex(sampleSpec({ version: 3, steps: [{ step: 'normalise', method: 'magic' }, { step: 'polish' }] }))
  expect(compiled.ok ? [] : compiled.refusal.offences.map(({ code }) => code)).toEqual([
    'version_unknown',
    'step_unknown',
    'method_unknown',
  ])
})

test('offences of form do not hide those of structure and data', () => {
  const broken = sampleSpec({
    data: { ...data, indicators: { ...indicators, rd: [1, 1, 1, 1, 1, 1] } },
    structure: structure.map(node => (node['code'] === 'cover' ? { ...node, weight: -1 } : node)),
  })
  const codesOf = (spec: unknown) => {
    const compiled = compileIndex(spec)
    return compiled.ok ? [] : compiled.refusal.offences.map(({ code }) => code)
  }
  expect(codesOf(broken)).toEqual(['weight_negative', 'indicator_constant'])
  expect(codesOf({ ...withNode('rd', { parent: 'nobody' }), steps: [{ step: 'polish' }] })).toEqual([
    'parent_unknown',
    'single_child',
    'step_unknown',
  ])
  expect(codesOf({ ...withNode('rd', { code: 7 }), steps: [] })).toEqual(['spec_malformed'])
})

describe('findings: odd, but computed', () => {
  const constant = { indicators: { ...indicators, rd: [4, 4, 4, 4, 4, 4] } }
  const alone = [
    ...structure.filter(node => node['code'] !== 'cover'),
    { code: 'cover', parent: 'shade' },
    { code: 'shade', parent: 'green' },
  ]
  /** Three children of one node: two judgements cannot contradict each other, three can. */
  const wider = structure
    .map(node =>
      node['code'] === 'cover'
        ? { ...node, parent: 'innovation' }
        : node['code'] === 'energy'
          ? { ...node, parent: 'index' }
          : node,
    )
    .filter(node => node['code'] !== 'green')
  const three = [
    [1, 9, 1 / 9],
    [1 / 9, 1, 9],
    [9, 1 / 9, 1],
  ]
  const found: readonly [(typeof findingCodes)[number], unknown][] = [
    ['single_child_kept', sampleSpec({ accept: ['single_child'], structure: alone })],
    [
      'indicator_constant_kept',
      sampleSpec({ data: { ...data, ...constant }, steps: [{ step: 'normalise', method: 'rank' }, mean] }),
    ],
    ['column_unused', withIndicators({ spare: [1, 2, 3, 4, 5, 6] })],
    ['fraction_inverted', steps({ step: 'normalise', method: 'fraction-of-max' }, mean)],
    [
      'judgement_inconsistent',
      sampleSpec({
        structure: wider,
        steps: [
          minMax,
          {
            step: 'weight',
            method: 'equal',
            nodes: { innovation: { method: 'ahp', children: ['rd', 'patents', 'cover'], matrix: three } },
          },
          mean,
        ],
      }),
    ],
    ['treatment_failed', steps({ step: 'treat', winsorise: 0, transform: 'none', skew: 0.1, kurtosis: -3 }, minMax, mean)],
    [
      'imputation_incomplete',
      sampleSpec({
        data: { ...data, indicators: { ...indicators, rd: [1, 2, 4, 9, 6, null] } },
        steps: [{ step: 'impute', method: 'mean', group: 'region' }, minMax, mean],
      }),
    ],
    ['unit_screened_out', steps({ step: 'screen', drop: ['A'] }, minMax, mean)],
    [
      'score_missing',
      sampleSpec({
        data: { ...data, indicators: { ...indicators, rd: [1, 2, 4, 9, 6, null] } },
        steps: [minMax, { ...mean, minAvailable: 0.9 }],
      }),
    ],
    [
      'weight_below_zero',
      sampleSpec({
        data: { ...data, indicators: { ...indicators, cover: [9, 6, 7, 2, 1, 3] } },
        structure: wider,
        steps: [minMax, { step: 'weight', method: 'equal', nodes: { innovation: { method: 'pca' } } }, mean],
      }),
    ],
  ]
  test.each(found)('%s', (code, spec) => {
    const compiled = compileIndex(spec)
    const built = compiled.ok ? buildIndex(compiled.value) : compiled
    expect(built.ok ? '' : built.refusal.offences).toBe('')
    expect(built.ok && built.value.findings.map(finding => finding.code)).toContain(code)
    for (const finding of built.ok ? built.value.findings : [])
      expect(Object.keys(finding.details)).toEqual(expect.arrayContaining(slotsOf(`index.findings.${finding.code}`)))
  })
  test('every finding has a row', () => expect(found.map(([code]) => code)).toEqual(findingCodes))
})
