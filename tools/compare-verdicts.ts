import { assess } from '#assessment'
import { canonical } from '#base'
import { differences, faultIn, recompute } from '#verifier'
import { largeInput, randomInput, reordered, smallest } from '../tests/random-verdicts.ts'

/**
 * Two implementations of one rule text against each other.
 *
 * `node tools/compare-verdicts.ts [COUNT] [FIRST]` compares COUNT random schemes from seed FIRST on and prints the first
 * difference with its smallest case; `--bench` measures both on 500 units × 100 indicators instead.
 */
const words = process.argv.slice(2)
const compared = (input: ReturnType<typeof randomInput>) => differences(plain(assess(input)), plain(recompute(input as never)))
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

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

function bench(): void {
  const input = largeInput(500, 100)
  for (const [name, run] of [
    ['assess', () => assess(input)],
    ['recompute', () => recompute(input as never)],
  ] as const) {
    const times = Array.from({ length: 3 }, () => {
      const startedAt = performance.now()
      run()
      return performance.now() - startedAt
    })
    console.log(`${name}: 500 units × 100 indicators, ${times.map(ms => `${Math.round(ms)} ms`).join(', ')}`)
  }
  console.log(`differences: ${compared(input).length}`)
}
