import type { Area } from './area.ts'
import type { Field, Fields } from './fields.ts'
import { generalRefusals, type Language, type MessagesByLanguage } from './messages.ts'
import type { Posting } from './money.ts'
import type { AnyRecord, PlainMove } from './record.ts'
import type { Sight } from './sight.ts'

type Say = (key: string) => string
interface Words {
  readonly say: Say
  readonly has: (key: string) => boolean
  readonly word: Readonly<Record<keyof typeof headings, string>>
}

/** Headings of the page; the Chinese ones are messages under `manual.`, English stands here as what they mean. */
const headings = {
  serves: 'Serves clauses',
  version: 'Version',
  records: 'Records',
  field: 'Field',
  kind: 'Kind',
  rules: 'Rules',
  help: 'Help',
  states: 'States',
  moves: 'Moves',
  move: 'Move',
  from: 'From',
  to: 'To',
  by: 'By',
  asks: 'Asks for',
  money: 'Money',
  refusals: 'Refusals, first wins',
  seenBy: 'Seen by',
  clocks: 'Clocks',
  parameters: 'Parameters',
  value: 'Starts at',
  basis: 'Basis',
  indicators: 'Indicators',
  counts: 'Counts',
  every: 'Any move may answer, in this order',
  codes: 'What the refusals say',
  born: 'new',
  same: 'unchanged',
} as const

export const manualKeys: readonly string[] = Object.keys(headings).map(name => `manual.${name}`)

/**
 * The manual page of an area as Markdown: records with fields, states as a picture, moves with who, what is asked and
 * the refusals in precedence, then parameters with their tags and the indicators.
 *
 * @param messages texts by key; a key without a text shows as the key, so that a hole is seen
 * @param opening the docblock of the definition, printed under the title
 */
export function manualPage(area: Area, messages: MessagesByLanguage, language: Language, opening = ''): string {
  const texts = messages[language]
  const say: Say = key => texts[key] ?? key
  const has = (key: string): boolean => texts[key] !== undefined
  const word = Object.fromEntries(
    Object.entries(headings).map(([name, english]) => [name, texts[`manual.${name}`] ?? english]),
  ) as Words['word']
  const words: Words = { say, has, word }
  const blocks = [
    `# ${say(`${area.slug}.label`)}`,
    has(`${area.slug}.help`) ? say(`${area.slug}.help`) : '',
    opening,
    [
      `- \`${area.slug}\`, ${word.version} ${area.version}`,
      ...(area.serves.length > 0 ? [`- ${word.serves}: ${area.serves.join(', ')}`] : []),
      `- ${word.every}: ${generalRefusals.map(code => `\`${code}\``).join(', ')}`,
    ].join('\n'),
    ...area.records.flatMap(record => recordBlocks(record, `${area.slug}.${record.shape.name}`, words)),
    ...parameterBlocks(area, words),
    ...indicatorBlocks(area, words),
    ...refusalBlocks(area, words),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

function recordBlocks(record: AnyRecord, path: string, words: Words): readonly string[] {
  const { say, has, word } = words
  const { shape, life } = record
  const clocks = Object.entries(life.clocks ?? {}).map(([name, clock]) => {
    const length = clock.lasts
    const days = typeof length?.days === 'number' ? String(length.days) : (length?.days.name ?? clock.until ?? '')
    const runs = clock.runs.map(state => say(`${path}.states.${state}`)).join(', ')
    return `- ${say(`${path}.clocks.${name}`)}: ${days}${length ? ` (${length.counts})` : ''}; ${runs}`
  })
  const sights = Object.entries(life.seenBy).map(([role, sight]) => `- ${say(`roles.${role}`)}: ${sightText(sight, path, say)}`)
  return [
    `## ${say(`${path}.label`)}`,
    has(`${path}.help`) ? say(`${path}.help`) : '',
    table([word.field, word.kind, word.rules, word.help], fieldRows(shape.fields, path, words, '')),
    `### ${word.states}`,
    statePicture(record, path, words),
    `### ${word.moves}`,
    table(
      [word.move, word.from, word.to, word.by, word.asks, word.money, word.refusals],
      Object.entries(life.moves).map(([name, move]) => moveRow(name, move, path, words)),
    ),
    ...(clocks.length > 0 ? [`### ${word.clocks}`, clocks.join('\n')] : []),
    `### ${word.seenBy}`,
    sights.join('\n'),
  ]
}

function fieldRows(fields: Fields, path: string, words: Words, indent: string): readonly (readonly string[])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const key = `${path}.fields.${name}`
    const help = words.has(`${key}.help`) ? words.say(`${key}.help`) : ''
    const own = [`${indent}${words.say(`${key}.label`)} \`${name}\``, kindText(field), optionText(field), help]
    const inner = field.kind === 'parts' ? fieldRows(field.options['of'] as Fields, key, words, '↳ ') : []
    return [own, ...inner]
  })
}

