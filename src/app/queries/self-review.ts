import { overAchievedShare, type Scheme, type SchemeSettings, type SelfReview } from '#assessment'
import { Decimal, done, type Outcome, refused } from '#base'
import { inForce } from '#define'
import type { SelfReviewPage } from './answers.ts'
import { type Asking, figureOf, knownOf, nodeOf, pictureOf, rowsOf, unitName } from './picture.ts'

/** A unit's self-review with what stands beside each claim: the target, last year, and what the house knows already. */
export async function selfReviewPage(
  asking: Asking,
  input: Readonly<Record<string, string>>,
): Promise<Outcome<SelfReviewPage>> {
  const { reading } = asking
  const row = input['review'] ? await reading.find('assessment.selfReview', input['review']) : null
  const review = row as unknown as (SelfReview & { readonly revision: number }) | null
  const picture = review && (await pictureOf(asking, { plan: review.plan, year: review.year }))
  if (!review || !picture) return refused('not_found')
  const year = Number(review.year)
  const history = review.state === 'returned' ? await reading.history('assessment.selfReview', review.id) : []
  const schemes = await rowsOf<Scheme>(asking, 'assessment.scheme', {
    plan: review.plan,
    year: review.year,
    state: 'approved',
  })
  const { over } = (await reading.ask({ over: inForce(overAchievedShare) }, review.filedOn)) as { readonly over: number }
  const settings = JSON.parse(schemes.at(-1)?.settings ?? '{}') as Partial<SchemeSettings>
  return done({
    id: review.id,
    revision: review.revision,
    state: review.state,
    unit: unitName(picture, review.unit),
    year,
    summary: review.summary ?? '',
    proof: review.proof ?? [],
    returned: history.findLast(entry => entry.move === 'sendBack')?.reason ?? null,
    overAt: new Decimal(over).div(10_000).toFixed(),
    tolerance: settings.deviation?.tolerance ?? null,
    lines: review.lines.flatMap(line => {
      const indicator = picture.indicators.find(each => each.id === line.indicator)
      return indicator
        ? [
            {
              indicator: {
                id: indicator.id,
                code: indicator.code,
                name: indicator.name,
                measureUnit: indicator.measureUnit ?? '',
              },
              isReverse: indicator.direction === 'reverse' || indicator.kind === 'rank',
              isMeasured: indicator.direction !== 'interval' && indicator.kind !== 'composite',
              target: nodeOf(indicator, year),
              lastYear: knownOf(picture, indicator.id, year - 1).value,
              known: figureOf(asking, picture, indicator, year),
              claimed: line.claimed,
              method: line.method,
              explanation: line.explanation ?? '',
            },
          ]
        : []
    }),
  })
}
