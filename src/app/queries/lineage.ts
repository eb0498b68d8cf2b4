import type { Run, ScoreLine, UnitScore } from '#assessment'
import { done, type Outcome, refused } from '#base'
import { say, same } from '../words.ts'
import type { Lineage, LineageNode } from './answers.ts'
import { evidenceName } from './indicator-card.ts'
import { type Asking, figureOf, filesOf, knownOf, type Picture, pictureOf } from './picture.ts'
import { creditOf, linesOfUnits, markOf, totalOf } from './score-matrix.ts'
import type { Fact } from '#facts'

/** From any number down to the files it rests on: score → value → fact → evidence. */
export async function lineage(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<Lineage>> {
  const { reading } = asking
  const { address = '', id = '' } = input
  const row = ['facts.fact', 'facts.indicator', 'assessment.scoreLine', 'assessment.unitScore'].includes(address)
    ? await reading.find(address, id)
    : null
  if (!row) return refused('not_found')
  if (address === 'assessment.unitScore') {
    const score = row as unknown as UnitScore
    const run = (await reading.find('assessment.run', score.run)) as unknown as Run
    const picture = await pictureOf(asking, { plan: run.plan, year: run.year })
    if (!picture) return refused('not_found')
    const children = []
    for (const line of await linesOfUnits(asking, [score])) children.push(await lineNode(asking, picture, line))
    return done({
      root: {
        ...empty,
        kind: 'score',
        title: same(picture.units.get(score.unit)?.shortName ?? ''),
        figure: totalOf(score, run),
        address,
        id,
        children,
      },
    })
  }
  if (address === 'assessment.scoreLine') {
    const line = row as unknown as ScoreLine
    const score = (await reading.find('assessment.unitScore', line.unitScore)) as unknown as UnitScore | null
    const run = score && ((await reading.find('assessment.run', score.run)) as unknown as Run | null)
    const picture = run && (await pictureOf(asking, { plan: run.plan, year: run.year }))
    return picture ? done({ root: await lineNode(asking, picture, line) }) : refused('not_found')
  }
  const indicatorId = address === 'facts.indicator' ? id : (row as unknown as Fact).indicator
  const indicator = await reading.find('facts.indicator', indicatorId)
  const picture =
    indicator &&
    (await pictureOf(asking, {
      plan: indicator['plan'] as string,
      year: address === 'facts.fact' ? (row as unknown as Fact).period.slice(0, 4) : undefined,
    }))
  if (!picture) return refused('not_found')
  return done({
    root:
      address === 'facts.fact'
        ? await factNode(asking, picture, row as unknown as Fact)
        : await valueNode(asking, picture, indicatorId, picture.year),
  })
}

const empty = {
  figure: null,
  expression: null,
  address: null,
  id: null,
  by: null,
  at: null,
  evidence: [],
  children: [],
} as const

async function lineNode(asking: Asking, picture: Picture, line: ScoreLine): Promise<LineageNode> {
  const indicator = picture.indicators.find(item => item.id === line.indicator)
  const details = JSON.parse(line.reasonDetails) as Record<string, unknown>
  const children: LineageNode[] = []
  for (const { fact } of line.facts) {
    const found = picture.facts.find(item => item.id === fact)
    if (found) children.push(await factNode(asking, picture, found))
  }
  const rate: LineageNode = {
    ...empty,
    kind: 'value',
    title: say(asking.messages, `assessment.explanation.${line.reasonCode}`, details),
    figure: indicator ? { ...figureOf(asking, picture, indicator), value: line.value } : null,
    address: 'facts.indicator',
    id: line.indicator,
    children,
  }
  return {
    ...empty,
    kind: 'score',
    title: same(`${indicator?.code ?? ''} ${indicator?.name ?? ''}`),
    figure: { value: creditOf(line), measureUnit: '', mark: markOf(line), cutOff: line.filedOn, lineage: null },
    expression: line.effective === null ? null : `${line.weight} × ${line.coefficient} × ${line.effective}`,
    address: 'assessment.scoreLine',
    id: line.id,
    children: [rate],
  }
}

async function valueNode(asking: Asking, picture: Picture, indicatorId: string, year: number): Promise<LineageNode> {
  const indicator = picture.indicators.find(item => item.id === indicatorId)
  const known = knownOf(picture, indicatorId, year)
  return {
    ...empty,
    kind: 'value',
    title: same(`${indicator?.code ?? ''} ${indicator?.name ?? ''} ${year}`),
    figure: indicator ? figureOf(asking, picture, indicator, year) : null,
    address: 'facts.indicator',
    id: indicatorId,
    children: known.fact ? [await factNode(asking, picture, known.fact)] : [],
  }
}

async function factNode(asking: Asking, picture: Picture, fact: Fact): Promise<LineageNode> {
  const files = await filesOf(asking, fact.proof)
  const indicator = picture.indicators.find(item => item.id === fact.indicator)
  const birth = (await asking.reading.history('facts.fact', fact.id))[0]
  const names = await asking.reading.titles('parties.person', birth?.person ? [birth.person] : [])
  const earlier = fact.supersedes ? picture.facts.find(item => item.id === fact.supersedes) : undefined
  return {
    ...empty,
    kind: 'fact',
    title: same(`${indicator?.name ?? ''} ${fact.period}`),
    figure: {
      value: fact.value,
      measureUnit: indicator?.measureUnit ?? '',
      mark: fact.standing === 'final' ? 'verified' : 'provisional',
      cutOff: fact.filedOn,
      ...(earlier && { was: earlier.value }),
      lineage: null,
    },
    address: 'facts.fact',
    id: fact.id,
    by: birth?.person ? (names.get(birth.person) ?? null) : null,
    at: birth?.at ?? null,
    evidence: fact.proof.flatMap(id => evidenceName(files, id, 'facts.fact', fact.id)),
    children: earlier ? [await factNode(asking, picture, earlier)] : [],
  }
}
