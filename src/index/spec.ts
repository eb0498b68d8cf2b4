import type { Ties } from './ranks.ts'

/**
 * A composite index as one value: data, structure and steps. Version 1; the JSON form is described by
 * `docs/index-spec.schema.json`, which `parseSpec` enforces and completes with every default.
 */
export interface IndexSpec {
  readonly version: 1
  readonly name: string
  readonly data: IndexData
  readonly structure: readonly NodeSpec[]
  readonly steps: readonly Step[]
  readonly output: OutputSpec
  readonly analysis: AnalysisSpec | null
  readonly uncertainty: UncertaintySpec | null
  /** offences that the author knows of and accepts; they become findings */
  readonly accept: readonly 'single_child'[]
}

/** Column by column: every list has one entry per row, a row is a unit or, in a panel, a unit at a time. */
export interface IndexData {
  readonly units: readonly string[]
  /** years or other numbers in order; null for a cross-section */
  readonly times: readonly number[] | null
  /** in the indicator's own unit; `NaN` where nothing was reported */
  readonly indicators: Readonly<Record<string, Float64Array>>
  readonly denominators: Readonly<Record<string, Float64Array>>
  readonly groups: Readonly<Record<string, readonly (string | null)[]>>
}

/** A leaf is an indicator with a column of data, any other node an aggregate of the nodes that name it as parent. */
export interface NodeSpec {
  readonly code: string
  readonly name: string | null
  readonly parent: string | null
  readonly weight: number
  /** 1: more is better, -1: less is better */
  readonly direction: 1 | -1
  readonly denominator: string | null
  /** in the indicator's own unit, lower post first */
  readonly goalposts: Range | null
  readonly target: number | null
}

export type Range = readonly [number, number]

export type Step = ScreenStep | DenominateStep | ImputeStep | TreatStep | NormaliseStep | WeightStep | AggregateStep
export const stepNames = ['screen', 'denominate', 'impute', 'treat', 'normalise', 'weight', 'aggregate'] as const
type StepName = (typeof stepNames)[number]

/** Over which rows a step looks at once: all of a panel, or each time by itself. */
type Within = 'all' | 'time'

export interface ScreenStep {
  readonly step: 'screen'
  /** smallest share (0–1) of indicators a unit must report; null: not looked at */
  readonly minAvailable: number | null
  /** smallest share (0–1) of reported values that are not zero */
  readonly minNonZero: number | null
  readonly keep: readonly string[]
  readonly drop: readonly string[]
}

export interface DenominateStep {
  readonly step: 'denominate'
  /** indicator code → denominator name, over the structure's own */
  readonly by: Readonly<Record<string, string>>
  /** value ÷ (denominator ÷ scale) */
  readonly scale: number
  /** indicator code → scale, over the step's own */
  readonly scales: Readonly<Record<string, number>>
}

export const imputeMethods = [
  'mean',
  'median',
  'row-mean',
  'row-median',
  'nearest',
  'latest',
  'constant',
  'linear',
  'linear-constant',
  'interpolate',
] as const
/** Those that fill a unit's series from its own other times. */
export const timeMethods: readonly string[] = ['latest', 'constant', 'linear', 'linear-constant', 'interpolate']
export interface Imputer {
  readonly method: (typeof imputeMethods)[number]
  /** mean and median: only over units of the same group */
  readonly group: string | null
  /** row-mean and row-median: over all indicators of the unit, those of the same parent, or of the same node at a level */
  readonly among: 'all' | 'siblings' | number
  /** nearest: how many neighbours */
  readonly neighbours: number
  /** latest: how many times of the data a value may lie back */
  readonly maxTime: number
  readonly within: Within
}
export interface ImputeStep extends Imputer {
  readonly step: 'impute'
  readonly each: Readonly<Record<string, Imputer>>
}

export const transforms = ['none', 'log-ct', 'log-ct-plus', 'log-ct-orig', 'log-gii', 'box-cox'] as const
export interface Treatment {
  /** most values that may be winsorised; 0: none, `Infinity` (null in JSON): no limit */
  readonly winsorise: number
  readonly transform: (typeof transforms)[number]
  readonly lambda: number
  /** a column passes with |skew| below this, or kurtosis below the next */
  readonly skew: number
  readonly kurtosis: number
  /** transform what was winsorised, not the original */
  readonly combine: boolean
  /** whether to act although the column passes */
  readonly force: 'no' | 'winsorise' | 'transform'
  readonly within: Within
}
export interface TreatStep extends Treatment {
  readonly step: 'treat'
  readonly each: Readonly<Record<string, Treatment>>
}

export const normaliseMethods = [
  'min-max',
  'z-score',
  'scaled',
  'distance-to-max',
  'distance-to-reference',
  'distance-to-target',
  'fraction-of-max',
  'rank',
  'percentile-rank',
  'borda',
  'goalposts',
  'efficacy',
  'none',
] as const
export interface Normaliser {
  readonly method: (typeof normaliseMethods)[number]
  /** min-max: lowest and highest score */
  readonly range: Range
  readonly mean: number
  readonly sd: number
  /** scaled, goalposts, efficacy: posts in the indicator's own unit; null: the structure's */
  readonly goalposts: Range | null
  /** scaled and goalposts: what the whole way between the posts is worth */
  readonly factor: number
  /** goalposts, efficacy: scores end at the posts; distances: at 1 */
  readonly clamp: boolean
  readonly reference: string | null
  readonly target: number | null
  readonly ties: Ties
  /** efficacy: score at the lower post, and what the way to the upper one adds */
  readonly base: number
  readonly span: number
  /** maps 0–1 scores of the other methods to a range, so that a geometric mean can take them */
  readonly scaleTo: Range | null
  readonly within: Within
}
export interface NormaliseStep extends Normaliser {
  readonly step: 'normalise'
  readonly each: Readonly<Record<string, Normaliser>>
}

