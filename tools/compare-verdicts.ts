import { type AssessmentInput, assess, reckon } from '#assessment'
import { canonical } from '#base'
import { differences, faultIn, recompute } from '#verifier'
import { largeInput, randomInput, reordered, smallest } from '../tests/random-verdicts.ts'

/**
 * Two implementations of one rule text against each other.
 *
 * `node tools/compare-verdicts.ts [COUNT] [FIRST]` compares COUNT random schemes from seed FIRST on and prints the first
 * difference with its smallest case; `--bench` (`npm run bench:assessment`) measures both instead.
 */
const words = process.argv.slice(2)
const compared = (input: ReturnType<typeof randomInput>) => differences(plain(assess(input)), plain(recompute(input as never)))
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const implementations = [
  ['assess', (input: AssessmentInput): unknown => assess(input)],
  ['recompute', (input: AssessmentInput): unknown => recompute(input as never)],
] as const

if (words.includes('--bench')) bench()
else compareMany(Number(words[0] ?? 100_000), Number(words[1] ?? 1))

function compareMany(count: number, first: number): void {
  const startedAt = performance.now()
  let units = 0
  for (let seed = first; seed < first + count; seed++) {
    const input = randomInput(seed)
    units += input.scheme.units.length
    const fault = faultIn(input)
    const found = fault === null ? compared(input) : [{ path: fault, claimed: 'readable', computed: 'unreadable' }]
    const moved = fault === null && canonical(assess(reordered(input, seed))) !== canonical(assess(input))
    if (found.length === 0 && !moved) continue
    const least = smallest(input, less =>
      moved
        ? canonical(assess(reordered(less, seed))) !== canonical(assess(less))
        : compared(less).some(each => tail(each.path) === tail(found[0]?.path)),
    )
    console.log(
      JSON.stringify(
        {
          seed,
          moved,
          differences: (moved
            ? differences(plain(assess(reordered(least, seed))), plain(assess(least)))
            : compared(least)
          ).slice(0, 6),
          input: least,
        },
        null,
        1,
      ),
    )
    process.exit(1)
  }
  console.log(`${count} random schemes with ${units} units: equal, ${Math.round(performance.now() - startedAt)} ms`)
}

function tail(path = ''): string {
  return path.replace(/\[[^\]]*\]/g, '')
}

/**
 * Both implementations on one year of 50, 500 and 5,000 units × 100 indicators, on three years of 500, and what one
 * changed fact costs. `cpu ms` is the time of this thread, which a busy machine does not stretch; `µs a cell` is one line on
 * one card and shows how the time grows.
 */
function bench(): void {
  const rows: object[] = []
  for (const units of [50, 500, 5_000]) {
    const input = largeInput(units, 100)
    for (const [name, run] of implementations) {
      const found = timed(() => run(input), units > 500 ? 1 : 5)
      rows.push({ what: `${name}, one year`, units, ...found, 'µs a cell': per(found, units * 100) })
    }
  }
  const years = Array.from({ length: 3 }, () => largeInput(500, 100))
  for (const [name, run] of implementations) {
    const found = timed(() => years.map(run))
    rows.push({ what: `${name}, three years`, units: 500, ...found, 'µs a cell': per(found, 150_000) })
  }
  const [input] = years as [AssessmentInput]
  const before = reckon(input)
  const fact = { ...input, facts: input.facts.map((each, at) => (at === 7 ? { ...each, value: '401.5' } : each)) }
  const conduct = { ...input, conduct: input.conduct.map((each, at) => (at === 7 ? { ...each, returns: 9 } : each)) }
  const realistic = largeInput(500, 100, 8)
  const sparse = reckon(realistic)
  const one = { ...realistic, facts: realistic.facts.map((each, at) => (at === 7 ? { ...each, value: '401.5' } : each)) }
  for (const [what, next, known] of [
    ['one fact again, line of 500 units', fact, before],
    ['one fact again, line of 8 units', one, sparse],
    ['counts of one unit again', conduct, before],
  ] as const) {
    const { cards, cells } = reckon(next, known).counts
    rows.push({ what, units: 500, ...timed(() => reckon(next, known)), 'cards again': cards, 'cells again': cells })
  }
  console.table(rows)
  console.log(`differences: ${compared(input).length}`)
}

/** The middle of some runs. */
function timed(run: () => unknown, count = 5): { readonly ms: number; readonly 'cpu ms': number } {
  const runs = Array.from({ length: count }, () => {
    const [startedAt, cpu] = [performance.now(), process.threadCpuUsage()]
    run()
    const used = process.threadCpuUsage(cpu)
    return [performance.now() - startedAt, (used.user + used.system) / 1_000] as const
  })
  const middle = (of: 0 | 1) => Math.round(runs.map(each => each[of]).toSorted((a, b) => a - b)[Math.floor(count / 2)] ?? 0)
  return { ms: middle(0), 'cpu ms': middle(1) }
}
function per(found: { readonly 'cpu ms': number }, cells: number): number {
  return Math.round((found['cpu ms'] * 10_000) / cells) / 10
}
