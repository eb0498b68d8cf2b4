import { dayAt } from '#base'
import type { Door, Event, HeldPost, SignIn } from '#app'
import { eventOf } from './audit.ts'
import type { KeyProvider } from './keys.ts'
import type { DatabaseRow, Pools, Statement } from './pools.ts'

/** Accounts, sign-ins and attempts: by their own database role, which reads nothing else but who is who. */
export function doorOf(pools: Pools, keys: KeyProvider): Door {
  const run = (text: string, values: readonly unknown[]): Promise<readonly DatabaseRow[]> =>
    pools.with('jw_door', async wire => (await wire.send(statementOf(text), values)).rows)
  return {
    accountOf: async account => {
      const [row] = await run(
        `select p."id" as person, p."name", a.hash, a.must_change, a.factor is not null as has_factor from parties.person p join app.account a on a.person = p."id"
         where p."account" = $1 and p."state" = 'active'`,
        [account],
      )
      return row
        ? {
            person: row['person'] as string,
            name: row['name'] as string,
            hash: row['hash'] as string,
            mustChange: row['must_change'] as boolean,
            hasFactor: row['has_factor'] as boolean,
          }
        : null
    },
    setPassword: async (person, hash, mustChange) => {
      await run(
        `insert into app.account (person, hash, must_change, password_history) values ($1, $2, $3, array[$2])
         on conflict (person) do update set hash = excluded.hash, must_change = excluded.must_change, changed_at = clock_timestamp(),
           password_history = (array[excluded.hash] || app.account.password_history)[1:5]`,
        [person, hash, mustChange],
      )
    },
    posts: async (person, on) =>
      (await run(`${postSql} where t."person" = $1 and ${heldSql('$2')} order by t."id"`, [person, on])).map(postOf),
    failures: async (account, from, since) => {
      const [row] = await run(
        `select count(*) filter (where from_address = $2)::integer as here, count(*)::integer as anywhere
         from app.attempt where account = $1 and at >= $3 and not ok`,
        [account, from, since],
      )
      return { here: row?.['here'] as number, anywhere: row?.['anywhere'] as number }
    },
    recordAttempt: async ({ account, from, ok, at }) => {
      await run('insert into app.attempt (account, from_address, ok, at) values ($1, $2, $3, $4)', [account, from, ok, at])
    },
    openSignIn: async ({ tokenHash, person, post, at, from }) => {
      await run(
        'insert into app.sign_in (token_hash, person, post, opened_at, used_at, from_address) values ($1, $2, $3, $4, $4, $5)',
        [tokenHash, person, post, at, from],
      )
    },
    signInOf: async tokenHash => {
      const [row] = await run(
        `${postSql} join app.sign_in s on s.post = t."id" and s.person = t."person" join parties.person p on p."id" = s.person
         where s.token_hash = $1 and p."state" = 'active' and ${heldSql('$2')}`.replace(
          'select ',
          'select p."name" as person_name, p."account", s.*, ',
        ),
        [tokenHash, dayAt(new Date())],
      )
      return row ? signInOf(row) : null
    },
    touchSignIn: async (tokenHash, at) => {
      await run('update app.sign_in set used_at = $2 where token_hash = $1 and closed_at is null', [tokenHash, at])
    },
    switchPost: async (tokenHash, nextTokenHash, post, at) => {
      await run(
        `with old as (update app.sign_in set closed_at = $4 where token_hash = $1 and closed_at is null returning person, opened_at, from_address)
         insert into app.sign_in (token_hash, person, post, opened_at, used_at, from_address)
         select $2, old.person, $3, old.opened_at, $4, old.from_address from old`,
        [tokenHash, nextTokenHash, post, at],
      )
    },
    closeSignIn: async (tokenHash, at) => {
      await run('update app.sign_in set closed_at = $2 where token_hash = $1 and closed_at is null', [tokenHash, at])
    },
    closeSignInsOf: async (person, except, at) => {
      await run(
        'update app.sign_in set closed_at = $3 where person = $1 and token_hash is distinct from $2 and closed_at is null',
        [person, except, at],
      )
    },
    factorOf: async person => {
      const [row] = await run('select factor, factor_offered from app.account where person = $1', [person])
      const open = (sealed: unknown): string | null => (sealed ? keys.open(sealed as Uint8Array, `factor/${person}`) : null)
      return { secret: open(row?.['factor']), offered: open(row?.['factor_offered']) }
    },
    offerFactor: async (person, secret) => {
      await run('update app.account set factor_offered = $2 where person = $1', [person, keys.seal(secret, `factor/${person}`)])
    },
    setFactor: async (person, secret) => {
      await run('update app.account set factor = $2, factor_offered = null where person = $1', [
        person,
        secret === null ? null : keys.seal(secret, `factor/${person}`),
      ])
    },
    useFactor: async (person, step) =>
      (await run('update app.account set factor_step = $2 where person = $1 and factor_step < $2 returning 1', [person, step]))
        .length === 1,
    confirmSignIn: async (tokenHash, at) => {
      await run('update app.sign_in set confirmed_at = $2 where token_hash = $1 and closed_at is null', [tokenHash, at])
    },
    audit: async (event: Event, actor) => {
      const told = eventOf({ actor, kind: event.kind, subject: event.subject, ok: event.ok, from: 'door', more: event.body })
      await run('insert into audit.event (id, actor, kind, subject, body, leaf) values ($1, $2, $3, $4, $5, $6)', [
        told.id,
        told.actor,
        told.kind,
        told.subject,
        told.body,
        told.leaf,
      ])
    },
  }
}

const names = new Map<string, Statement>()
const statementOf = (text: string): Statement => {
  const known = names.get(text) ?? { name: `door:${names.size}`, text }
  names.set(text, known)
  return known
}

const postSql = `select t."id", t."role", t."unit", t."organisation", u."name" as unit_name, o."name" as organisation_name
  from parties.post t left join parties.unit u on u."id" = t."unit" left join parties.organisation o on o."id" = t."organisation"`
const heldSql = (day: string): string =>
  `t."state" = 'held' and t."from_day" <= ${day} and (t."until_day" is null or t."until_day" >= ${day})`

const postOf = (row: DatabaseRow): HeldPost => ({
  id: row['id'] as string,
  role: row['role'] as string,
  unit: row['unit'] as string | null,
  unitName: row['unit_name'] as string | null,
  organisation: row['organisation'] as string | null,
  organisationName: row['organisation_name'] as string | null,
})

const signInOf = (row: DatabaseRow): SignIn => ({
  person: row['person'] as string,
  name: row['person_name'] as string,
  account: row['account'] as string,
  post: postOf(row),
  openedAt: new Date(row['opened_at'] as string),
  usedAt: new Date(row['used_at'] as string),
  closedAt: row['closed_at'] ? new Date(row['closed_at'] as string) : null,
  confirmedAt: row['confirmed_at'] ? new Date(row['confirmed_at'] as string) : null,
})
