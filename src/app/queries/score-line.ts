import type { Run, ScoreLine as Line, UnitResult, UnitScore } from '#assessment'
import { Decimal, done, fixed, type Outcome, refused } from '#base'
import { say, same } from '../words.ts'
import type { FigureWire, ScoreLine, Step } from './answers.ts'
import { type Asking, figureOf, type Picture, pictureOf, rowsOf, unitName } from './picture.ts'
import { creditOf, linesOfUnits, markOf, runHead, totalOf } from './score-matrix.ts'

const minus = '\u2212'

type Working = Pick<UnitResult, 'blocks' | 'tasks' | 'process' | 'adjustments' | 'deviations'>

/** The why pane: a unit's total, or one line of it, step by step, down to the figures it rests on. */
export async function scoreLine(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<ScoreLine>> {
  const { reading } = asking
  const line = input['line'] ? ((await reading.find('assessment.scoreLine', input['line'])) as unknown as Line | null) : null
  const scoreId = line?.unitScore ?? input['unitScore']
  const score = scoreId ? ((await reading.find('assessment.unitScore', scoreId)) as unknown as UnitScore | null) : null
  const run = score ? ((await reading.find('assessment.run', score.run)) as unknown as Run | null) : null
  const picture = run && (await pictureOf(asking, { plan: run.plan, year: run.year }))
  if (!score || !run || !picture) return refused('not_found')
  const runs = await rowsOf<Run>(asking, 'assessment.run', { plan: run.plan, year: run.year })
  const lines = await linesOfUnits(asking, [score])
  const indicator = line ? picture.indicators.find(item => item.id === line.indicator) : undefined
  return done({
    unit: unitName(picture, score.unit),
    own: score.unit === asking.viewer.actor.unit,
    indicator: indicator ? { id: indicator.id, code: indicator.code, name: indicator.name } : null,
    run: runHead(run, runs),
    grade: score.grade,
    sum: line ? lineStep(asking, picture, line) : totalStep(asking, picture, score, run, lines),
    verifiers: indicator?.dataUnit ? [unitName(picture, indicator.dataUnit)] : [],
  })
}

const plain = (value: string | null, mark: FigureWire['mark'] = 'verified'): FigureWire => ({
  value,
  measureUnit: '',
  mark: value === null && mark === 'verified' ? 'notApplicable' : mark,
  cutOff: null,
  lineage: null,
})

function totalStep(asking: Asking, picture: Picture, score: UnitScore, run: Run, lines: readonly Line[]): Step {
  const working = JSON.parse(score.working) as Working
  const word = (key: string, slots?: Readonly<Record<string, unknown>>) => say(asking.messages, `scores.${key}`, slots)
  const blocks = working.blocks.map(block => ({
    label: word(`block.${block.block}`),
    expression: block.contribution === null ? null : `${percent(block.share)} × ${block.score}`,
    result:
      block.contribution === null && block.range
        ? { ...plain(null), low: block.range.low, high: block.range.high, mark: 'provisional' as const }
        : plain(block.contribution),
    basis: word('basis.block'),
    line: null,
    children:
      block.block === 'targets'
        ? lines.map(line => lineStep(asking, picture, line))
        : block.block === 'tasks'
          ? taskSteps(asking, working)
          : processSteps(asking, working),
  }))
  const adjustments = working.adjustments.map(item => ({
    label: same(item.matter),
    expression: null,
    result: plain(item.kind === 'bonus' ? `+${item.points}` : `${minus}${item.points}`),
    basis: word(item.isCounted ? 'basis.adjustment' : 'basis.notCounted'),
    line: null,
    children: [],
  }))
  const deviations = (working.deviations ?? []).map(item => {
    const indicator = picture.indicators.find(each => each.id === item.indicator)
    return {
      label: word(item.isInquiry ? 'deviation.inquiry' : 'deviation', {
        name: `${indicator?.code ?? ''} ${indicator?.name ?? ''}`,
      }),
      expression: `|${item.claimed} ${minus} ${item.verified}| ÷ ${item.verified}${item.share === null ? '' : ` = ${percent(item.share)}`}`,
      result: plain(`${minus}${item.points}`),
      basis: word('basis.deviation'),
      line: null,
      children: [],
    }
  })
  return {
    label: word('total'),
    expression: [
      ...working.blocks.flatMap(block => (block.contribution === null ? [] : [block.contribution])),
      ...[...adjustments, ...deviations].flatMap(item => item.result.value ?? []),
    ]
      .join(' + ')
      .replaceAll('+ +', '+ ')
      .replaceAll(`+ ${minus}`, `${minus} `),
    result: totalOf(score, run),
    basis: word('basis.total'),
    line: null,
    children: [...blocks, ...adjustments, ...deviations],
  }
}

const percent = (share: string): string => `${new Decimal(share).times(100).toFixed()}%`

/** rate → own measures → credit; the value is a figure with its facts below. */
function lineStep(asking: Asking, picture: Picture, line: Line): Step {
  const indicator = picture.indicators.find(item => item.id === line.indicator)
  const details = JSON.parse(line.reasonDetails) as Record<string, unknown>
  const word = (key: string, slots?: Readonly<Record<string, unknown>>) => say(asking.messages, `scores.${key}`, slots)
  const value: Step = {
    label: word('value'),
    expression: null,
    result: indicator
      ? { ...figureOf(asking, picture, indicator, Number(picture.year)), value: line.value }
      : plain(line.value),
    basis: null,
    line: null,
    children: [],
  }
  const rate: Step = {
    label: word('rate'),
    expression: null,
    result: plain(line.rate === null ? null : short(line.rate), line.status === 'missing' ? 'missing' : 'verified'),
    basis: say(asking.messages, `assessment.explanation.${line.reasonCode}`, details),
    line: null,
    children: [value],
  }
  const own: Step = {
    label: word('own'),
    expression: null,
    result: plain(line.own === null ? null : short(line.own)),
    basis: word('basis.own'),
    line: null,
    children: [],
  }
  return {
    label: same(`${indicator?.code ?? ''} ${indicator?.name ?? ''}`),
    expression: line.effective === null ? null : `${line.weight} × ${line.coefficient} × ${short(line.effective)}`,
    result: {
      value: creditOf(line),
      measureUnit: '',
      mark: markOf(line),
      cutOff: line.filedOn,
      lineage: { address: 'assessment.scoreLine', id: line.id },
    },
    basis: say(asking.messages, 'scores.basis.line', words => ({
      role: words[`assessment.scoreLine.fields.role.choices.${line.role}`] ?? line.role,
    })),
    line: line.id,
    children: line.own === null ? [rate] : [rate, own],
  }
}

const short = (rate: string): string => fixed(new Decimal(rate), 4)

const taskSteps = (asking: Asking, working: Working): readonly Step[] =>
  working.tasks.map(task => ({
    label: same(task.name),
    expression: null,
    result: plain(task.rate === null ? null : short(task.rate), task.status === 'missing' ? 'missing' : 'verified'),
    basis: say(asking.messages, `assessment.explanation.${task.explanation.code}`, task.explanation.details),
    line: null,
    children: [],
  }))

const processSteps = (asking: Asking, working: Working): readonly Step[] =>
  working.process.map(item => ({
    label: say(asking.messages, `scores.process.${item.item}`),
    expression: null,
    result: plain(item.score),
    basis: say(asking.messages, 'scores.basis.process', { weight: item.weight }),
    line: null,
    children: [],
  }))
