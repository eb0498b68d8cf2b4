/**
 * Drafts a migration from what changed in the definitions since the committed picture, and draws the picture anew.
 *
 * `--fresh` rewrites migration 000002 instead: only while no release holds anybody's data.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { areas, catalogueOf } from '#app'
import { type Drawing, generateStorage } from '#storage'

const storage = join(import.meta.dirname, '../src/storage')
const migrations = join(storage, 'migrations')
const picture = join(storage, 'picture.json')

const isFresh = process.argv.includes('--fresh')
const from = isFresh ? undefined : (JSON.parse(await readFile(picture, 'utf8')) as Drawing)
const { sql, drawing } = generateStorage(catalogueOf(areas), from)
if (sql !== null) {
  const last =
    (await readdir(migrations))
      .filter(file => file.endsWith('.sql'))
      .sort()
      .at(-1) ?? '000000'
  const next = String(Number(last.slice(0, 6)) + 1).padStart(6, '0')
  const file = isFresh ? '000002_rooms_and_mechanisms.sql' : `${next}_changed_definitions.sql`
  await writeFile(join(migrations, file), sql)
  await writeFile(picture, `${JSON.stringify(drawing, null, 1)}\n`)
  process.stdout.write(`${file}${sql.includes('-- ASK:') ? ': answer its ASK lines before it runs' : ''}\n`)
}
