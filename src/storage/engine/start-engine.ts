import { findBinaries } from './binaries.ts'
import type { EngineStep } from './launch.ts'
import { type Engine, openCluster } from './open-cluster.ts'

export interface StartOptions {
  /** made when it is not there; holds `postgres/` (cluster, socket) and `engine/` (password, lock) afterwards */
  readonly dataDir: string
  readonly onProgress?: (step: EngineStep) => void
}

/**
 * Open the embedded PostgreSQL of a data directory. A server that already runs there, for this app, for the command
 * line, or left by a killed app, is used; else it is started, after a crash too; else it is made.
 *
 * @returns the engine, ready for connections
 * @throws EngineFailure, with one sentence, when that cannot be; errors of the file system as they come
 * @source PostgreSQL documentation, chapters 18 (server setup) and 69.1 (database file layout)
 */
export const startEngine = ({ dataDir, onProgress }: StartOptions): Promise<Engine> =>
  openCluster({ binDir: findBinaries(), dataDir, isDurable: true, onProgress })
