/** Writes `data/sample/sample.json` anew from the words, the reference plan, the default schemes and one seed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSample, sampleText } from './sample/build-sample.ts'

const data = join(import.meta.dirname, '../data')
const sample = buildSample(data)
writeFileSync(join(data, 'sample/sample.json'), sampleText(sample))
mkdirSync(join(data, 'sample/registers'), { recursive: true })
for (const { file, text } of sample.texts) writeFileSync(join(data, 'sample/registers', file), text)
process.stdout.write(
  `${sample.steps.length} steps, ${Object.keys(sample.files).length} files, ${Object.keys(sample.actors).length} actors\n`,
)
