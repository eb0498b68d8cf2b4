import {
  type Appeal,
  type Draw,
  type Recheck,
  type Run,
  type Scheme,
  type SelfReview,
  isSealed,
  type UnitScore,
} from '#assessment'
import type { Day } from '#base'
import type { AssessmentBoard, BoardPhase } from './answers.ts'
import { type Asking, type Picture, pictureOf, rowsOf, unitName } from './picture.ts'
import { runHead, seesEveryUnit, totalOf } from './score-matrix.ts'

type Phase = BoardPhase['phase']
const order: readonly Phase[] = [
  'scheme',
  'selfReview',
  'check',
  'draw',
  'recheck',
  'run',
  'notice',
  'appeals',
  'approval',
  'publication',
]

/** W13, the run board: the year's phases with their days, and every unit with what it still owes. */
export async function assessmentBoard(asking: Asking, input: Readonly<Record<string, string>>): Promise<AssessmentBoard> {
  const picture = await pictureOf(asking, { year: input['year'] })
  if (!picture) return { ...nothing, year: Number(input['year'] ?? asking.day.slice(0, 4)) }
  const of = { plan: picture.plan.id, year: String(picture.year) }
  const schemes = await rowsOf<Scheme>(asking, 'assessment.scheme', of)
  const scheme =
    schemes.findLast(each => each.state === 'approved') ?? schemes.findLast(each => each.state === 'drafted') ?? null
  const runs = await rowsOf<Run>(asking, 'assessment.run', of)
  const run = runs.findLast(each => each.state !== 'superseded') ?? null
  const reviews = await rowsOf<SelfReview>(asking, 'assessment.selfReview', of)
  const [draw = null] = await rowsOf<Draw>(asking, 'assessment.draw', of)
  const rechecks = draw ? await rowsOf<Recheck>(asking, 'assessment.recheck', { draw: draw.id }) : []
  const appeals = await rowsOf<Appeal & { readonly number: string | null }>(asking, 'assessment.appeal', {
    run: runs.map(each => each.id),
  })
  const scores = run ? await rowsOf<UnitScore>(asking, 'assessment.unitScore', { run: run.id }) : []
  const dueOn = run ? await runDue(asking, run) : null
  // Who sees his own unit alone is told of it alone: what others have not let him see is not missing.
  const own = asking.viewer.actor.unit
  const isSeen = (unit: string): boolean => seesEveryUnit(asking.viewer.actor.role) || unit === own
  const items = (draw?.items ?? []).filter(item => isSeen(item.unit))
  const isDone = (item: Draw['items'][number]) =>
    rechecks.some(each => each.unit === item.unit && each.indicator === item.indicator)
  const assessed = assessedUnits(picture).filter(isSeen)
  return {
    year: picture.year,
    years: picture.years,
    plan: picture.plan.id,
    phases: phasesOf({ scheme, run, draw, items, reviews, rechecks, appeals, dueOn, units: assessed.length }),
    units: assessed.map(unit => {
      const mine = items.filter(item => item.unit === unit)
      const score = scores.find(each => each.unit === unit)
      const review = reviews.find(each => each.unit === unit)
      return {
        unit: unitName(picture, unit),
        own: unit === asking.viewer.actor.unit,
        review: review ? { id: review.id, state: review.state } : null,
        rechecks: { done: mine.filter(isDone).length, of: mine.length },
        appeals: appeals.filter(each => each.unit === unit).map(({ id, number, state }) => ({ id, number, state })),
        score: score && run ? { unitScore: score.id, total: totalOf(score, run), grade: score.grade } : null,
      }
    }),
    draw: draw ? { id: draw.id, seed: draw.seed, source: draw.seedSource, lines: draw.items.length } : null,
    openRechecks: items
      .filter(item => !isDone(item))
      .flatMap(item => {
        const indicator = picture.indicators.find(each => each.id === item.indicator)
        return indicator
          ? [
              {
                unit: unitName(picture, item.unit),
                indicator: { id: indicator.id, code: indicator.code, name: indicator.name },
                why: item.why,
              },
            ]
          : []
      }),
    scheme: scheme ? { id: scheme.id, title: scheme.title, state: scheme.state } : null,
    run: run ? { id: run.id, number: runHead(run, runs).number, state: run.state, dueOn } : null,
  }
}

