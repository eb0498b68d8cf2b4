import { dirname, join, normalize } from 'node:path/posix'
import type { AnyRecord, Area, Fields } from '#define'

/** The rules of the house as functions over file texts, so that each can be tried on a small planted violation. */

/** One file of the project: path from its root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** What is wrong where, which rule says so, why the rule is there and what to do. */
export interface Violation {
  readonly file: string
  readonly rule: string
  readonly reason: string
  readonly remedy: string
}

/** Storeys of the house from the ground up. A room may use rooms of a lower storey, never its own or a higher one. */
export const storeys: readonly (readonly string[])[] = [
  // the second implementation of the rules stands on the ground alone: it shares no code with anybody
  ['base', 'verifier'],
  ['define'],
  ['document', 'parties', 'calendar', 'settings', 'sheets'],
  ['plan', 'ledger'],
  ['delivery', 'facts', 'index'],
  ['mechanisms', 'assessment'],
  ['report'],
  ['app'],
  ['storage', 'http', 'cli', 'jobs', 'web'],
]
export const rooms: readonly string[] = storeys.flat()
/** Rooms that know no IO, clock or randomness: everything below `app`. */
const pureRooms = new Set(storeys.slice(0, 7).flat())

/** One line a violation, in the order of files. */
export const say = (violations: readonly Violation[]): string =>
  violations
    .map(({ file, rule, reason, remedy }) => `${file}: ${rule}. ${reason} ${remedy}`)
    .toSorted()
    .join('\n')

const storeyOf = (room: string): number => storeys.findIndex(storey => storey.includes(room))

/** The room a file lies in; null for `main.ts`, `tests/`, `tools/` and the like, which stand above all rooms. */
export const roomOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null

const isCode = (path: string): boolean => /\.(ts|tsx|mts|js|mjs)$/.test(path)
const isTest = (path: string): boolean => path.startsWith('tests/') || /\.test\.tsx?$/.test(path)

/** Code without its comments, line numbers kept; examples in comments import nothing. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' ')).replace(/(^|\s)\/\/[^\n]*/g, '$1')

const specifiers = (text: string): readonly string[] =>
  [...withoutComments(text).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map(match => match[2] as string)

/** Rule 1: imports go downwards, name their storey, and end at a face. */
export function checkImports(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => isCode(path))
    .flatMap(({ path, text }) => specifiers(text).flatMap(specifier => checkImport(path, specifier) ?? []))
}

function checkImport(file: string, specifier: string): Violation | null {
  const from = roomOf(file)
  if (specifier.startsWith('#')) return checkNamedImport(file, from, specifier)
  if (!specifier.startsWith('.')) return null
  const target = normalize(join(dirname(file), specifier))
  const to = roomOf(target)
  // Messages are data that an edge may collect from every room; they have no code to reach past.
  if (to === null || /\/messages\.[a-z.-]+\.json$/.test(target)) return null
  if (to !== from) {
    return {
      file,
      rule: `import of '${specifier}' reaches into room '${to}' by path`,
      reason: 'Every import across rooms names its storey, so that a climb is seen in the line itself.',
      remedy: `Write '#${to}'; if the name is not exported there, add it to src/${to}/index.ts.`,
    }
  }
  return checkSibling(file, target, specifier)
}

function checkSibling(file: string, target: string, specifier: string): Violation | null {
  const slugOf = (path: string) => /^src\/mechanisms\/([^/]+)\//.exec(path)?.[1]
  const own = slugOf(file)
  const other = slugOf(target)
  if (own === undefined || other === undefined || own === other) return null
  return {
    file,
    rule: `import of '${specifier}' from the sibling mechanism '${other}'`,
    reason: 'A mechanism can be taken out alone; siblings speak through events wired in app.',
    remedy: 'Move what both need to a lower room, or announce and listen.',
  }
}

