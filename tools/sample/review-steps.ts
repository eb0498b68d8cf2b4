import { drawnItems } from '#assessment'
import { type Day, day } from '#base'
import { type DefaultScheme, directionOf, targetOf } from './plan-steps.ts'
import { known, row, type SampleBook, unitRow } from './sample-book.ts'
import { worded } from './sample-words.ts'

interface ReviewYear {
  readonly year: string
  readonly written: Day
  readonly drawnOn: Day
  readonly lookedFrom: Day
}
const reviewYears: readonly ReviewYear[] = [
  { year: '2022', written: day('2023-01-03'), drawnOn: day('2023-02-03'), lookedFrom: day('2023-02-06') },
  { year: '2023', written: day('2024-01-03'), drawnOn: day('2024-02-02'), lookedFrom: day('2024-02-05') },
]

interface ReviewLine {
  readonly indicator: string
  readonly claimed: string | null
  readonly explanation: string | null
}

/** Every unit reviews its year, its head signs, the statistics bureau reads, lines are drawn and looked at on site. */
export function reviewYearly(book: SampleBook, schemes: readonly DefaultScheme[]): void {
  for (const times of reviewYears) {
    const scheme = known(
      schemes.find(each => String(each.year) === times.year),
      times.year,
    )
    const reviews = book.named.map(({ key }) => ({ unit: key, lines: linesOf(book, scheme, key) }))
    for (const review of reviews) reviewOne(book, times, review)
    drawAndLook(book, times, scheme, reviews)
  }
}

/** What a unit said: mostly what was verified later, now and then what it hoped would be. */
function linesOf({ words, keyOf, pick }: SampleBook, scheme: DefaultScheme, unit: string): readonly ReviewLine[] {
  const year = String(scheme.year)
  const own = scheme.lines.filter(line => line.owners.some(owner => keyOf(owner.unit) === unit))
  return own
    .toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1))
    .map(line => {
      const hoped = words.reviews.hoped.find(
        each => each.year === year && each.unit === unit && each.indicator === line.indicator,
      )
      const claimed = hoped?.claimed ?? words.facts[year]?.[line.indicator] ?? null
      const target = targetOf(line)
      const share =
        claimed === null ? 0 : line.fn === 'F10' ? Number(target) / Number(claimed) : Number(claimed) / Number(target)
      const because =
        claimed === null ? words.reviews.missing : share < 1 ? pick(words.reviews.below) : pick(words.reviews.over)
      return { indicator: line.indicator, claimed, explanation: share >= 1 && share <= 1.1 ? null : because }
    })
}

function reviewOne(
  { words, step, file, workingDaysAfter, between }: SampleBook,
  { year, written }: ReviewYear,
  { unit, lines }: { readonly unit: string; readonly lines: readonly ReviewLine[] },
): void {
  const on = workingDaysAfter(written, between(0, 4))
  const signed = workingDaysAfter(on, between(1, 3))
  const key = `review-${unit}-${year}`
  const take = (move: string) => `assessment.selfReview.${move}`
  const name = worded(words.reviews.paper, words.units.find(each => each.key === unit)?.shortName ?? '', year)
  const values = {
    lines: lines.map(line => ({ ...line, indicator: row(line.indicator), method: 'same' })),
    summary: worded(words.reviews.summary, year),
    proof: [file(name, worded(known(words.fileWords['other'], 'other'), name))],
  }
  const born = { plan: row('plan'), unit: unitRow(unit), year }
  step({ as: `${unit}-liaison`, on, take: take('draft'), key, values: born })
  step({ as: `${unit}-liaison`, on, take: take('save'), key, values })
  step({ as: `${unit}-head`, on: signed, take: take('sign'), key })
  step({ as: 'assessor', on: workingDaysAfter(signed, between(2, 8)), take: take('check'), key })
}

