import type { Row } from '#define'
import type { evidenceShape, factShape, indicatorEventShape, indicatorShape, verdictShape } from './definition.ts'

export type Evidence = Row<typeof evidenceShape>
export type Indicator = Row<typeof indicatorShape>
export type Fact = Row<typeof factShape>
export type FactVerdict = Row<typeof verdictShape>
export type IndicatorEvent = Row<typeof indicatorEventShape>
