/** Tables as people send them: csv and xlsx, in and out, row by row. */
export { amountOf, codeOf, dayOf, numberOf, periodOf, unitsOf, yesOf } from './cells.ts'
export { openSheet, type Sheet, type SheetRefusal, type SheetRow } from './open-sheet.ts'
