/** The host of the embedded PostgreSQL: finds, makes, starts, shares and stops it. */
export { startDebianCluster } from './debian-cluster.ts'
export { EngineFailure, type EngineFailureCode } from './failure.ts'
export { acquireHold, type Hold } from './hold.ts'
export type { EngineStep } from './launch.ts'
export type { Engine } from './open-cluster.ts'
export type { Owner } from './set-up.ts'
export { type StartOptions, startEngine } from './start-engine.ts'
