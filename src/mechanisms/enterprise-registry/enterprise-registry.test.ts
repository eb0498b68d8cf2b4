import { day } from '#base'
import { type Call, checkExample, exampleKeys, messageKeys, unequalMessages } from '#define'
import { type Organisation, parties } from '#parties'
import { describe, expect, it } from 'vitest'
import { enterpriseRegistry, reported, type StatForm } from './definition.ts'
import { example } from './example.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import * as rule from './rules.ts'

const yuan = (of: number): bigint => BigInt(Math.round(of * 100))
const call = (role = 'firm'): Call =>
  ({
    day: day('2024-02-05'),
    now: '2024-02-05T00:00:00.000Z',
    move: '',
    reason: null,
    actor: { person: 'p', role, unit: null, organisation: 'firm' },
    newId: () => 'new',
  }) as Call
const form = (of: Partial<Record<keyof StatForm, unknown>> = {}): StatForm =>
  ({
    ...Object.fromEntries(reported.map(name => [name, null])),
    id: 'f',
    state: 'filled',
    filedOn: '2024-02-05',
    organisation: 'firm',
    period: '2023',
    form: 'annual',
    explanation: null,
    proof: [],
    filledBy: 'firm',
    ...of,
  }) as unknown as StatForm
const firm = (of: Partial<Record<keyof Organisation, unknown>> = {}): Organisation =>
  ({
    id: 'firm',
    kind: 'company',
    size: 'medium',
    enteredZoneOn: '2020-01-01',
    enteredFrom: null,
    leftZoneOn: null,
    isShortLived: null,
    countedFrom: '2022-01-01',
    countedUntil: null,
    earlierScopes: [],
    earlierStays: [],
    ...of,
  }) as unknown as Organisation
const codeOf = (verdict: unknown): unknown => (Array.isArray(verdict) ? verdict[0] : verdict)

describe('the definition', () => {
  it('speaks both languages and its example fits', () => {
    expect(checkExample(example, [parties, enterpriseRegistry])).toEqual([])
    const keys = new Set(Object.keys(zh))
    const own = [...messageKeys([enterpriseRegistry]), ...exampleKeys(example)].filter(key =>
      key.startsWith('enterprise-registry.'),
    )
    expect(own.filter(key => !keys.has(key))).toEqual([])
    expect(unequalMessages({ zh, en })).toEqual([])
  })
  it('says each check in words', () => {
    for (const check of [
      'revenue_jump',
      'output_over_revenue',
      'no_degrees',
      'no_returnees',
      'payroll_low',
      'energy_high',
      'zero_report',
    ])
      expect(zh).toHaveProperty([`enterprise-registry.checks.${check}`])
  })
})

describe('a form is filled in', () => {
  it.each([
    ['a year for the year', { form: 'annual', period: '2023' }, null],
    ['a month for the year', { form: 'annual', period: '2023-07' }, 'period_of_another_form'],
    ['a quarter for the flash', { form: 'flash', period: '2023Q1' }, 'period_of_another_form'],
    ['a month for the month', { form: 'month', period: '2023-07' }, null],
    ['a year for the month', { form: 'month', period: '2023' }, 'period_of_another_form'],
  ] as const)('%s', (_, of, code) => expect(codeOf(rule.periodFitsForm(form(of), null, call()))).toBe(code))

  it.each([
    ['high-tech output above all output', { highTechOutputFen: 5n, outputFen: 4n }, 'part_exceeds_whole'],
    ['as large as', { highTechOutputFen: 4n, outputFen: 4n }, null],
    ['the whole not reported', { highTechOutputFen: 5n }, null],
    ['more researchers than staff', { rdStaff: 9, staff: 8 }, 'part_exceeds_whole'],
  ] as const)('%s', (_, of, code) => expect(codeOf(rule.partsWithinWholes(form(of), null, call()))).toBe(code))

  it('nobody above the firm touches its figure', () => {
    expect(rule.figureOfItsOwner(form(), null, call('zoneDepartment'))).toBe('figure_of_firm')
    expect(rule.figureOfItsOwner(form(), null, call('firm'))).toBe(null)
    expect(rule.figureOfItsOwner(form({ filledBy: 'zone' }), null, call('zoneDepartment'))).toBe(null)
  })
})

