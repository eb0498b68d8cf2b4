/** Checks of statistical forms, and which organisations are firms. Amounts in fen, energy in tonnes of coal equivalent. */
import { type Day, Decimal, type Details, type Fen, periodDays, yuanOfFen } from '#base'
import { type Call, refuses } from '#define'
import type { Organisation } from '#parties'
import type { StatForm } from './definition.ts'

// which organisations are firms

/** Branches and sole traders are no firms of their own until it is ruled otherwise. */
export const isFirm = (o: Organisation): boolean =>
  o.kind !== 'branch' && o.kind !== 'soleTrader' && o.kind !== 'institution' && o.size !== 'team'

/** Registered in the zone, not moved into it, and not gone again within months. */
export const isNewFirm = (o: Organisation): boolean =>
  isFirm(o) && o.enteredZoneOn !== null && o.enteredFrom === null && o.isShortLived !== true

// filling in

export const periodFitsForm = refuses(['period_of_another_form'], (f: StatForm) => {
  const isMonth = /^\d{4}-\d{2}$/.test(f.period)
  const fits = f.form === 'month' ? isMonth : /^\d{4}$/.test(f.period)
  return fits ? null : ['period_of_another_form', { form: f.form, wanted: f.form === 'month' ? '2023-07' : '2023' }]
})

const wholes: readonly (readonly [keyof StatForm, keyof StatForm])[] = [
  ['highTechOutputFen', 'outputFen'],
  ['mainRevenueFen', 'revenueFen'],
  ['technologyIncomeFen', 'revenueFen'],
  ['productIncomeFen', 'revenueFen'],
  ['serviceRevenueFen', 'revenueFen'],
  ['exportFen', 'tradeFen'],
  ['graduates', 'staff'],
  ['bachelors', 'staff'],
  ['rdStaff', 'staff'],
]

/** A part is no larger than its whole; a whole that is not reported has said nothing. */
export const partsWithinWholes = refuses(['part_exceeds_whole'], (f: StatForm) => {
  const wrong = wholes.find(([part, whole]) => f[part] !== null && f[whole] !== null && (f[part] as Fen) > (f[whole] as Fen))
  return wrong ? ['part_exceeds_whole', { part: wrong[0], whole: wrong[1] }] : null
})

export const filledInBy = (_: StatForm, __: unknown, call: Call): { readonly filledBy: 'firm' | 'zone' } => ({
  filledBy: call.actor.role === 'firm' ? 'firm' : 'zone',
})

/** Nobody above a firm touches the firm's figure. */
export const figureOfItsOwner = refuses(['figure_of_firm'], (f: StatForm, _: unknown, call) =>
  f.filledBy === 'firm' && call.actor.role !== 'firm' ? 'figure_of_firm' : null,
)

export const answerGiven = refuses(['answer_missing'], (f: StatForm) => (f.explanation ? null : 'answer_missing'))

// before it leaves

/** Forms of the firm for the same stretch of the year before. */
export const yearBefore = (f: StatForm) => ({
  organisation: f.organisation,
  form: f.form,
  period: `${Number(f.period.slice(0, 4)) - 1}${f.period.slice(4)}`,
})

/** The firm is in the statistics on the last day of the period. */
export const firmIsCounted = refuses(['firm_not_counted'], (f: StatForm, { firm }: { readonly firm: Organisation | null }) => {
  const { last } = periodDays(f.period)
  const scopes = [{ from: firm?.countedFrom ?? null, left: firm?.countedUntil ?? null }, ...(firm?.earlierScopes ?? [])]
  const isIn = ({ from, left }: { from: Day | null; left: Day | null }) =>
    from !== null && from <= last && (left === null || left > last)
  return scopes.some(isIn) ? null : ['firm_not_counted', { from: firm?.countedFrom ?? null, until: firm?.countedUntil ?? null }]
})

const inYuan = ['revenueFen', 'outputFen', 'assetsFen', 'taxPaidFen', 'payrollFen'] as const

/** A thousandfold of last year, or a thousandth: yuan written where thousands of yuan belong. It stops the form. */
export const unitsRight = refuses(['unit_slip'], (f: StatForm, { earlier }: { readonly earlier: readonly StatForm[] }) => {
  const before = earlier[0]
  if (!before) return null
  for (const field of inYuan) {
    const [now, was] = [f[field], before[field]]
    if (now === null || was === null || now === 0n || was === 0n) continue
    const times = new Decimal(String(now)).div(String(was))
    const isSlip = (factor: Decimal) => factor.gte(500) && factor.lte(2_000)
    if (isSlip(times) || isSlip(new Decimal(1).div(times)))
      return ['unit_slip', { field, times: times.toSignificantDigits(3).toFixed() }]
  }
  return null
})

export interface Settings {
  readonly jump: string
  readonly output: string
  readonly head: Fen
  readonly energy: string
}
export interface Odd {
  readonly check: string
  readonly details: Details
}

/**
 * What looks odd in a form, each with its rule text in the messages. None of it is wrong by itself: it wants an
 * explanation before the form leaves.
 *
 * @param before the form of the year before, or null where there is none
 */
export function oddsOf(f: StatForm, before: StatForm | null, settings: Settings): readonly Odd[] {
  const odds: Odd[] = []
  const add = (check: string, details: Details) => void odds.push({ check, details })
  const over = (a: Fen, b: Fen) => new Decimal(String(a)).div(String(b))
  const staff = f.staff ?? 0
  if (f.revenueFen && before?.revenueFen) {
    const times = over(f.revenueFen, before.revenueFen)
    if (times.gt(settings.jump)) add('revenue_jump', { times: times.toFixed(1), limit: settings.jump })
  }
  if (f.outputFen && f.revenueFen) {
    const times = over(f.outputFen, f.revenueFen)
    if (times.gt(settings.output)) add('output_over_revenue', { times: times.toFixed(2), limit: settings.output })
  }
  if (staff > 50 && f.graduates === 0 && f.bachelors === 0) add('no_degrees', { staff })
  if (staff > 1_000 && f.returnees === 0) add('no_returnees', { staff })
  if (staff > 50 && f.payrollFen !== null && f.form === 'annual') {
    const head = f.payrollFen / BigInt(staff)
    if (head < settings.head) add('payroll_low', { head: yuanOfFen(head), limit: yuanOfFen(settings.head) })
  }
  const base = [f.revenueFen, f.outputFen].reduce<Fen>((most, value) => (value !== null && value > most ? value : most), 0n)
  if (f.energyTce !== null && base > 0n) {
    const rate = new Decimal(f.energyTce).div(new Decimal(String(base)).div(100_000))
    if (rate.gt(settings.energy)) add('energy_high', { rate: rate.toFixed(3), limit: settings.energy })
  }
  if (staff > 0 && f.revenueFen === 0n) add('zero_report', { staff })
  return odds
}

export const oddsExplained = refuses(
  ['explanation_missing'],
  (f: StatForm, { earlier, ...settings }: Settings & { readonly earlier: readonly StatForm[] }) => {
    const odds = oddsOf(f, earlier[0] ?? null, settings)
    if (odds.length === 0 || f.explanation) return null
    return ['explanation_missing', { count: odds.length, checks: odds.map(odd => odd.check).join(', ') }]
  },
)
