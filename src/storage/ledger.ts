import type { Statement } from './pools.ts'

/** A purse has all its stages from its first filling on; only `source`, the world outside, has no floor. */
export const ledgerFill: Statement = {
  name: 'ledger:fill',
  text: `insert into ledger.purse (account, key, stage, floor_fen)
select $1, $2, stage, case when stage = 'source' then null else 0 end
from unnest(array['source', 'available', 'reserved', 'committed', 'paid', 'returned']) stage on conflict do nothing`,
}

/**
 * `$1`–`$9` id, case, step, account, key, verb, debit, credit, fen; then the event. One statement at READ COMMITTED: the
 * condition is tested again on the newest row after waiting for its lock, so nothing is spent twice.
 */
export const ledgerTransfer: Statement = {
  name: 'ledger:transfer',
  text: `with d as (update ledger.purse set balance_fen = balance_fen - $9, version = version + 1
    where account = $4 and key = $5 and stage = $7 and (floor_fen is null or balance_fen - $9 >= floor_fen) returning balance_fen, version),
  c as (update ledger.purse set balance_fen = balance_fen + $9, version = version + 1
    where account = $4 and key = $5 and stage = $8 and exists (select 1 from d) returning balance_fen, version),
  t as (insert into ledger.transfer
      (id, case_id, step, account, key, verb, debit, credit, amount_fen, debit_version, credit_version, debit_after_fen, credit_after_fen)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, d.version, c.version, d.balance_fen, c.balance_fen from d, c returning 1),
  e as (insert into audit.event (id, actor, kind, subject, body, leaf) select $10, $11, $12, $1, $13, $14 from t)
select ledger.must_cover((select count(*) from t), $4, $5, $7)`,
}

/** Each must answer no row; run after every crash trial and after a restore. */
export const ledgerInvariants = {
  drift: `select p.account, p.key, p.stage from ledger.purse p where balance_fen <> (select coalesce(sum(case when credit = p.stage then amount_fen
    else -amount_fen end), 0) from ledger.transfer t where t.account = p.account and t.key = p.key and p.stage in (t.debit, t.credit))`,
  versions: `select p.account, p.key, p.stage from ledger.purse p where version <> (select count(*) from ledger.transfer t
    where t.account = p.account and t.key = p.key and p.stage in (t.debit, t.credit))`,
  balance: 'select sum(balance_fen) from ledger.purse having sum(balance_fen) <> 0',
  paidBeyondCommitted: `select case_id, account from ledger.transfer group by case_id, account, key
    having sum(case when verb = 'pay' then amount_fen else 0 end) > sum(case when verb = 'commit' then amount_fen else 0 end)
      and sum(case when verb = 'commit' then amount_fen else 0 end) > 0`,
  unheard: 'select t.id from ledger.transfer t where not exists (select 1 from audit.event e where e.subject = t.id)',
} as const satisfies Readonly<Record<string, string>>
