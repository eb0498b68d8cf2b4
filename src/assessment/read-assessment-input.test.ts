import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonical } from '#base'
import { assess } from './assess.ts'
import { readAssessmentInput, readScheme } from './read-assessment-input.ts'

const scheme = JSON.parse(readFileSync('data/assessment/default-scheme-2023.json', 'utf8'))
const input = {
  cutOff: '42',
  scheme,
  facts: [{ indicator: 'I02', value: '521', baseline: null, previous: null, status: 'final', factIds: ['f1'] }],
  measures: [
    {
      unit: 'u',
      task: '3.1.1',
      milestones: [{ id: 'm', weight: '100', dueOn: '2023-06-30', extendedTo: null, doneOn: '2023-06-30', quality: '1' }],
    },
  ],
  conduct: [
    {
      unit: 'u',
      reportsLateShort: 0,
      reportsLateLong: 0,
      reportsMissing: 0,
      returns: 0,
      decisionsDue: 1,
      decisionsOnTime: 1,
      slipRepliesLate: 0,
      absences: 0,
    },
  ],
  rules: '1.1.0',
  selfReviews: [{ unit: 'u', indicator: 'I02', claimed: '530' }],
  falsified: [{ id: 'x', unit: 'u', indicator: 'I02' }],
  cases: [{ id: 'c', number: null, unit: 'u', subject: 'figure', of: 'I02' }],
  rulings: [{ id: 'r', kind: 'A9', ruling: 'r' }],
  adjustments: [{ id: 'a', unit: 'u', kind: 'bonus', points: '0.5', matter: 'm', toleratedBy: null }],
  vetoes: [{ id: 'v', unit: 'u', effect: 'fail' }],
}
type Json = Record<string, unknown>
/** A copy with one value changed; `undefined` takes it out. */
const changed = (path: string, to: unknown): unknown => {
  const copy = structuredClone(input) as Json
  const names = path.split('.')
  const last = names.pop() ?? ''
  const place = names.reduce<Json>((at, name) => at[name] as Json, copy)
  place[last] = to
  return copy
}

test('what was written reads back and gives the same result', () => {
  const read = readAssessmentInput(JSON.parse(canonical(input)))
  expect(read.ok).toBe(true)
  if (!read.ok) return
  const again = readAssessmentInput(JSON.parse(canonical(read.value)))
  expect(again).toEqual(read)
  expect(canonical(assess(read.value))).toBe(canonical(assess(again.ok ? again.value : read.value)))
})

test.each([2022, 2023, 2024])('the default scheme of %i reads', year =>
  expect(readScheme(JSON.parse(readFileSync(`data/assessment/default-scheme-${year}.json`, 'utf8'))).ok).toBe(true),
)

