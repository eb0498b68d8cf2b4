/** The ledger of facts and the evidence under them. */
export { currentFact, type Known } from './current-fact.ts'
export {
  evidence,
  evidenceShape,
  fact,
  factShape,
  facts,
  indicator,
  indicatorKinds,
  indicatorShape,
  verdict,
  verdictShape,
} from './definition.ts'
export type { Evidence, Fact, FactVerdict, Indicator } from './rows.ts'
