import { figuresIn } from './figure.ts'
import type { Area } from './area.ts'
import type { Clock } from './clock.ts'
import { type Field, type Fields, fieldKinds } from './fields.ts'
import { generalRefusals, type Language, type MessagesByLanguage } from './messages.ts'
import { type Posting, verbs } from './money.ts'
import type { AnyRecord, PlainMove } from './record.ts'
import type { Sight } from './sight.ts'

const headings = [
  'version',
  'serves',
  'always',
  'field',
  'kind',
  'rules',
  'help',
  'states',
  'moves',
  'move',
  'road',
  'by',
  'asks',
  'besides',
  'money',
  'refusals',
  'seenBy',
  'clocks',
  'parameters',
  'starts',
  'basis',
  'tag',
  'indicators',
  'figures',
  'feeds',
  'over',
  'counted',
  'codes',
  'born',
  'stays',
] as const
const besides = ['reason', 'apart', 'needs', 'follows', 'paper', 'irreversible'] as const
const options = [
  'later',
  'optional',
  'masked',
  'unique',
  'sealedUntil',
  'after',
  'carried',
  'min',
  'max',
  'minFen',
  'digits',
  'accepts',
] as const
const sights = ['all', 'own', 'assigned', 'alsoIn', 'hides'] as const
const counts = ['flow', 'stock', 'total', 'shareOf', 'level', 'valid', 'dated', 'ratio', 'ruled', 'opening', 'change'] as const
const lengths = ['working', 'calendar', 'untilDay'] as const

/** Every key the page itself speaks with, beside those of the definitions. */
export const manualKeys: readonly string[] = [
  ...[...headings, ...besides, ...lengths].map(name => `manual.${name}`),
  ...options.map(name => `manual.options.${name}`),
  ...sights.map(name => `manual.sights.${name}`),
  ...counts.map(name => `manual.counts.${name}`),
  ...fieldKinds.map(name => `manual.kinds.${name}`),
  ...Object.keys(verbs).map(name => `manual.verbs.${name}`),
]

interface Words {
  /** a text by key; the key itself where there is none, so that a hole is seen */
  readonly say: (key: string) => string
  readonly help: (key: string) => string
  readonly word: (name: (typeof headings)[number] | (typeof besides)[number] | (typeof lengths)[number]) => string
  /** an account may stand in another area than the move that posts on it */
  readonly account: (name: string) => string
  readonly comma: string
}

/**
 * The manual page of an area as Markdown: records with fields, states as a picture, moves with who, what is asked and
 * the refusals in precedence, then parameters with their tags and the indicators.
 *
 * @param messages texts by key, those of `manualKeys` among them
 * @param opening the docblock of the definition, printed under the title
 */
export function manualPage(area: Area, messages: MessagesByLanguage, language: Language, opening = ''): string {
  const words = wordsOf(messages[language], language)
  const { say, word, help } = words
  const facts = [
    `\`${area.slug}\`, ${word('version')} ${area.version}`,
    ...(area.serves.length > 0 ? [`${word('serves')}: ${area.serves.join(words.comma)}`] : []),
    `${word('always')}: ${generalRefusals.map(code => `\`${code}\``).join(words.comma)}`,
  ]
  const blocks = [
    `# ${say(`${area.slug}.label`)}`,
    help(`${area.slug}.help`),
    opening,
    facts.map(fact => `- ${fact}`).join('\n'),
    ...area.records.flatMap(record => recordBlocks(record, `${area.slug}.${record.shape.name}`, words)),
    ...parameterBlocks(area, words),
    ...indicatorBlocks(area, words),
    ...figureBlocks(area, words),
    ...refusalBlocks(area, words),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

function wordsOf(texts: Readonly<Record<string, string>>, language: Language): Words {
  const say = (key: string): string => texts[key] ?? key
  const accounts = new Map(
    Object.keys(texts).flatMap(key => (key.includes('.accounts.') ? [[key.split('.').at(-1), key] as const] : [])),
  )
  return {
    say,
    help: key => texts[key] ?? '',
    word: name => say(`manual.${name}`),
    account: name => say(accounts.get(name) ?? name),
    comma: language === 'zh' ? '\u3001' : ', ',
  }
}

function recordBlocks(record: AnyRecord, path: string, words: Words): readonly string[] {
  const { say, word } = words
  const { shape, life } = record
  const clocks = Object.entries(life.clocks ?? {}).map(([name, clock]) => `- ${clockText(name, clock, path, words)}`)
  const seen = Object.entries(life.seenBy).map(([role, sight]) => `- ${say(`roles.${role}`)}: ${sightText(sight, path, words)}`)
  return [
    `## ${say(`${path}.label`)}`,
    words.help(`${path}.help`),
    table(['field', 'kind', 'rules', 'help'], fieldRows(shape.fields, path, words, ''), words),
    `### ${word('states')}`,
    statePicture(record, path, words),
    `### ${word('moves')}`,
    table(
      ['move', 'road', 'by', 'asks', 'besides', 'money', 'refusals'],
      Object.entries(life.moves).map(([name, move]) => moveRow(name, move, path, words)),
      words,
    ),
    ...(clocks.length > 0 ? [`### ${word('clocks')}`, clocks.join('\n')] : []),
    `### ${word('seenBy')}`,
    seen.join('\n'),
  ]
}

