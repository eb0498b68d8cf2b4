import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Area, all, choice, parts, record, refuses, room, shape } from '#define'
import {
  checkArchitecture,
  checkChinese,
  checkFaces,
  checkFolderWords,
  checkGenerated,
  checkGlossary,
  checkImports,
  checkLeftovers,
  checkMessages,
  checkPurity,
  type Generated,
  glossaryWords,
  messagePathsOf,
  type Noun,
  rooms,
  type SourceFile,
  say,
} from './house-rules.ts'

const root = join(import.meta.dirname, '..')
const isText = /\.(ts|tsx|mts|js|mjs|json|md|sql|html|css|ya?ml|sh|txt|svg|csv)$/
/** Written by tools or by nobody: not ours to hold to the rules. */
const notOurs = new Set(['node_modules', '.git', 'data-local', 'dist', '.scratch', 'coverage', 'package-lock.json'])

function filesUnder(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (notOurs.has(entry.name)) return []
    if (entry.isDirectory()) return filesUnder(path)
    return isText.test(path) || path.startsWith('bin/') ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
  })
}
const files = filesUnder('')
const textOf = (path: string): string => files.find(file => file.path === path)?.text ?? ''

/** Every derived and committed artefact: what `npm run generate` would write, against what is committed. */
const artefacts: readonly (readonly [string, (path: string) => boolean])[] = [
  ['tables of the definitions', path => /^src\/storage\/(migrations\/000002_.*|picture\.json)$/.test(path)],
  ['API document', path => path === 'docs/reference/openapi.json'],
  ['reference manual', path => /^docs\/reference\/.*\.md$/.test(path)],
  ['shapes of the queries', path => path === 'src/web/queries.ts'],
]
const generated: readonly Generated[] = artefacts.map(([artefact, owns]) => ({
  artefact,
  owns,
  derive: async () => {
    const { derivedFiles } = await import('../tools/generate.ts')
    return new Map([...derivedFiles()].filter(([path]) => owns(path)))
  },
}))

/** The areas of every `definition.ts`, found by looking, so that one nobody lists is checked too. */
async function definitions(): Promise<readonly { readonly file: string; readonly area: Area }[]> {
  const found: { file: string; area: Area }[] = []
  for (const { path } of files.filter(file => /^src\/.*\/definition\.ts$/.test(file.path))) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, path)).href)
    for (const value of Object.values(module)) if (isArea(value)) found.push({ file: path, area: value })
  }
  return found
}

const isArea = (value: unknown): value is Area =>
  typeof value === 'object' && value !== null && 'slug' in value && 'records' in value

function nounsOf(file: string, area: Area): readonly Noun[] {
  const noun = (name: string): Noun => ({ file, path: `${area.slug}.${name}`, noun: name })
  return [...area.records.map(record => noun(record.shape.name)), ...area.accounts.map(account => noun(account.name))]
}

const keysOf = (path: string): readonly string[] => Object.keys(JSON.parse(textOf(path) || '{}') as object)

/** Keys of the messages beside a definition, with all refusals of the house: a general one is worded once, in app. */
function keysBeside(file: string, language: 'zh' | 'en') {
  const path = file.replace(/definition\.ts$/, `messages.${language}.json`)
  const everywhere = files.filter(one => one.path.endsWith(`/messages.${language}.json`)).flatMap(one => keysOf(one.path))
  return { file: path, keys: new Set([...keysOf(path), ...everywhere.filter(key => key.startsWith('refusals.'))]) }
}

describe('the house stands', () => {
  test('there is something to check', () => expect(files.length).toBeGreaterThan(100))
  test('imports go downwards, name their storey and end at a face', () => {
    // this file plants violations below
    expect(say(checkImports(files.filter(file => file.path !== 'tests/house.test.ts')))).toBe('')
  })
  test('pure rooms read no clock, disk or dice', () => expect(say(checkPurity(files))).toBe(''))
  test('every room has one face', () => expect(say(checkFaces(files))).toBe(''))
  test('package.json names every room but the pages', () => {
    const named = Object.keys((JSON.parse(textOf('package.json')) as { imports: object }).imports)
    expect(named.toSorted()).toEqual(
      rooms
        .filter(room => room !== 'web')
        .map(room => `#${room}`)
        .toSorted(),
    )
  })
  test.each(generated)('generated files are fresh: $artefact', async artefact =>
    expect(say(await checkGenerated(files, [artefact]))).toBe(''),
  )
  test('rooms in ARCHITECTURE.md are the rooms of src/', () =>
    expect(say(checkArchitecture(files, textOf('ARCHITECTURE.md')))).toBe(''))
  test('Chinese stands in its places', () => expect(say(checkChinese(files))).toBe(''))
  test('nothing is left for later', () => expect(say(checkLeftovers(files))).toBe(''))
  test('no folder is named after nothing', () => expect(say(checkFolderWords(files))).toBe(''))
  test('each path of a definition has its message in both languages', async () => {
    const found = await definitions()
    expect(say(found.flatMap(({ file, area }) => checkMessages(area, [keysBeside(file, 'zh'), keysBeside(file, 'en')])))).toBe(
      '',
    )
  })
  test('both languages carry the same messages', () => {
    const chinese = files.filter(({ path }) => path.startsWith('src/') && /\/messages\.([a-z-]+\.)?zh\.json$/.test(path))
    for (const { path } of chinese)
      expect([path, ...keysOf(path.replace(/zh\.json$/, 'en.json')).toSorted()]).toEqual([path, ...keysOf(path).toSorted()])
  })
  test('definitions speak the words of the glossary', async () => {
    const nouns = (await definitions()).flatMap(({ file, area }) => nounsOf(file, area))
    expect(nouns.length).toBeGreaterThan(20)
    expect(say(checkGlossary(nouns, glossaryWords(textOf('GLOSSARY.md'))))).toBe('')
  })
})