function kindText({ kind, options }: Field): string {
  if (kind === 'ref')
    return `ref ${typeof options['to'] === 'string' ? options['to'] : (options['to'] as { name: string }).name}`
  if (kind === 'choice' || kind === 'set') return `${kind}: ${(options['of'] as readonly string[]).join(', ')}`
  return kind === 'code' || kind === 'period' ? `${kind} ${String(options['of'])}` : kind
}

const told = [
  'later',
  'optional',
  'unique',
  'sealedUntil',
  'after',
  'carried',
  'min',
  'max',
  'minFen',
  'digits',
  'accepts',
  'label',
] as const

function optionText({ options }: Field): string {
  const masked = options.masked ? [`masked (${options.masked.purpose})`] : []
  const others = told.flatMap(name => {
    const value = options[name]
    if (value === undefined || value === 0 || value === 0n) return []
    return value === true ? [name] : [`${name} ${String(value)}`]
  })
  return [...masked, ...others].join(', ')
}

function moveRow(name: string, move: PlainMove, path: string, { say, word }: Words): readonly string[] {
  const from = [move.from].flat().map(state => (state === 'new' ? word.born : say(`${path}.states.${state}`)))
  const codes = [...(move.recused?.refuses ?? []), ...(move.check ?? []).flatMap(check => check.refuses)]
  return [
    `${say(`${path}.moves.${name}.label`)} \`${name}\``,
    from.join(', '),
    move.to === 'same' ? word.same : say(`${path}.states.${move.to}`),
    [move.by]
      .flat()
      .map(role => say(`roles.${role}`))
      .join(', '),
    (move.asks ?? []).map(field => say(`${path}.fields.${field}.label`)).join(', '),
    (move.money ?? []).map(postingText).join(', '),
    codes.map(code => `\`${code}\``).join(', '),
  ]
}

const postingText = ({ verb, account, amount }: Posting): string => `${verb} ${amount} (${account.name})`

function sightText({ see, field, in: states, hides, to }: Sight, path: string, say: Say): string {
  const what = see === 'own' ? `own (${say(`${path}.fields.${(field ?? '').replace('.', '.fields.')}.label`)})` : see
  const by = to ? ` (${to.record})` : ''
  const where = states ? `: ${states.map(state => say(`${path}.states.${state}`)).join(', ')}` : ''
  return `${what}${by}${where}${hides?.length ? `; − ${hides.map(name => say(`${path}.fields.${name}.label`)).join(', ')}` : ''}`
}

/** Roads between states; moves that stay are left out, they change no state. */
function statePicture({ shape, life }: AnyRecord, path: string, { say }: Words): string {
  const arrows = Object.entries(life.moves).flatMap(([name, move]) =>
    move.to === 'same'
      ? []
      : [move.from]
          .flat()
          .map(from => `  ${from === 'new' ? '[*]' : from} --> ${move.to}: ${say(`${path}.moves.${name}.label`)}`),
  )
  const names = shape.states.map(state => `  ${state}: ${say(`${path}.states.${state}`)}`)
  return ['```mermaid', 'stateDiagram-v2', ...names, ...arrows, '```'].join('\n')
}

function parameterBlocks(area: Area, { say, word }: Words): readonly string[] {
  if (area.parameters.length === 0) return []
  const rows = area.parameters.flatMap(({ name, field, by, starts, basis, tag }) => {
    const label = say(`${area.slug}.parameters.${name}`)
    const values =
      by.length === 0 ? [['', starts] as const] : by.map(key => [key, (starts as Record<string, unknown>)[key]] as const)
    return values.map(([key, value]) => [key ? `${label} · ${key}` : label, valueText(field, value), basis, tag])
  })
  return [`## ${word.parameters}`, table([word.parameters, word.value, word.basis, '[P N R D]'], rows)]
}

function valueText({ kind }: Field, value: unknown): string {
  if (kind === 'money') return `${(Number(value) / 100).toLocaleString('en')} CNY`
  return kind === 'share' ? `${Number(value) / 100} %` : String(value)
}

function indicatorBlocks(area: Area, { say, word }: Words): readonly string[] {
  const rows = Object.entries(area.indicators).map(([name, rule]) => [
    `${say(`${area.slug}.indicators.${name}`)} \`${name}\``,
    [rule.counts, rule.sums ?? rule.subject, say(`${area.slug}.${rule.record}.label`), rule.on, rule.once]
      .filter(Boolean)
      .join(' · '),
  ])
  return rows.length === 0 ? [] : [`## ${word.indicators}`, table([word.indicators, word.counts], rows)]
}

function refusalBlocks(area: Area, { say, word }: Words): readonly string[] {
  const codes = new Set(
    area.records.flatMap(({ life }) =>
      Object.values(life.moves).flatMap(move => [
        ...(move.recused?.refuses ?? []),
        ...(move.check ?? []).flatMap(check => check.refuses),
      ]),
    ),
  )
  if (codes.size === 0) return []
  return [`## ${word.codes}`, [...codes].map(code => `- \`${code}\` ${say(`refusals.${code}`)}`).join('\n')]
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