const nothing: AssessmentBoard = {
  year: 0,
  years: [],
  plan: null,
  phases: [],
  units: [],
  draw: null,
  openRechecks: [],
  scheme: null,
  run: null,
}

/** Units a verdict is given on: named in a task or on an indicator, collective entries left out; in order of name. */
function assessedUnits(picture: Picture): readonly string[] {
  const named = new Set([
    ...picture.tasks.flatMap(task => task.owners.flatMap(owner => (owner.unit ? [owner.unit as string] : []))),
    ...picture.indicators.flatMap(indicator => indicator.owners.map(owner => owner.unit as string)),
  ])
  return [...named]
    .filter(unit => picture.units.has(unit) && picture.units.get(unit)?.kind !== 'collective')
    .sort((a, b) => (unitName(picture, a).name < unitName(picture, b).name ? -1 : 1))
}

async function runDue(asking: Asking, run: Run): Promise<Day | null> {
  const clocks = await asking.reading.clocks('assessment.run', run.id)
  return (clocks.find(clock => clock.dueOn !== null && clock.state !== 'over')?.dueOn as Day | undefined) ?? null
}

interface Standing {
  readonly scheme: Scheme | null
  readonly run: Run | null
  readonly draw: Draw | null
  readonly items: Draw['items']
  readonly reviews: readonly SelfReview[]
  readonly rechecks: readonly Recheck[]
  readonly appeals: readonly Appeal[]
  readonly dueOn: Day | null
  readonly units: number
}

function phasesOf({ scheme, run, draw, items, reviews, rechecks, appeals, dueOn, units }: Standing): readonly BoardPhase[] {
  const inStates = (...states: readonly string[]) => reviews.filter(each => states.includes(each.state)).length
  const runAt = (...states: readonly Run['state'][]) => run !== null && states.includes(run.state)
  const after = (phase: 'notice' | 'appeals' | 'approval' | 'publication'): boolean =>
    ({
      notice: runAt('appealing', 'settled', 'approved', 'published'),
      appeals: runAt('settled', 'approved', 'published') && !appeals.some(each => ['lodged', 'inHand'].includes(each.state)),
      approval: run !== null && isSealed(run.state),
      publication: runAt('published'),
    })[phase]
  const runRow = run ? { address: 'assessment.run', id: run.id } : null
  const plain = { done: null, of: null, row: null }
  const facts: Readonly<Record<Phase, Omit<BoardPhase, 'phase' | 'state' | 'dueOn'> & { readonly isDone: boolean }>> = {
    scheme: {
      ...plain,
      isDone: scheme?.state === 'approved',
      row: scheme ? { address: 'assessment.scheme', id: scheme.id } : null,
    },
    selfReview: {
      isDone: inStates('signed', 'checked') === units && units > 0,
      done: inStates('signed', 'checked'),
      of: units,
      row: null,
    },
    check: { isDone: inStates('checked') === units && units > 0, done: inStates('checked'), of: units, row: null },
    draw: { ...plain, isDone: draw !== null, row: draw ? { address: 'assessment.draw', id: draw.id } : null },
    recheck: {
      isDone: draw !== null && rechecks.length >= items.length,
      done: rechecks.length,
      of: draw ? items.length : null,
      row: null,
    },
    run: { ...plain, isDone: run !== null, row: runRow },
    notice: { ...plain, isDone: after('notice'), row: runRow },
    appeals: {
      isDone: after('appeals'),
      done: appeals.filter(each => ['corrected', 'dismissed', 'withdrawn'].includes(each.state)).length,
      of: appeals.length,
      row: runRow,
    },
    approval: { ...plain, isDone: after('approval'), row: runRow },
    publication: { ...plain, isDone: after('publication'), row: runRow },
  }
  const now = order.find(phase => !facts[phase].isDone)
  return order.map(phase => {
    const { isDone, ...rest } = facts[phase]
    return {
      phase,
      state: isDone ? 'done' : phase === now ? 'now' : 'ahead',
      ...rest,
      dueOn: phase === now && order.indexOf(phase) >= order.indexOf('run') ? dueOn : null,
    }
  })
}
