import { appealDays, noticeDays, type Recheck, type Run, type SelfReview, type UnitResult, type UnitScore } from '#assessment'
import { Decimal, done, type Outcome, refused } from '#base'
import { inForce } from '#define'
import { appealReplyDocx, type GradeName, resultNoticeDocx, verificationRecordDocx } from '#report'
import type { Paper } from './app.ts'
import { docx, type Printing } from './press.ts'
import { appealCase } from './queries/appeal-case.ts'
import { filesOf, knownOf, pictureOf, rowsOf, unitName } from './queries/picture.ts'
import { say } from './words.ts'

const paperOf = (name: string, bytes: Uint8Array): Outcome<Paper> => done({ name, mediaType: docx, bytes })

/** The notice of results of a run, as far as the reader may see it. */
export async function resultNotice(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const run = (await printing.reading.find('assessment.run', id)) as unknown as
    | (Run & { readonly number: string | null })
    | null
  const picture = run && (await pictureOf(printing, { plan: run.plan, year: run.year }))
  if (!run || !picture || run.state === 'provisional') return refused('not_found')
  const scores = (await rowsOf<UnitScore>(printing, 'assessment.unitScore', { run: run.id })).toSorted((a, b) =>
    a.group === b.group ? a.place - b.place : a.group < b.group ? -1 : 1,
  )
  const clocks = await printing.reading.clocks('assessment.run', run.id)
  const days = (await printing.reading.ask(
    { noticeDays: inForce(noticeDays), appealDays: inForce(appealDays) },
    run.filedOn,
  )) as {
    readonly noticeDays: number
    readonly appealDays: number
  }
  const bytes = await resultNoticeDocx({
    ...headOf(printing, picture.plan, run.year, run.number),
    until: clocks.find(clock => clock.clock === 'noticing')?.dueOn ?? null,
    ...days,
    fingerprint: run.fingerprint ?? '',
    units: scores.map(score => ({
      group: score.group,
      unit: unitName(picture, score.unit).name,
      total:
        score.isComplete === 'complete'
          ? { kind: 'exact', points: score.totalPoints }
          : { kind: 'range', low: score.lowPoints, high: score.highPoints, missing: 0 },
      grade: score.grade as GradeName,
      place: score.place,
    })),
  })
  return paperOf(`${run.number ?? run.year}.docx`, bytes)
}

/** The answer to an appeal, once there is one. */
export async function appealReply(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const found = await appealCase(printing, { appeal: id })
  if (!found.ok) return found
  const { appeal, unit, year, indicator, adjustment, verified, claimed, trial } = found.value
  const picture = await pictureOf(printing, { year: String(year) })
  if (!picture || appeal.decision === null || (appeal.state !== 'corrected' && appeal.state !== 'dismissed'))
    return refused('not_found')
  const files = await filesOf(
    printing,
    appeal.proof.map(file => file.id),
  )
  const figure = (of: typeof verified) => (of?.value == null ? null : `${of.value} ${of.measureUnit}`.trim())
  const subject = say(printing.messages, `assessment.appeal.fields.subject.choices.${appeal.subject}`).zh
  const bytes = await appealReplyDocx({
    ...headOf(printing, picture.plan, String(year), appeal.number),
    unit: unit.name,
    outcome: appeal.state,
    matter: indicator ? `${indicator.code} ${indicator.name}` : (adjustment?.matter ?? subject),
    grounds: appeal.grounds,
    verified: figure(verified),
    claimed: figure(claimed),
    decision: appeal.decision,
    evidence: [...files.values()].map(({ name, sha256 }) => ({ name, sha256 })),
    moved:
      appeal.state === 'corrected'
        ? (trial?.units ?? []).flatMap(each =>
            each.before !== null && each.after !== null
              ? [{ unit: each.unit.name, before: each.before, after: each.after }]
              : [],
          )
        : [],
  })
  return paperOf(`${appeal.number ?? id}.docx`, bytes)
}

/** One unit's self-review beside what was verified, with what the last run took off for it. */
export async function verificationRecord(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const review = (await printing.reading.find('assessment.selfReview', id)) as unknown as SelfReview | null
  const picture = review && (await pictureOf(printing, { plan: review.plan, year: review.year }))
  if (!review || !picture || (review.state !== 'signed' && review.state !== 'checked')) return refused('not_found')
  const rechecks = await rowsOf<Recheck>(printing, 'assessment.recheck', { unit: review.unit, year: review.year })
  const runs = await rowsOf<Run>(printing, 'assessment.run', { plan: review.plan, year: review.year })
  const run = runs.findLast(each => each.state !== 'superseded')
  const [score] = run ? await rowsOf<UnitScore>(printing, 'assessment.unitScore', { run: run.id, unit: review.unit }) : []
  const working = score ? (JSON.parse(score.working) as Pick<UnitResult, 'deviations'>) : {}
  const word = (key: string) => say(printing.messages, key).zh
  const unit = unitName(picture, review.unit).name
  const bytes = await verificationRecordDocx({
    ...headOf(printing, picture.plan, review.year, null),
    unit,
    lines: review.lines.flatMap(line => {
      const indicator = picture.indicators.find(each => each.id === line.indicator)
      if (!indicator) return []
      const verified = knownOf(picture, indicator.id, Number(review.year)).value
      const recheck = rechecks.find(each => each.indicator === line.indicator)
      const off = working.deviations?.find(each => each.indicator === line.indicator)
      return [
        {
          indicator: indicator.code,
          name: indicator.name,
          claimed: line.claimed,
          verified,
          deviation: shareOff(line.claimed, verified),
          points: off?.points ?? null,
          explanation: line.explanation ?? '',
          recheck: recheck ? `${word(`assessment.recheck.fields.outcome.choices.${recheck.outcome}`)} ${recheck.note}` : '',
        },
      ]
    }),
  })
  return paperOf(`${unit}-${review.year}.docx`, bytes)
}

function shareOff(claimed: string | null, verified: string | null): string | null {
  if (claimed === null || verified === null) return null
  const found = new Decimal(verified)
  return found.isZero() ? null : new Decimal(claimed).minus(found).div(found.abs()).toFixed()
}

/** Issuer and plan of a paper. The leading group's office issues what the assessment says. */
const headOf = (
  printing: Printing,
  plan: { readonly title: string; readonly number: string | null },
  year: string,
  number: string | null,
) => ({
  year,
  number,
  plan: { title: plan.title, number: plan.number ?? '' },
  issuer: say(printing.messages, 'roles.office').zh,
  isSample: printing.isSample,
})