describe('what cannot be read is named with its place', () => {
  test.each([
    ['scheme', undefined, 'input_missing'],
    ['scheme', 'x', 'input_malformed'],
    ['scheme.lines.3.weight', 'many', 'input_malformed'],
    ['scheme.lines.3.weight', '-1', 'input_malformed'],
    ['scheme.lines.3.owners.0.role', 'boss', 'input_malformed'],
    ['scheme.blocks.tasks', undefined, 'input_missing'],
    ['scheme.alpha.lead', '1.5', 'input_malformed'],
    ['facts.0.value', '5 million', 'input_malformed'],
    ['facts.0.status', 'estimated', 'input_malformed'],
    ['measures.0.milestones.0.doneOn', '2023-06-31', 'input_malformed'],
    ['measures.0.milestones.0.quality', '1.01', 'input_malformed'],
    ['conduct.0.returns', -1, 'input_out_of_range'],
    ['adjustments.0.kind', 'gift', 'input_malformed'],
    ['vetoes.0.effect', 'none', 'input_malformed'],
    ['rules', '2.0.0', 'input_malformed'],
    ['scheme.year', 0, 'input_out_of_range'],
    ['scheme.deviation.limit', undefined, 'input_missing'],
    ['scheme.quotas.good', '-0.1', 'input_malformed'],
    ['scheme.quotas', { excellent: '1.01', good: '0' }, 'quotas_over_whole'],
    ['scheme.quotas', { excellent: '0.6', good: '0.41' }, 'quotas_over_whole'],
    ['selfReviews.0.claimed', 'much', 'input_malformed'],
    ['falsified', {}, 'input_malformed'],
    ['falsified.0.indicator', undefined, 'input_missing'],
    ['cases.0.subject', 'grade', 'input_malformed'],
    ['rulings.0.ruling', 7, 'input_malformed'],
  ])('%s = %j → %s', (path, to, code) => {
    expect(readAssessmentInput(changed(path, to))).toMatchObject({ ok: false, refusal: { code, where: path } })
  })
  test.each([
    ['scheme.units'],
    ['scheme.lines'],
    ['scheme.tasks'],
    ['facts'],
    ['measures'],
    ['conduct'],
    ['adjustments'],
    ['vetoes'],
    ['selfReviews'],
    ['falsified'],
    ['cases'],
    ['rulings'],
  ])('a second row under one key in %s', table => {
    const rows = table.split('.').reduce<unknown>((part, name) => (part as Json)[name], input) as readonly unknown[]
    expect(readAssessmentInput(changed(table, [...rows, rows[0]]))).toMatchObject({
      refusal: { code: 'input_twice', where: `${table}.${rows.length}` },
    })
  })
  test('rows under different keys are fine, and so are tables that are absent', () => {
    const two = (rows: readonly object[], name: string, other: string) => [...rows, { ...rows[0], [name]: other }]
    const { units, lines, tasks } = scheme
    const several = {
      ...input,
      scheme: {
        ...scheme,
        units: two(units, 'unit', 'x'),
        lines: two(lines, 'indicator', 'x'),
        tasks: two(tasks, 'task', 'x'),
      },
      facts: two(input.facts, 'indicator', 'I03'),
      measures: two(two(input.measures, 'task', '3.1.2'), 'unit', 'v'),
      conduct: two(input.conduct, 'unit', 'v'),
      adjustments: two(input.adjustments, 'id', 'b'),
      vetoes: two(input.vetoes, 'id', 'w'),
      selfReviews: two(two(input.selfReviews, 'unit', 'v'), 'indicator', 'I03'),
      falsified: two(input.falsified, 'id', 'y'),
      cases: two(input.cases, 'id', 'd'),
      rulings: two(input.rulings, 'id', 's'),
    }
    expect(readAssessmentInput(several).ok).toBe(true)
    const { selfReviews: _s, falsified: _f, cases: _c, rulings: _r, ...old } = input
    expect(readAssessmentInput(old).ok).toBe(true)
  })
  test.each<[string, unknown, object]>([
    ['facts', [...input.facts, ...input.facts], { value: 'I02' }],
    ['scheme.quotas', { excellent: '0.6', good: '0.41' }, { excellent: '0.6', good: '0.41', sum: '1.01' }],
    ['cutOff', '2023-06-29T00:00:00Z', { value: '2023-06-30', cutOff: '2023-06-29' }],
    ['scheme.sharing', 'x'.repeat(61), { value: `${'x'.repeat(60)}…` }],
    ['scheme.alpha.lead', `${'x'.repeat(61)}`, { value: 'x'.repeat(60) }],
    ['scheme.id', 123, { value: '123' }],
    ['scheme.lines.0.params', 'y'.repeat(61), { value: 'y'.repeat(60) }],
    ['scheme.id', ['z'.repeat(61)], { value: 'z'.repeat(60) }],
  ])('%s = %j says what it saw', (path, to, details) => {
    const read = readAssessmentInput(changed(path, to))
    expect(read.ok ? {} : read.refusal.details).toEqual(details)
  })
  test.each([
    ['2023-99-01T00:00:00Z', true],
    ['2023-06-30T15:59:59.000Z', true],
    ['2023-06-29T16:00:00Z', true],
    ['2023-06-29T15:59:59Z', false],
    ['42', true],
  ])('work of 30 June under a cut-off at %s', (cutOff, isKnown) =>
    expect(readAssessmentInput(changed('cutOff', cutOff))).toMatchObject(
      isKnown
        ? { ok: true }
        : {
            refusal: {
              code: 'fact_from_the_future',
              where: 'measures.0.milestones.0.doneOn',
              details: { cutOff: '2023-06-29' },
            },
          },
    ),
  )
  /** Every value of a small input by its path, those inside of parameters left out: a function reads them itself. */
  const small = {
    ...input,
    scheme: {
      ...scheme,
      units: scheme.units.slice(0, 1),
      lines: [{ ...scheme.lines[1], params: {}, owners: scheme.lines[1].owners.slice(0, 1) }],
      tasks: [{ ...scheme.tasks[0], owners: scheme.tasks[0].owners.slice(0, 1) }],
    },
    facts: [{ ...input.facts[0], inputs: {} }],
  } as Json
  const notRead = /^scheme\.(title|notes|unresolved|cityTableCode)|basis|measureUnit|goals|lines\.0\.(note|baseline)$/
  const paths = (part: unknown, path: string): readonly string[] =>
    typeof part === 'object' && part !== null
      ? Object.entries(part).flatMap(([name, inner]) => {
          const place = path === '' ? name : `${path}.${name}`
          return notRead.test(place) ? [] : [place, ...paths(inner, place)]
        })
      : []
  const withValue = (path: string, to: unknown): unknown => {
    const copy = structuredClone(small)
    const names = path.split('.')
    const last = names.pop() ?? ''
    const place = names.reduce<Json>((at, name) => at[name] as Json, copy)
    if (to === undefined && !Array.isArray(place)) delete place[last]
    else place[last] = to
    return copy
  }
  const mayBeAbsent =
    /^(rules|tieOrder|selfReviews|falsified|cases|rulings|scheme\.deviation)$|\.(statements|inputs|value|baseline|previous|extendedTo|doneOn|toleratedBy|number)$/
  const isFree = /\.(params|inputs)$/
  test.each(paths(small, ''))('%s cannot be anything, nor left out', path => {
    const odd = readAssessmentInput(withValue(path, isFree.test(path) ? 7 : { odd: 1 }))
    // of an object of named fields the first of them is missing
    expect(odd.ok ? null : odd.refusal.where?.startsWith(path)).toBe(true)
    const absent = readAssessmentInput(withValue(path, undefined))
    expect(absent.ok ? 'ok' : [absent.refusal.code, absent.refusal.where]).toEqual(
      mayBeAbsent.test(path) ? 'ok' : ['input_missing', path],
    )
  })
  test('what is no part of an input is left out', () => {
    const read = readAssessmentInput({ ...small, note: 1, scheme: { ...(small.scheme as Json), note: 1 } })
    expect(read.ok && 'note' in read.value).toBe(false)
    expect(read.ok && 'note' in read.value.scheme).toBe(false)
    expect(read.ok && 'inputs' in (read.value.facts[0] ?? {})).toBe(true)
  })
  test.each([
    ['scheme.lines.0.weight', '0', true],
    ['scheme.coefficients.lead', '-0.1', false],
    ['scheme.importance.key', '1e1', false],
    ['scheme.alpha.lead', '0', true],
    ['scheme.alpha.lead', '1', true],
    ['scheme.alpha.lead', '-0.01', false],
    ['scheme.split.lead', '1.01', false],
    ['scheme.limits.bonus', '0', true],
    ['scheme.year', 2023.5, false],
    ['scheme.year', 1, true],
    ['facts.0.value', '-3.5', true],
    ['selfReviews.0.claimed', '-3.5', true],
    ['adjustments.0.points', '0', true],
    ['adjustments.0.points', '-1', false],
    ['conduct.0.absences', 0, true],
    ['conduct.0.absences', 1.5, false],
    ['measures.0.milestones.0.dueOn', '2023-02-29', false],
    ['measures.0.milestones.0.weight', '-1', false],
    ['measures.0.milestones.0.quality', '0', true],
  ])('%s = %j is read: %s', (path, to, isRead) => expect(readAssessmentInput(withValue(path, to)).ok).toBe(isRead))
  test('no object at all', () => expect(readAssessmentInput(7)).toMatchObject({ refusal: { code: 'input_malformed' } }))
})