function fieldRows(fields: Fields, path: string, words: Words, indent: string): readonly (readonly string[])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const key = `${path}.fields.${name}`
    const own = [
      `${indent}${words.say(`${key}.label`)} \`${name}\``,
      kindText(field, key, words),
      optionText(field, path, words),
      words.help(`${key}.help`),
    ]
    const inner = field.kind === 'parts' ? fieldRows(field.options['of'] as Fields, key, words, '↳ ') : []
    return [own, ...inner]
  })
}

function kindText({ kind, options: said }: Field, key: string, { say, comma }: Words): string {
  const name = say(`manual.kinds.${kind}`)
  if (kind === 'ref')
    return `${name} \`${typeof said['to'] === 'string' ? said['to'] : (said['to'] as { name: string }).name}\``
  if (kind !== 'choice' && kind !== 'set') return name
  const labels = (said['of'] as readonly string[]).map(choice => say(`${key}.choices.${choice}`))
  return `${name}: ${labels.join(comma)}`
}

function optionText({ kind, options: said }: Field, path: string, { say, comma }: Words): string {
  const texts = options.flatMap(name => {
    const value = said[name]
    const isUsual =
      (name === 'max' && kind !== 'share' && Number(value) >= 500) || (name === 'max' && kind === 'evidence' && value === 20)
    if (value === undefined || value === 0 || value === 0n || isUsual) return []
    const label = say(`manual.options.${name}`)
    if (value === true) return [label]
    if (name === 'masked') return [`${label} (${(value as { purpose: string }).purpose})`]
    if (name === 'after') return [`${label} ${say(`${path}.fields.${String(value)}.label`)}`]
    if (name === 'sealedUntil') return [`${label} ${say(`${path}.moves.${String(value)}.label`)}`]
    if (name === 'accepts') return [`${label} ${say(`papers.${String(value)}`)}`]
    return [`${label} ${name === 'minFen' ? yuanText(value) : String(value)}`]
  })
  return texts.join(comma)
}

function moveRow(name: string, move: PlainMove, path: string, words: Words): readonly string[] {
  const { say, word, comma } = words
  const from = [move.from].flat().map(state => (state === 'new' ? word('born') : say(`${path}.states.${state}`)))
  const to = move.to === 'same' ? word('stays') : say(`${path}.states.${move.to}`)
  return [
    `${say(`${path}.moves.${name}.label`)} \`${name}\``,
    `${from.join(comma)} → ${to}`,
    [move.by]
      .flat()
      .map(role => say(`roles.${role}`))
      .join(comma),
    (move.asks ?? []).map(field => say(`${path}.fields.${field}.label`)).join(comma),
    besidesText(move, path, words),
    (move.money ?? []).map(posting => postingText(posting, path, words)).join(comma),
    codesOf(move)
      .map(code => `\`${code}\``)
      .join(comma),
  ]
}

function besidesText(move: PlainMove, path: string, { say, word, comma }: Words): string {
  const listed = (label: string, items: readonly string[]) => (items.length === 0 ? [] : [`${label}: ${items.join(comma)}`])
  return [
    ...(move.reason === 'required' ? [word('reason')] : []),
    ...listed(
      word('apart'),
      (move.apart ?? []).map(other => say(`${path}.moves.${other}.label`)),
    ),
    ...listed(
      word('needs'),
      (move.needs ?? []).map(field => say(`${path}.fields.${field}.label`)),
    ),
    ...listed(
      word('follows'),
      (move.also?.moves ?? []).map(take => `\`${take}\``),
    ),
    ...listed(word('paper'), move.paper === undefined ? [] : [say(`papers.${move.paper}`)]),
    ...(move.irreversible ? [word('irreversible')] : []),
  ].join('; ')
}

const postingText = ({ verb, account, amount }: Posting, path: string, words: Words): string =>
  `${words.say(`manual.verbs.${verb}`)} ${words.say(`${path}.fields.${amount}.label`)} (${words.account(account.name)})`

/** Codes of a move in precedence: whether the actor must step aside is asked first. */
const codesOf = (move: PlainMove): readonly string[] => [
  ...(move.recused?.refuses ?? []),
  ...(move.check ?? []).flatMap(check => check.refuses),
]

function clockText(name: string, { lasts, until, runs }: Clock, path: string, { say, word, comma }: Words): string {
  const days = typeof lasts?.days === 'number' ? String(lasts.days) : (lasts?.days.name ?? '')
  const due = lasts ? `${days} ${word(lasts.counts)}` : `${word('untilDay')} ${say(`${path}.fields.${until}.label`)}`
  return `${say(`${path}.clocks.${name}`)}: ${due} (${runs.map(state => say(`${path}.states.${state}`)).join(comma)})`
}

