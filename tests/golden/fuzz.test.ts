import { expect, test } from 'vitest'
import { fuzzReader } from '../../tools/bench-reader/fuzz.ts'
import { corpus } from '../../tools/bench-reader/gold.ts'

/** A few of what `npm run bench:reader -- --only fuzz` throws at the reader by the hundred thousand. */
test('a broken document or file ends in a reading or a refusal, soon', async () => {
  const lines: string[] = []
  for await (const line of fuzzReader(await corpus(), { documents: 300, files: 40, seed: 5 })) lines.push(line)
  expect(lines.filter(line => line.startsWith('faults') || line.startsWith('  '))).toEqual(['faults    0'])
}, 60_000)
