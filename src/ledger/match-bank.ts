import { type Day, daysBetween, type Fen } from '#base'

/** A payment or a return of the books; `names` are the payee's, the present one first, none where the payee is unknown. */
export interface BookPayment {
  readonly no: number
  readonly on: Day
  readonly amountFen: Fen
  /** money out, or money that came back */
  readonly isReturn: boolean
  readonly names: readonly string[]
}

/** A line of the bank. `posting` is what a person has decided it is. */
export interface BankEntry {
  readonly id: string
  readonly on: Day
  readonly amountFen: Fen
  readonly isReturn: boolean
  readonly counterpart: string | null
  readonly counterAccount: string | null
  readonly posting: number | null
  readonly isExplained: boolean
}

export type BankFinding = 'amountDiffers' | 'nameDiffers' | 'personalAccount' | 'notInBooks' | 'notInBank'

export interface BankDifference {
  readonly finding: BankFinding
  /** null with `notInBank` */
  readonly line: BankEntry | null
  /** null with `notInBooks` */
  readonly payment: BookPayment | null
}

export interface BankMatch {
  readonly matched: readonly { readonly line: BankEntry; readonly payment: BookPayment }[]
  readonly explained: number
  readonly differences: readonly BankDifference[]
}

export interface MatchOptions {
  /** days a bank may book after the books, or before */
  readonly withinDays: number
}

/**
 * Pair what the bank says with what the books say, each line and each payment once at most. First what a person decided;
 * then same amount and name, on the same day before a few days apart, oldest first; then same amount under another name,
 * then the same name with another amount. What is left stands alone on its side. The order of what is handed in changes
 * nothing, and the cost grows with the rows, not with their pairs.
 *
 * @returns every line and every payment exactly once: matched, explained, or in a difference
 */
export function matchBank(
  lines: readonly BankEntry[],
  payments: readonly BookPayment[],
  { withinDays }: MatchOptions,
): BankMatch {
  const matched: { line: BankEntry; payment: BookPayment }[] = []
  const differences: BankDifference[] = []
  const byNo = new Map(payments.map(payment => [payment.no, payment]))
  const open = new Set(payments.toSorted(byDay))
  const waiting = new Set<BankEntry>()
  let explained = 0
  for (const line of lines.toSorted(byDayOfLine)) {
    const decided = line.posting === null ? undefined : byNo.get(line.posting)
    if (decided && open.delete(decided)) matched.push({ line, payment: decided })
    else if (line.isExplained) explained += 1
    else waiting.add(line)
  }
  const pair = (keysOf: KeysOf, found: (line: BankEntry, payment: BookPayment) => void) => {
    for (const days of [0, withinDays]) {
      const queues = queuesOf(open, keysOf)
      for (const line of waiting) {
        const payment = firstWithin(line, queues.get(keyOfLine(keysOf, line)), open, days)
        if (!payment) continue
        open.delete(payment)
        waiting.delete(line)
        found(line, payment)
      }
    }
  }
  const differs =
    (finding: BankFinding) =>
    (line: BankEntry, payment: BookPayment): void =>
      void differences.push({ finding: isPersonalAccount(line.counterAccount) ? 'personalAccount' : finding, line, payment })
  pair('amountAndName', (line, payment) => {
    if (isPersonalAccount(line.counterAccount)) differences.push({ finding: 'personalAccount', line, payment })
    else matched.push({ line, payment })
  })
  pair('amount', differs('nameDiffers'))
  pair('name', differs('amountDiffers'))
  for (const line of waiting) differences.push({ finding: 'notInBooks', line, payment: null })
  for (const payment of open) differences.push({ finding: 'notInBank', line: null, payment })
  return { matched, explained, differences }
}

type KeysOf = 'amountAndName' | 'amount' | 'name'

const key = (of: KeysOf, isReturn: boolean, amountFen: Fen, name: string | null): string =>
  `${isReturn}|${of === 'name' ? '' : amountFen}|${of === 'amount' ? '' : plainName(name)}`
const keyOfLine = (of: KeysOf, line: BankEntry): string =>
  of !== 'amount' && plainName(line.counterpart) === '' ? 'nobody' : key(of, line.isReturn, line.amountFen, line.counterpart)

const byDay = (a: BookPayment, b: BookPayment): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.no - b.no)
const byDayOfLine = (a: BankEntry, b: BankEntry): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Payments of one key, oldest first; lines come in the order of days, so a queue only moves on. */
interface Queue {
  readonly payments: BookPayment[]
  from: number
}

function queuesOf(payments: Iterable<BookPayment>, of: KeysOf): ReadonlyMap<string, Queue> {
  const queues = new Map<string, Queue>()
  for (const payment of payments) {
    const { isReturn, amountFen } = payment
    const keys =
      of === 'amount' ? [key(of, isReturn, amountFen, null)] : payment.names.map(name => key(of, isReturn, amountFen, name))
    for (const one of new Set(keys)) {
      const queue = queues.get(one)
      if (queue) queue.payments.push(payment)
      else queues.set(one, { payments: [payment], from: 0 })
    }
  }
  return queues
}

function firstWithin(
  line: BankEntry,
  queue: Queue | undefined,
  open: ReadonlySet<BookPayment>,
  within: number,
): BookPayment | null {
  if (!queue) return null
  const { payments } = queue
  while (queue.from < payments.length) {
    const payment = payments[queue.from] as BookPayment
    const apart = daysBetween(line.on, payment.on)
    if (open.has(payment) && apart >= -within) return apart <= within ? payment : null
    queue.from += 1
  }
  return null
}

/** Names compare without blanks, in one width of brackets and letters. */
export const plainName = (name: string | null): string =>
  (name ?? '')
    .normalize('NFKC')
    .replace(/[\s\u00b7]/gu, '')
    .toUpperCase()

export const sameName = (a: string, b: string | null): boolean => plainName(a) !== '' && plainName(a) === plainName(b)

/**
 * Whether an account number is a bank card, which only persons hold here: 16 to 19 digits that begin with 62 and end with
 * their check digit.
 *
 * @source ISO/IEC 7812-1: issuer number 62, check digit by the Luhn sum
 */
export function isPersonalAccount(account: string | null): boolean {
  const digits = (account ?? '').replace(/[\s-]/g, '')
  if (!/^62\d{14,17}$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
