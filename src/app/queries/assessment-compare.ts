import { type AssessmentInput, readAssessmentInput, type Run, type ScoreLine, type UnitScore } from '#assessment'
import { canonical, Decimal, fixed } from '#base'
import type { AssessmentCompare, ComparedScore, ComparedUnit } from './answers.ts'
import { type Asking, type Picture, pictureOf, rowsOf, unitName } from './picture.ts'
import { creditOf, fullOf, linesOfUnits, runHead, seesEveryUnit } from './score-matrix.ts'

/** W14: two runs of a year beside each other with the reason of every change, and the years beside each other. */
export async function assessmentCompare(asking: Asking, input: Readonly<Record<string, string>>): Promise<AssessmentCompare> {
  const asked = await runOf(asking, input['run'])
  const picture = await pictureOf(asking, { plan: asked?.plan, year: asked?.year ?? input['year'] })
  if (!picture) return { ...nothing, year: Number(input['year'] ?? asking.day.slice(0, 4)) }
  const all = await rowsOf<Run>(asking, 'assessment.run', { plan: picture.plan.id })
  const runs = all.filter(each => each.year === String(picture.year))
  const run = asked ?? runs.findLast(each => each.state !== 'superseded') ?? null
  const earlier = run
    ? (runs.find(each => each.id === run.corrects) ?? runs[runs.findIndex(each => each.id === run.id) - 1])
    : null
  const beside = runs.find(each => each.id === input['with'] && each.id !== run?.id) ?? earlier ?? null
  const [after, before] = [await shownOf(asking, run), await shownOf(asking, beside)]
  const seesAll = seesEveryUnit(asking.viewer.actor.role)
  const heads = runs.map(each => runHead(each, runs))
  return {
    plan: picture.plan.id,
    year: picture.year,
    years: picture.years,
    runs: heads.toReversed(),
    run: heads.find(head => head.id === run?.id) ?? null,
    with: heads.find(head => head.id === beside?.id) ?? null,
    planScore: { before: beside?.planScore ?? null, after: run?.planScore ?? null },
    ...(before.frozen && after.frozen
      ? reasonsOf(asking, picture, [before.frozen, after.frozen], indicator =>
          seesAll ? true : [...before.lines, ...after.lines].some(line => line.indicator === indicator),
        )
      : { cases: [], figures: [], others: [] }),
    units: run && beside ? comparedUnits(asking, picture, before, after) : [],
    track: await trackOf(asking, picture, all),
  }
}

const nothing: AssessmentCompare = {
  plan: null,
  year: 0,
  years: [],
  runs: [],
  run: null,
  with: null,
  planScore: { before: null, after: null },
  cases: [],
  figures: [],
  others: [],
  units: [],
  track: [],
}

const runOf = async (asking: Asking, id: string | undefined): Promise<Run | null> =>
  id ? ((await asking.reading.find('assessment.run', id)) as unknown as Run | null) : null

interface Shown {
  readonly frozen: AssessmentInput | null
  readonly scores: readonly UnitScore[]
  readonly lines: readonly ScoreLine[]
}

async function shownOf(asking: Asking, run: Run | null): Promise<Shown> {
  if (!run) return { frozen: null, scores: [], lines: [] }
  const read = run.inputs ? readAssessmentInput(JSON.parse(run.inputs)) : null
  const scores = await rowsOf<UnitScore>(asking, 'assessment.unitScore', { run: run.id })
  return { frozen: read?.ok ? read.value : null, scores, lines: await linesOfUnits(asking, scores) }
}

