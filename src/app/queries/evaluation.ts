import {
  type Evaluation,
  type EvaluationScore,
  isSealed,
  type Run,
  terminalShare,
  type UnitScore,
  unmetWeightMax,
  weightsOf,
  yearWeight,
} from '#assessment'
import { Decimal } from '#base'
import { inForce } from '#define'
import type { EvaluationPage } from './answers.ts'
import { type Asking, pictureOf, rowsOf, unitName } from './picture.ts'

/** The whole plan: its years as far as they have come, and the evaluation once it is computed. */
export async function evaluationPage(asking: Asking): Promise<EvaluationPage> {
  const picture = await pictureOf(asking, {})
  const found = picture
    ? (await rowsOf<Evaluation>(asking, 'assessment.evaluation', { plan: picture.plan.id })).findLast(
        each => each.state !== 'withdrawn',
      )
    : undefined
  const set = (await asking.reading.ask(
    {
      terminal: inForce(terminalShare),
      unmet: inForce(unmetWeightMax),
      first: inForce(yearWeight, 'first'),
      middle: inForce(yearWeight, 'middle'),
      last: inForce(yearWeight, 'last'),
    },
    found?.filedOn ?? asking.day,
  )) as Readonly<Record<'terminal' | 'unmet' | 'first' | 'middle' | 'last', number>>
  const shares = {
    terminalPercent: new Decimal(set.terminal).div(100).toFixed(),
    unmetPercent: new Decimal(set.unmet).div(100).toFixed(),
  }
  if (!picture) return { plan: null, evaluation: null, years: [], units: [], ...shares }
  const runs = await rowsOf<Run>(asking, 'assessment.run', { plan: picture.plan.id })
  const scores = found ? await rowsOf<EvaluationScore>(asking, 'assessment.evaluationScore', { evaluation: found.id }) : []
  const standing = picture.years.map(year => runs.findLast(each => Number(each.year) === year && each.state !== 'superseded'))
  const yearly = await rowsOf<UnitScore>(asking, 'assessment.unitScore', {
    run: standing.flatMap(run => (run && isSealed(run.state) ? [run.id] : [])),
  })
  const weights = weightsOf(picture.years.length, set)
  const units = [...new Set([...scores.map(each => each.unit), ...yearly.map(each => each.unit)])]
  return {
    plan: picture.plan.id,
    evaluation: found ? { id: found.id, state: found.state } : null,
    years: picture.years.map((year, at) => ({
      year,
      state: standing[at]?.state ?? null,
      isSealed: standing[at] !== undefined && isSealed(standing[at].state),
      weight: new Decimal(weights[at] ?? '0').times(100).toFixed(),
    })),
    units: units
      .map(unit => {
        const score = scores.find(each => each.unit === unit)
        return {
          unit: unitName(picture, unit),
          own: unit === asking.viewer.actor.unit,
          years: picture.years.map((year, at) => {
            const own = score?.years.find(each => each.year === String(year))
            const plain = yearly.find(each => each.unit === unit && each.run === standing[at]?.id)
            return {
              year,
              points: own?.yearPoints ?? plain?.totalPoints ?? null,
              grade: own?.yearGrade ?? plain?.grade ?? null,
            }
          }),
          mean: score?.meanPoints ?? null,
          terminal: score?.terminalPoints ?? null,
          total: score?.totalPoints ?? null,
          grade: score?.grade ?? null,
          gates: (score?.gates ?? '').split(',').filter(gate => gate !== ''),
        }
      })
      .toSorted((a, b) => Number(b.total ?? -1) - Number(a.total ?? -1) || (a.unit.name < b.unit.name ? -1 : 1)),
    ...shares,
  }
}
