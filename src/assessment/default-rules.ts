import type { AssessmentScheme } from './assessment-input.ts'

export type SchemeRules = Omit<AssessmentScheme, 'id' | 'year' | 'version' | 'units' | 'lines' | 'tasks'>

/**
 * What a new scheme starts with. None of it is in the plan: design defaults of the practice that the leading group approves
 * or changes before a year is assessed.
 *
 * @source assessment practice, sections 1 and 5 to 9
 */
export const defaultRules: SchemeRules = {
  sharing: 'ownMeasures',
  coefficients: { lead: '1.0', coLead: '1.0', responsible: '0.5', collaborating: '0.2' },
  alpha: { lead: '0.7', coLead: '0.7', responsible: '0.4', collaborating: '0.4' },
  split: { lead: '0.60', responsible: '0.40' },
  importance: { key: '3', normal: '2', support: '1' },
  blocks: { targets: '0.70', tasks: '0.20', process: '0.10' },
  blocksWithoutTargets: { tasks: '0.85', process: '0.15' },
  limits: { bonus: '5', deduction: '10', total: '105' },
  gradeLines: { excellent: '90', good: '80', pass: '60' },
  quotas: { excellent: '0.20', good: '0.40' },
  deviation: { tolerance: '0.05', inquiry: '0.20', points: '0.5', limit: '2' },
}
