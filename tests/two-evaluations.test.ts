import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EvaluationInput, evaluate, evaluationBundleOf } from '#assessment'
import { differences, evaluateYears, frozenEvaluation, verifyBundle } from '#verifier'

const grades = ['excellent', 'good', 'pass', 'fail'] as const
const unit = (name: string, total: string, more: object = {}) => ({
  unit: name,
  total,
  grade: 'good' as const,
  taskWeight: '4',
  ...more,
})
/** The worked example: 86.40, 90.15, 92.30 and 95.20. */
const worked = (more: Partial<EvaluationInput> = {}): EvaluationInput => ({
  rules: '1.0.0',
  plan: 'p',
  cutOff: '2025-06-30T00:00:00Z',
  years: [
    { year: 2022, run: 'r1', fingerprint: 'a', weight: '0.3', units: [unit('u', '86.40')] },
    { year: 2023, run: 'r2', fingerprint: 'b', weight: '0.3', units: [unit('u', '90.15', { grade: 'excellent' })] },
    { year: 2024, run: 'r3', fingerprint: 'c', weight: '0.4', units: [unit('u', '92.30', { grade: 'excellent' })] },
  ],
  terminal: [{ unit: 'u', score: '95.20', unmetWeight: '12' }],
  terminalShare: '0.5',
  unmetWeightMax: '30',
  gradeLines: { excellent: '90', good: '80', pass: '60' },
  mergers: [],
  falsified: [],
  ...more,
})
const failedIn = (...years: readonly number[]): EvaluationInput['years'] =>
  worked().years.map(year => ({
    ...year,
    units: year.units.map(each => (years.includes(year.year) ? { ...each, grade: 'fail' as const } : each)),
  }))

describe('three years of one unit', () => {
  test.each<[string, Partial<EvaluationInput>, object]>([
    ['the worked example is rounded once', {}, { total: '92.54', mean: '89.885', grade: 'excellent', gates: [] }],
    ['other shares', { terminalShare: '0.4' }, { total: '92.01' }],
    ['without target lines the years alone count', { terminal: [] }, { total: '89.89', terminal: null, grade: 'good' }],
    [
      'one failed year closes excellent',
      { years: failedIn(2022) },
      { grade: 'good', byLine: 'excellent', gates: ['yearFailed'] },
    ],
    ['two failed years leave pass', { years: failedIn(2022, 2024) }, { grade: 'pass', gates: ['twoYearsFailed'] }],
    ['falsification closes excellent', { falsified: ['u'] }, { grade: 'good', gates: ['falsified'] }],
    [
      '30 points unmet are not too many',
      { terminal: [{ unit: 'u', score: '95.20', unmetWeight: '30' }] },
      { grade: 'excellent' },
    ],
    ['31 are', { terminal: [{ unit: 'u', score: '95.20', unmetWeight: '30.01' }] }, { grade: 'good', gates: ['targetsUnmet'] }],
    [
      'a year without a verdict is no zero',
      { years: worked().years.map((year, at) => (at === 1 ? { ...year, units: [] } : year)) },
      { total: null, mean: null, grade: null },
    ],
  ])('%s', (_, more, expected) => {
    expect(evaluate(worked(more)).units).toMatchObject([expected])
    expect(evaluateYears(worked(more))).toMatchObject({ units: [expected] })
  })

  test('a successor inherits the years by task weight, and the worst grade', () => {
    const first = worked().years[0]
    const merged = worked({
      years: [
        {
          ...(first as EvaluationInput['years'][number]),
          units: [unit('u', '90', { taskWeight: '1' }), unit('old', '70', { taskWeight: '3', grade: 'pass' })],
        },
        ...worked().years.slice(1),
      ],
      mergers: [{ from: 'old', into: 'u' }],
    })
    const [found] = evaluate(merged).units
    expect(found?.years[0]).toEqual({ year: 2022, total: '75', grade: 'pass', inherited: ['old'] })
    expect(evaluate(merged).units).toHaveLength(1)
  })
})