export const weightMethods = ['given', 'equal', 'pca', 'entropy', 'balance', 'infomax', 'ahp'] as const
export interface Weighting {
  readonly method: (typeof weightMethods)[number]
  /** balance: wanted share of each child in the sum of correlations; empty: equal */
  readonly shares: Readonly<Record<string, number>>
  /** ahp: judgements child against child, in the order of `children` */
  readonly children: readonly string[]
  readonly matrix: readonly (readonly number[])[]
}
export interface WeightStep extends Weighting {
  readonly step: 'weight'
  /** given: weights over the structure's own */
  readonly weights: Readonly<Record<string, number>>
  readonly nodes: Readonly<Record<string, Weighting>>
  /** weights of a whole level, found so that its nodes stand to the root as wanted; over all others of that level */
  readonly optimise: LevelOptimising | null
}

/** As `balance` and `infomax` of a node, but against the root's scores and for every node of one level at once. */
export interface LevelOptimising {
  readonly method: 'balance' | 'infomax'
  readonly level: number
  /** balance: wanted share of each node in the sum of correlations; empty: equal */
  readonly shares: Readonly<Record<string, number>>
  readonly correlation: 'pearson' | 'spearman' | 'kendall'
}

export const aggregateMethods = [
  'arithmetic',
  'sum',
  'geometric',
  'harmonic',
  'generalised',
  'copeland',
  'mazziotta-pareto',
  'mean-min',
  'benefit-of-doubt',
] as const
export interface Aggregator {
  readonly method: (typeof aggregateMethods)[number]
  /** generalised: order of the mean */
  readonly power: number
  /** smallest share (0–1) of children that must have a value */
  readonly minAvailable: number
  /** mazziotta-pareto: imbalance lowers (negative) or raises (positive) the score */
  readonly penalty: 'negative' | 'positive'
  /** mean-min: a (0–1) and b (≥ 0) */
  readonly alpha: number
  readonly beta: number
  /** benefit-of-doubt: least and most that one child may contribute to a unit's score, as shares */
  readonly shareRange: Range | null
}
export interface AggregateStep extends Aggregator {
  readonly step: 'aggregate'
  /** by level: a leaf is at level 1, an aggregate one above its highest child */
  readonly levels: Readonly<Record<string, Aggregator>>
  readonly nodes: Readonly<Record<string, Aggregator>>
}

interface OutputSpec {
  /** show the data after every step */
  readonly data: boolean
  /** rank inside each of these groups */
  readonly rankWithin: readonly string[]
  /** how many strengths and weaknesses to show for each row */
  readonly strengths: number
}

interface AnalysisSpec {
  readonly correlation: 'pearson' | 'spearman' | 'kendall'
  /** |r| from which two indicators of one parent say the same */
  readonly redundancy: number
  /** nodes whose outranking matrix is shown */
  readonly outranking: readonly string[]
}

/** A distribution of a number. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly range: Range }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'triangular'; readonly range: Range; readonly mode: number }

export type Assumption = { readonly name: string } & (
  | {
      readonly kind: 'choice'
      readonly step: StepName
      readonly options: readonly Step[]
      readonly probabilities: readonly number[]
    }
  /** one number of a step, such as `winsorise` or `range[0]`; what `each`, `nodes` and `levels` say stays as it is */
  | { readonly kind: 'parameter'; readonly step: StepName; readonly field: string; readonly distribution: Distribution }
  /** weight × (1 + factor × U(-1, 1)) for every node of the levels; empty: all levels */
  | { readonly kind: 'weight-noise'; readonly factor: number; readonly levels: readonly number[] }
  | { readonly kind: 'weight'; readonly code: string; readonly distribution: Distribution }
  /** every missing value of the indicators drawn from the reported ones of the same time */
  | { readonly kind: 'missing-values'; readonly indicators: readonly string[] }
  /** value × (1 + relative × e) + absolute × e', e normal or uniform on (-1, 1) */
  | {
      readonly kind: 'measurement-error'
      readonly indicators: readonly string[]
      readonly relative: number
      readonly absolute: number
      readonly shape: 'normal' | 'uniform'
    }
  /** one value of one unit, such as a competitor's that is not published */
  | {
      readonly kind: 'value'
      readonly unit: string
      readonly time: number | null
      readonly indicator: string
      readonly distribution: Distribution
    }
)

export interface UncertaintySpec {
  readonly seed: number
  readonly replications: number
  readonly sampling: 'random' | 'sobol'
  /** node whose scores are ranked; null: the root */
  readonly target: string | null
  readonly time: number | null
  readonly interval: Range
  /** chance of a rank at or above each of these lines */
  readonly topRanks: readonly number[]
  readonly assumptions: readonly Assumption[]
  /** runs for sensitivity: base × (assumptions + 2); null: none */
  readonly sensitivity: {
    readonly base: number
    readonly bootstrap: number
    readonly outputs: readonly SensitivityOutput[]
  } | null
  readonly leaveOneOut: boolean
  /** unit whose chance of being ahead of each other unit is counted */
  readonly focus: string | null
  /** show the chance of every rank for every unit */
  readonly acceptability: boolean
}

export type SensitivityOutput =
  | { readonly kind: 'rank-shift' }
  | { readonly kind: 'rank'; readonly unit: string }
  | { readonly kind: 'score'; readonly unit: string }
