import { day } from '#base'
import { type Call, checkAreas, checkExample, exampleKeys, messageKeys, rehearse, sentenceOf, unequalMessages } from '#define'
import { parties } from '#parties'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Agreement, type Plate, type Platform, type PlatformYear, researchPlatform } from './definition.ts'
import { example } from './example.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import * as rule from './rules.ts'

const areas = [parties, researchPlatform]
const call = (on = '2023-06-01'): Call => ({ day: day(on), newId: () => 'new' }) as unknown as Call
const codeOf = (verdict: unknown): unknown => (Array.isArray(verdict) ? verdict[0] : verdict)
const plate = (of: Readonly<Record<string, unknown>>): Plate =>
  ({ state: 'valid', level: 'regional', recognisedOn: '2022-01-01', validUntil: null, leftOn: null, ...of }) as unknown as Plate
const spans = (of: readonly rule.Span[]) => of.map(({ from, left }) => `${from}/${left ?? ''}`)

describe('on which days a body counts', () => {
  it.each([
    ['no plate', [], [], []],
    ['one', [{}], [], ['2022-01-01/']],
    ['its last day counts', [{ validUntil: '2022-12-31' }], [], ['2022-01-01/2023-01-01']],
    [
      'two of one level are one body',
      [{ validUntil: '2022-12-31' }, { recognisedOn: '2022-06-01', validUntil: '2024-12-31' }],
      [],
      ['2022-01-01/2025-01-01'],
    ],
    [
      'a gap is a gap',
      [{ validUntil: '2022-03-31' }, { recognisedOn: '2022-06-01' }],
      [],
      ['2022-01-01/2022-04-01', '2022-06-01/'],
    ],
    [
      'a renewal on the next day leaves none',
      [{ validUntil: '2022-03-31' }, { recognisedOn: '2022-04-01' }],
      [],
      ['2022-01-01/'],
    ],
    [
      'the higher level wins from its day on',
      [{}, { level: 'national', recognisedOn: '2022-11-01' }],
      ['2022-11-01/'],
      ['2022-01-01/2022-11-01'],
    ],
    [
      'and the lower one is back when it ends',
      [{}, { level: 'national', recognisedOn: '2022-11-01', validUntil: '2023-10-31' }],
      ['2022-11-01/2023-11-01'],
      ['2022-01-01/2022-11-01', '2023-11-01/'],
    ],
    ['left', [{ validUntil: '2024-12-31', leftOn: '2023-05-01' }], [], ['2022-01-01/2023-05-01']],
    ['struck out', [{ state: 'struck' }], [], []],
    ['a city plate is neither', [{ level: 'city' }], [], []],
  ] as const)('%s', (_, of, national, regional) => {
    const found = rule.daysByLevel(of.map(plate))
    expect([spans(found.national), spans(found.regional)]).toEqual([national, regional])
  })

  it('agrees with asking every plate on every day', () => {
    const first = Date.parse('2022-01-01')
    const dayOf = (n: number) => new Date(first + n * 86_400_000).toISOString().slice(0, 10)
    const some = fc.record({
      level: fc.constantFrom('national', 'regional', 'city'),
      state: fc.constantFrom('valid', 'lapsed', 'revoked', 'struck'),
      from: fc.nat(40),
      lasts: fc.option(fc.nat(20)),
      left: fc.option(fc.nat(30)),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), of => {
        const plates = of.map(one =>
          plate({
            level: one.level,
            state: one.state,
            recognisedOn: dayOf(one.from),
            validUntil: one.lasts === null ? null : dayOf(one.from + one.lasts),
            leftOn: one.left === null ? null : dayOf(one.from + one.left),
          }),
        )
        const found = rule.daysByLevel(plates)
        const within = (list: readonly rule.Span[], on: string) =>
          list.filter(span => span.from <= on && (span.left === null || span.left > on)).length
        for (let n = 0; n < 90; n++) {
          const on = dayOf(n)
          const holds = (level: string) =>
            plates.some(
              p =>
                p.level === level &&
                p.state !== 'struck' &&
                p.recognisedOn <= on &&
                (p.validUntil === null || p.validUntil >= on) &&
                (p.leftOn === null || p.leftOn > on),
            )
          expect(within(found.national, on)).toBe(holds('national') ? 1 : 0)
          expect(within(found.regional, on)).toBe(!holds('national') && holds('regional') ? 1 : 0)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('checks', () => {
  const body = (of: Partial<Record<keyof Platform, unknown>> = {}) =>
    ({
      state: 'standing',
      host: 'h',
      kind: 'newTypeInstitute',
      isIndependent: true,
      isInZone: true,
      isWorkingHere: true,
      ...of,
    }) as Platform

  it('nobody gives a plate above its level', () => {
    expect(codeOf(rule.issuerReachesLevel(plate({ level: 'national', issuer: 'regionalScience' }), null, call()))).toBe(
      'level_above_issuer',
    )
    expect(rule.issuerReachesLevel(plate({ level: 'city', issuer: 'scienceMinistry' }), null, call())).toBe(null)
  })
  it.each([
    ['planned', {}, 'platform_not_built'],
    ['trial', {}, null],
    ['movedOut', {}, 'platform_gone'],
    ['standing', { host: 'other' }, 'host_differs'],
  ])('a plate on a body that is %s', (state, more, code) => {
    expect(codeOf(rule.bodyStands(plate({ host: 'h' }), { platform: body({ state, ...more }) }, call()))).toBe(code)
  })
  it('days do not lie ahead', () => {
    expect(rule.recognisedByToday(plate({ recognisedOn: '2023-06-02' }), null, call())).toBe('issued_in_future')
    expect(rule.endedByToday(plate({ leftOn: '2023-06-02' }), null, call())).toBe('left_in_future')
    expect(rule.leftByToday(body({ leftOn: '2023-06-02' }), null, call())).toBe('left_in_future')
    expect(rule.leftByToday(body({ leftOn: '2023-06-01' }), null, call())).toBe(null)
  })
  it('registered here and at work elsewhere is refused', () => {
    expect(rule.worksWhereItStands(body({ isWorkingHere: false }), null, call())).toBe('platform_works_elsewhere')
    expect(rule.worksWhereItStands(body({ isInZone: false, isWorkingHere: false }), null, call())).toBe(null)
  })
  it('a renewal ends later', () => {
    const before = plate({ validUntil: '2024-05-01' })
    expect(codeOf(rule.renewedLonger(plate({ validUntil: '2024-05-01' }), { before }, call()))).toBe('renewal_not_longer')
    expect(rule.renewedLonger(plate({ validUntil: '2024-05-02' }), { before }, call())).toBe(null)
    expect(rule.renewedLonger(plate({ validUntil: null }), { before }, call())).toBe(null)
  })

  const year = (of: Partial<Record<keyof PlatformYear, unknown>> = {}) =>
    ({ year: '2022', staff: 100, researchStaff: 30, incomeFen: 100n, researchSpendFen: 15n, ...of }) as PlatformYear
  const settings = { staffMin: 3_000, spendMin: 1_500 }
  it.each([
    ['all at the line', {}, {}, null],
    ['too few people', { researchStaff: 29 }, {}, 'review_tests_not_met'],
    ['too little money', { researchSpendFen: 14n }, {}, 'review_tests_not_met'],
    ['not told', { incomeFen: null }, {}, 'review_tests_not_met'],
    ['no legal person', {}, { isIndependent: false }, 'review_tests_not_met'],
    ['a laboratory is not asked', { staff: null }, { kind: 'keyLab' }, null],
  ])('review: %s', (_, of, bodyMore, code) =>
    expect(codeOf(rule.reviewTestsMet(year(of), { platform: body(bodyMore), ...settings }, call()))).toBe(code),
  )
  it('a year is reported once it is over, and has no more researchers than staff', () => {
    expect(codeOf(rule.yearIsOver(year({ year: '2023' }), null, call()))).toBe('year_not_over')
    expect(rule.yearIsOver(year(), null, call())).toBe(null)
    expect(rule.researchWithinStaff(year({ researchStaff: 101 }), null, call())).toBe('technology_staff_exceeds_staff')
  })

  const line = { dueOn: '2023-01-01', deliverable: 'd', weight: 10_000, amountFen: 5n, deliveredOn: null }
  const agreement = (of: Readonly<Record<string, unknown>> = {}) =>
    ({ host: 'h', sources: [{ payer: 'city', amountFen: 5n }], milestones: [line], ...of }) as unknown as Agreement
  it('an agreement stands on a plan, is covered and stays as signed', () => {
    expect(rule.stillPlanned(agreement(), { platform: body() }, call())).toBe('agreement_not_awaited')
    expect(rule.stillPlanned(agreement({ host: 'x' }), { platform: body({ state: 'planned' }) }, call())).toBe('host_differs')
    expect(codeOf(rule.sourcesCoverMilestones(agreement({ sources: [{ amountFen: 4n }] }), null, call()))).toBe(
      'milestones_above_sources',
    )
    const before = agreement()
    expect(rule.onlyDeliveries(agreement({ milestones: [{ ...line, deliveredOn: '2023-01-01' }] }), { before }, call())).toBe(
      null,
    )
    expect(rule.onlyDeliveries(agreement({ milestones: [{ ...line, amountFen: 6n }] }), { before }, call())).toBe(
      'milestones_changed',
    )
  })
  it('the next review of an institute lies ahead', () => {
    const plates = [plate({ recognisedOn: '2020-02-29' })]
    const of = { plates, reportDay: '03-31', reviewYears: 3 }
    expect(rule.spansKept(body({ reportDueOn: null }), of, call('2023-01-05'))).toMatchObject({
      reportDueOn: '2024-03-31',
      reviewDueOn: '2023-02-28',
    })
    expect(rule.spansKept(body({ kind: 'keyLab', reportDueOn: null }), of, call())).toMatchObject({ reviewDueOn: null })
  })
})

describe('the slice', () => {
  it('agrees with itself and its house', () => {
    expect(checkAreas(areas).map(sentenceOf)).toEqual([])
    expect(checkExample(example, areas).map(sentenceOf)).toEqual([])
  })
  it('speaks both languages', () => {
    const texts: Readonly<Record<string, string>> = zh
    const own = messageKeys([researchPlatform]).filter(key => key in zh || key.startsWith('research-platform.'))
    expect([...own, ...exampleKeys(example)].filter(key => !texts[key]?.trim())).toEqual([])
    expect(unequalMessages({ zh, en })).toEqual([])
  })
  it('plays its example to the end', () => {
    for (const { step, refused, row, others } of rehearse(example, areas).steps) {
      const says = { step: step.take, key: step.key, refused: refused?.code ?? null }
      expect(says).toEqual({ step: step.take, key: step.key, refused: step.expect?.refused ?? null })
      expect(others).toEqual(step.expect?.others ?? {})
      if (step.expect?.values) expect(row).toMatchObject(step.expect.values)
    }
  })
})
