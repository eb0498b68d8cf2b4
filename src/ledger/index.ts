/** Money, double-entry: the purses others draw on, their books, and the bank beside them. */
export {
  type BankLine,
  bankLine,
  bankLineShape,
  type BookYear,
  bookYear,
  bookYearShape,
  type FundLine,
  fundLine,
  fundLineShape,
  fundLines,
  ledger,
  type Reversal,
  reversal,
  reversalShape,
} from './definition.ts'
export {
  type BankDifference,
  type BankEntry,
  type BankFinding,
  type BankMatch,
  type BookPayment,
  isPersonalAccount,
  matchBank,
  plainName,
  sameName,
} from './match-bank.ts'
