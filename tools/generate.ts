/**
 * `npm run generate`: writes every derived file. They are committed, so that the review of one line of a definition
 * shows what it does to tables, API, pages and manual; the house test compares them with what is derived.
 *
 * Migration 000002 is drawn anew from the definitions until the first release; after it `--draft` is the rule, which
 * writes the next migration from what changed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { areas, catalogueOf, messages } from '#app'
import { manualPage } from '#define'
import { openApiDocument } from '#http'
import { generateStorage } from '#storage'

const root = join(import.meta.dirname, '..')

/** Every derived file by its path from the root. */
export function derivedFiles(): ReadonlyMap<string, string> {
  const catalogue = catalogueOf(areas)
  const { sql, drawing } = generateStorage(catalogue)
  return new Map([
    ['src/storage/migrations/000002_rooms_and_mechanisms.sql', sql ?? ''],
    ['src/storage/picture.json', `${JSON.stringify(drawing, null, 1)}\n`],
    ['docs/reference/openapi.json', `${JSON.stringify(openApiDocument(catalogue, messages), null, 2)}\n`],
    ['src/web/queries.ts', queryTypes()],
    ...areas.flatMap(area =>
      (['zh', 'en'] as const).map(language => {
        const name = language === 'zh' ? `${area.slug}.zh-CN.md` : `${area.slug}.md`
        return [`docs/reference/${name}`, manualPage(area, messages, language, opening(area.slug))] as const
      }),
    ),
  ])
}

/** The shapes of the own queries belong to the app; the browser gets a copy, because it reaches the app over HTTP only. */
function queryTypes(): string {
  const answers = readFileSync(join(root, 'src/app/queries/answers.ts'), 'utf8')
  const head = '// Derived from src/app/queries/answers.ts by `npm run generate`.\n'
  return (
    head +
    answers.replace(
      /import type \{ Said \} from '\.\.\/words\.ts'\n\ntype Id = string\n[\s\S]*?type Instant = string\n/,
      "import type { Day, Id, Instant, Said } from './wire.ts'\n",
    )
  )
}

/** The docblock of a definition opens its manual page. */
function opening(slug: string): string {
  for (const folder of [slug, `mechanisms/${slug}`]) {
    try {
      const text = readFileSync(join(root, 'src', folder, 'definition.ts'), 'utf8')
      const block = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? ''
      return block.replace(/^\s*\* ?/gm, '').trim()
    } catch {
      // The other folder.
    }
  }
  return ''
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, text] of derivedFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
