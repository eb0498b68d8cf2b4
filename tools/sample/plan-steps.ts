import { canonical, type Day, day } from '#base'
import { known, row, type SampleBook, taskRow, unitRow } from './sample-book.ts'
import { worded } from './sample-words.ts'

/** One default scheme of `data/assessment`, as far as the sample reads it. */
export interface DefaultScheme {
  readonly year: number
  readonly lines: readonly SchemeLine[]
  readonly tasks: readonly { readonly task: string; readonly importance: string }[]
  readonly [setting: string]: unknown
}

interface SchemeLine {
  readonly indicator: string
  readonly name: string
  readonly measureUnit: string
  readonly statements: readonly string[]
  readonly clauses: readonly string[]
  readonly weight: string
  readonly fn: string
  readonly params: Readonly<Record<string, unknown>>
  readonly basis: Readonly<Record<string, string>>
  readonly owners: readonly { readonly unit: string; readonly role: string; readonly tasks: readonly string[] }[]
}

/** What readPlan found in the reference text: how often the office has to rule before the plan can be confirmed. */
export interface ReadingFacts {
  readonly conflicts: number
  readonly kinds: readonly string[]
  /** codes of all targets, clauses of all tasks: each is checked before the plan is confirmed */
  readonly targets: readonly string[]
  readonly tasks: readonly string[]
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly issuedOn: Day
}

const settingNames = [
  'version',
  'sharing',
  'coefficients',
  'alpha',
  'split',
  'importance',
  'blocks',
  'blocksWithoutTargets',
  'limits',
  'gradeLines',
  'quotas',
  'deviation',
] as const

export function enterUnits({ words, step }: SampleBook): void {
  for (const { key, ...values } of words.units) {
    step({ as: 'registry', on: '2022-01-04', take: 'parties.unit.enter', key: `unit-${key}`, values })
  }
}

export function readAndConfirmPlan({ words, step }: SampleBook, reading: ReadingFacts, scheme: DefaultScheme): void {
  const { title, number, issuer, issuedOn } = reading
  const by = { as: 'office', on: '2022-01-05' }
  const text = { plan: 'reference' }
  step({
    ...by,
    take: 'document.officialDocument.receive',
    key: 'document',
    values: { title, number, issuer, issuedOn, text },
  })
  step({ ...by, take: 'plan.plan.read', key: 'plan', values: { document: row('document') } })
  const rule = (where: Readonly<Record<string, unknown>>, ruling: string, key: string) =>
    step({
      as: 'office',
      on: '2022-01-07',
      take: 'plan.finding.rule',
      key,
      row: { find: 'plan.finding', where: { ...where, state: 'open' } },
      values: { ruling },
    })
  for (let at = 0; at < reading.conflicts; at += 1) {
    rule(
      { severity: 'conflict' },
      known(words.rulings[at === 0 ? 'conflict' : 'other'], 'a ruling'),
      `finding-conflict-${at + 1}`,
    )
  }
  for (const kind of ['collective-unit', 'no-baselines'].filter(each => reading.kinds.includes(each))) {
    rule({ kind }, known(words.rulings[kind], kind), `finding-${kind}`)
  }
  for (const code of reading.targets) {
    const found = { find: 'plan.target', where: { code } }
    step({ as: 'office', on: '2022-01-10', take: 'plan.target.check', key: `target-${code}`, row: found })
  }
  for (const { task } of scheme.tasks.filter(each => each.importance === 'key')) {
    const values = { importance: 'key' }
    const reason = words.importanceReason
    step({
      as: 'office',
      on: '2022-01-11',
      take: 'plan.mainTask.correct',
      key: `task-${task}`,
      row: taskRow(task),
      values,
      reason,
    })
  }
  const corrected = scheme.tasks.filter(each => each.importance === 'key').map(each => each.task)
  for (const task of reading.tasks.filter(clause => !corrected.includes(clause)))
    step({ as: 'office', on: '2022-01-11', take: 'plan.mainTask.check', key: `task-${task}`, row: taskRow(task) })
  step({ as: 'office', on: '2022-01-12', take: 'plan.plan.confirm', key: 'plan' })
}

