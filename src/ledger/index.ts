/** Money, double-entry: the purses others draw on. */
export { fundLine, fundLineShape, fundLines, ledger } from './definition.ts'
