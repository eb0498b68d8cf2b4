/** Values without a domain. */
export { canonical } from './canonical.ts'
export { isEqual } from './equal.ts'
export { creditCodeCheck, isCreditCode, isIndustryCode, isResidentId } from './codes.ts'
export { addDays, type Day, day, dayAt, daysBetween, isPeriod, parseDay, type Period, periodDays, weekday } from './day.ts'
export { Decimal, fixed, parseDecimal } from './decimal.ts'
export { type Id, isId } from './id.ts'
export { type Fen, fenOfYuan, shareOfFen, yuanOfFen } from './money.ts'
export {
  assert,
  Bug,
  type Details,
  done,
  type Finding,
  type Outcome,
  type Refusal,
  refused,
  type Severity,
  type Span,
} from './outcome.ts'
export { similarity } from './similarity.ts'
