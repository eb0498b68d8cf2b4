import { type Day, day } from '#base'
import type { CleanText, Paragraph } from '#document'
import { type DateMark, dayInYear, endOfMonth, firstFrom } from './dates.ts'
import type { DraftDocument, DraftTarget } from './draft.ts'
import type { Figure } from './figure.ts'
import * as words from './vocabulary.ts'

/** The day a target is due and how it was found. */
export type Deadline = Pick<DraftTarget, 'deadline' | 'deadlineBasis'>

/**
 * The date before the figure in its paragraph; in a row of a table what its column says; else one behind it, the field of
 * the item, what its heading or the goals gave, the end of the plan.
 */
export function deadlineOf(
  clean: CleanText,
  marks: readonly DateMark[],
  figure: Figure & { readonly paragraph: Paragraph },
  given: { readonly inherited: Day | null; readonly field: DateMark | null; readonly isRow: boolean },
  document: DraftDocument,
): Deadline {
  if (figure.dueDay) return { deadline: figure.dueDay, deadlineBasis: 'stated' }
  const at = figure.at - figure.paragraph.start
  const text = clean.folded.slice(figure.paragraph.start, figure.at)
  const last = lastBefore(marks, at, text)
  // What repeats every year is not bound by the day of the sentence before.
  const repeats =
    figure.isYearly || words.recurring.test(text.slice(Math.max(text.lastIndexOf(words.stop), text.length - nearby) + 1))
  const isOver = last !== undefined && words.partEnds.test(text.slice(last.end)) && (repeats || holdsOnlyThere(text, last))
  const before = isOver ? undefined : last
  const behind = given.isRow ? undefined : dateBehind(clean, marks, figure)
  const forAll = before
    ? undefined
    : marksBehind(marks, figure.quote.end - figure.paragraph.start).find(one => {
        const end = figure.paragraph.start + one.end
        return one.sort === 'day' && words.forAll.test(clean.folded.slice(end, end + 14))
      })
  const isOtherPart = forAll && words.partEnds.test(clean.folded.slice(figure.quote.end, figure.paragraph.start + forAll.start))
  const gap = behind ? clean.folded.slice(figure.quote.end, figure.paragraph.start + behind.start) : ' '
  // The day in its own clause goes before one of the part before.
  const isNearer =
    words.dayRightBehind.test(gap) ||
    (before !== undefined && words.partEnds.test(text.slice(before.end)) && words.sameClause.test(gap))
  const mark = (isNearer ? behind : undefined) ?? before ?? (isOtherPart ? undefined : forAll) ?? behind ?? given.field
  const { end } = document.period
  const derived = { deadline: end, deadlineBasis: end ? ('derived' as const) : null }
  if (!mark) return given.inherited ? { deadline: given.inherited, deadlineBasis: 'inherited' } : derived
  return dayMeant(mark, document) ?? derived
}

/** With no date before the figure, one behind it in the same sentence, unless either of them belongs to another figure. */
function dateBehind(
  clean: CleanText,
  marks: readonly DateMark[],
  figure: Figure & { readonly paragraph: Paragraph },
): DateMark | undefined {
  const { start, end } = figure.paragraph
  const behind = marks.slice(firstFrom(marks, figure.quote.end - start)).find(one => one.sort === 'day')
  if (!behind) return undefined
  if (words.figureBehind.test(clean.folded.slice(start + behind.end, Math.min(end, start + behind.end + 30)))) return undefined
  if (words.ownMatter.test(clean.folded.slice(start + behind.end, Math.min(end, start + behind.end + 12)))) return undefined
  return words.stopOrFigure.test(clean.folded.slice(figure.quote.end, start + behind.start)) ? undefined : behind
}

/** The next few dates behind a place. */
function marksBehind(marks: readonly DateMark[], at: number): readonly DateMark[] {
  const first = firstFrom(marks, at)
  return marks.slice(first, first + 8)
}

