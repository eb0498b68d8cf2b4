import type { ScoreLine } from '#assessment'
import { done, type Outcome, periodDays, refused } from '#base'
import { currentFact, type Evidence, type Indicator, type Known } from '#facts'
import { normalise } from '#document'
import { scaled } from '../figures.ts'
import type { EvidenceName, IndicatorCard, Mark } from './answers.ts'
import { mayReadFigure, registerFigure } from './figure-card.ts'
import { creditOf, fullOf, markOf } from './score-matrix.ts'
import {
  type Asking,
  figureOf,
  filesOf,
  lightOfIndicator,
  lightWire,
  nodeOf,
  type Picture,
  pictureOf,
  rowsOf,
  unitName,
} from './picture.ts'

/** W9: what is measured, its nodes, every fact with its verdict and files, and the score it earned. */
export async function indicatorCard(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<IndicatorCard>> {
  const picture = await pictureOf(asking, input)
  const indicator = picture?.indicators.find(item =>
    input['indicator'] ? item.id === input['indicator'] : item.code === input['code'],
  )
  if (!picture || !indicator) return refused('not_found')
  const facts = picture.facts.filter(fact => fact.indicator === indicator.id)
  const codes = (indicator.targetCodes ?? '').split(',')
  const targets = picture.targets.filter(target => codes.includes(target.code))
  const periods = [...new Set(facts.map(fact => fact.period))].toSorted((a, b) =>
    periodDays(a).last < periodDays(b).last ? -1 : 1,
  )
  const scores = await scoresOf(asking, picture, indicator.id)
  const cards = []
  for (const fact of facts.toReversed()) cards.push(await factCard(asking, picture, fact))
  return done({
    indicator: {
      id: indicator.id,
      code: indicator.code,
      name: indicator.name,
      measureUnit: indicator.measureUnit ?? '',
      kind: indicator.kind,
      direction: indicator.direction,
      comparator: indicator.comparator,
      baseline: indicator.baseline,
      digits: Math.max(0, ...facts.map(fact => (fact.value.split('.')[1] ?? '').length)),
      owners: indicator.owners.map(owner => ({
        unit: unitName(picture, owner.unit),
        role: owner.role === 'lead' || owner.role === 'coLead' ? 'lead' : 'responsible',
      })),
      dataUnit: indicator.dataUnit ? unitName(picture, indicator.dataUnit) : null,
      clauses: targets.map(target => ({
        clause: target.clause,
        number: target.code,
        quote: normalise(target.quote).text,
        task: picture.tasks.find(task => task.clause === target.clause)?.id ?? null,
      })),
    },
    year: picture.year,
    years: picture.years,
    light: lightWire(asking, lightOfIndicator(asking, picture, indicator), indicator.measureUnit),
    actual: figureOf(asking, picture, indicator),
    register: await registerOf(asking, picture, indicator),
    targets: picture.years.map(year => ({ year, value: nodeOf(indicator, year) })),
    points: pointsOf(asking, picture, facts, periods),
    facts: cards,
    scores,
  })
}

/** What the registers come to now, beside what was recorded of them: a difference wants a new fact. */
async function registerOf(asking: Asking, picture: Picture, indicator: Indicator): Promise<IndicatorCard['register']> {
  const at = asking.catalogue.figureFeeding(indicator.code)
  if (!at) return null
  const figure = await registerFigure(asking, at, String(picture.year), picture.plan.startsOn)
  const measureUnit = figure.kind === 'money' ? 'fen' : figure.kind === 'percent' ? 'percent' : 'each'
  const inUnit = scaled({ value: figure.value, measureUnit }, indicator.measureUnit)
  return { ...figure, scaled: inUnit, mayOpen: mayReadFigure(asking, at) }
}

function pointsOf(
  asking: Asking,
  picture: Picture,
  facts: Picture['facts'],
  periods: readonly string[],
): IndicatorCard['points'] {
  const gaps = picture.years.filter(year => !periods.some(period => period.startsWith(String(year)))).map(String)
  return [...periods, ...gaps]
    .toSorted((a, b) => (periodDays(a).last < periodDays(b).last ? -1 : 1))
    .map(period => {
      const known = currentFact(
        facts.filter(fact => fact.period === period),
        picture.verdicts,
      )
      const mark = markOfKnown(known.status, asking.day > periodDays(period).last)
      return { period, endsOn: periodDays(period).last, value: known.value, mark, fact: known.fact?.id ?? null }
    })
}

/** A figure nobody sent is missing once its period is over, and not due before. */
function markOfKnown(status: Known['status'], isOver: boolean): Mark {
  if (status === 'missing') return isOver ? 'missing' : 'notDue'
  return status === 'final' ? 'verified' : status === 'returned' ? 'returned' : 'provisional'
}

async function factCard(
  asking: Asking,
  picture: Picture,
  fact: Picture['facts'][number],
): Promise<IndicatorCard['facts'][number]> {
  const files = await filesOf(asking, fact.proof)
  const supersededBy = picture.facts.find(item => item.supersedes === fact.id)?.id ?? null
  const verdict = picture.verdicts.filter(item => item.fact === fact.id).at(-1)
  const birth = (await asking.reading.history('facts.fact', fact.id))[0]
  const judged = verdict ? (await asking.reading.history('facts.verdict', verdict.id))[0] : undefined
  const people = [birth?.person, judged?.person].filter(id => typeof id === 'string')
  const names = await asking.reading.titles('parties.person', people)
  const mark: Mark = supersededBy
    ? 'revised'
    : verdict?.outcome === 'returned'
      ? 'returned'
      : verdict && fact.standing === 'final'
        ? 'verified'
        : 'provisional'
  return {
    id: fact.id,
    period: fact.period,
    value: fact.value,
    standing: fact.standing,
    mark,
    filedOn: fact.filedOn,
    by: birth?.person ? (names.get(birth.person) ?? null) : null,
    note: fact.note,
    supersededBy,
    verdict: verdict
      ? {
          outcome: verdict.outcome,
          on: verdict.filedOn,
          by: judged?.person ? (names.get(judged.person) ?? null) : null,
          reason: verdict.note,
        }
      : null,
    evidence: fact.proof.flatMap(id => evidenceName(files, id, 'facts.fact', fact.id)),
  }
}

export function evidenceName(
  evidence: ReadonlyMap<string, Evidence>,
  id: string,
  address: string,
  row: string,
): readonly EvidenceName[] {
  const file = evidence.get(id)
  return file ? [{ id, name: file.name, sm3: file.sm3, size: file.sizeBytes, filedOn: file.filedOn, address, row }] : []
}

/** Lines of the latest run of the year, as far as the viewer may see them. */
async function scoresOf(asking: Asking, picture: Picture, indicator: string): Promise<IndicatorCard['scores']> {
  const runs = await rowsOf<{ id: string; state: string }>(asking, 'assessment.run', {
    plan: picture.plan.id,
    year: String(picture.year),
  })
  const run = runs.findLast(item => item.state !== 'superseded')
  if (!run) return []
  const units = await rowsOf<{ id: string }>(asking, 'assessment.unitScore', { run: run.id })
  const lines = await rowsOf<ScoreLine>(asking, 'assessment.scoreLine', { indicator })
  const here = new Set(units.map(unit => unit.id))
  return lines
    .filter(line => here.has(line.unitScore))
    .map(line => ({
      line: line.id,
      unit: unitName(picture, line.unit),
      points: {
        value: creditOf(line),
        measureUnit: '',
        mark: markOf(line),
        cutOff: line.filedOn,
        lineage: { address: 'assessment.scoreLine', id: line.id },
      },
      full: fullOf(line),
    }))
}
