import { createHash } from 'node:crypto'
import { assess, type BundleEvidence, bundleOf, isSealed, readAssessmentInput, type UnitResult } from '#assessment'
import { assert, canonical, done, type Outcome, refused } from '#base'
import type { Evidence } from '#facts'
import { type FigureStatus, type GradeName, type Scorecard, scorecardDocx, type UnitRole } from '#report'
import type { Paper } from './app.ts'
import { docx, type Printing } from './press.ts'
import { filesOf, rowsOf } from './queries/picture.ts'
import { say } from './words.ts'

interface UnitScoreRow {
  readonly id: string
  readonly run: string
  readonly unit: string
  readonly group: string
  readonly targetsPoints: string | null
  readonly tasksPoints: string | null
  readonly processPoints: string | null
  readonly bonusPoints: string
  readonly deductionPoints: string
  readonly totalPoints: string
  readonly lowPoints: string
  readonly highPoints: string
  readonly grade: string
  readonly place: number
  readonly isComplete: 'complete' | 'range'
  readonly working: string
}

interface ScoreLineRow {
  readonly indicator: string
  readonly weight: string
  readonly role: UnitRole
  readonly rate: string | null
  readonly own: string | null
  readonly effective: string | null
  readonly contribution: string | null
  readonly status: FigureStatus
  readonly value: string | null
  readonly reasonCode: string
  readonly reasonDetails: string
  readonly facts: readonly { readonly fact: string }[]
}

/** One unit's verdict as a paper. */
export async function scorecard(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const { reading, messages } = printing
  const score = (await reading.find('assessment.unitScore', id)) as unknown as UnitScoreRow | null
  const run = score && (await reading.find('assessment.run', score.run))
  if (!score || !run) return refused('not_found')
  const plan = await reading.find('plan.plan', run['plan'] as string)
  const unit = [...(await reading.titles('parties.unit', [score.unit])).values()][0] ?? ''
  const lines = await rowsOf<ScoreLineRow>(printing, 'assessment.scoreLine', { unitScore: id })
  const peers = await rowsOf<UnitScoreRow>(printing, 'assessment.unitScore', { run: score.run, group: score.group })
  const runs = await rowsOf<{ id: string }>(printing, 'assessment.run', { year: run['year'], plan: run['plan'] })
  const factIds = lines.flatMap(line => line.facts.map(item => item.fact))
  const facts = new Map(
    (await rowsOf<{ id: string; proof: readonly string[] }>(printing, 'facts.fact', { id: factIds })).map(fact => [
      fact.id,
      fact,
    ]),
  )
  const fileIds = [...facts.values()].flatMap(fact => fact.proof)
  const evidence = await filesOf(printing, fileIds)
  const indicatorIds = lines.map(line => line.indicator)
  const indicators = new Map(
    (
      await rowsOf<{ id: string; code: string; name: string; measureUnit: string | null }>(printing, 'facts.indicator', {
        id: indicatorIds,
      })
    ).map(item => [item.id, item]),
  )
  const working = JSON.parse(score.working) as Pick<UnitResult, 'blocks' | 'adjustments'>
  const missing = lines.filter(line => line.status === 'missing').length
  const card: Scorecard = {
    unit,
    year: run['year'] as string,
    plan: {
      title: (plan?.['title'] as string | undefined) ?? '',
      number: (plan?.['number'] as string | null | undefined) ?? '',
    },
    runNumber: runs.findIndex(item => item.id === score.run) + 1,
    status: isSealed(run.state) ? 'approved' : 'provisional',
    cutOff: run['cutOff'] as string,
    isSample: printing.isSample,
    blocks: working.blocks.map(({ block, share, score: points, contribution }) => ({
      block,
      weight: share,
      points,
      contribution,
    })),
    lines: lines.map(line => {
      const indicator = indicators.get(line.indicator)
      return {
        indicator: indicator?.code ?? '',
        name: indicator?.name ?? '',
        role: line.role,
        weight: line.weight,
        rate: line.rate,
        own: line.own,
        effective: line.effective,
        points: line.contribution,
        explanation: say(
          messages,
          `assessment.explanation.${line.reasonCode}`,
          JSON.parse(line.reasonDetails) as Record<string, unknown>,
        ).zh,
        value: line.value === null ? null : { amount: line.value, measureUnit: indicator?.measureUnit ?? '' },
        status: line.status,
        evidence: line.facts
          .flatMap(item => facts.get(item.fact)?.proof ?? [])
          .flatMap(file => {
            const found = evidence.get(file)
            return found ? [{ name: found.name, sha256: found.sha256 }] : []
          }),
      }
    }),
    adjustments: working.adjustments.flatMap(({ kind, matter, points, isCounted }) =>
      isCounted ? [{ kind, matter, points: kind === 'bonus' ? points : `-${points}` }] : [],
    ),
    total:
      score.isComplete === 'complete'
        ? { kind: 'exact', points: score.totalPoints }
        : { kind: 'range', low: score.lowPoints, high: score.highPoints, missing },
    grade: score.grade as GradeName,
    place: peers.length > 1 ? { group: score.group, place: score.place, of: peers.length } : null,
    engine: `${run['engine'] as string} ${run['fingerprint'] as string}`,
  }
  return done({ name: `${unit}-${card.year}.docx`, mediaType: docx, bytes: await scorecardDocx(card) })
}

