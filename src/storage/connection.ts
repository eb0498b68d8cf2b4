/** Where the database is and who may prepare it. */
export interface Connection {
  /** host name, or the folder of the unix socket */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly admin: { readonly user: string; readonly password?: string }
  /** TLS for a served database; certificates are verified */
  readonly tls?: boolean
}

/** What a started embedded engine tells about itself. */
export interface RunningEngine {
  readonly socketDir: string
  readonly port: number
  readonly owner: { readonly user: string; readonly password: string }
}

export const embedded = (engine: RunningEngine, database = 'jinwei'): Connection => ({
  host: engine.socketDir,
  port: engine.port,
  database,
  admin: engine.owner,
})

/** `postgresql://owner:secret@host:5432/jinwei?sslmode=require`; the user named there prepares the database and is used for nothing else. */
export function served(url: string): Connection {
  const at = new URL(url)
  const password = decodeURIComponent(at.password)
  return {
    host: at.searchParams.get('host') ?? at.hostname,
    port: Number(at.port || 5432),
    database: decodeURIComponent(at.pathname.slice(1)) || 'jinwei',
    admin: { user: decodeURIComponent(at.username), ...(password && { password }) },
    ...(['require', 'verify-ca', 'verify-full'].includes(at.searchParams.get('sslmode') ?? '') && { tls: true }),
  }
}