export function defineIndicators({ words, step, keyOf }: SampleBook, schemes: readonly DefaultScheme[]): void {
  const last = known(schemes.at(-1), 'the last scheme')
  for (const line of last.lines) {
    const said = known(words.indicators[line.indicator], line.indicator)
    const targets = schemes.map(scheme => {
      const same = known(
        scheme.lines.find(each => each.indicator === line.indicator),
        line.indicator,
      )
      return { year: String(scheme.year), value: targetOf(same) }
    })
    // Owners of a target outside the tasks have no task clause of their own; the clause of the target stands for it.
    const owners = line.owners.flatMap(({ unit, role, tasks }) =>
      (tasks.length > 0 ? tasks : line.clauses.slice(0, 1)).map(clause => ({ unit: unitRow(keyOf(unit)), role, clause })),
    )
    step({
      as: 'office',
      on: '2022-01-14',
      take: 'facts.indicator.define',
      key: line.indicator,
      values: {
        code: line.indicator,
        plan: row('plan'),
        name: line.name,
        meaning: said.meaning,
        measureUnit: line.measureUnit,
        kind: said.kind,
        direction: directionOf(line),
        comparator: comparatorOf(line),
        targetCodes: line.statements.join(',') || null,
        targets,
        baseline: said.baseline ?? null,
        baselineSource: said.baselineSource ?? null,
        owners,
        dataUnit: unitRow(said.data),
      },
    })
  }
}

/** The figure a year asks for: the target of the function, or the lower edge of its best band. */
export function targetOf({ params }: SchemeLine): string {
  const best = (params['bands'] as readonly (readonly [string | null, ...unknown[]])[] | undefined)?.[0]?.[0]
  return (params['T'] ?? params['RT'] ?? params['floor'] ?? best) as string
}

export const directionOf = ({ fn }: SchemeLine): string => (fn === 'F10' ? 'reverse' : fn === 'F11' ? 'threshold' : 'positive')

function comparatorOf({ fn, params }: SchemeLine): string {
  if (fn === 'F10') return '<='
  if (fn === 'F11') return params['cmp'] as string
  if (fn === 'F12_I23') return 'composite'
  return params['strict'] ? '>' : '>='
}

/** Drafted by the assessor, put to the leading group, approved with its minutes. */
export function approveSchemes({ words, step, after, workingDaysAfter }: SampleBook, schemes: readonly DefaultScheme[]): void {
  const drafted: Readonly<Record<string, Day>> = { 2022: day('2022-03-07'), 2023: day('2023-02-13'), 2024: day('2024-02-19') }
  for (const scheme of schemes) {
    const year = String(scheme.year)
    const key = `scheme-${year}`
    const on = known(drafted[year], year)
    const metOn = after(on, 7)
    const lines = scheme.lines.map(({ indicator, weight, fn, params, basis }) => ({
      indicator: row(indicator),
      weight,
      fn,
      parameters: canonical(params),
      basis: basis['T'] ?? basis['RT'] ?? basis['floor'] ?? 'D',
    }))
    const settings = canonical(Object.fromEntries(settingNames.map(name => [name, scheme[name]])))
    const title = worded(words.schemeTitle, year)
    step({
      as: 'assessor',
      on,
      take: 'assessment.scheme.draft',
      key,
      values: { plan: row('plan'), year, title, lines, settings },
    })
    const minutes = worded(words.documents.minutes.title, year)
    const text = worded(words.documents.minutes.text, year)
    const values = { title: minutes, number: null, issuer: null, issuedOn: metOn, text }
    step({ as: 'office', on: metOn, take: 'document.officialDocument.receive', key: `minutes-${year}`, values })
    step({ as: 'leader', on: workingDaysAfter(metOn, 1), take: 'assessment.scheme.approve', key })
  }
}

export function fillFund({ words, step, file, after }: SampleBook): void {
  for (const [year, lines] of Object.entries(words.funds)) {
    const name = worded(words.fundBasis, year)
    const basis = [file(name, worded(known(words.fileWords['other'], 'other'), name))]
    const on = after(day(`${year}-01-20`), 0)
    for (const [at, [line, yuan]] of Object.entries(lines).entries()) {
      const key = `fund-${year}-${at + 1}`
      const values = { year, name: line, budgetFen: { fen: `${yuan}00` }, basis }
      step({ as: 'finance', on, take: 'ledger.fundLine.draft', key, values })
      step({ as: 'approver', on: after(on, 3), take: 'ledger.fundLine.open', key })
    }
  }
}
