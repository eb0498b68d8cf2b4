import { Decimal, dayAt, fixed } from '#base'
import { isSealed, type Run, type Scheme, type ScoreLine, type UnitScore } from '#assessment'
import type { FigureWire, Mark, ScoreMatrix } from './answers.ts'
import { type Asking, type Picture, pictureOf, rowsOf, unitName } from './picture.ts'

/** W13: units against indicators with totals, as far as the viewer may see them. */
export async function scoreMatrix(asking: Asking, input: Readonly<Record<string, string>>): Promise<ScoreMatrix> {
  const asked = input['run'] ? ((await asking.reading.find('assessment.run', input['run'])) as unknown as Run | null) : null
  const picture = await pictureOf(asking, { plan: asked?.plan, year: asked?.year ?? input['year'] })
  const none = {
    run: null,
    year: Number(asking.day.slice(0, 4)),
    years: [],
    runs: [],
    scheme: null,
    plan: null,
    indicators: [],
    units: [],
    missing: 0,
  }
  if (!picture) return none
  const of = { plan: picture.plan.id, year: String(picture.year) }
  const runs = await rowsOf<Run>(asking, 'assessment.run', of)
  const scheme = (await rowsOf<Scheme>(asking, 'assessment.scheme', { ...of, state: 'approved' })).at(-1) ?? null
  const run = asked ?? runs.findLast(item => item.state !== 'superseded') ?? null
  const shown = run ? await shownOf(asking, picture, run) : { units: [], indicators: [], missing: 0 }
  return {
    run: run ? { ...runHead(run, runs), fingerprint: run.fingerprint } : null,
    year: picture.year,
    years: picture.years,
    runs: runs
      .toReversed()
      .map(item => ({ id: item.id, number: runs.indexOf(item) + 1, state: item.state, cutOff: cutOffOf(item) })),
    scheme: scheme?.id ?? null,
    plan: picture.plan.id,
    ...shown,
  }
}

/** Roles that see the verdict on every unit; unit heads and liaisons see their own. */
export const seesEveryUnit = (role: string): boolean =>
  ['office', 'leader', 'assessor', 'scienceBureau', 'supervision', 'audit'].includes(role)

export const runHead = (run: Run, runs: readonly Run[]) => ({
  id: run.id as string,
  number: runs.findIndex(item => item.id === run.id) + 1,
  year: Number(run.year),
  state: run.state as string,
  cutOff: cutOffOf(run),
})

const cutOffOf = (run: Run) => (run.cutOff ? dayAt(new Date(run.cutOff)) : run.filedOn)

async function shownOf(
  asking: Asking,
  picture: Picture,
  run: Run,
): Promise<Pick<ScoreMatrix, 'units' | 'indicators' | 'missing'>> {
  const scores = (await rowsOf<UnitScore>(asking, 'assessment.unitScore', { run: run.id })).toSorted((a, b) =>
    a.group === b.group ? a.place - b.place : a.group < b.group ? -1 : 1,
  )
  const lines = await linesOfUnits(asking, scores)
  const used = new Set(lines.map(line => line.indicator as string))
  const weights = new Map(lines.map(line => [line.indicator as string, line.weight]))
  return {
    indicators: picture.indicators
      .filter(item => used.has(item.id))
      .map(item => ({ id: item.id, code: item.code, name: item.name, weight: weights.get(item.id) ?? '' })),
    units: scores.map(score => ({
      unitScore: score.id,
      unit: unitName(picture, score.unit),
      own: score.unit === asking.viewer.actor.unit,
      total: totalOf(score, run),
      grade: score.grade,
      place: score.place,
      cells: Object.fromEntries(
        lines
          .filter(line => line.unitScore === score.id)
          .map(line => [line.indicator, { line: line.id, points: creditOf(line), full: fullOf(line), mark: markOf(line) }]),
      ),
    })),
    missing: new Set(lines.filter(line => line.status === 'missing').map(line => line.indicator)).size,
  }
}

export async function linesOfUnits(asking: Asking, scores: readonly UnitScore[]): Promise<readonly ScoreLine[]> {
  return scores.length === 0
    ? []
    : rowsOf<ScoreLine>(asking, 'assessment.scoreLine', { unitScore: scores.map(score => score.id) })
}

export const markOf = (line: ScoreLine): Mark => (line.status === 'final' ? 'verified' : line.status)

/** weight × coefficient × effective rate, two decimals. */
export const creditOf = (line: ScoreLine): string | null => (line.contribution === null ? null : twoPlaces(line.contribution))

export const fullOf = (line: ScoreLine): string => fixed(new Decimal(line.weight).times(line.coefficient), 2)

const twoPlaces = (text: string): string => fixed(new Decimal(text), 2)

export function totalOf(score: UnitScore, run: Run): FigureWire {
  const mark: Mark = isSealed(run.state) && score.isComplete === 'complete' ? 'verified' : 'provisional'
  const lineage = { address: 'assessment.unitScore', id: score.id as string }
  const cutOff = cutOffOf(run)
  return score.isComplete === 'complete'
    ? { value: score.totalPoints, measureUnit: '', mark, cutOff, lineage }
    : { value: null, low: score.lowPoints, high: score.highPoints, measureUnit: '', mark, cutOff, lineage }
}
