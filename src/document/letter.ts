import { type Day, parseDay } from '#base'
import type { Blocks, Paragraph } from './blocks.ts'
import { type CleanText, fold } from './normalise.ts'
import { numberOf } from './numerals.ts'
import * as words from './vocabulary.ts'

/** An agreed short form: `short` without its quotes, `full` as it stands before the bracket. */
export interface Abbreviation {
  readonly short: string
  readonly full: string
}

/** Days of a plan; `derived` when the document names no beginning or no end itself. Either may be unknown. */
export interface PlanPeriod {
  readonly start: Day | null
  readonly end: Day | null
  readonly basis: 'stated' | 'derived'
}

/** What the letter says about the plan it issues. Missing things are null; names as printed, in Simplified. */
export interface Letter {
  readonly title: string | null
  /** Organ code, year in the standard hexagonal brackets, serial. */
  readonly number: string | null
  readonly issuer: string | null
  readonly issuers: readonly string[]
  readonly date: Day | null
  readonly recipients: readonly string[]
  readonly abbreviations: readonly Abbreviation[]
  /** Only what title and text state; a period derived from goals is the plan reader's matter. */
  readonly statedYears: { readonly first: number; readonly last: number } | null
  /** Days the text states for the whole action. */
  readonly statedDays: { readonly start: Day; readonly end: Day } | null
  /** How many years the plan calls itself a plan of. */
  readonly yearsNamed: number | null
  /** Clean-text place of the plan's own title line; null when it has none. */
  readonly titleLine: Paragraph | null
}

interface Line {
  readonly at: Paragraph
  readonly text: string
  readonly folded: string
}

/** Reads number, issuer, date, title and period from what stands around the plan. */
export function letterOf(clean: CleanText, blocks: Blocks): Letter {
  const line = (at: Paragraph): Line => ({
    at,
    text: clean.text.slice(at.start, at.end),
    folded: clean.folded.slice(at.start, at.end),
  })
  const opening = blocks.opening.map(line)
  const all = blocks.paragraphs.map(line)
  const named = titleInNotice(opening)
  const own = ownTitle(opening, named?.title ?? null)
  const title = own?.title ?? named?.title ?? noticeItself(opening)
  const signed =
    signatureOf(opening, own?.at ?? null) ??
    signatureUnder(opening, own?.at ?? null) ??
    signatureOf(opening, null) ??
    signatureOf(beforeAttachment(all), null) ??
    signatureOf(all.slice(-8), null)
  const issuers = signed?.issuers.length ? signed.issuers : named?.issuer ? [named.issuer] : []
  return {
    title,
    number: numberIn(opening),
    issuers,
    issuer: issuers.length ? issuers.join(words.listMark) : issuerOfTitle(title),
    date: signed?.date ?? labelledDate(all),
    recipients: recipientsOf(opening),
    abbreviations: abbreviationsOf(clean),
    statedYears: statedYears(title && fold(title), clean.folded),
    statedDays: statedDays(clean.folded),
    yearsNamed: yearsNamed(title && fold(title), clean.folded),
    titleLine: own?.at ?? null,
  }
}

/** Where the text ends and attachments follow. */
function beforeAttachment(lines: readonly Line[]): readonly Line[] {
  const at = lines.findLastIndex(({ folded }) => words.attachmentLine.test(folded))
  return at < 0 ? [] : lines.slice(Math.max(0, at - 8), at)
}