describe('before it leaves', () => {
  it.each([
    ['counted since', {}, null],
    ['counted later', { countedFrom: '2024-01-01' }, 'firm_not_counted'],
    ['left in the year', { countedUntil: '2023-09-15' }, 'firm_not_counted'],
    ['left on the last day', { countedUntil: '2023-12-31' }, 'firm_not_counted'],
    ['left the day after', { countedUntil: '2024-01-01' }, null],
    ['counted at that time', { countedFrom: null, earlierScopes: [{ from: '2023-01-01', left: '2024-01-01' }] }, null],
    ['never', { countedFrom: null }, 'firm_not_counted'],
  ] as const)('the firm is counted: %s', (_, of, code) =>
    expect(codeOf(rule.firmIsCounted(form(), { firm: firm(of) }, call()))).toBe(code),
  )

  it.each([
    ['a thousandth of last year', yuan(1_350_000), yuan(1_200_000_000), 'unit_slip'],
    ['a thousandfold', yuan(1_200_000_000), yuan(1_350_000), 'unit_slip'],
    ['twelvefold', yuan(12_000_000), yuan(1_000_000), null],
    ['nothing last year', yuan(1_000), 0n, null],
    ['not reported', null, yuan(1_000), null],
  ] as const)('a slip of the unit: %s', (_, revenueFen, was, code) =>
    expect(codeOf(rule.unitsRight(form({ revenueFen }), { earlier: [form({ revenueFen: was })] }, call()))).toBe(code),
  )

  const settings = { jump: '10', output: '1.5', head: yuan(20_000), energy: '0.1' }
  it.each([
    ['revenue jumps', { revenueFen: yuan(11_000_000) }, { revenueFen: yuan(1_000_000) }, ['revenue_jump']],
    ['ten times is no jump', { revenueFen: yuan(10_000_000) }, { revenueFen: yuan(1_000_000) }, []],
    ['output far above revenue', { outputFen: yuan(151), revenueFen: yuan(100) }, {}, ['output_over_revenue']],
    ['no degrees', { staff: 51, graduates: 0, bachelors: 0 }, {}, ['no_degrees']],
    ['degrees not reported', { staff: 51 }, {}, []],
    ['no returnees', { staff: 1_001, returnees: 0 }, {}, ['no_returnees']],
    ['payroll low', { staff: 60, payrollFen: yuan(1_199_999) }, {}, ['payroll_low']],
    ['payroll right at the line', { staff: 60, payrollFen: yuan(1_200_000) }, {}, []],
    ['energy high', { energyTce: '101', revenueFen: yuan(1_000_000) }, {}, ['energy_high']],
    ['energy at the line', { energyTce: '100', revenueFen: yuan(1_000_000) }, {}, []],
    ['staff and no revenue', { staff: 3, revenueFen: 0n }, {}, ['zero_report']],
  ] as const)('odd: %s', (_, of, before, checks) =>
    expect(rule.oddsOf(form(of), form(before), settings).map(odd => odd.check)).toEqual(checks),
  )

  it('what is odd wants an explanation', () => {
    const odd = form({ staff: 3, revenueFen: 0n })
    expect(codeOf(rule.oddsExplained(odd, { ...settings, earlier: [] }, call()))).toBe('explanation_missing')
    expect(rule.oddsExplained({ ...odd, explanation: 'not yet trading' }, { ...settings, earlier: [] }, call())).toBe(null)
  })
})

describe('which organisations are new firms', () => {
  it.each([
    ['registered here', {}, true],
    ['moved in', { enteredFrom: 'elsewhere' }, false],
    ['never in the zone', { enteredZoneOn: null }, false],
    ['gone within months', { isShortLived: true }, false],
    ['a branch', { kind: 'branch' }, false],
    ['a sole trader', { kind: 'soleTrader' }, false],
    ['kind not known', { kind: null }, true],
  ] as const)('%s', (_, of, is) => expect(rule.isNewFirm(firm(of))).toBe(is))
})
