import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assess, bundleOf } from '#assessment'
import { randomInput } from '../tests/random-verdicts.ts'

/**
 * Writes the corpus of sealed verdicts. It is written once for each form and each version of the engine: a bundle that
 * stands is never written again, for the tests replay it to show that an upgrade does not change the past.
 *
 * `node tools/write-bundles.ts NAME SEED SHARING`
 */
const [name = 'sealed', seed = '4', sharing] = process.argv.slice(2)
const drawn = randomInput(Number(seed))
const inputs = {
  ...drawn,
  scheme: { ...drawn.scheme, ...(sharing && { sharing: sharing as 'ownMeasures' }) },
  cutOff: '2025-03-15T08:00:00.000Z',
}
const text = bundleOf({
  run: { id: `run-${name}`, year: inputs.scheme.year, state: 'approved' },
  plan: { id: 'plan', title: 'Action plan (invented)', number: null },
  scheme: { id: inputs.scheme.id, title: 'Yearly scheme (invented)', version: inputs.scheme.version },
  inputs,
  result: assess(inputs),
  evidence: inputs.facts
    .flatMap(fact => fact.factIds)
    .map((fact, at) => ({
      name: `evidence ${at + 1} (invented).pdf`,
      sha256: String(at % 10).repeat(64),
      sm3: String((at + 1) % 10).repeat(64),
      size: 1000 + at,
      fact,
    })),
  sealedAt: '2025-04-01T02:00:00.000Z',
})
const dir = join(import.meta.dirname, '../data/bundles')
mkdirSync(dir, { recursive: true })
writeFileSync(join(dir, `${name}.bundle.json`), text, { flag: 'wx' })
