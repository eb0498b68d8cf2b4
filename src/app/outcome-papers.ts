import {
  assess,
  type CityFeed,
  type Evaluation,
  type EvaluationScore,
  evaluate,
  type EvaluationInput,
  evaluationBundleOf,
  isSealed,
  readAssessmentInput,
  type Run,
} from '#assessment'
import { assert, canonical, done, type Outcome, refused } from '#base'
import type { Unit } from '#parties'
import { cityFeedXlsx, type Gate, scoreMatrixXlsx, threeYearReportDocx } from '#report'
import type { Paper } from './app.ts'
import { docx, type Printing, xlsx } from './press.ts'
import { pictureOf, rowsOf, unitName } from './queries/picture.ts'
import { seesEveryUnit } from './queries/score-matrix.ts'
import { say } from './words.ts'

const json = 'application/json'
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The evaluation of the whole plan as one file that anyone computes again; for those who see every unit. */
export async function evaluationBundle(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const evaluation = (await printing.reading.find('assessment.evaluation', id)) as unknown as Evaluation | null
  if (!evaluation?.inputs) return refused('not_found')
  const input = JSON.parse(evaluation.inputs) as EvaluationInput
  return done({
    name: `${id.slice(0, 8)}.evaluation.json`,
    mediaType: json,
    bytes: bytesOf(evaluationBundleOf(input, evaluate(input))),
  })
}

export async function threeYearReport(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const evaluation = (await printing.reading.find('assessment.evaluation', id)) as unknown as Evaluation | null
  const picture = evaluation && (await pictureOf(printing, { plan: evaluation.plan }))
  if (!evaluation || !picture) return refused('not_found')
  const scores = await rowsOf<EvaluationScore>(printing, 'assessment.evaluationScore', { evaluation: id })
  const years = evaluation.years.map(each => each.year as string).toSorted()
  const bytes = await threeYearReportDocx({
    plan: { title: picture.plan.title, number: picture.plan.number ?? '' },
    issuer: say(printing.messages, 'roles.office').zh,
    isApproved: isSealed(evaluation.state),
    isSample: printing.isSample,
    cutOff: evaluation.cutOff ?? printing.now,
    years,
    fingerprint: evaluation.fingerprint ?? '',
    units: scores
      .map(score => ({
        unit: unitName(picture, score.unit).name,
        points: years.map(year => score.years.find(each => each.year === year)?.yearPoints ?? null),
        mean: score.meanPoints,
        terminal: score.terminalPoints,
        total: score.totalPoints,
        grade: score.grade,
        gates: (score.gates ?? '').split(',').filter(gate => gate !== '') as readonly Gate[],
      }))
      .toSorted((a, b) => Number(b.total ?? -1) - Number(a.total ?? -1)),
  })
  return done({ name: `${years.join('-')}.docx`, mediaType: docx, bytes })
}

/** Rows of a letter to the city under names, signed by the house: the same text anywhere, checked with the public key. */
async function signedFeed(printing: Printing, id: string) {
  const feed = (await printing.reading.find('assessment.cityFeed', id)) as unknown as
    | (CityFeed & { readonly number: string | null })
    | null
  const run = feed && ((await printing.reading.find('assessment.run', feed.run)) as unknown as Run | null)
  const picture = run && (await pictureOf(printing, { plan: run.plan, year: run.year }))
  if (!feed || !run || !picture) return null
  const body = {
    format: 'jinwei-city-feed/1',
    number: feed.number ?? '',
    year: run.year as string,
    plan: { title: picture.plan.title, number: picture.plan.number ?? '' },
    result: run.fingerprint ?? '',
    mode: feed.mode,
    itemPoints: feed.itemPoints,
    corrects: feed.corrects as string | null,
    sentOn: feed.sentOn as string | null,
    isSample: printing.isSample,
    rows: feed.rows.map(row => ({
      unit: (picture.units.get(row.unit) as Unit | undefined)?.name ?? '',
      // Which table of the city a unit stands in is the city's to say; unknown stays unknown.
      cityTableCode: null,
      score: row.score,
      grade: row.grade,
      rank: row.rank,
      isVetoed: row.veto === 'vetoed',
      points: row.feedPoints,
    })),
    publicKey: printing.seal.publicKey.toString('hex'),
  }
  return { ...body, signature: printing.seal.sign(bytesOf(canonical(body))).toString('hex') }
}

export async function cityFeed(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const feed = await signedFeed(printing, id)
  return feed ? done({ name: `${feed.number}.json`, mediaType: json, bytes: bytesOf(canonical(feed)) }) : refused('not_found')
}

export async function cityFeedSheet(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const feed = await signedFeed(printing, id)
  return feed ? done({ name: `${feed.number}.xlsx`, mediaType: xlsx, bytes: await cityFeedXlsx(feed) }) : refused('not_found')
}

/** The matrix of a run with formulas, for those who see every unit; from its frozen input, so that it says what was sealed. */
export async function scoreMatrixSheet(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const run = (await printing.reading.find('assessment.run', id)) as unknown as Run | null
  const picture = run && (await pictureOf(printing, { plan: run.plan, year: run.year }))
  if (!run || !picture || !seesEveryUnit(printing.viewer.actor.role)) return refused('not_found')
  const inputs = readAssessmentInput(JSON.parse(run.inputs ?? '{}'))
  assert(inputs.ok, 'the frozen input of a run was written by the assessment itself')
  const result = assess(inputs.value)
  const codes = new Map(picture.indicators.map(indicator => [indicator.id as string, indicator]))
  const bytes = await scoreMatrixXlsx({
    year: run.year,
    plan: { title: picture.plan.title, number: picture.plan.number ?? '' },
    status: isSealed(run.state) ? 'approved' : 'provisional',
    cutOff: run.cutOff ?? printing.now,
    isSample: printing.isSample,
    totalLimit: inputs.value.scheme.limits.total,
    indicators: picture.indicators.filter(each => result.plan.lines.some(line => line.indicator === each.id)),
    units: result.units.flatMap(unit => {
      const block = (name: 'targets' | 'tasks' | 'process') => {
        const found = unit.blocks.find(each => each.block === name)
        return { share: found?.share ?? '0', points: found?.score ?? null, contribution: found?.contribution ?? null }
      }
      return unit.total === null || unit.grade === null
        ? []
        : [
            {
              unit: unitName(picture, unit.unit).name,
              group: unit.group,
              lines: unit.lines.map(line => ({ ...line, indicator: codes.get(line.indicator)?.code ?? '' })),
              blocks: { targets: block('targets'), tasks: block('tasks'), process: block('process') },
              bonus: unit.bonus,
              deduction: unit.deduction,
              total: unit.total,
              grade: unit.grade,
            },
          ]
    }),
  })
  return done({ name: `${run.year}-${id.slice(0, 8)}.xlsx`, mediaType: xlsx, bytes })
}
