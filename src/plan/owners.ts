import { bracketGroups, type CleanText, fold, matchesOf, type Paragraph } from '#document'
import * as words from './vocabulary.ts'

/** Units by role, names as printed in Simplified, each once, in order of printing. */
export interface Owners {
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
}

/** What one owner clause says. */
export interface OwnerReading extends Owners {
  /** The list ends in an open etcetera. */
  readonly isOpenEnded: boolean
  /** The clause says that from here on the first unit listed leads. */
  readonly makesFirstLead: boolean
  /** Units that own every later task although they are not printed there. */
  readonly hereafter: readonly string[]
}

/** An owner clause with its place (clean-text offsets, brackets included). */
export interface OwnerClause extends OwnerReading {
  readonly place: Paragraph
  /** It fills its line: such a clause may close the whole group of items above it. */
  readonly isWholeLine: boolean
}

/** No clause about owners is longer; one that never closes is believed for less. */
const clauseMax = 1_000
const openMax = 400

/** Is the content of a bracket an owner clause? */
export const isOwnerClause = (content: string): boolean =>
  content.length >= 2 && content.length <= clauseMax && words.mayOwn.test(content) && readOwners(content) !== null

/** Owner clauses of one paragraph: in brackets, on a line of their own, or as the closing sentence. */
export function ownerClausesIn(clean: CleanText, paragraph: Paragraph): readonly OwnerClause[] {
  const { folded } = clean
  const clauses: OwnerClause[] = []
  const take = (start: number, end: number, from: number, to: number) => {
    const reading = readOwners(clean.text.slice(from, to))
    if (!reading) return
    const around = folded.slice(paragraph.start, start) + folded.slice(end, paragraph.end)
    clauses.push({ ...reading, place: { start, end }, isWholeLine: words.onlyMarks.test(around) })
  }
  if (words.labelAtStart.test(folded.slice(paragraph.start, paragraph.start + 40))) {
    take(paragraph.start, paragraph.end, paragraph.start, paragraph.end)
    return clauses
  }
  for (const group of bracketGroups(folded, paragraph.start, paragraph.end)) {
    if (group.open < (clauses.at(-1)?.place.end ?? 0) || group.close - group.open > (group.closed ? clauseMax : openMax))
      continue
    const content = folded.slice(group.open + 1, group.close)
    if (!group.closed && !words.labelAtStart.test(content.trim())) continue
    const isAtEnd =
      words.sentenceMark.test(folded[group.open - 1] ?? '') ||
      group.open === paragraph.start ||
      words.onlyMarks.test(folded.slice(group.close + 1, paragraph.end))
    if (!isAtEnd && isBareList(content)) continue
    take(group.open, Math.min(group.close + 1, paragraph.end), group.open + 1, group.close)
  }
  if (clauses.length === 0) {
    const match = words.labelInSentence.exec(folded.slice(paragraph.start, paragraph.end))
    if (match) take(paragraph.start + match.index, paragraph.end, paragraph.start + match.index, paragraph.end)
  }
  return clauses
}

/**
 * The content of an owner clause, without its brackets.
 *
 * @returns null when it is none: a remark, a short form, a mechanism described in general, a person
 */