/**
 * The verdict of a run as one file that anyone can compute again. A unit's own people get it too: a verdict must be
 * checkable by whom it judges, and the frozen input holds figures only. Of the evidence it lists what the reader may see.
 */
export async function bundle(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const { reading } = printing
  const run = await reading.find('assessment.run', id)
  if (!run) return refused('not_found')
  const plan = await reading.find('plan.plan', run['plan'] as string)
  const scheme = await reading.find('assessment.scheme', run['scheme'] as string)
  const inputs = readAssessmentInput(JSON.parse(run['inputs'] as string))
  assert(inputs.ok, 'the frozen input of a run was written by the assessment itself')
  const result = assess(inputs.value)
  // Rules that have moved since cannot speak for an older verdict: the bundle is then refused, not re-labelled.
  if (createHash('sha256').update(canonical(result)).digest('hex') !== run['fingerprint']) return refused('verdict_differs')
  const history = await reading.history('assessment.run', id)
  const approval = history.find(entry => entry.move === 'approve')
  const factIds = new Set(inputs.value.facts.flatMap(fact => fact.factIds))
  const facts = await rowsOf<{ id: string; proof: readonly string[] }>(printing, 'facts.fact', { id: [...factIds] })
  const files = await rowsOf<Evidence>(printing, 'facts.evidence', { id: [...new Set(facts.flatMap(fact => fact.proof))] })
  const evidence = facts.flatMap(fact =>
    files
      .filter(file => fact.proof.includes(file.id))
      .map(
        (file): BundleEvidence => ({
          name: file.name,
          sha256: file.sha256,
          sm3: file.sm3,
          size: file.sizeBytes,
          fact: fact.id,
        }),
      ),
  )
  const cutOff = run['cutOff'] as string
  const text = bundleOf({
    run: { id: run.id, year: Number(run['year']), state: run.state },
    plan: {
      id: run['plan'] as string,
      title: (plan?.['title'] as string | undefined) ?? '',
      number: (plan?.['number'] as string | null | undefined) ?? null,
    },
    scheme: {
      id: inputs.value.scheme.id,
      title: (scheme?.['title'] as string | undefined) ?? '',
      version: inputs.value.scheme.version,
    },
    inputs: inputs.value,
    result,
    evidence,
    sealedAt: approval?.at ?? cutOff,
  })
  return done({
    name: `${run['year'] as string}-${run.id.slice(0, 8)}.bundle.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(text),
  })
}
