import {
  assess,
  type AdjustmentRow,
  type Appeal,
  type AssessmentInput,
  type Recheck,
  readAssessmentInput,
  type Run,
  tried,
} from '#assessment'
import { done, type Outcome, refused } from '#base'
import type { AppealCase } from './answers.ts'
import { type Asking, filesOf, pictureOf, rowsOf, unitName } from './picture.ts'
import { runHead, seesEveryUnit } from './score-matrix.ts'

/** W14: one appeal with both figures, what was found before, and what granting it would move. */
export async function appealCase(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<AppealCase>> {
  const { reading } = asking
  const found = input['appeal'] ? await reading.find('assessment.appeal', input['appeal']) : null
  const appeal = found as unknown as (Appeal & { readonly number: string | null }) | null
  const run = appeal && ((await reading.find('assessment.run', appeal.run)) as unknown as Run | null)
  const picture = run && (await pictureOf(asking, { plan: run.plan, year: run.year }))
  if (!appeal || !run || !picture) return refused('not_found')
  const runs = await rowsOf<Run>(asking, 'assessment.run', { plan: run.plan, year: run.year })
  const indicator = picture.indicators.find(each => each.id === appeal.indicator) ?? null
  const adjustment = appeal.adjustment
    ? ((await reading.find('assessment.adjustment', appeal.adjustment)) as unknown as AdjustmentRow | null)
    : null
  const frozen = readAssessmentInput(JSON.parse(run.inputs ?? '{}'))
  const files = await filesOf(asking, appeal.proof)
  const judged = frozen.ok ? frozen.value.facts.find(fact => fact.indicator === appeal.indicator) : undefined
  const factIds = new Set(judged?.factIds ?? [])
  const rechecks = (await rowsOf<Recheck>(asking, 'assessment.recheck', { unit: appeal.unit, year: run.year })).filter(
    check => check.indicator === appeal.indicator,
  )
  const measureUnit = indicator?.measureUnit ?? ''
  return done({
    appeal: {
      id: appeal.id,
      number: appeal.number,
      state: appeal.state,
      subject: appeal.subject,
      grounds: appeal.grounds,
      decision: appeal.decision,
      filedOn: appeal.filedOn,
      proof: appeal.proof.flatMap(id => {
        const file = files.get(id)
        return file
          ? [
              {
                id,
                name: file.name,
                sm3: file.sm3,
                size: file.sizeBytes,
                filedOn: file.filedOn,
                address: 'assessment.appeal',
                row: appeal.id as string,
              },
            ]
          : []
      }),
    },
    unit: unitName(picture, appeal.unit),
    own: appeal.unit === asking.viewer.actor.unit,
    year: Number(run.year),
    run: { id: run.id, number: runHead(run, runs).number, state: run.state },
    indicator: indicator && { id: indicator.id, code: indicator.code, name: indicator.name, measureUnit },
    adjustment: adjustment && {
      id: adjustment.id,
      matter: adjustment.matter,
      points: adjustment.scorePoints,
      kind: adjustment.kind,
    },
    verified:
      appeal.subject === 'figure'
        ? {
            value: judged?.value ?? null,
            measureUnit,
            mark: judged?.value == null ? 'missing' : judged.status === 'final' ? 'verified' : 'provisional',
            cutOff: null,
            lineage: judged?.factIds[0] === undefined ? null : { address: 'facts.fact', id: judged.factIds[0] },
          }
        : null,
    claimed:
      appeal.claimedValue === null
        ? null
        : { value: appeal.claimedValue, measureUnit, mark: 'provisional', cutOff: null, lineage: null },
    checks: [
      ...picture.verdicts
        .filter(verdict => factIds.has(verdict.fact))
        .map(({ outcome, note, filedOn }) => ({ what: 'verdict' as const, outcome, note, on: filedOn })),
      ...rechecks.map(({ outcome, note, checkedOn }) => ({ what: 'recheck' as const, outcome, note, on: checkedOn })),
    ],
    trial: frozen.ok ? trialOf(asking, frozen.value, appeal, id => unitName(picture, id)) : null,
  })
}

/** Both verdicts side by side, from the frozen input alone: nothing is written. */
function trialOf(
  asking: Asking,
  frozen: AssessmentInput,
  appeal: Appeal,
  nameOf: (id: string) => AppealCase['unit'],
): AppealCase['trial'] {
  const granted = tried(frozen, appeal)
  if (!granted) return null
  const [before, after] = [assess(frozen), assess(granted)]
  const moved = before.units.flatMap((unit, place) => {
    const then = after.units[place]
    return then && (then.total !== unit.total || then.grade !== unit.grade)
      ? [{ unit: unit.unit, before: unit.total, after: then.total, gradeBefore: unit.grade, gradeAfter: then.grade }]
      : []
  })
  const isSeen = (unit: string) => seesEveryUnit(asking.viewer.actor.role) || unit === asking.viewer.actor.unit
  const seen = moved.filter(each => isSeen(each.unit)).toSorted((a, b) => rankOf(a.unit) - rankOf(b.unit))
  function rankOf(unit: string): number {
    return unit === appeal.unit ? 0 : 1
  }
  return {
    plan: { before: before.plan.total, after: after.plan.total },
    units: seen.map(each => ({ ...each, unit: nameOf(each.unit) })),
    others: moved.length - seen.length,
  }
}
