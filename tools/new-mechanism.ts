/**
 * `npm run new-mechanism <slug>`: writes a slice that compiles and whose test fails until it is filled, and adds it to
 * the list of mechanisms and of their messages.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { areas } from '#app'

const slugForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const lengthMax = 40

/** @returns why the slug cannot be used, as a sentence, or null */
export function faultOfSlug(slug: string, taken: readonly string[]): string | null {
  if (slug === '') return 'Name the mechanism: npm run new-mechanism first-purchase'
  if (!slugForm.test(slug)) return `'${slug}' is no slug: use small letters, digits and single hyphens, as in first-purchase.`
  if (slug.length > lengthMax)
    return `'${slug}' is longer than ${lengthMax} characters: it names a table schema as well. Shorten it.`
  return taken.includes(slug) ? `'${slug}' is taken. Open src/mechanisms/${slug}/definition.ts, or choose another slug.` : null
}

/** The files of a new slice by their names. */
export function sliceOf(slug: string): ReadonlyMap<string, string> {
  const name = nameOf(slug)
  const messages = `${JSON.stringify(Object.fromEntries(keysOf(slug).map(key => [key, ''])), null, 2)}\n`
  return new Map([
    ['definition.ts', definitionOf(slug, name)],
    ['rules.ts', rulesOf()],
    ['messages.zh.json', messages],
    ['messages.en.json', messages],
    ['example.ts', exampleOf(slug)],
    [`${slug}.test.ts`, testOf(slug, name)],
  ])
}

/** `mechanisms/index.ts` with the new mechanism at the end of its lists; its place in the plan is the author's to give. */
export function listed(index: string, slug: string): string {
  const name = nameOf(slug)
  return index
    .replace(
      /\n\nexport \{/,
      `\nimport { ${name} } from './${slug}/definition.ts'\nimport { example as ${name}Example } from './${slug}/example.ts'\n\nexport {`,
    )
    .replace(/export \{([^}]*?),?\s*\}/, `export {$1, ${name} }`)
    .replace(/(mechanisms: readonly Area\[\] = \[)([^\]]*?),?\s*\]/, `$1$2, ${name}]`)
    .replace(/(examples: readonly Example\[\] = \[)([^\]]*?),?\s*\]/, `$1$2, ${name}Example]`)
}

/** `app/messages.ts` with the texts of the new mechanism. */
export function spoken(messages: string, slug: string): string {
  const name = nameOf(slug)
  const of = (language: string) => `${name}${language === 'en' ? 'En' : 'Zh'}`
  const imports = ['en', 'zh']
    .map(language => `import ${of(language)} from '../mechanisms/${slug}/messages.${language}.json' with { type: 'json' }\n`)
    .join('')
  return messages
    .replace(/(?=\n\/\*\*)/, imports)
    .replace(/(\n {2}zh: merged\(\[[^\]]*?)(,?\s*\]\))/, `$1, ${of('zh')}$2`)
    .replace(/(\n {2}en: merged\(\[[^\]]*?)(,?\s*\]\))/, `$1, ${of('en')}$2`)
}

const nameOf = (slug: string): string => slug.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const keysOf = (slug: string): readonly string[] => [
  `${slug}.label`,
  `${slug}.help`,
  `${slug}.case.label`,
  `${slug}.case.help`,
  `${slug}.case.fields.applicant.label`,
  `${slug}.case.fields.title.label`,
  `${slug}.case.fields.amountFen.label`,
  `${slug}.case.fields.approvedOn.label`,
  `${slug}.case.states.filed`,
  `${slug}.case.states.approved`,
  `${slug}.case.states.refused`,
  `${slug}.case.moves.file.label`,
  `${slug}.case.moves.approve.label`,
  `${slug}.case.moves.refuse.label`,
  `${slug}.case.clocks.answer`,
  'refusals.amount_above_cap',
  `${slug}.parameters.amountCap`,
  `${slug}.indicators.${nameOf(slug)}ApprovedFen`,
]

const definitionOf = (slug: string, name: string): string => `/**
 * One sentence on who does what here, and what it is good for.
 *
 * @source action plan, clause
 */
import { all, day, given, inForce, mechanism, money, own, parameter, type Row, record, ref, shape, text, total, workingDays } from '#define'
import { organisationShape } from '#parties'
import * as rule from './rules.ts'

export const amountCap = parameter('amountCap', money(), { starts: 10_000_000n, basis: 'house default', tag: 'D' })

export const caseShape = shape('case', ['filed', 'approved', 'refused'], {
  applicant: ref(organisationShape),
  title: text({ max: 80 }),
  amountFen: money({ minFen: 1n }),
  approvedOn: day({ later: true }),
})

export type Case = Row<typeof caseShape>

export const caseRecord = record(caseShape, {
  moves: {
    file: { from: 'new', to: 'filed', by: 'firm', asks: ['applicant', 'title', 'amountFen'] },
    approve: {
      from: 'filed',
      to: 'approved',
      by: 'caseOfficer',
      apart: ['file'],
      check: [given(rule.withinCap, () => ({ cap: inForce(amountCap) }))],
      sets: rule.approvedToday,
      tells: ['firm'],
    },
    refuse: { from: 'filed', to: 'refused', by: 'caseOfficer', reason: 'required', tells: ['firm'] },
  },
  clocks: { answer: { runs: ['filed'], lasts: workingDays(15), prompts: [{ after: 0, role: 'caseOfficer', move: 'approve' }] } },
  seenBy: { firm: own('applicant'), caseOfficer: all, audit: all },
  title: 'title',
  list: { columns: ['title', 'applicant', 'amountFen', 'state'], filters: ['applicant', 'state'], search: ['title'] },
})

export const ${name} = mechanism('${slug}', {
  version: 1,
  serves: [],
  records: [caseRecord],
  parameters: [amountCap],
  indicators: { ${name}ApprovedFen: total(caseRecord, { on: 'approve', sums: 'amountFen', dated: 'approvedOn' }) },
})
`

