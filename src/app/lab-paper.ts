import { createHash } from 'node:crypto'
import { canonical, done, type Outcome, refused } from '#base'
import {
  buildIndex,
  type CompiledIndex,
  chanceOfTop,
  compileIndex,
  contributions,
  gapOf,
  openUncertainty,
  rankSummary,
  recipeOf,
} from '#index'
import { type LabReport, labReportDocx } from '#report'
import type { Paper } from './app.ts'
import { benchmark } from './queries/benchmark.ts'
import type { Asking } from './queries/picture.ts'
import { say } from './words.ts'

/** What the lab page hands over: its spec as JSON text, whose place is asked for, and after which national set. */
export interface LabAsked {
  readonly spec: string
  readonly unit: string
  readonly set: string
  readonly targetRank: number
}

/** Values drawn at most, about a second of work; a larger case goes to the shell, which keeps nobody waiting. */
const mostDrawn = 150_000_000
const neighbours = 5

/**
 * The lab's paper. Everything in it is computed here from the spec: what the page showed is not taken over.
 *
 * @refusals `lab_spec_invalid` with the first offence · `lab_spec_too_large`
 */
export async function labPaper(
  printing: Asking & { readonly isSample: boolean },
  { spec, unit, set, targetRank }: LabAsked,
): Promise<Outcome<Paper>> {
  const invalid = (what: string, place: string) => refused('lab_spec_invalid', { what, place: place === '' ? '.' : place })
  let input: unknown
  try {
    input = JSON.parse(spec)
  } catch {
    return invalid('spec_malformed', '')
  }
  const compiled = compileIndex(input)
  if (!compiled.ok) return invalid(compiled.refusal.code, compiled.refusal.where ?? '')
  const { tree, frame } = compiled.value
  const { uncertainty } = compiled.value.spec
  if (uncertainty === null) return invalid('field_missing', 'uncertainty')
  if (!frame.units.includes(unit)) return invalid('unit_unknown', 'unit')
  if (frame.units.length * tree.leafCount * uncertainty.replications > mostDrawn) return refused('lab_spec_too_large')
  const report = await reportOf(printing, compiled.value, { unit, set, targetRank })
  if (!report.ok) return invalid(report.refusal.code, report.refusal.where ?? '')
  return done({
    name: 'benchmark.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await labReportDocx(report.value),
  })
}

async function reportOf(
  printing: Asking & { readonly isSample: boolean },
  compiled: CompiledIndex,
  { unit, set, targetRank }: Omit<LabAsked, 'spec'>,
): Promise<Outcome<LabReport>> {
  const { tree, spec } = compiled
  const built = buildIndex(compiled)
  if (!built.ok) return built
  const opened = openUncertainty(compiled)
  if (!opened.ok) return opened
  const { uncertainty, nominal, replicator } = opened.value
  const tally = opened.value.runPart(0, uncertainty.replications)
  const row = replicator.units.indexOf(unit)
  const gap = gapOf(built.value, built.value.frame.units.indexOf(unit), { kind: 'rank', rank: targetRank })
  const links = (await benchmark(printing, {})).links.filter(link => link.set === set)
  const within = (low: number, high: number) => {
    const { low: from, high: to } = rankSummary(tally, row, [low, high])
    return [from, to] as const
  }
  const order = replicator.units
    .map((_, at) => at)
    .toSorted((a, b) => (nominal.ranks[a] as number) - (nominal.ranks[b] as number))
  const own = order.indexOf(row)
  const chance = chanceOfTop(tally, row, targetRank)
  const runs = tally.runs - tally.failed
  const recipe = recipeOf(spec)
  const text = JSON.stringify(recipe.spec)
  const nameOf = (code: string): string => tree.nodes[tree.idOf.get(code) as number]?.name ?? code
  const noise = uncertainty.assumptions.find(({ kind }) => kind === 'weight-noise')
  return done({
    zone: unit,
    index: spec.name,
    made: printing.now,
    isSample: printing.isSample,
    targetRank,
    units: replicator.units.length,
    rank: nominal.ranks[row] as number,
    score: nominal.scores[row] as number,
    within80: within(0.1, 0.9),
    within95: within(0.025, 0.975),
    chance,
    margin: 1.96 * Math.sqrt((chance * (1 - chance)) / runs),
    runs: tally.runs,
    failures: [...tally.failures.values()].map(({ offence, count }) => ({
      count,
      reason: say(printing.messages, `index.offences.${offence.code}`, offence.details).zh,
    })),
    gap:
      gap === null || gap.holder === null
        ? null
        : {
            holder: gap.holder,
            lines: gap.items.map(({ code, own: ownPoints, line }) => {
              const link = links.find(one => one.code === code)
              return {
                code,
                name: nameOf(code),
                own: ownPoints,
                line,
                owner: link?.owners[0]?.name ?? '',
                clause: link?.tasks[0]?.clause ?? '',
              }
            }),
          },
    neighbours: order.slice(Math.max(0, own - neighbours), own + neighbours + 1).map(at => {
      const { low, high } = rankSummary(tally, at, [0.1, 0.9])
      return {
        unit: replicator.units[at] as string,
        rank: nominal.ranks[at] as number,
        score: nominal.scores[at] as number,
        low,
        high,
      }
    }),
    groups: groupsOf(built.value, unit, nameOf),
    recipe: {
      engine: recipe.engine,
      seed: uncertainty.seed,
      ranges: uncertainty.assumptions.filter(({ kind }) => kind === 'value').length,
      weightNoise: noise?.kind === 'weight-noise' ? noise.factor : null,
      fingerprint: createHash('sha256').update(canonical(recipe.spec)).digest('hex').slice(0, 16),
      text,
    },
  })
}

/** Points of each group in the total, of the zone and of the best zone in that group. */
function groupsOf(
  built: Parameters<typeof contributions>[0],
  unit: string,
  nameOf: (code: string) => string,
): LabReport['groups'] {
  const { tree } = built.compiled
  const parts = contributions(built)
  const row = built.frame.units.indexOf(unit)
  return [...(tree.aggregates.at(-1)?.children ?? [])].flatMap(id => {
    const points = parts[id]
    return points == null
      ? []
      : [
          {
            name: nameOf(tree.codes[id] as string),
            share: built.effectiveWeights[id] as number,
            own: points[row] as number,
            best: points.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY),
          },
        ]
  })
}
