import { Bug, done, type Outcome, parseDecimal } from '#base'
import { bandInput, bandScore } from './functions/band-score.ts'
import { compositeInput, compositeScore } from './functions/composite-score.ts'
import { deductionInput, deductionScore } from './functions/deduction-score.ts'
import { efficacyInput, efficacyScore } from './functions/efficacy-score.ts'
import type { Reader } from './functions/fields.ts'
import { fundGrowthInput, fundGrowthScore } from './functions/fund-growth-score.ts'
import { growthInput, growthScore } from './functions/growth-score.ts'
import { incrementInput, incrementScore } from './functions/increment-score.ts'
import { intervalInput, intervalScore } from './functions/interval-score.ts'
import { milestoneInput, milestoneScore } from './functions/milestone-score.ts'
import { panelInput, panelScore } from './functions/panel-score.ts'
import { rankProgressInput, rankProgressScore } from './functions/rank-progress-score.ts'
import { rankInput, rankScore } from './functions/rank-score.ts'
import { ratioInput, ratioScore } from './functions/ratio-score.ts'
import { reverseLinearInput, reverseLinearScore } from './functions/reverse-linear-score.ts'
import { reverseRatioInput, reverseRatioScore } from './functions/reverse-ratio-score.ts'
import { satisfactionInput, satisfactionScore } from './functions/satisfaction-score.ts'
import { exact, type Scored, type ScoreOutcome, type ScoreRefusal, type ScoringCode } from './functions/score.ts'
import { thresholdInput, thresholdScore } from './functions/threshold-score.ts'

type Inputs = Readonly<Record<string, unknown>>

/** What the facts say about one indicator of one year; decimals as text, null where nothing is known. */
export interface Measured {
  readonly value: string | null
  readonly baseline: string | null
  readonly previous: string | null
  /** what a single value cannot carry: `scores` of a panel, counts of answers, `peers` of a ranking, milestones `k` */
  readonly inputs?: Inputs
}

export interface ScoringFunction {
  readonly code: ScoringCode
  readonly name: string
  /** parse the inputs (field names as in the printed formula) and score; one entry a value for functions over lists */
  readonly score: (input: unknown) => Outcome<readonly Scored[], ScoreRefusal>
  /** gives one rate a value */
  readonly isListed: boolean
  /** counts in points of the weight, so that `W` is one of its inputs */
  readonly takesWeight: boolean
  readonly needs: (params: Inputs) => readonly ('value' | 'baseline' | 'previous')[]
  /** put a fact into the formula */
  readonly bind: (params: Inputs, measured: Measured, weight: string) => Inputs
  /** which entry is the one of this fact */
  readonly pick: 'first' | 'last'
}

interface Parts<T> {
  readonly name: string
  readonly input: Reader<T>
  readonly score: (parameters: T) => ScoreOutcome
  readonly needs: ScoringFunction['needs'] | readonly ('value' | 'baseline' | 'previous')[]
  readonly bind: ScoringFunction['bind']
  readonly takesWeight?: boolean
}

const single = <T>(code: ScoringCode, { name, input, score, needs, bind, takesWeight = false }: Parts<T>): ScoringFunction => ({
  code,
  name,
  isListed: false,
  takesWeight,
  pick: 'first',
  needs: typeof needs === 'function' ? needs : () => needs,
  bind,
  score: given => {
    const read = input(given, '')
    if (!read.ok) return read
    const scored = score(read.value)
    return scored.ok ? done([scored.value]) : scored
  },
})

const listed = <T>(
  code: ScoringCode,
  parts: Omit<Parts<T>, 'score'> & {
    readonly score: (parameters: T) => Outcome<readonly Scored[], ScoreRefusal>
    readonly pick: 'first' | 'last'
  },
): ScoringFunction => ({
  ...single(code, { ...parts, score: () => assertNever() }),
  isListed: true,
  pick: parts.pick,
  score: given => {
    const read = parts.input(given, '')
    return read.ok ? parts.score(read.value) : read
  },
})
const assertNever = (): never => {
  throw new Bug('a listed function scores lists')
}

const actual: Parts<unknown>['bind'] = (params, { value }) => ({ ...params, A: value })