describe('a planted violation is found', () => {
  const file = (path: string, text: string): SourceFile => ({ path, text })

  test.each<[string, SourceFile, string]>([
    [
      'a climb',
      file('src/plan/x.ts', "import { a } from '#report'"),
      "import of '#report' from room 'plan' does not go downwards",
    ],
    [
      'a step sideways',
      file('src/plan/x.ts', "import { a } from '#ledger'"),
      "import of '#ledger' from room 'plan' does not go downwards",
    ],
    [
      'the own room by name',
      file('src/plan/x.ts', "export * from '#plan'"),
      "import of '#plan' from room 'plan' does not go downwards",
    ],
    ['past the face', file('src/app/x.ts', "import { a } from '#plan/rules.ts'"), "reaches past the face of 'plan'"],
    ['by path', file('src/app/x.ts', "import {\n  a,\n} from '../plan/index.ts'"), "reaches into room 'plan' by path"],
    [
      'by path from a test',
      file('tests/x.test.ts', "await import('../src/plan/rules.ts')"),
      "reaches into room 'plan' by path",
    ],
    ['for its effect', file('src/plan/x.ts', "import '#app'"), "import of '#app' from room 'plan'"],
    ['no room', file('src/app/x.ts', "import { a } from '#stuff'"), "import of '#stuff', which is no room"],
    ['a sibling', file('src/mechanisms/a/x.ts', "import { b } from '../b/rules.ts'"), "from the sibling mechanism 'b'"],
    ['the pages into the app', file('src/web/x.tsx', "import { a } from '#app'"), "import of '#app' from web"],
  ])('import: %s', (_, planted, rule) => expect(say(checkImports([planted]))).toContain(rule))

  test.each<[string, SourceFile]>([
    ['downwards', file('src/app/x.ts', "import { a } from '#plan'")],
    ['inside a room', file('src/plan/steps/x.ts', "import { a } from '../rules.ts'")],
    ['a package', file('src/plan/x.ts', "import { z } from 'zod'")],
    ['in a comment', file('src/plan/x.ts', "/** `import { a } from '#app'` */\n// import '#app'")],
    ['messages of another room', file('src/web/x.ts', "import zh from '../plan/messages.zh.json'")],
    ['from above all rooms', file('main.ts', "import { a } from '#storage'")],
  ])('import that is fine: %s', (_, planted) => expect(say(checkImports([planted]))).toBe(''))

  test.each<[string, string]>([
    ["import { readFile } from 'node:fs/promises'", 'IO'],
    ['const now = Date.now()', 'the clock'],
    ['const now = new Date()', 'the clock'],
    ['const id = crypto.randomUUID()', 'randomness'],
    ['const home = process.env.HOME', 'the environment'],
  ])('purity: %s', (text, what) => {
    expect(say(checkPurity([file('src/facts/x.ts', text)]))).toContain(`pure room uses ${what}`)
    expect(say(checkPurity([file('src/storage/x.ts', text), file('src/facts/x.test.ts', text)]))).toBe('')
  })

  test('face: missing, and a default export', () => {
    const violations = say(checkFaces([file('src/plan/x.ts', 'export default 1')]))
    expect(violations).toContain("room 'plan' has no face")
    expect(violations).toContain('src/plan/x.ts: default export')
  })

  test.each<[string, Record<string, string>, string]>([
    ['stale', { 'a.md': 'old' }, 'manual is stale'],
    ['not committed', {}, 'manual is derived but not committed'],
    ['left over', { 'a.md': 'new', 'b.md': 'x' }, 'manual is committed but nothing derives it'],
  ])('generated: %s', async (_, committed, rule) => {
    const planted = Object.entries(committed).map(([path, text]) => file(path, text))
    const manual: Generated = {
      artefact: 'manual',
      owns: path => path.endsWith('.md'),
      derive: async () => new Map([['a.md', 'new']]),
    }
    expect(say(await checkGenerated(planted, [manual]))).toContain(rule)
    expect(say(await checkGenerated([file('a.md', 'new')], [manual]))).toBe('')
    expect(say(await checkGenerated([file('a.md', 'new')], [{ ...manual, derive: null }]))).toContain('nothing derives it')
  })

  test('glossary: a noun it has not', () => {
    const words = glossaryWords('| `plan` | 方案 | m | s |\n| `leadUnit`, `unit` | 单位 | m | s |')
    const noun = (name: string): Noun => ({ file: 'src/x/definition.ts', path: `x.${name}`, noun: name })
    expect(say(checkGlossary([noun('plan'), noun('unit'), noun('leadUnit')], words))).toBe('')
    expect(say(checkGlossary([noun('thing')], words))).toContain("'thing' (x.thing) is not in the glossary")
  })

  test('messages: paths of every part of a definition', () => {
    const trial = record(
      shape('case', ['filed', 'shut'], { size: choice(['small', 'large']), lines: parts({ sort: choice(['a']) }) }),
      {
        moves: {
          file: { from: 'new', to: 'filed', by: 'firm', asks: ['size', 'lines'] },
          shut: { from: 'filed', to: 'shut', by: 'office', check: [refuses(['too_small'], () => null)] },
        },
        seenBy: { firm: all, office: all },
      },
    )
    const area = room('trial', { version: 1, records: [trial] })
    const paths = [
      'trial.label',
      'trial.case.label',
      'trial.case.fields.size.label',
      'trial.case.fields.size.choices.small',
      'trial.case.fields.size.choices.large',
      'trial.case.fields.lines.label',
      'trial.case.fields.lines.fields.sort.label',
      'trial.case.fields.lines.fields.sort.choices.a',
      'trial.case.states.filed',
      'trial.case.states.shut',
      'trial.case.moves.file.label',
      'trial.case.moves.shut.label',
      'refusals.too_small',
    ]
    expect(messagePathsOf(area)).toEqual(paths)
    const file = 'src/trial/messages.zh.json'
    expect(say(checkMessages(area, [{ file, keys: new Set(paths) }]))).toBe('')
    expect(say(checkMessages(area, [{ file, keys: new Set(paths.slice(1)) }]))).toContain(
      `${file}: no message for 'trial.label'`,
    )
  })

  test('architecture: a room too many on either side', () => {
    const violations = say(checkArchitecture([file('src/plan/x.ts', '')], '**`src/base/`** values'))
    expect(violations).toContain('src/plan/: room is not described')
    expect(violations).toContain("describes room 'base', which src/ has not")
    expect(say(checkArchitecture([file('src/plan/x.ts', '')], 'House\n\n**`src/plan/`** goals'))).toBe('')
  })

  test.each(['src/delivery/x.ts', 'src/web/pages/x.tsx', 'README.md', 'docs/decisions/0001-x.md', 'src/storage/x.sql'])(
    'Chinese in %s',
    path => expect(say(checkChinese([file(path, 'a\nb 任务')]))).toContain(`${path}:2: Chinese outside its places`),
  )
  test.each([
    'src/plan/messages.zh.json',
    'src/plan/vocabulary.ts',
    'src/plan/x.test.ts',
    'data/plan.json',
    'GLOSSARY.md',
    'README.zh-CN.md',
    'src/mechanisms/open-challenge/example.ts',
  ])('Chinese may stand in %s', path => expect(say(checkChinese([file(path, '任务')]))).toBe(''))

  test.each(['FIX-ME', 'TO-DO', 'XX-X'])('leftover %s', spaced => {
    const word = spaced.replace('-', '')
    expect(say(checkLeftovers([file('src/a/x.ts', `// ${word} later`)]))).toContain(`src/a/x.ts:1: leftover ${word}`)
    expect(say(checkLeftovers([file('src/a/x.ts', `const a${word}b = 1`)]))).toBe('')
  })

  test.each(['src/plan/utils/x.ts', 'src/plan/helpers.ts', 'src/lib/x.ts', 'tools/misc.ts'])('homeless: %s', path =>
    expect(say(checkFolderWords([file(path, '')]))).toContain('is no room'),
  )
  test('a name that only begins alike has a home', () =>
    expect(say(checkFolderWords([file('src/plan/library.ts', '')]))).toBe(''))

  test('a failure names file, rule, reason and remedy', () =>
    expect(say(checkFolderWords([file('src/plan/utils/x.ts', '')]))).toBe(
      "src/plan/utils/x.ts: 'utils' is no room. Such a word means that the room of this code has not been found yet. " +
        'Put it beside what uses it, or in the room whose subject it is.',
    ))
})