/** The number nearest the top that stands on a line of its own, after its label, or behind a title. */
function numberIn(lines: readonly Line[]): string | null {
  for (const { folded } of lines) {
    const text = folded.replace(words.numberLabel, '')
    const match = words.documentNumber.exec(text)
    if (!match) continue
    const rest = (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim()
    const isLabelled = text.length < folded.length || words.numberLabelBefore.test(text.slice(0, match.index))
    const isBeside = match.index === 0 && words.besideNumber.test(text.slice(match[0].length))
    const isInBracket = words.bracketsWhole.test(rest) && dateOf(rest) !== null
    if (rest === '' || isInBracket || isLabelled || isBeside || words.noticeEnd.test(rest))
      return words.numberText(match[1] as string, match[2] as string, match[3] as string)
  }
  return null
}

function titleInNotice(lines: readonly Line[]): { title: string; issuer: string | null } | null {
  for (const [at, { text }] of lines.entries()) {
    const joined = words.about.test(text) && !words.notice.test(text) ? text + (lines[at + 1]?.text ?? '') : text
    const match = words.noticeTitle.exec(joined)
    if (!match) continue
    const inside = words.insideTitleMarks.exec(match[2] as string)
    return { title: (inside?.[1] ?? match[2] ?? '').trim(), issuer: match[1]?.trim() || null }
  }
  for (const { text } of lines) {
    const match = words.issuedHere.exec(text)
    if (match && words.planWordInside.test(match[1] as string)) return { title: match[1] as string, issuer: null }
  }
  return null
}

const bare = (text: string): string => fold(text).replace(words.titleNoise, '')

/** A notice that sets out the work itself is its own plan. */
function noticeItself(lines: readonly Line[]): string | null {
  return lines.find(({ folded }) => words.noticeOfWork.test(folded))?.text.trim() ?? null
}

/** The title line of the plan: what the notice names, or the last line before the text that ends in a word for a plan. */
function ownTitle(lines: readonly Line[], named: string | null): { title: string; at: Paragraph } | null {
  for (let from = lines.length - 1; from >= 0; from--) {
    for (let count = 1; count <= 3 && from + count <= lines.length; count++) {
      const part = lines.slice(from, from + count)
      const text = part.map(line => line.text.replace(/\s+/g, '')).join('')
      const isNamed = named !== null && bare(text) === bare(named)
      const years = lines[from + count]
      if (!isNamed && !(named === null && count === 1 && isTitleLine(part[0] as Line))) continue
      const first = part[0] as Line
      const last = part[count - 1] as Line
      if (years && words.bracketYears.test(years.folded.replace(/\s+/g, ''))) {
        return { title: text + years.text.replace(/\s+/g, ''), at: { start: first.at.start, end: years.at.end } }
      }
      return { title: text, at: { start: first.at.start, end: last.at.end } }
    }
  }
  if (named === null) return null
  const loose = lines.find(line => isTitleLine(line) && bare(named).startsWith(bare(line.text)))
  return loose ? { title: named, at: loose.at } : null
}

const isTitleLine = ({ folded }: Line): boolean =>
  folded.length <= 60 &&
  !words.innerMark.test(folded) &&
  !words.notice.test(folded) &&
  words.planWord.test(folded.replace(/\s+/g, ''))

/** The line of signers right above a date of its own. */
function signatureOf(lines: readonly Line[], title: Paragraph | null): { issuers: readonly string[]; date: Day | null } | null {
  for (const [at, { folded, at: place }] of lines.entries()) {
    if (title && place.start > title.start && at > 0) break
    const inLine = words.signedInLine.exec(folded)
    const dayInLine = inLine?.[1] ? dateOf(inLine[2] as string) : null
    if (dayInLine) {
      const names = (inLine?.[1] ?? '').split(words.signerSeparator).filter(name => name !== '')
      if (names.every(name => words.signer.test(name))) return { issuers: names, date: dayInLine }
    }
    const date = dateOf(folded)
    if (!date) continue
    const issuers: string[] = []
    for (let above = at - 1; above >= 0 && issuers.length < 8; above--) {
      const text = lines[above]?.text ?? ''
      const names = text.split(/\s+/)
      if (words.innerMark.test(lines[above]?.folded ?? '') || text.length > 60 || !names.every(name => words.signer.test(name)))
        break
      issuers.unshift(...names)
    }
    if (issuers.length > 0 || title) return { issuers, date }
  }
  return null
}

/** The day in a bracket under the title, the issuers above it. */
function signatureUnder(
  lines: readonly Line[],
  title: Paragraph | null,
): { issuers: readonly string[]; date: Day | null } | null {
  const below = title ? lines.find(({ at }) => at.start > title.start && at.start >= title.end) : undefined
  const date = below && words.bracketsWhole.test(below.folded) ? dateOf(below.folded.replace(words.documentNumber, '')) : null
  if (!date || !title) return null
  const above = lines.filter(({ at }) => at.end <= title.start)
  const issuers: string[] = []
  for (const { text } of above.toReversed()) {
    const names = text.trim().split(/\s+/)
    if (!names.every(name => words.signer.test(name))) break
    issuers.unshift(...names)
  }
  return { issuers, date }
}

/** A day on a line of its own, in Arabic or Chinese numerals. */
export function dateOf(folded: string): Day | null {
  const match = words.dateLine.exec(folded.replace(/\s+/g, '').replace(/^\((.+)\)$/, '$1'))
  if (!match) return null
  const [year, month, date] = match.slice(1).map(part => numberOf(part.replace(words.roundZero, words.zero)))
  return dayOf(year, month, date)
}

const dayOf = (year?: number | null, month?: number | null, date?: number | null): Day | null =>
  parseDay(`${year ?? 0}-${String(month ?? 0).padStart(2, '0')}-${String(date ?? 0).padStart(2, '0')}`)

function labelledDate(lines: readonly Line[]): Day | null {
  for (const { folded } of lines) {
    const match = words.labelledSigning.exec(folded)
    if (match) return dateOf(match[1] as string) ?? parseDay((match[1] as string).trim())
  }
  for (const { folded } of lines) {
    const match = words.labelledPosting.exec(folded)
    if (match) return dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  }
  return null
}

function recipientsOf(lines: readonly Line[]): readonly string[] {
  const line = lines.find(({ folded }) => words.recipientsEnd.test(folded) && !words.fullStop.test(folded))
  if (!line) return []
  const names: string[] = []
  let depth = 0
  let name = ''
  for (const [at, glyph] of [...line.folded].entries()) {
    if (glyph === '(') depth++
    if (glyph === ')') depth--
    if (depth === 0 && words.separator.test(glyph)) {
      if (name) names.push(name)
      name = ''
    } else name += line.text[at] ?? glyph
  }
  return names
}

/** The full name is what stands before the bracket, without the words that lead up to it. */
function abbreviationsOf(clean: CleanText): readonly Abbreviation[] {
  const found = new Map<string, string>()
  for (const match of clean.folded.matchAll(words.abbreviation)) {
    const short = match[1] as string
    const from = Math.max(0, match.index - 60)
    const length = words.beforeBracket.exec(clean.folded.slice(from, match.index))?.[0].length ?? 0
    const full = clean.text
      .slice(match.index - length, match.index)
      .replace(/^[\s\S]*[\n]/, '')
      .replace(words.leadUp, '')
      .trim()
    if (full && full !== short && !found.has(short)) found.set(short, full)
  }
  return [...found].map(([short, full]) => ({ short, full }))
}

function issuerOfTitle(title: string | null): string | null {
  const match = title ? words.governmentAtStart.exec(title) : null
  return match?.[1] ?? null
}

function statedYears(title: string | null, folded: string): { first: number; last: number } | null {
  const match = (title && words.yearsRange.exec(title)) || words.statedPeriod.exec(folded)
  if (match) return { first: Number(match[1]), last: Number(match[2]) }
  const year = title ? (words.oneYear.exec(title) ?? words.yearInBracket.exec(title)) : null
  if (year) return { first: Number(year[1]), last: Number(year[1]) }
  const plan = title ? words.fiveYearPlan.exec(title) : null
  if (!plan) return null
  const last = 2010 + 5 * (words.fiveYearPlans.indexOf(plan[1] as string) + 1) + 5
  return { first: last - 4, last }
}

function statedDays(folded: string): Letter['statedDays'] {
  const match = words.statedDays.exec(folded)
  if (!match) return null
  const [year = 0, month = 0, date, lastYear, lastMonth = 0, lastDate] = match
    .slice(1)
    .map(part => (part ? Number(part) : undefined))
  const start = dayOf(year, month, date ?? 1)
  const end =
    lastDate === undefined
      ? [31, 30, 29, 28].map(one => dayOf(lastYear ?? year, lastMonth, one)).find(one => one !== null)
      : dayOf(lastYear ?? year, lastMonth, lastDate)
  return start && end && start < end ? { start, end } : null
}

function yearsNamed(title: string | null, folded: string): number | null {
  const match = (title && words.spanOfYears.exec(title)) || words.spanOfYears.exec(folded)
  return match ? numberOf(match[1] as string) : null
}