/** What differs in the frozen inputs, as far as it touches what the reader sees. */
function reasonsOf(
  asking: Asking,
  picture: Picture,
  [before, after]: readonly [AssessmentInput, AssessmentInput],
  isSeen: (indicator: string) => boolean,
): Pick<AssessmentCompare, 'cases' | 'figures' | 'others'> {
  const seesAll = seesEveryUnit(asking.viewer.actor.role)
  const own = asking.viewer.actor.unit
  const known = new Set((before.cases ?? []).map(each => each.id))
  const fresh = (after.cases ?? []).filter(each => !known.has(each.id))
  const nameOf = (id: string) => {
    const indicator = picture.indicators.find(each => each.id === id)
    return {
      id,
      code: (indicator?.code as string | undefined) ?? '',
      name: indicator?.name ?? '',
      measureUnit: indicator?.measureUnit ?? '',
    }
  }
  const cases = fresh.filter(each => seesAll || each.unit === own || (each.subject === 'figure' && isSeen(each.of)))
  const figures = after.facts.flatMap(fact => {
    const then = before.facts.find(each => each.indicator === fact.indicator)
    const isSame = then?.value === fact.value && then?.status === fact.status && then?.baseline === fact.baseline
    if (isSame || !isSeen(fact.indicator)) return []
    const behind = fresh.filter(each => each.subject === 'figure' && each.of === fact.indicator)
    return [
      {
        indicator: nameOf(fact.indicator),
        before: then?.value ?? null,
        after: fact.value,
        statusBefore: then?.status ?? 'missing',
        statusAfter: fact.status,
        cases: behind.map(each => each.number ?? ''),
      },
    ]
  })
  const isMine = (row: { readonly unit: string }) => seesAll || row.unit === own
  const rowsText = (rows: readonly { readonly unit: string }[]) => canonical(rows.filter(isMine).map(canonical).toSorted())
  const parts: Readonly<Record<string, (of: AssessmentInput) => string>> = {
    scheme: of => canonical({ ...of.scheme, units: [], tasks: [] }),
    measures: of => rowsText(of.measures),
    conduct: of => rowsText(of.conduct),
    adjustments: of => rowsText([...of.adjustments, ...of.vetoes]),
    selfReviews: of => rowsText(of.selfReviews ?? []),
    rules: of => of.rules ?? '',
  }
  return {
    cases: cases.map(({ id, number, unit, subject, of }) => ({
      id,
      number,
      subject,
      unit: seesAll || unit === own ? unitName(picture, unit) : null,
      about: subject === 'figure' ? `${nameOf(of).code} ${nameOf(of).name}` : null,
    })),
    figures: figures.toSorted((a, b) => (a.indicator.code < b.indicator.code ? -1 : 1)),
    others: Object.entries(parts).flatMap(([part, textOf]) => (textOf(before) === textOf(after) ? [] : [part])),
  }
}

const scoreOf = (score: UnitScore): ComparedScore => ({
  total: score.isComplete === 'complete' ? score.totalPoints : null,
  low: score.lowPoints,
  high: score.highPoints,
  grade: score.grade,
  place: score.place,
  targets: score.targetsPoints,
  tasks: score.tasksPoints,
  process: score.processPoints,
  bonus: score.bonusPoints,
  deduction: score.deductionPoints,
})

function comparedUnits(asking: Asking, picture: Picture, before: Shown, after: Shown): readonly ComparedUnit[] {
  const units = [...new Set([...after.scores, ...before.scores].map(score => score.unit as string))]
  return units
    .map((unit): ComparedUnit => {
      const [then, now] = [before.scores.find(each => each.unit === unit), after.scores.find(each => each.unit === unit)]
      return {
        unit: unitName(picture, unit),
        own: unit === asking.viewer.actor.unit,
        group: (now ?? then)?.group ?? '',
        before: then ? scoreOf(then) : null,
        after: now ? scoreOf(now) : null,
        lines: picture.indicators.flatMap(({ id, code, name }) => {
          const [was, is] = [lineOf(before, then, id), lineOf(after, now, id)]
          const isSame = was?.points === is?.points && was?.full === is?.full && was?.value === is?.value
          return isSame ? [] : [{ indicator: { id, code, name }, before: was, after: is }]
        }),
      }
    })
    .toSorted((a, b) => (a.group === b.group ? (a.after?.place ?? 99) - (b.after?.place ?? 99) : a.group < b.group ? -1 : 1))
}

function lineOf(shown: Shown, score: UnitScore | undefined, indicator: string) {
  const line = shown.lines.find(each => each.unitScore === score?.id && each.indicator === indicator)
  return line
    ? {
        line: line.id as string,
        points: creditOf(line),
        full: fullOf(line),
        value: line.value,
        effective: line.effective === null ? null : fixed(new Decimal(line.effective), 4),
      }
    : null
}

/** Each unit through the years, by the run that stands for each. */
async function trackOf(asking: Asking, picture: Picture, all: readonly Run[]): Promise<AssessmentCompare['track']> {
  const standing = picture.years.flatMap(year => {
    const run = all.findLast(each => each.year === String(year) && each.state !== 'superseded')
    return run ? [{ year, run }] : []
  })
  const scores = await rowsOf<UnitScore>(asking, 'assessment.unitScore', { run: standing.map(({ run }) => run.id) })
  const units = [...new Set(scores.map(score => score.unit as string))]
  const groupOf = (unit: string) => scores.findLast(score => score.unit === unit)?.group ?? ''
  const latest = standing.at(-1)?.run.id
  const placeOf = (unit: string) => scores.find(score => score.unit === unit && score.run === latest)?.place ?? 99
  return units
    .toSorted((a, b) => (groupOf(a) === groupOf(b) ? placeOf(a) - placeOf(b) : groupOf(a) < groupOf(b) ? -1 : 1))
    .map(unit => ({
      unit: unitName(picture, unit),
      own: unit === asking.viewer.actor.unit,
      group: groupOf(unit),
      years: standing.flatMap(({ year, run }) => {
        const score = scores.find(each => each.unit === unit && each.run === run.id)
        return score ? [{ year, run: run.id as string, state: run.state as string, ...scoreOf(score) }] : []
      }),
    }))
}