export function readOwners(text: string): OwnerReading | null {
  const folded = fold(text)
  const remark = words.remark.exec(folded)
  // A remark in a bracket of its own ends with it.
  const inside = words.remarkInside.exec(folded)
  const isInside = inside !== null && inside.index <= (remark?.index ?? 0)
  const end = remark && remark.index > 0 && !isInside ? remark.index : folded.length
  // Marks in place of a deadline keep every offset, in the folded and in the printed text.
  let body = folded.slice(0, end)
  let printed = text.slice(0, end)
  for (const match of [...(isInside ? [inside] : []), ...matchesOf(words.deadlineInClause, body)]) {
    const marks = ','.repeat(match[0].length)
    body = body.slice(0, match.index) + marks + body.slice(match.index + marks.length)
    printed = printed.slice(0, match.index) + marks + printed.slice(match.index + marks.length)
  }
  const hereafter = words.hereafterAll.exec(folded)
  const fields = fieldsOf(body)
  const collected = new Collected(printed)
  if (fields.some(field => field.role !== null)) {
    const first = fields[0]?.from ?? 0
    if (first > 0) collected.segments(body, 0, fields[0]?.labelAt ?? 0, null)
    for (const field of fields) if (field.role) collected.segments(body, field.from, field.to, field.role)
  } else if (isBareList(body)) collected.segments(body, 0, body.length, 'responsible')
  else {
    if (words.figurative.test(body) || body.length > 300) return null
    const trailing = trailingList(body)
    if (trailing === null && !words.endsInDoing.test(body.replace(words.marksAround, ''))) return null
    collected.segments(body, 0, trailing ?? body.length, null)
    if (trailing !== null) collected.segments(body, trailing, body.length, 'responsible')
    const known = collected.names.filter(name => words.looksLikeUnit.test(fold(name)) || words.collectiveUnit.test(fold(name)))
    // A list that ends in what its members do is one of owners when most of them are known for units.
    if (known.length === 0 || known.length * 3 < collected.names.length * 2 || collected.names.some(name => name.length > 25))
      return null
  }
  if (collected.names.length === 0) return null
  return {
    ...collected.owners(),
    isOpenEnded: collected.isOpenEnded,
    makesFirstLead: words.firstLeads.test(folded),
    hereafter: hereafter ? namesIn(hereafter[1] as string, hereafter[1] as string).map(entry => entry.name) : [],
  }
}

/** Where a bare list of units begins behind those that lead: `市水务局牵头;市财政局,市林业局`. */
function trailingList(body: string): number | null {
  const match = words.leadThenList.exec(body)
  return match && isBareList(body.slice(match[0].length)) ? match[0].length : null
}

/** Nothing but units, each with its level in front. */
function isBareList(content: string): boolean {
  if (content.length > 200 || content.includes(':')) return false
  const entries = namesIn(content, content)
  const names = entries.map(entry => entry.name)
  if (entries.some(entry => entry.leads)) return names.every(name => words.looksLikeUnit.test(name))
  return (
    (names.length > 0 &&
      names.every((name, at) => (at === 0 ? words.bareUnit.test(name) : words.looksLikeUnit.test(name))) &&
      (names.length > 1 || words.bareBureau.test(names[0] as string))) ||
    // The offices of one house are named without its level.
    (names.length > 1 &&
      !words.explains.test(content) &&
      names.some(name => words.surelyOffice.test(name)) &&
      names.every(name => name.length <= 14 && words.looksLikeUnit.test(name)))
  )
}

/** Names of a table cell or a list, those marked as leading apart; a word for none gives none. */
export function listedUnits(text: string): { readonly lead: readonly string[]; readonly others: readonly string[] } {
  const entries = namesIn(text, fold(text))
  const names = (leads: boolean) => entries.filter(entry => entry.leads === leads).map(entry => entry.name)
  return { lead: names(true), others: names(false) }
}

type Role = 'lead' | 'responsible'

interface Field {
  readonly labelAt: number
  readonly from: number
  readonly to: number
  readonly role: Role | null
}

function fieldsOf(body: string): readonly Field[] {
  const pattern = words.labelAtStart.test(body.trim()) || body.includes(':') ? words.label : words.looseLabel
  const marks = matchesOf(pattern, body)
  return marks.map((mark, at) => ({
    labelAt: mark.index,
    from: mark.index + mark[0].length,
    to: marks[at + 1]?.index ?? body.length,
    role: mark[1] ? null : mark[2] ? 'lead' : 'responsible',
  }))
}

/** Gathers names of one clause; lives as long as the reading of it. */
class Collected {
  private readonly text: string
  private readonly roles: { name: string; role: Role }[] = []
  isOpenEnded = false

  constructor(text: string) {
    this.text = text
  }

  get names(): readonly string[] {
    return this.roles.map(entry => entry.name)
  }