const rulesOf = (): string => `/** Checks and amounts that cannot be declared. Amounts in fen. */
import type { Fen } from '#base'
import { type Call, refuses } from '#define'
import type { Case } from './definition.ts'

export const withinCap = refuses(['amount_above_cap'], (row: Case, { cap }: { cap: Fen }) =>
  row.amountFen > cap ? ['amount_above_cap', { cap }] : null,
)

export const approvedToday = (_: Case, __: unknown, call: Call) => ({ approvedOn: call.day })
`

const exampleOf = (slug: string): string => `import type { Example } from '#define'

/** Say in one sentence what a reader sees in this example. */
export const example: Example = {
  area: '${slug}',
  actors: {},
  steps: [],
}
`

const testOf = (
  slug: string,
  name: string,
): string => `import { checkAreas, checkExample, exampleKeys, messageKeys, rehearse, sentenceOf, unequalMessages } from '#define'
import { parties } from '#parties'
import { describe, expect, it } from 'vitest'
import { type Case, ${name} } from './definition.ts'
import { example } from './example.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import * as rule from './rules.ts'

const areas = [parties, ${name}]
const row = (of: Partial<Case>) => of as Case

describe('rules, one row each', () => {
  it.each([
    { of: 'above the cap', amountFen: 101n, code: 'amount_above_cap' },
    { of: 'at the cap', amountFen: 100n, code: null },
  ])('$of → $code', ({ amountFen, code }) => {
    const verdict = rule.withinCap(row({ amountFen }), { cap: 100n }, {} as never)
    expect(Array.isArray(verdict) ? verdict[0] : verdict).toBe(code)
  })
})

describe('the slice', () => {
  it('agrees with itself and its house', () => {
    expect(checkAreas(areas).map(sentenceOf)).toEqual([])
    expect(checkExample(example, areas).map(sentenceOf)).toEqual([])
  })

  it('names the clauses it serves', () => {
    expect(${name}.serves).not.toEqual([])
  })

  it('speaks both languages', () => {
    const texts: Readonly<Record<string, string>> = zh
    const own = messageKeys([${name}]).filter(key => key in zh || key.startsWith('${slug}.'))
    expect([...own, ...exampleKeys(example)].filter(key => !texts[key]?.trim())).toEqual([])
    expect(unequalMessages({ zh, en })).toEqual([])
  })

  it('plays its example to the end', () => {
    expect(example.steps).not.toEqual([])
    for (const { step, refused } of rehearse(example, areas).steps) {
      expect({ step: step.take, refused: refused?.code ?? null }).toEqual({ step: step.take, refused: step.expect?.refused ?? null })
    }
  })
})
`

/** @returns the paths written, from the root of the project */
export function writeSlice(root: string, slug: string): readonly string[] {
  const folder = `src/mechanisms/${slug}`
  mkdirSync(join(root, folder), { recursive: true })
  const written = [...sliceOf(slug)].map(([name, text]) => {
    writeFileSync(join(root, folder, name), text, { flag: 'wx' })
    return `${folder}/${name}`
  })
  for (const [path, changed] of [
    ['src/mechanisms/index.ts', listed],
    ['src/app/messages.ts', spoken],
  ] as const) {
    writeFileSync(join(root, path), changed(readFileSync(join(root, path), 'utf8'), slug))
    written.push(path)
  }
  return written
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..')
  const slug = process.argv[2] ?? ''
  const taken = [
    ...areas.map(area => area.slug),
    ...(existsSync(join(root, 'src/mechanisms', slug, 'definition.ts')) ? [slug] : []),
  ]
  const fault = faultOfSlug(slug, taken)
  if (fault) {
    console.error(fault)
    process.exitCode = 2
  } else {
    const written = writeSlice(root, slug)
    spawnSync('biome', ['format', '--write', ...written.filter(path => path.endsWith('.ts'))], {
      cwd: root,
      shell: process.platform === 'win32',
    })
    console.log(written.join('\n'))
    console.log(`Fill them until \`vitest run src/mechanisms/${slug}\` is green, then npm run generate.`)
  }
}
