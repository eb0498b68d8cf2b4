import { chmodSync, existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { removeDirectory } from './directories.ts'
import { type Engine, openCluster } from './open-cluster.ts'

const BINARIES = '/usr/lib/postgresql/15/bin'

/**
 * Start a throw-away cluster of Debian's PostgreSQL 15, the oldest server we promise to work on: the second engine of
 * the contract tests. It is not durable, and `stop` removes it.
 *
 * @returns `null` where that PostgreSQL is not installed
 */
export const startDebianCluster = async (): Promise<Engine | null> => {
  if (!existsSync(join(BINARIES, 'initdb'))) return null
  const dataDir = mkdtempSync('/tmp/jinwei-15-')
  // Passable, since under root the server runs as another user.
  chmodSync(dataDir, 0o711)
  try {
    const engine = await openCluster({ binDir: BINARIES, dataDir, isDurable: false })
    return { ...engine, stop: () => engine.stop().then(() => removeDirectory(dataDir)) }
  } catch (error) {
    removeDirectory(dataDir)
    throw error
  }
}
