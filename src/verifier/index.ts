/** The rules of the assessment a second time, from their text alone: anyone can check a verdict with it, without a database. */
export { type Difference, differences } from './differences.ts'
export { deviation } from './deviation.ts'
export { evaluateYears, frozenEvaluation } from './evaluate-years.ts'
export { cityPoints, splitCount, splitLevel, threeYears, workingDayAfter } from './evaluation.ts'
export { type FrozenInput, faultIn } from './frozen-input.ts'
export { parseRational, printed } from './rational.ts'
export { recompute } from './recompute.ts'
export { rateOf } from './scoring-rates.ts'
export {
  canonicalText,
  type Verified,
  type VerifyCode,
  type VerifyFinding,
  verifyBundle,
  verifyCodes,
} from './verify-bundle.ts'
