/** Writes `data/sample/sample.json` anew from the words, the reference plan, the default schemes and one seed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSample, sampleText } from './sample/build-sample.ts'

const data = join(import.meta.dirname, '../data')
const sample = buildSample(data)
writeFileSync(join(data, 'sample/sample.json'), sampleText(sample))
process.stdout.write(
  `${sample.steps.length} steps, ${Object.keys(sample.files).length} files, ${Object.keys(sample.actors).length} actors\n`,
)
