import { day } from '#base'
import type { AssessmentInput, IndicatorFact, SchemeLine, UnitConduct, UnitMeasures } from './assessment-input.ts'
import { defaultRules } from './default-rules.ts'

/** Invented rows for tests: each says only what it is about. */
export const line = (indicator: string, weight: string, given: Partial<SchemeLine> = {}): SchemeLine => ({
  indicator,
  name: indicator,
  clauses: [],
  weight,
  fn: 'F1',
  params: { T: '1' },
  owners: [],
  ...given,
})
export const fact = (indicator: string, value: string | null, given: Partial<IndicatorFact> = {}): IndicatorFact => ({
  indicator,
  value,
  baseline: null,
  previous: null,
  status: 'final',
  factIds: [`fact-${indicator}`],
  ...given,
})
export const input = (given: Partial<AssessmentInput>, scheme: Partial<AssessmentInput['scheme']>): AssessmentInput => ({
  cutOff: '42',
  scheme: { id: 's', year: 2023, version: '1', units: [], lines: [], tasks: [], ...defaultRules, ...scheme },
  facts: [],
  measures: [],
  conduct: [],
  adjustments: [],
  vetoes: [],
  ...given,
})
/** Own work of a given rate: one milestone, on time, of that quality. */
export const measures = (unit: string, task: string, quality: string): UnitMeasures => ({
  unit,
  task,
  milestones: [{ id: 'm', weight: '100', dueOn: day('2023-06-30'), extendedTo: null, doneOn: day('2023-06-30'), quality }],
})
export const conduct = (unit: string, given: Partial<UnitConduct> = {}): UnitConduct => ({
  unit,
  reportsLateShort: 0,
  reportsLateLong: 0,
  reportsMissing: 0,
  returns: 0,
  decisionsDue: 4,
  decisionsOnTime: 4,
  slipRepliesLate: 0,
  absences: 0,
  ...given,
})
