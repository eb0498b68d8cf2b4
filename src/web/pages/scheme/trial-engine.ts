import {
  type AssessmentInput,
  type AssessmentResult,
  type AssessmentScheme,
  assess,
  checkScheme,
  type DutyRole,
  readAssessmentInput,
  readScheme,
  type SchemeFinding,
} from '#assessment'
import type { SchemeTrial, TrialIndicator } from '../../queries.ts'
import type { SchemeDraft } from './draft.ts'

/** One line before and after; rates as shares, points with two decimals; null where there is none. */
export interface TriedLine {
  readonly before: { readonly rate: string | null; readonly score: string | null; readonly weight: string } | null
  readonly after: { readonly rate: string | null; readonly score: string | null; readonly weight: string } | null
  /** how the points came about under the draft */
  readonly because: AssessmentResult['plan']['lines'][number]['explanation'] | null
  readonly value: string | null
  readonly status: string
}
export interface TriedUnit {
  readonly unit: string
  readonly group: string
  readonly before: TriedScore | null
  readonly after: TriedScore | null
}
export interface TriedScore {
  readonly total: string | null
  readonly isRange: boolean
  readonly grade: string | null
  readonly rank: number | null
}
export interface Trial {
  readonly findings: readonly DraftFinding[]
  readonly plan: { readonly before: string | null; readonly after: string | null } | null
  /** by id of the indicator */
  readonly lines: Readonly<Record<string, TriedLine>>
  readonly units: readonly TriedUnit[]
}
/** A finding of the check, or `unreadable` with the path of the first value that cannot be read. */
export interface DraftFinding {
  readonly code: SchemeFinding['code'] | 'unreadable'
  readonly severity: 'conflict' | 'warn'
  readonly details: Readonly<Record<string, unknown>>
}

/** The draft as a scheme: owners are those of the plan, units and tasks those of the tried year. */
function schemeOf(
  draft: SchemeDraft,
  base: AssessmentScheme,
  indicators: readonly TrialIndicator[],
  name: (indicator: TrialIndicator) => string,
): Readonly<Record<string, unknown>> {
  const known = new Map(indicators.map(each => [each.id, each]))
  const stood = new Map(base.lines.map(line => [line.indicator, line]))
  const units = new Set(base.units.map(each => each.unit))
  return {
    ...draft.settings,
    id: base.id,
    year: base.year,
    units: base.units,
    tasks: base.tasks,
    lines: draft.lines.map(({ indicator: id, weight, fn, params }) => {
      const indicator = known.get(id)
      const owners =
        stood.get(id)?.owners ?? (indicator?.owners ?? []).map(owner => ({ ...owner, role: owner.role as DutyRole }))
      return {
        indicator: indicator ? name(indicator) : id,
        name: indicator?.name ?? '',
        clauses: indicator?.clauses ?? [],
        statements: indicator?.statements ?? [],
        weight,
        fn,
        params,
        owners: owners.filter(owner => units.has(owner.unit)),
      }
    }),
  }
}

/**
 * The draft scored on the figures of a year beside what stands there, with everything the check of a scheme says.
 *
 * @param against the scheme to compare with; null: the one in force for the year
 * @returns `plan` null when the draft cannot be computed or there is nothing to compute it on
 */
export function trialOf(of: SchemeTrial, draft: SchemeDraft, against: SchemeDraft | null): Trial {
  const read = of.input ? readAssessmentInput(of.input) : null
  const input = read?.ok ? read.value : null
  const base = input?.scheme ?? emptyScheme(of)
  // Findings speak of codes, the engine of ids: owners, units and figures are found by them.
  const spoken = readScheme(schemeOf(draft, base, of.indicators, each => each.code))
  if (!spoken.ok)
    return {
      ...untried,
      findings: [{ code: 'unreadable', severity: 'conflict', details: { where: spoken.refusal.where ?? '' } }],
    }
  const findings = checkScheme(
    spoken.value,
    of.indicators.map(({ code, baseline }) => ({ indicator: code, baseline })),
  ).map(
    ({ code, severity, details }): DraftFinding => ({
      code,
      severity: severity === 'conflict' ? 'conflict' : 'warn',
      details: details ?? {},
    }),
  )
  const scheme = readScheme(schemeOf(draft, base, of.indicators, each => each.id))
  const isBroken = findings.some(({ code }) => code === 'number_malformed' || code === 'indicator_twice')
  const compared = against && input ? readScheme(schemeOf(against, base, of.indicators, each => each.id)) : null
  if (!input || !scheme.ok || isBroken) return { ...untried, findings }
  const before = assess(compared?.ok ? { ...input, scheme: compared.value } : input)
  return { findings, ...beside(before, assess({ ...input, scheme: scheme.value }), input) }
}

const untried: Trial = { findings: [], plan: null, lines: {}, units: [] }

const emptyScheme = (of: SchemeTrial): AssessmentScheme =>
  ({
    ...of.defaults,
    id: 'draft',
    year: of.year,
    units: of.units.map(({ id }) => ({ unit: id, group: 'A' })),
    lines: [],
    tasks: [],
  }) as unknown as AssessmentScheme

function beside(
  before: AssessmentResult,
  after: AssessmentResult,
  input: AssessmentInput,
): Pick<Trial, 'plan' | 'lines' | 'units'> {
  const lineOf = (result: AssessmentResult, id: string) => result.plan.lines.find(line => line.indicator === id) ?? null
  const ids = [...new Set([...after.plan.lines, ...before.plan.lines].map(line => line.indicator))]
  const part = (line: ReturnType<typeof lineOf>) => line && { rate: line.rate, score: line.score, weight: line.weight }
  return {
    plan: { before: before.plan.total, after: after.plan.total },
    lines: Object.fromEntries(
      ids.map(id => {
        const [was, is] = [lineOf(before, id), lineOf(after, id)]
        return [
          id,
          {
            before: part(was),
            after: part(is),
            because: is?.explanation ?? null,
            value: (is ?? was)?.value ?? null,
            status: (is ?? was)?.status ?? 'missing',
          },
        ]
      }),
    ),
    units: input.scheme.units.map(({ unit, group }) => {
      const scoreOf = (result: AssessmentResult): TriedScore | null => {
        const found = result.units.find(each => each.unit === unit)
        return found ? { total: found.total, isRange: found.range !== null, grade: found.grade, rank: found.rank } : null
      }
      return { unit, group, before: scoreOf(before), after: scoreOf(after) }
    }),
  }
}
