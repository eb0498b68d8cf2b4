import { type Day, day } from '#base'
import type { DefaultScheme } from './plan-steps.ts'
import { known, row, type SampleBook, unitRow } from './sample-book.ts'
import { worded } from './sample-words.ts'

const factsFrom: Readonly<Record<string, Day>> = { 2022: day('2023-01-16'), 2023: day('2024-01-15') }
/** Runs read what was judged by then. */
const judgedBy: Readonly<Record<string, Day>> = { 2022: day('2023-03-03'), 2023: day('2024-02-29') }

/** Indicators whose figures are added up from registers; a flash figure is still told by hand. */
const ofRegisters = new Set(['I01', 'I02', 'I03', 'I04', 'I05', 'I06', 'I07', 'I09', 'I10', 'I11', 'I12', 'I13', 'I14', 'I24'])

interface Figure {
  readonly indicator: string
  readonly key: string
  readonly period: string
  readonly value: string
  readonly standing: 'provisional' | 'final'
  readonly on: Day
  readonly supersedes?: string
  readonly note?: string
  readonly paper?: string
  readonly verdict: 'accepted' | 'returned' | null
}

/** Yearly figures with their papers and verdicts; one came late, one was returned, two wait, one was never reported. */
export function recordFacts(book: SampleBook, scheme: DefaultScheme): void {
  const { words, after, between } = book
  const said = words.factNotes
  for (const [year, values] of Object.entries(words.facts)) {
    for (const [indicator, value] of Object.entries(values)) {
      const isProvisional = year === '2023' && words.provisional.includes(indicator)
      const key = `fact-${indicator}-${year}`
      const on = after(known(factsFrom[year], year), between(0, 34))
      const plain: Figure = {
        indicator,
        key,
        period: year,
        value,
        standing: isProvisional ? 'provisional' : 'final',
        on,
        ...(isProvisional && { note: known(said['provisional'], 'a note') }),
        verdict: year === '2023' && words.unjudged.includes(indicator) ? null : 'accepted',
      }
      for (const figure of storyOf(plain, book)) oneFact(book, scheme, figure)
    }
  }
  const half = { indicator: 'I12', period: '2023H1', verdict: 'accepted' } as const
  const quick = { ...half, key: 'fact-I12-2023H1', value: '43', standing: 'provisional', on: day('2023-07-10') } as const
  oneFact(book, scheme, { ...quick, note: known(said['quick'], 'quick'), paper: words.quickName })
  oneFact(book, scheme, {
    ...half,
    key: 'fact-I12-2023H1-settled',
    value: '41',
    standing: 'final',
    on: day('2023-08-02'),
    supersedes: quick.key,
    note: known(said['settled'], 'settled'),
    paper: words.settledName,
  })
}

/** The figures behind a figure: what was first reported, where that was something else. */
function storyOf(figure: Figure, { words }: SampleBook): readonly Figure[] {
  const said = (name: string) => known(words.factNotes[name], name)
  const mended = (of: string) => worded(known(words.fileWords['mended'], 'mended'), known(words.evidence[of], of))
  const { indicator, period, key } = figure
  if (indicator === 'I11' && period === '2023') {
    const first: Figure = { ...figure, value: '13', on: day('2024-01-18'), verdict: 'returned' }
    const again = { ...figure, key: `${key}-again`, on: day('2024-01-30'), supersedes: key, note: said('again') }
    return [first, { ...again, paper: mended('I11') }]
  }
  if (indicator === 'I02' && period === '2022') {
    const first: Figure = {
      ...figure,
      value: '458.3',
      standing: 'provisional',
      on: day('2023-01-16'),
      note: said('revenueQuick'),
    }
    const again = { ...figure, key: `${key}-settled`, on: day('2023-02-20'), supersedes: key, note: said('revenueSettled') }
    return [first, { ...again, paper: mended('I02') }]
  }
  return [figure]
}