const decimal = fc.integer({ min: 0, max: 10_000 }).map(points => (points / 100).toFixed(2))
const names = ['a', 'b', 'c', 'd']
const input: fc.Arbitrary<EvaluationInput> = fc.record({
  rules: fc.constant('1.0.0' as const),
  plan: fc.constant('p'),
  cutOff: fc.constant('2025-06-30T00:00:00Z'),
  years: fc.tuple(
    ...[2022, 2023, 2024].map((year, at) =>
      fc.record({
        year: fc.constant(year),
        run: fc.constant(`r${at}`),
        fingerprint: fc.constant('f'),
        weight: fc.constant(['0.3', '0.3', '0.4'][at] as string),
        units: fc.uniqueArray(
          fc.record({
            unit: fc.constantFrom(...names),
            total: decimal,
            grade: fc.constantFrom(...grades),
            taskWeight: fc.constantFrom('0', '1', '2.5', '3'),
          }),
          { selector: each => each.unit },
        ),
      }),
    ),
  ),
  terminal: fc.uniqueArray(
    fc.record({ unit: fc.constantFrom(...names), score: decimal, unmetWeight: fc.constantFrom('0', '30', '30.5', '100') }),
    { selector: each => each.unit },
  ),
  terminalShare: fc.constantFrom('0', '0.5', '1', '0.35'),
  unmetWeightMax: fc.constantFrom('30', '0'),
  gradeLines: fc.constantFrom({ excellent: '90', good: '80', pass: '60' }, { excellent: '55', good: '50', pass: '45' }),
  mergers: fc.constantFrom(
    [],
    [{ from: 'a', into: 'b' }],
    [
      { from: 'a', into: 'b' },
      { from: 'b', into: 'c' },
    ],
    [{ from: 'd', into: 'x' }],
  ),
  falsified: fc.subarray(names),
})

describe('two programs', () => {
  test('agree on random evaluations, whatever the order of rows', () =>
    fc.assert(
      fc.property(input, of => {
        expect(frozenEvaluation(of, '')).toBeNull()
        const first = JSON.parse(JSON.stringify(evaluate(of))) as Record<string, unknown>
        const { engine: _, ...figures } = first
        expect(differences(figures, evaluateYears(of))).toEqual([])
        const turned = {
          ...of,
          years: of.years.toReversed().map(year => ({ ...year, units: year.units.toReversed() })),
          terminal: of.terminal.toReversed(),
          falsified: of.falsified.toReversed(),
        }
        expect(evaluate(turned)).toEqual(evaluate(of))
      }),
      { numRuns: 1_000 },
    ))

  const sealed = evaluationBundleOf(worked(), evaluate(worked()))
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  test('the bundle holds, and its hash is that of the text before it', () => {
    expect(verifyBundle(Buffer.from(sealed))).toEqual({ holds: true, findings: [] })
    expect(sealed.endsWith(`,"sha256":"${hash(sealed.replace(/,"sha256":"[0-9a-f]{64}"}$/, '}'))}"}`)).toBe(true)
  })
  test.each<[string, string, string, string]>([
    ['"total":"92.54"', '"total":"93.54"', 'result_differs', 'result.units[u].total'],
    ['"total":"86.40"', '"total":"87.40"', 'hash_differs', 'sha256'],
    ['"weight":"0.3"', '"weight":"3"', 'bundle_unreadable', 'inputs.years.0.weight'],
    ['jinwei-evaluation/1', 'jinwei-evaluation/2', 'bundle_unreadable', 'format'],
  ])('%s → %s is named', (from, to, code, path) => {
    const { holds, findings } = verifyBundle(Buffer.from(sealed.replace(from, to)))
    expect(holds).toBe(false)
    expect(findings.some(each => each.code === code && each.path === path)).toBe(true)
  })
  test('one changed byte anywhere is found', () =>
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 33, max: 126 }), (at, to) => {
        const bytes = Buffer.from(sealed)
        fc.pre(bytes[at] !== to)
        bytes[at] = to
        expect(verifyBundle(bytes).holds).toBe(false)
      }),
    ))
})