/** The scoring functions by code, in the order of the printed table. */
export const scoringFunctions: Readonly<Record<ScoringCode, ScoringFunction>> = {
  F1: single('F1', { name: 'ratioScore', input: ratioInput, score: ratioScore, needs: ['value'], bind: actual }),
  F2: single('F2', {
    name: 'incrementScore',
    input: incrementInput,
    score: incrementScore,
    needs: ['value', 'baseline'],
    bind: (params, { value, baseline }) => ({ ...params, A: value, B: baseline }),
  }),
  F3a: single('F3a', {
    name: 'reverseRatioScore',
    input: reverseRatioInput,
    score: reverseRatioScore,
    needs: ['value'],
    bind: actual,
  }),
  F3b: single('F3b', {
    name: 'reverseLinearScore',
    input: reverseLinearInput,
    score: reverseLinearScore,
    needs: ['value'],
    bind: actual,
  }),
  F4: single('F4', { name: 'intervalScore', input: intervalInput, score: intervalScore, needs: ['value'], bind: actual }),
  F5: single('F5', {
    name: 'efficacyScore',
    input: efficacyInput,
    score: efficacyScore,
    needs: ['value'],
    bind: (params, { value }) => ({ ...params, x: value }),
  }),
  F6: single('F6', {
    name: 'growthScore',
    input: growthInput,
    score: growthScore,
    needs: params => ['value', params.against === 'previous' ? 'previous' : 'baseline'],
    bind: ({ against, ...params }, { value, baseline, previous }) => ({
      ...params,
      A: value,
      B: against === 'previous' ? previous : baseline,
    }),
  }),
  F7: single('F7', {
    name: 'bandScore',
    input: bandInput,
    score: bandScore,
    needs: ['value'],
    bind: (params, { value }) => ({ ...params, x: value }),
  }),
  F8: single('F8', {
    name: 'deductionScore',
    input: deductionInput,
    score: deductionScore,
    takesWeight: true,
    needs: ['value'],
    bind: ({ T, ...params }, { value }, weight) => ({ ...params, shortfall: shortfallOf(T, value), W: weight }),
  }),
  F9: listed('F9', {
    name: 'rankScore',
    input: rankInput,
    score: rankScore,
    pick: 'first',
    needs: ['value'],
    bind: (params, { value, inputs }) => ({
      ...params,
      values: [value, ...(Array.isArray(inputs?.peers) ? inputs.peers : [])],
    }),
  }),
  F10: single('F10', {
    name: 'rankProgressScore',
    input: rankProgressInput,
    score: rankProgressScore,
    needs: ({ firstYear }) => (firstYear ? ['value', 'baseline'] : ['value', 'baseline', 'previous']),
    bind: ({ firstYear, ...params }, { value, baseline, previous }) => ({
      ...params,
      R: value,
      R0: baseline,
      prev: firstYear ? baseline : previous,
    }),
  }),
  F11: single('F11', { name: 'thresholdScore', input: thresholdInput, score: thresholdScore, needs: ['value'], bind: actual }),
  F12: single('F12', {
    name: 'compositeScore',
    input: compositeInput,
    score: compositeScore,
    needs: ({ parts }) => (partsOf(parts).some(part => part.than === 'previous') ? ['value', 'previous'] : ['value']),
    bind: ({ parts, ...params }, { value, previous }) => ({
      ...params,
      parts: partsOf(parts).map(({ than, ...part }) => ({ ...part, A: value, ...(than === 'previous' && { T: previous }) })),
    }),
  }),
  F12_I23: listed('F12_I23', {
    name: 'fundGrowthScore',
    input: fundGrowthInput,
    score: fundGrowthScore,
    pick: 'last',
    needs: ({ firstYear }) => (firstYear ? ['value'] : ['value', 'previous']),
    bind: ({ firstYear, ...params }, { value, previous }) => ({ ...params, years: firstYear ? [value] : [previous, value] }),
  }),
  F13: single('F13', {
    name: 'milestoneScore',
    input: milestoneInput,
    score: milestoneScore,
    needs: [],
    bind: (params, { inputs }) => ({ ...params, ...inputs }),
  }),
  F14: single('F14', {
    name: 'panelScore',
    input: panelInput,
    score: panelScore,
    needs: [],
    bind: (params, { inputs }) => ({ ...params, ...inputs }),
  }),
  F15: single('F15', {
    name: 'satisfactionScore',
    input: satisfactionInput,
    score: satisfactionScore,
    needs: [],
    bind: (params, { inputs }) => ({ ...params, ...inputs }),
  }),
}

export const isScoringCode = (code: unknown): code is ScoringCode =>
  typeof code === 'string' && Object.hasOwn(scoringFunctions, code)

/** None when one of them is no object: the function then refuses for want of parts. */
const partsOf = (parts: unknown): readonly Inputs[] =>
  Array.isArray(parts) && parts.every(part => typeof part === 'object' && part !== null) ? (parts as readonly Inputs[]) : []

/** With a target the value is what was reached, without one it is the shortfall itself. */
function shortfallOf(target: unknown, value: string | null): unknown {
  const asked = typeof target === 'string' ? parseDecimal(target) : null
  const reached = value === null ? null : parseDecimal(value)
  return asked && reached ? exact(asked.minus(reached)) : value
}