function checkNamedImport(file: string, from: string | null, specifier: string): Violation | null {
  const [to = '', ...deeper] = specifier.slice(1).split('/')
  if (!rooms.includes(to)) {
    return {
      file,
      rule: `import of '${specifier}', which is no room`,
      reason: 'The rooms are a closed list, drawn in ARCHITECTURE.md.',
      remedy: `Use one of ${rooms.map(room => `#${room}`).join(' ')}.`,
    }
  }
  if (deeper.length > 0) {
    return {
      file,
      rule: `import of '${specifier}' reaches past the face of '${to}'`,
      reason: 'A room has one face, index.ts; what lies behind may change without asking.',
      remedy: `Import '#${to}', and export the name from src/${to}/index.ts if others need it.`,
    }
  }
  if (from === null) return null
  if (from === 'web' && to === 'app') {
    return {
      file,
      rule: "import of '#app' from web",
      reason: 'The pages reach the app over HTTP only, or a check of the server could be forgotten there.',
      remedy: 'Ask the API for it.',
    }
  }
  if (storeyOf(to) < storeyOf(from)) return null
  return {
    file,
    rule: `import of '${specifier}' from room '${from}' does not go downwards`,
    reason: 'A room uses rooms on lower lines only; nothing later is input to anything earlier.',
    remedy:
      from === to ? 'Import the file with ./ inside a room.' : 'Hand the value in from above, or move it to a lower room.',
  }
}

const impure: readonly (readonly [RegExp, string])[] = [
  [/from 'node:(fs|fs\/promises|net|http|https|http2|dns|tls|child_process|worker_threads|cluster|os)'/, 'IO'],
  [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, 'the clock'],
  [/\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/, 'randomness'],
  [/\bprocess\.(env|argv|cwd)\b/, 'the environment'],
  [/\bfetch\(/, 'the network'],
]

/** Rule 1, second half: the calm core reads no clock, no disk and no dice; they arrive as arguments. */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  const code = files.filter(({ path }) => isCode(path) && !isTest(path) && pureRooms.has(roomOf(path) ?? ''))
  return code.flatMap(({ path, text }) =>
    impure
      .filter(([pattern]) => pattern.test(withoutComments(text)))
      .map(([, what]) => ({
        file: path,
        rule: `pure room uses ${what}`,
        reason: 'What is computed here must be computed again, years later, to the same bytes.',
        remedy: 'Take it as an argument; the edges and app hand it in.',
      })),
  )
}

/**
 * Rule 1, third part: every room but the pages shows one face with named exports. Settings of tools are read by their
 * default export.
 */
export function checkFaces(files: readonly SourceFile[]): readonly Violation[] {
  const paths = new Set(files.map(({ path }) => path))
  const faceless = [...roomsIn(files)].filter(room => room !== 'web' && !paths.has(`src/${room}/index.ts`))
  const missing = faceless.map(room => ({
    file: `src/${room}/index.ts`,
    rule: `room '${room}' has no face`,
    reason: 'Other rooms may import its face and nothing else.',
    remedy: 'Add index.ts with named exports.',
  }))
  const unnamed = files
    .filter(
      ({ path, text }) =>
        path.startsWith('src/') &&
        isCode(path) &&
        !path.endsWith('.config.ts') &&
        /^export default\b/m.test(withoutComments(text)),
    )
    .map(({ path }) => ({
      file: path,
      rule: 'default export',
      reason: 'A file is named after what it exports, and that name is searched for.',
      remedy: 'Export it by name.',
    }))
  return [...missing, ...unnamed]
}

/** Rooms that hold a file. */
const roomsIn = (files: readonly SourceFile[]): ReadonlySet<string> => new Set(files.flatMap(({ path }) => roomOf(path) ?? []))

/** An artefact that is derived and committed. `derive` gives every file it consists of, by path. */
export interface Generated {
  readonly artefact: string
  /** which committed files belong to it */
  readonly owns: (path: string) => boolean
  /** null until its generator stands; then no committed file may claim to be its output */
  readonly derive: (() => Promise<ReadonlyMap<string, string>>) | null
}