/** The draw as the house makes it, redone here from the same claims, so that somebody can be sent to every line. */
function drawAndLook(
  book: SampleBook,
  { year, drawnOn, lookedFrom }: ReviewYear,
  scheme: DefaultScheme,
  reviews: readonly { readonly unit: string; readonly lines: readonly ReviewLine[] }[],
): void {
  const { words, step, file, workingDaysAfter, between, pick, unit } = book
  const seed = known(words.reviews.seeds[year], year)
  const values = { plan: row('plan'), year, scheme: row(`scheme-${year}`), seed: seed.seed, seedSource: seed.source }
  step({ as: 'office', on: drawnOn, take: 'assessment.draw.draw', key: `draw-${year}`, values })
  const last = String(Number(year) - 1)
  const { items } = drawnItems(
    { seed: seed.seed, year } as never,
    {
      scheme: { lines: scheme.lines.map(({ indicator, weight }) => ({ indicator, weight })) },
      reports: reviews.map(review => ({ unit: review.unit, lines: review.lines.map(line => ({ ...line, method: 'same' })) })),
      indicators: scheme.lines.map(line => ({
        id: line.indicator,
        code: line.indicator,
        kind: known(words.indicators[line.indicator], line.indicator).kind,
        direction: directionOf(line),
        targets: [{ year, value: targetOf(line) }],
      })),
      units: words.units.map(each => ({ id: each.key, name: each.name })),
      earlier: Object.entries(words.facts[last] ?? {}).map(([indicator, value]) => ({
        id: indicator,
        indicator,
        value,
        supersedes: null,
      })),
      verdicts: [],
      share: 2_000,
      over: 11_000,
      jump: 5_000,
    } as never,
  )
  for (const { unit: at, indicator } of items as readonly { readonly unit: string; readonly indicator: string }[]) {
    const claimed =
      reviews.find(review => review.unit === at)?.lines.find(line => line.indicator === indicator)?.claimed ?? null
    const found = words.facts[year]?.[indicator] ?? null
    const isOff = claimed !== null && found !== null && claimed !== found
    const on = workingDaysAfter(lookedFrom, between(0, 12))
    const paper = worded(words.reviews.recheckPaper, unit(at).shortName, year, indicator)
    step({
      // The guiding bureau looks at others and others look at it; the zone is left to the statistics bureau.
      as: at === 'kjj' || at === 'gxq' || between(0, 2) > 0 ? 'assessor' : 'scienceBureau',
      on,
      take: 'assessment.recheck.record',
      key: `recheck-${at}-${indicator}-${year}`,
      values: {
        draw: row(`draw-${year}`),
        unit: unitRow(at),
        indicator: row(indicator),
        year,
        checkedOn: on,
        present: words.reviews.present,
        outcome: isOff ? 'corrected' : 'confirmed',
        found: isOff ? found : null,
        note: isOff ? words.reviews.corrected : found === null ? words.reviews.notFound : pick(words.reviews.confirmed),
        proof: [file(paper, worded(known(words.fileWords['other'], 'other'), paper))],
      },
    })
  }
}

/** 2022 has gone all the way to its publication; 2023 has its first, provisional run. */
export function runAssessments({ step }: SampleBook): void {
  const run = (year: string) => ({ plan: row('plan'), year, scheme: row(`scheme-${year}`) })
  const take = (move: string) => `assessment.run.${move}`
  step({ as: 'assessor', on: '2023-03-06', take: take('run'), key: 'run-2022', values: run('2022') })
  step({ as: 'office', on: '2023-03-08', take: take('giveNotice'), key: 'run-2022' })
  step({ as: 'calendar', on: '2023-03-16', take: take('openAppeals'), key: 'run-2022' })
  step({ as: 'calendar', on: '2023-03-24', take: take('closeAppeals'), key: 'run-2022' })
  step({ as: 'leader', on: '2023-03-28', take: take('approve'), key: 'run-2022' })
  step({ as: 'office', on: '2023-03-30', take: take('publish'), key: 'run-2022' })
  step({ as: 'assessor', on: '2024-03-01', take: take('run'), key: 'run-2023', values: run('2023') })
}