/** A date at the head of a sentence or in the heading holds for what follows. */
export function isLeading(clean: CleanText, { start }: Paragraph, date: DateMark): boolean {
  const at = start + date.start
  const text = clean.folded.slice(Math.max(start, at - nearby), at)
  const stop = Math.max(...words.partMarks.map(mark => text.lastIndexOf(mark)))
  const isAtHead = stop >= 0 || at - start <= nearby
  return (isAtHead && words.leadInDate.test(text.slice(stop + 1))) || text.lastIndexOf('(') > text.lastIndexOf(')')
}

/** How far back a sentence is looked through: a text without marks must not be read over and over. */
const nearby = 60

/** A date inside a sentence does not hold in the next one. */
function holdsOnlyThere(text: string, date: DateMark): boolean {
  const stop = text.indexOf(words.stop, date.end)
  if (stop < 0) return false
  const start = text.lastIndexOf(words.stop, date.start) + 1
  const isAtHead = words.leadInDate.test(text.slice(start, date.start))
  const isInBracket = text.lastIndexOf('(', date.start) > text.lastIndexOf(')', date.start)
  return !isAtHead && !isInBracket
}

/** The last date before a place; one that only names a part of a whole (`of which 2023`) holds up to the next semicolon. */
export function lastBefore(marks: readonly DateMark[], at: number, text = ''): DateMark | undefined {
  for (let place = firstFrom(marks, at) - 1; place >= 0; place--) {
    const mark = marks[place] as DateMark
    if (mark.sort === 'base') continue
    const isPart = words.ofWhich.test(text.slice(Math.max(0, mark.start - 6), mark.start))
    if (!isPart || !words.partEnds.test(text.slice(mark.end, at))) return mark
  }
  return undefined
}

function comingDay({ count, date }: DateMark, from: Day): Deadline | null {
  const year = Number(from.slice(0, 4))
  const last = date === null ? endOfMonth(year, count ?? 12) : dayInYear(year, count ?? 12, date)
  return last && last > from ? { deadline: last, deadlineBasis: 'derived' } : null
}

/** The end of this year, the next or the one after, seen from a day. */
export const yearsFrom = (from: Day | null, { count, month }: DateMark): Day | null =>
  from === null || count === null ? null : endOfMonth(Number(from.slice(0, 4)) + count, month ?? 12)

/** The day a mark means in this plan; null where it says no more than the period does. */
function dayMeant(mark: DateMark, { period, date }: DraftDocument): Deadline | null {
  if (mark.sort === 'within') {
    // Counted from the stated beginning, else from the year after signing.
    const isStated = period.start !== null && (period.basis === 'stated' || date === null)
    const first =
      mark.takes && date
        ? signingYear(date)
        : isStated
          ? Number(period.start.slice(0, 4))
          : date
            ? Number(date.slice(0, 4)) + 1
            : null
    if (mark.count === null || first === null) return null
    const last = day(`${first + mark.count - 1}-12-31`)
    return { deadline: period.end && last > period.end ? period.end : last, deadlineBasis: 'derived' }
  }
  if (mark.sort === 'nth') {
    const last = period.start && mark.count ? day(`${Number(period.start.slice(0, 4)) + mark.count - 1}-12-31`) : null
    return last && (!period.end || last <= period.end) ? { deadline: last, deadlineBasis: 'derived' } : null
  }
  if (mark.sort === 'from-signing') {
    const last = yearsFrom(date ?? period.start, mark)
    return last ? { deadline: last, deadlineBasis: 'derived' } : null
  }
  if (mark.sort === 'in-year') {
    const isOneYear = period.start && period.end && period.start.slice(0, 4) === period.end.slice(0, 4)
    if (mark.count === null) return null
    // In a plan of several years a day without its year is one that is still to come in the year of signing.
    if (!isOneYear) return date && !mark.isWholeYear ? comingDay(mark, date) : null
    const year = Number(period.end.slice(0, 4))
    const last = mark.date === null ? endOfMonth(year, mark.count) : dayInYear(year, mark.count, mark.date)
    // The year ends with the plan.
    return { deadline: mark.count === 12 && mark.date === null ? period.end : last, deadlineBasis: 'stated' }
  }
  return mark.day ? { deadline: mark.day, deadlineBasis: 'stated' } : null
}

/** The first year a plan of that day runs in. */
export const signingYear = (date: Day): number => Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) >= 11 ? 1 : 0)
