import type { Feeds } from '#app'
import type { DatabaseRow, Pools } from './pools.ts'

/** Calendar addresses, kept beside the other secrets under the door's login. */
export function feedsOf(pools: Pools): Feeds {
  const run = (name: string, text: string, values: readonly unknown[]): Promise<readonly DatabaseRow[]> =>
    pools.with('jw_door', async wire => (await wire.send({ name: `feed:${name}`, text }, values)).rows)
  return {
    set: async (person, tokenHash, at) => {
      await run('end', 'update app.calendar_feed set revoked_at = $2 where person = $1 and revoked_at is null', [person, at])
      if (tokenHash !== null)
        await run('open', 'insert into app.calendar_feed (token_hash, person, made_at) values ($1, $2, $3)', [
          tokenHash,
          person,
          at,
        ])
    },
    of: async person => {
      const [row] = await run('of', 'select made_at from app.calendar_feed where person = $1 and revoked_at is null', [person])
      return row ? { madeAt: new Date(row['made_at'] as string) } : null
    },
    ownerOf: async tokenHash => {
      const [row] = await run(
        'owner',
        `select f.person from app.calendar_feed f join parties.person p on p."id" = f.person
         where f.token_hash = $1 and f.revoked_at is null and p."state" = 'active'`,
        [tokenHash],
      )
      return (row?.['person'] as string | undefined) ?? null
    },
  }
}