  /** Units with what they do, inside a field or a clause without labels; what no verb claims takes the role of the field. */
  segments(body: string, from: number, to: number, role: Role | null): void {
    const part = body.slice(from, to)
    let done = 0
    for (const match of part.length > 300 || !words.mayDo.test(part) ? [] : matchesOf(words.doing, part)) {
      this.take(from + match.index, from + match.index + (match[1] as string).length, match[2] ? 'lead' : 'responsible')
      if (words.openDepartments.test(match[0].slice((match[1] as string).length))) this.isOpenEnded = true
      done = match.index + match[0].length
    }
    if (role) this.take(from + done, to, role)
  }

  private take(from: number, to: number, role: Role): void {
    const printed = this.text.slice(from, to)
    for (const entry of namesIn(printed, fold(printed))) {
      if (entry.isOpenEnded) this.isOpenEnded = true
      this.roles.push({ name: entry.name, role: entry.leads ? 'lead' : role })
    }
  }

  owners(): Owners {
    const of = (role: Role) => [...new Set(this.roles.filter(entry => entry.role === role).map(entry => entry.name))]
    const lead = of('lead')
    return { lead, responsible: of('responsible').filter(name => !lead.includes(name)) }
  }
}

interface Named {
  readonly name: string
  readonly isOpenEnded: boolean
  readonly leads: boolean
}

/** Splits at marks outside brackets, then at words for and where both sides are units. */
function namesIn(text: string, folded: string): readonly Named[] {
  const found: Named[] = []
  let isOpen = false
  for (const [from, to] of rejoined(folded, pieces(folded))) {
    for (const [start, end] of unjoined(folded, from, to)) {
      let first = start
      let last = end
      const lead = words.linkAtStart.exec(folded.slice(first, last))
      if (lead) first += lead[0].length
      const open = words.openEnd.exec(folded.slice(first, last))
      if (open) {
        isOpen = true
        last -= open[0].length
      }
      const mark = words.leadMark.exec(folded.slice(first, last))
      if (mark) last -= mark[0].length
      let name = text.slice(first, last).replace(words.marksAtEnd, '').trim()
      if (/[)\uff09]$/.test(name) && !/[(\uff08]/.test(name)) name = name.slice(0, -1)
      if (name.length < 2 || name.length > 45 || words.noOwner.test(fold(name)) || !/\p{Script=Han}/u.test(name)) continue
      found.push({ name, isOpenEnded: open !== null, leads: mark !== null })
    }
  }
  return isOpen && found.length > 0
    ? found.map((entry, at) => (at === found.length - 1 ? { ...entry, isOpenEnded: true } : entry))
    : found
}

/** Every city and county of a class share one head word: the list mark inside does not part them. */
function rejoined(folded: string, parts: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = []
  for (const [from, to] of parts) {
    const last = joined[joined.length - 1]
    const isOne =
      last && words.levelsAfterEvery.test(folded.slice(last[0], last[1])) && words.levelAtStart.test(folded.slice(from, to))
    if (isOne) last[1] = to
    else joined.push([from, to])
  }
  return joined
}

function pieces(folded: string): readonly (readonly [number, number])[] {
  const parts: [number, number][] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= folded.length; at++) {
    const glyph = folded[at] ?? words.listMark
    if (words.openBrackets.includes(glyph)) depth++
    else if (words.closeBrackets.includes(glyph)) depth = Math.max(0, depth - 1)
    if (at < folded.length && (depth > 0 || !words.nameSeparators.includes(glyph))) continue
    if (at > from) parts.push([from, at])
    from = at + 1
  }
  return parts
}

function unjoined(folded: string, from: number, to: number): readonly (readonly [number, number])[] {
  const part = folded.slice(from, to)
  if (!words.mayJoin.test(part)) return [[from, to]]
  for (const match of matchesOf(words.joiner, part)) {
    const left = part.slice(0, match.index)
    const right = part.slice(match.index + match[0].length)
    const isOpenBracket = left.split('(').length > left.split(')').length
    if (isOpenBracket || !words.looksLikeUnit.test(left) || !words.unitStart.test(right)) continue
    if (!words.looksLikeUnit.test(right.replace(words.openEnd, '')) && !words.collectiveUnit.test(right)) continue
    return [[from, from + match.index], ...unjoined(folded, from + match.index + match[0].length, to)]
  }
  return [[from, to]]
}