function sightText({ see, field, in: states, alsoIn, hides }: Sight, path: string, { say, comma }: Words): string {
  const own = see === 'own' ? ` (${say(`${path}.fields.${(field ?? '').replace('.', '.fields.')}.label`)})` : ''
  const where = states ? `: ${states.map(state => say(`${path}.states.${state}`)).join(comma)}` : ''
  const others = alsoIn
    ? `; ${say('manual.sights.alsoIn')}: ${alsoIn.map(state => say(`${path}.states.${state}`)).join(comma)}`
    : ''
  const hidden = hides?.length
    ? `; ${say('manual.sights.hides')}: ${hides.map(name => say(`${path}.fields.${name}.label`)).join(comma)}`
    : ''
  return `${say(`manual.sights.${see}`)}${own}${where}${others}${hidden}`
}

/** Roads between states; moves that stay are left out, they change no state. */
function statePicture({ shape, life }: AnyRecord, path: string, { say }: Words): string {
  const arrows = Object.entries(life.moves).flatMap(([name, move]) => {
    if (move.to === 'same') return []
    const label = say(`${path}.moves.${name}.label`)
    return [move.from].flat().map(from => `  ${from === 'new' ? '[*]' : from} --> ${move.to}: ${label}`)
  })
  const names = shape.states.map(state => `  ${state}: ${say(`${path}.states.${state}`)}`)
  return ['```mermaid', 'stateDiagram-v2', ...names, ...arrows, '```'].join('\n')
}

function parameterBlocks(area: Area, words: Words): readonly string[] {
  if (area.parameters.length === 0) return []
  const rows = area.parameters.flatMap(({ name, field, by, starts, basis, tag }) => {
    const label = words.say(`${area.slug}.parameters.${name}`)
    const values =
      by.length === 0
        ? [['', starts] as const]
        : by.map(key => [key, (starts as Readonly<Record<string, unknown>>)[key]] as const)
    return values.map(([key, value]) => [
      key ? `${label} (${words.say(`${area.slug}.parameters.${name}.${key}`)})` : label,
      valueText(field, value),
      basis,
      tag,
    ])
  })
  return [`## ${words.word('parameters')}`, table(['parameters', 'starts', 'basis', 'tag'], rows, words)]
}

function valueText({ kind }: Field, value: unknown): string {
  if (kind === 'money') return yuanText(value)
  return kind === 'share' ? `${Number(value) / 100} %` : String(value)
}

const yuanText = (fen: unknown): string => `¥${(Number(fen) / 100).toLocaleString('en')}`

function indicatorBlocks(area: Area, words: Words): readonly string[] {
  const { say, word, comma } = words
  const rows = Object.entries(area.indicators).map(([name, rule]) => {
    const path = `${area.slug}.${rule.record}`
    const what = rule.sums ?? rule.subject
    const counted = [
      say(`manual.counts.${rule.counts}`),
      say(`${path}.label`),
      ...(what === undefined ? [] : [say(`${path}.fields.${what}.label`)]),
      ...(rule.on === undefined ? [] : [say(`${path}.moves.${rule.on}.label`)]),
      ...(rule.in ?? rule.part ?? []).map(state => say(`${path}.states.${state}`)),
    ]
    return [`${say(`${area.slug}.indicators.${name}`)} \`${name}\``, counted.join(comma)]
  })
  return rows.length === 0 ? [] : [`## ${word('indicators')}`, table(['indicators', 'counted'], rows, words)]
}

function figureBlocks(area: Area, words: Words): readonly string[] {
  const { say, word, comma } = words
  const named = (name: string | undefined) => say(`${area.slug}.figures.${name}`)
  const rows = Object.entries(area.figures).map(([name, rule]) => {
    const field = rule.sums ?? rule.at
    // the record may belong to a lower room: its own field has a label, another one is called by its name
    const path = area.records.some(record => record.shape === rule.shape) ? `${area.slug}.${rule.shape?.name}` : null
    const counted =
      rule.counts === 'ratio'
        ? [`${named(rule.part)} ${word('over')} ${named(rule.whole)}`]
        : rule.counts === 'ruled'
          ? [say('manual.counts.ruled'), say(`${area.slug}.parameters.${rule.ruling?.name}`), ...figuresIn(rule).map(named)]
          : [
              say(`manual.counts.${rule.when ?? rule.counts}`),
              path === null ? `\`${rule.shape?.name}.${field}\`` : say(`${path}.fields.${field}.label`),
              ...(path === null ? [] : (rule.in ?? []).map(state => say(`${path}.states.${state}`))),
            ]
    return [`${named(name)} \`${name}\``, counted.join(comma), rule.feeds ?? '']
  })
  return rows.length === 0 ? [] : [`## ${word('figures')}`, table(['figures', 'counted', 'feeds'], rows, words)]
}

function refusalBlocks(area: Area, { say, word }: Words): readonly string[] {
  const codes = new Set(area.records.flatMap(({ life }) => Object.values(life.moves).flatMap(codesOf)))
  if (codes.size === 0) return []
  return [`## ${word('codes')}`, [...codes].map(code => `- \`${code}\` ${say(`refusals.${code}`)}`).join('\n')]
}

function table(heads: readonly (typeof headings)[number][], rows: readonly (readonly string[])[], { word }: Words): string {
  return [heads.map(word), heads.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n')
}
