import type { Statement } from './pools.ts'

/** A purse has all its stages from its first filling on; only `source`, the world outside, has no floor. */
export const ledgerFill: Statement = {
  name: 'ledger:fill',
  text: `insert into ledger.purse (account, key, stage, floor_fen)
select $1, $2, stage, case when stage = 'source' then null else 0 end
from unnest(array['source', 'available', 'reserved', 'committed', 'paid', 'returned']) stage on conflict do nothing`,
}

/**
 * `$1`–`$9` id, case, step, account, key, verb, debit, credit, fen; then the event, the day, the address and the payee. One
 * statement at READ COMMITTED: the condition is tested again on the newest row after waiting for its lock, so nothing is
 * spent twice. How both sides stand is written under their day in the same breath.
 */
export const ledgerTransfer: Statement = {
  name: 'ledger:transfer',
  text: `with o as materialized (select ledger.must_be_open($15::date) as is_open),
  d as (update ledger.purse set balance_fen = balance_fen - $9, debit_fen = debit_fen + $9, version = version + 1, last_on = $15
    where (select is_open from o) and account = $4 and key = $5 and stage = $7
      and (floor_fen is null or balance_fen - $9 >= floor_fen) and (last_on is null or last_on <= $15)
    returning stage, debit_fen, credit_fen, balance_fen, version),
  c as (update ledger.purse set balance_fen = balance_fen + $9, credit_fen = credit_fen + $9, version = version + 1, last_on = $15
    where account = $4 and key = $5 and stage = $8 and exists (select 1 from d) and (last_on is null or last_on <= $15)
    returning stage, debit_fen, credit_fen, balance_fen, version),
  n as (insert into ledger.purse_day (account, key, stage, on_day, debit_fen, credit_fen, version)
    select $4, $5, s.stage, $15, s.debit_fen, s.credit_fen, s.version from (select * from d union all select * from c) s
    on conflict (account, key, stage, on_day) do update
      set debit_fen = excluded.debit_fen, credit_fen = excluded.credit_fen, version = excluded.version),
  t as (insert into ledger.transfer
      (id, case_id, step, account, key, verb, debit, credit, amount_fen, debit_version, credit_version, debit_after_fen, credit_after_fen, on_day, address, payee)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, d.version, c.version, d.balance_fen, c.balance_fen, $15, $16, $17 from d, c returning 1),
  e as (insert into audit.event (id, actor, kind, subject, body, leaf) select $10, $11, $12, $1, $13, $14 from t)
select ledger.must_cover((select count(*) from t), $4, $5, $7, $15)`,
}

/** `$1`–`$3` number of the posting, id of its reversal, day; then the event. */
export const ledgerReverse: Statement = {
  name: 'ledger:reverse',
  text: `with r as materialized (select ledger.reverse($1, $2, $3) as id)
insert into audit.event (id, actor, kind, subject, body, leaf) select $4, $5, $6, r.id, $7, $8 from r`,
}

/** Closes the books of a year or opens them again. */
export const ledgerBook: Statement = { name: 'ledger:book', text: 'select ledger.set_book($1, $2)' }

/** What a stage moved by: a reversal is taken off the side it was booked on, as red ink. */
const redInk = `select account, key, credit as stage, on_day, amount_fen as credit_fen, 0 as debit_fen from ledger.transfer where reverses is null
  union all select account, key, debit, on_day, 0, amount_fen from ledger.transfer where reverses is null
  union all select account, key, debit, on_day, -amount_fen, 0 from ledger.transfer where reverses is not null
  union all select account, key, credit, on_day, 0, -amount_fen from ledger.transfer where reverses is not null`

/** Each must answer no row; run after every crash trial and after a restore. */
export const ledgerInvariants = {
  drift: `select p.account, p.key, p.stage from ledger.purse p where balance_fen <> (select coalesce(sum(case when credit = p.stage then amount_fen
    else -amount_fen end), 0) from ledger.transfer t where t.account = p.account and t.key = p.key and p.stage in (t.debit, t.credit))`,
  versions: `select p.account, p.key, p.stage from ledger.purse p where version <> (select count(*) from ledger.transfer t
    where t.account = p.account and t.key = p.key and p.stage in (t.debit, t.credit))`,
  balance: 'select sum(balance_fen) from ledger.purse having sum(balance_fen) <> 0',
  // what was booked in and out of a stage is what its postings say
  turnover: `select p.account, p.key, p.stage from ledger.purse p left join (select account, key, stage, sum(credit_fen) as credit, sum(debit_fen) as debit
    from (${redInk}) m group by account, key, stage) s using (account, key, stage)
    where p.balance_fen <> p.credit_fen - p.debit_fen or p.credit_fen <> coalesce(s.credit, 0) or p.debit_fen <> coalesce(s.debit, 0)`,
  // each day's standing is the running sum of the postings up to it, and each day with a posting has one
  days: `select account, key, stage, on_day from (select account, key, stage, on_day,
      sum(sum(credit_fen)) over w as credit, sum(sum(debit_fen)) over w as debit
      from (${redInk}) m group by account, key, stage, on_day window w as (partition by account, key, stage order by on_day)) s
    full join ledger.purse_day d using (account, key, stage, on_day)
    where s.credit is distinct from d.credit_fen or s.debit is distinct from d.debit_fen`,
  // postings of a purse stand in the order of their days
  order: `select account, key from (select account, key, on_day, lag(on_day) over (partition by account, key, stage order by version) as earlier from (
      select account, key, debit as stage, debit_version as version, on_day from ledger.transfer
      union all select account, key, credit, credit_version, on_day from ledger.transfer) s) o where on_day < earlier`,
  paidBeyondCommitted: `select case_id, account from ledger.transfer group by case_id, account, key
    having sum(case when verb = 'pay' then amount_fen else 0 end * case when reverses is null then 1 else -1 end)
        > sum(case when verb = 'commit' then amount_fen else 0 end * case when reverses is null then 1 else -1 end)
      and sum(case when verb = 'commit' then amount_fen else 0 end) > 0`,
  // a reversal has the amount of what it reverses, between the same stages the other way, and is not reversed itself
  reversals: `select r.id from ledger.transfer r join ledger.transfer o on o.id = r.reverses where r.amount_fen <> o.amount_fen
    or r.debit <> o.credit or r.credit <> o.debit or r.case_id <> o.case_id or r.account <> o.account or r.key <> o.key or o.reverses is not null`,
  unheard: 'select t.id from ledger.transfer t where not exists (select 1 from audit.event e where e.subject = t.id)',
} as const satisfies Readonly<Record<string, string>>
