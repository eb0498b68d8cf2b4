import { done, type Outcome, type Refusal, refused } from '#base'
import { type BuildReport, buildFromSpec, type SpecRefusal, type UncertaintyReport, uncertaintyFromSpec } from '#index'
import { openArchive } from '#document'
import { recipePart } from '#report'
import type { ShellCommand, World } from './run-command.ts'
import { textOf } from './text-of.ts'
import { say } from './words.ts'

/** `jinwei index build SPEC|-`: builds a composite index from one self-contained spec. */
export const indexBuildCommand: ShellCommand = commandOf('build', buildFromSpec, buildText)

/** `jinwei index uncertainty SPEC|-`: the same under uncertain assumptions. */
export const indexUncertaintyCommand: ShellCommand = commandOf('uncertainty', uncertaintyFromSpec, uncertaintyText)

/** Both under one word, `jinwei index build|uncertainty SPEC|-`, for a list of commands that knows first words only. */
export const indexCommand: ShellCommand = {
  usage: 'index build|uncertainty SPEC|- [--json]',
  flags: [],
  values: [],
  run: async (world, { positional: [verb, ...rest], options }) => {
    const command = verb === 'build' ? indexBuildCommand : verb === 'uncertainty' ? indexUncertaintyCommand : null
    return command === null
      ? refused('usage', { usage: 'jinwei index build|uncertainty SPEC|-' })
      : command.run(world, { positional: rest, options })
  },
}

function commandOf<T>(
  verb: string,
  compute: (input: unknown) => Outcome<T, SpecRefusal>,
  print: (world: World, report: T) => string,
): ShellCommand {
  return {
    usage: `index ${verb} SPEC|- [--json]`,
    flags: [],
    values: [],
    run: async (world, { positional }) => {
      const [path] = positional
      if (path === undefined || positional.length > 1) return refused('usage', { usage: `jinwei index ${verb} SPEC|-` })
      const bytes = await world.readInput(path)
      if (!bytes.ok) return bytes
      const text = path.toLowerCase().endsWith('.docx') ? await recipeIn(bytes.value, path) : textOf(bytes.value)
      if (!text.ok) return text
      let input: unknown
      try {
        input = JSON.parse(text.value)
      } catch (error) {
        return refused('not_json', { message: error instanceof Error ? error.message : '' })
      }
      const report = compute(input)
      return report.ok
        ? done({ value: report.value, text: print(world, report.value) })
        : { ok: false, refusal: spoken(world, report.refusal) }
    },
  }
}

/** A paper of the lab carries its spec: the numbers are built again from the paper itself. */
async function recipeIn(bytes: Uint8Array, path: string): Promise<Outcome<string>> {
  const archive = await openArchive(bytes)
  if (!archive.ok) return archive
  const part = await archive.value.part(recipePart)
  if (!part.ok) return part
  const found = part.value && /<recipe>([\s\S]*)<\/recipe>/.exec(new TextDecoder().decode(part.value))?.[1]
  return found
    ? done(found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    : refused('recipe_missing', { path })
}

/** One sentence per offence, each with its code and place. The first hundred: more are no help. */
function spoken(world: World, { offences, where }: SpecRefusal): Refusal {
  const lines = offences
    .slice(0, 100)
    .map(
      offence =>
        `${offence.where === '' ? '.' : offence.where}  [${offence.code}]  ${say(world.messages, `index.offences.${offence.code}`, offence.details)}`,
    )
  world.err(`${lines.join('\n')}\n`)
  return {
    code: 'index_spec_invalid',
    details: { count: offences.length },
    ...(where !== undefined && { where }),
  }
}

const points = (value: number | null | undefined): string => (value == null ? '-' : value.toFixed(4))

function buildText(world: World, report: BuildReport): string {
  const word = (key: string, slots?: Readonly<Record<string, unknown>>) => say(world.messages, `index.shell.${key}`, slots)
  const { units, times, root } = report
  const rows = units
    .map((unit, at) => ({
      unit,
      time: times?.[at] ?? null,
      rank: report.ranks[root]?.[at] ?? null,
      score: report.scores[root]?.[at],
    }))
    .toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.rank ?? Infinity) - (b.rank ?? Infinity))
  const lines = rows.map(({ unit, time, rank, score }) =>
    [...(time === null ? [] : [String(time)]), rank === null ? '-' : String(rank), unit, points(score)].join('\t'),
  )
  const head = [...(times === null ? [] : ['']), word('rank'), word('unit'), word('score')].join('\t')
  return [head, ...lines, ...(report.findings.length > 0 ? [word('findings', { count: report.findings.length })] : [])].join(
    '\n',
  )
}

function uncertaintyText(world: World, report: UncertaintyReport): string {
  const word = (key: string, slots?: Readonly<Record<string, unknown>>) => say(world.messages, `index.shell.${key}`, slots)
  const lines = Object.keys(report.units[0]?.top ?? {})
  const head = [word('rank'), word('unit'), word('median'), word('interval'), ...lines.map(line => word('top', { line }))].join(
    '\t',
  )
  const rows = report.units
    .toSorted((a, b) => (a.nominal.rank ?? Infinity) - (b.nominal.rank ?? Infinity))
    .map(({ unit, nominal, rank, top }) =>
      [
        nominal.rank ?? '-',
        unit,
        rank.median ?? '-',
        `${rank.low ?? '-'}–${rank.high ?? '-'}`,
        ...lines.map(line => points(top[line])),
      ].join('\t'),
    )
  const { failed, asked } = report.replications
  const failures = report.failures.map(
    ({ count, where, code, details }) =>
      `${count}\t${where}\t${say(world.messages, `index.offences.${code}`, details as Readonly<Record<string, unknown>>)}`,
  )
  return [
    head,
    ...rows,
    ...convergenceLines(word, report),
    ...(failed > 0 ? [word('failed', { asked, failed }), ...failures] : []),
    ...sensitivityLines(word, report.sensitivity),
  ].join('\n')
}

/** How far the answer still moved in the last tenth of the draws. */
function convergenceLines(word: (key: string, slots: Readonly<Record<string, unknown>>) => string, report: UncertaintyReport) {
  const last = report.convergence.at(-1)
  return last === undefined
    ? []
    : [
        word('convergence', {
          runs: last.runs,
          mean: points(last.meanRankShift),
          interval: points(last.intervalShift),
          error: points(last.standardError),
        }),
      ]
}

/** The report carries plain JSON; only the part printed here is read out of it. */
function sensitivityLines(word: (key: string) => string, sensitivity: unknown): readonly string[] {
  const { results = [] } = (sensitivity ?? {}) as {
    readonly results?: readonly {
      readonly indices: readonly { readonly assumption: string; readonly first: number; readonly total: number }[]
    }[]
  }
  return results.flatMap(({ indices }) => [
    [word('assumption'), word('first'), word('total')].join('\t'),
    ...indices.map(({ assumption, first, total }) => [assumption, points(first), points(total)].join('\t')),
  ])
}
