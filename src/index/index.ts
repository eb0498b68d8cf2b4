/**
 * The composite-index engine, usable alone: a self-contained spec, one step after another, uncertainty. Numbers are
 * binary floats; results agree with definitions to 1e-9 relative, ranks exactly.
 */
export {
  analyse,
  type ColumnStatistics,
  type Components,
  correlationMatrix,
  cronbachAlpha,
  denominatorCorrelations,
  type PairFlag,
  pairFlags,
  principalComponents,
  statisticsOf,
} from './analyse.ts'
export { type BuiltIndex, buildIndex, type CompiledIndex, compileIndex, compileSpec } from './build.ts'
export { type BuildReport, buildFromSpec, reportOf as buildReportOf } from './build-report.ts'
export { cheapestPath, type Path, type PathAnswer, type PathTask, type SolveProgram } from './cheapest-path.ts'
export { solverOf } from './highs-solver.ts'
export { type GapItem, type GapLine, gapOf } from './gap.ts'
export { type BridgeLine, bridge, unknownsOf, type IndexSet, type SetUnknowns, structureOfSet } from './index-set.ts'
export { type BackTest, chanceOfTarget, type Forecast, type Point, type TargetChance } from './early-warning.ts'
export { type LeftOut, leaveOneOut } from './leave-one-out.ts'
export {
  type FindingCode,
  findingCodes,
  type IndexFinding,
  type Offence,
  type OffenceCode,
  offenceCodes,
  type SpecRefusal,
} from './offence.ts'
export { parseSpec } from './parse-spec.ts'
export { rebuild, rebuildUncertainty } from './rebuild.ts'
export { engineVersion, type Recipe, recipeOf } from './recipe.ts'
export {
  columnIdOf,
  compareRanks,
  contributions,
  ranksInGroups,
  type Standing,
  strengthsAndWeaknesses,
  type Trend,
  trends,
} from './results.ts'
export type { Sensitivity, SensitivityIndex } from './sensitivity.ts'
export type {
  Aggregator,
  Assumption,
  Distribution,
  IndexData,
  IndexSpec,
  NodeSpec,
  Normaliser,
  Step,
  Treatment,
  UncertaintySpec,
  Weighting,
} from './spec.ts'
export { outrankingMatrix } from './steps/aggregate.ts'
export { type Availability, availabilityOf } from './steps/screen.ts'
export { addTally, chanceOfTop, createTally, type RankSummary, rankSummary, type Tally } from './tally.ts'
export {
  type Checkpoint,
  openUncertainty,
  reportOf as uncertaintyReport,
  runUncertainty,
  type UncertainIndex,
  type UncertaintyReport,
  uncertaintyFromSpec,
} from './uncertainty.ts'
export { type Change, createWhatIf, type Scenario, type WhatIf } from './what-if.ts'