/** Rule 2: what is derived is committed as derived, all of it and nothing else. */
export async function checkGenerated(
  files: readonly SourceFile[],
  artefacts: readonly Generated[],
): Promise<readonly Violation[]> {
  const violations: Violation[] = []
  for (const { artefact, owns, derive } of artefacts) {
    const reason = 'A review reads the effect of a definition line here; a stale file shows the wrong one.'
    const committed = new Map(files.filter(({ path }) => owns(path)).map(({ path, text }) => [path, text]))
    const derived = derive === null ? new Map<string, string>() : await derive()
    for (const path of new Set([...committed.keys(), ...derived.keys()])) {
      const [before, now] = [committed.get(path), derived.get(path)]
      if (before === now) continue
      const rule =
        now === undefined
          ? 'is committed but nothing derives it'
          : before === undefined
            ? 'is derived but not committed'
            : 'is stale'
      const remedy =
        derive === null ? 'Name its generator in the table of tests/house.test.ts.' : 'Run npm run generate and read the diff.'
      violations.push({ file: path, rule: `${artefact} ${rule}`, reason, remedy })
    }
  }
  return violations
}

/** Words of the glossary: every code name in its tables, `leadUnit`, with the words it is made of. */
export function glossaryWords(glossary: string): ReadonlySet<string> {
  const rows = glossary.split('\n').filter(line => line.startsWith('|'))
  const names = rows.flatMap(row =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Za-z][A-Za-z0-9]*)`/g)].map(match => match[1] as string),
  )
  return new Set(names)
}

/** A noun of a definition: the file that declares it and its path, whose last word is the noun. */
export interface Noun {
  readonly file: string
  readonly path: string
  readonly noun: string
}

/** Rule 3: a definition uses nouns of the glossary. */
export const checkGlossary = (nouns: readonly Noun[], words: ReadonlySet<string>): readonly Violation[] =>
  nouns
    .filter(({ noun }) => !words.has(noun))
    .map(({ file, path, noun }) => ({
      file,
      rule: `'${noun}' (${path}) is not in the glossary`,
      reason: 'One word has one meaning across the house, and its Chinese term is written down once.',
      remedy: 'Use the word GLOSSARY.md has for it, or add a row there with term, meaning and source.',
    }))

/** Rule 3, second half: every path of a definition has its message. @param messages keys by file, both languages */
export function checkMessages(
  area: Area,
  messages: readonly { readonly file: string; readonly keys: ReadonlySet<string> }[],
): readonly Violation[] {
  const paths = messagePathsOf(area)
  return messages.flatMap(({ file, keys }) =>
    paths
      .filter(path => !keys.has(path))
      .map(path => ({
        file,
        rule: `no message for '${path}'`,
        reason: 'Without it a reader sees the English code name on the page, in the form and in the manual.',
        remedy: `Add '${path}' to the file.`,
      })),
  )
}

/** Every path of an area that a reader meets: labels of records, fields and moves, names of states, choices and refusals. */
export const messagePathsOf = (area: Area): readonly string[] => [
  `${area.slug}.label`,
  ...area.records.flatMap(record => recordPaths(`${area.slug}.${record.shape.name}`, record)),
  ...area.parameters.map(parameter => `${area.slug}.parameters.${parameter.name}`),
  ...area.accounts.map(account => `${area.slug}.accounts.${account.name}`),
  ...Object.keys(area.indicators).map(indicator => `${area.slug}.indicators.${indicator}`),
  ...Object.keys(area.figures).map(figure => `${area.slug}.figures.${figure}`),
  ...new Set(area.records.flatMap(refusalsOf).map(code => `refusals.${code}`)),
]

const recordPaths = (address: string, { shape, life }: AnyRecord): readonly string[] => [
  `${address}.label`,
  ...fieldPaths(address, shape.fields),
  ...shape.states.map(state => `${address}.states.${state}`),
  ...Object.keys(life.moves).map(move => `${address}.moves.${move}.label`),
  ...Object.keys(life.clocks ?? {}).map(clock => `${address}.clocks.${clock}`),
]

const fieldPaths = (path: string, fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([name, { kind, options }]) => {
    const here = `${path}.fields.${name}`
    const choices =
      kind === 'choice' || kind === 'set' ? (options['of'] as readonly string[]).map(choice => `${here}.choices.${choice}`) : []
    return [`${here}.label`, ...choices, ...(kind === 'parts' ? fieldPaths(here, options['of'] as Fields) : [])]
  })

const refusalsOf = ({ life }: AnyRecord): readonly string[] =>
  Object.values(life.moves).flatMap(move =>
    [...(move.check ?? []), ...(move.recused ? [move.recused] : [])].flatMap(check => check.refuses),
  )

/** Rule 4: rooms described in ARCHITECTURE.md are the rooms of src/. The paragraph of a room starts with its path in bold. */
export function checkArchitecture(files: readonly SourceFile[], architecture: string): readonly Violation[] {
  const described = new Set([...architecture.matchAll(/^\*\*`src\/([a-z-]+)\/`\*\*/gm)].map(match => match[1] as string))
  const standing = roomsIn(files)
  const reason = 'A newcomer reads it first and must be able to trust it.'
  const undescribed = [...standing].filter(room => !described.has(room))
  const unbuilt = [...described].filter(room => !standing.has(room))
  return [
    ...undescribed.map(room => ({
      file: `src/${room}/`,
      rule: 'room is not described in ARCHITECTURE.md',
      reason,
      remedy: 'Add its paragraph, or move the files to the room they belong to.',
    })),
    ...unbuilt.map(room => ({
      file: 'ARCHITECTURE.md',
      rule: `describes room '${room}', which src/ has not`,
      reason,
      remedy: 'Take the paragraph out, or build the room.',
    })),
  ]
}

const chinese = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u
const chinesePlaces: readonly RegExp[] = [
  /(^|\/)messages\.[a-z.-]+\.json$/,
  /^data\//,
  /^tests\//,
  /\.test\.tsx?$/,
  /^GLOSSARY\.md$/,
  /\.zh-CN\.md$/,
  // generated from the messages
  /^docs\/reference\//,
  // the rooms that read Chinese text must name the words and signs they look for
  /^src\/(document|plan|sheets)\/[a-z-]+\.ts$/,
  /^src\/mechanisms\/[a-z-]+\/example\.ts$/,
]

/** Rule 5: Chinese stands where it can be translated, searched and reviewed as language. */
export const checkChinese = (files: readonly SourceFile[]): readonly Violation[] =>
  files
    .filter(({ path, text }) => chinese.test(text) && !chinesePlaces.some(place => place.test(path)))
    .map(({ path, text }) => ({
      file: `${path}:${text.slice(0, text.search(chinese)).split('\n').length}`,
      rule: 'Chinese outside its places',
      reason: 'A sentence in code has no English twin and is found by nobody who edits the messages.',
      remedy: 'Move it to messages.zh.json, data/, the glossary or, for a word that is read, to vocabulary.ts.',
    }))

const leftovers = new RegExp(`\\b(${['FIX', 'TO', 'XX'].map((start, at) => start + ['ME', 'DO', 'X'][at]).join('|')})\\b`)

/** Rule 5, second half: nothing is left for later in the text. */
export const checkLeftovers = (files: readonly SourceFile[]): readonly Violation[] =>
  files
    .filter(({ text }) => leftovers.test(text))
    .map(({ path, text }) => ({
      file: `${path}:${text.slice(0, text.search(leftovers)).split('\n').length}`,
      rule: `leftover ${leftovers.exec(text)?.[1]}`,
      reason: 'A note nobody is asked about stays for years.',
      remedy: 'Do it, or write a test that asserts today\u2019s behaviour and says why.',
    }))

const homeless = /(^|\/)(utils?|helpers?|common|lib|misc)(\/|\.[a-z]+$)/

/** Rule 5, third part: a folder is named after what it is about. */
export const checkFolderWords = (files: readonly SourceFile[]): readonly Violation[] =>
  files
    .filter(({ path }) => homeless.test(path))
    .map(({ path }) => ({
      file: path,
      rule: `'${homeless.exec(path)?.[2]}' is no room`,
      reason: 'Such a word means that the room of this code has not been found yet.',
      remedy: 'Put it beside what uses it, or in the room whose subject it is.',
    }))
