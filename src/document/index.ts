/** Official text as blocks. */
export { type Blocks, blocksOf, type HeadingForm, type Item, type Paragraph } from './blocks.ts'
export { bracketGroups, type Group } from './brackets.ts'
export { documents, officialDocument, officialDocumentShape } from './definition.ts'
export { type Abbreviation, type Letter, letterOf, type PlanPeriod } from './letter.ts'
export { type CleanText, fold, normalise, sourceSpan } from './normalise.ts'
export { numberOf } from './numerals.ts'
export { decoded } from './decode.ts'
export { type DocumentFormat, type DocumentText, type ReadDocumentRefusal, readDocument } from './read-document.ts'
