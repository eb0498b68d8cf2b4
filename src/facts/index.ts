/** The ledger of facts and the evidence under them. */
export { countEvents, type Counted } from './count-events.ts'
export { currentFact, type Known } from './current-fact.ts'
export {
  evidence,
  evidenceShape,
  fact,
  factShape,
  facts,
  indicator,
  indicatorEvent,
  indicatorEventShape,
  indicatorKinds,
  indicatorShape,
  verdict,
  verdictShape,
} from './definition.ts'
export type { Evidence, Fact, FactVerdict, Indicator, IndicatorEvent } from './rows.ts'