function oneFact(book: SampleBook, scheme: DefaultScheme, figure: Figure): void {
  const { words, step, workingDaysAfter, between } = book
  const { indicator, key, period, value, standing, on, supersedes, note, verdict } = figure
  const line = known(
    scheme.lines.find(each => each.indicator === indicator),
    indicator,
  )
  const lead = book.keyOf(known(line.owners[0], `an owner of ${indicator}`).unit)
  // The guiding bureau reports what its own lists count.
  const isOfBureau = words.indicators[indicator]?.data === 'kjj'
  const year = period.slice(0, 4)
  const paper = figure.paper ?? known(words.evidence[indicator], indicator)
  const name = worded(known(words.fileWords['fact'], 'fact'), year, paper)
  const text = worded(known(words.fileWords['factText'], 'text'), year, paper, value, line.measureUnit)
  const isDrawn =
    ofRegisters.has(indicator) && figure.note !== words.factNotes['quick'] && figure.note !== words.factNotes['revenueQuick']
  step({
    as: isOfBureau ? 'scienceBureau' : `${lead}-liaison`,
    on,
    take: isDrawn ? 'facts.fact.draw' : 'facts.fact.record',
    key,
    // what the registers come to is what the story of the sample says
    ...(isDrawn && { expect: { values: { value } } }),
    values: {
      indicator: row(indicator),
      unit: unitRow(isOfBureau ? 'kjj' : lead),
      period,
      ...(!isDrawn && { value }),
      standing,
      proof: [book.file(name, text)],
      supersedes: supersedes ? row(supersedes) : null,
      note: note ?? null,
    },
  })
  if (!verdict) return
  const drawn = workingDaysAfter(on, between(2, 5))
  const latest = judgedBy[period] ?? drawn
  const judgedOn = verdict === 'returned' ? day('2024-01-23') : drawn > latest ? latest : drawn
  const because = known(words.factNotes[verdict], verdict)
  const values = { fact: row(key), outcome: verdict, note: because }
  step({ as: 'assessor', on: judgedOn, take: 'facts.verdict.give', key: `verdict-${key}`, values })
}

/** Counts behind the process block, for every unit the plan names. */
export function enterConduct({ words, named, step, between, chance }: SampleBook): void {
  for (const [year, on] of [
    ['2022', '2023-01-18'],
    ['2023', '2024-01-17'],
  ] as const) {
    for (const { key } of named) {
      const tasks = Object.values(words.milestones).filter(units => key in units).length
      const rarely = (share: number, most: number) => (chance() < share ? between(1, most) : 0)
      const decisionsDue = between(1, 3) + Math.min(tasks, 3)
      step({
        as: 'office',
        on,
        take: 'assessment.conduct.enter',
        key: `conduct-${key}-${year}`,
        values: {
          unit: unitRow(key),
          year,
          reportsDue: 12 * tasks,
          reportsLateShort: rarely(0.6, 4),
          reportsLateLong: rarely(0.25, 2),
          reportsMissing: rarely(0.12, 1),
          returns: rarely(0.5, 3),
          decisionsDue,
          decisionsOnTime: decisionsDue - rarely(0.3, 1),
          slipRepliesLate: rarely(0.15, 1),
          absences: rarely(0.3, 2),
        },
      })
    }
  }
}

export function adjust({ words, step, file }: SampleBook): void {
  for (const { key, unit, year, kind, points, matter, file: name, on, lift, liftOn } of words.adjustments) {
    const basis = [file(name, worded(known(words.fileWords['other'], 'other'), name))]
    const values = { unit: unitRow(unit), year, kind, scorePoints: points, matter, basis }
    const as = kind === 'deduction' ? 'supervision' : 'office'
    step({ as, on, take: 'assessment.adjustment.enter', key, values })
    if (lift && liftOn) step({ as: 'leader', on: liftOn, take: 'assessment.adjustment.lift', key, reason: lift })
  }
}
