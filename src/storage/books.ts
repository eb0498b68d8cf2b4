import type { Posted, Verb } from '#define'
import type { DatabaseRow, Statement } from './pools.ts'

/** `$1` number of a posting. */
export const postedOf: Statement = {
  name: 'books:posting',
  text: `select t.no, t.verb, t.amount_fen, t.on_day, t.payee, o.name, t.reverses is not null as is_reversal,
    exists (select 1 from ledger.transfer r where r.reverses = t.id) as is_reversed,
    (select coalesce(array_agg(f.name), '{}') from parties.organisation_former_names f where f."of" = t.payee) as former
  from ledger.transfer t left join parties.organisation o on o.id = t.payee where t.no = $1`,
}

export const posted = (raw: DatabaseRow): Posted => ({
  no: Number(raw['no']),
  verb: raw['verb'] as Verb,
  amountFen: raw['amount_fen'] as bigint as Posted['amountFen'],
  on: raw['on_day'] as Posted['on'],
  payee: raw['payee'] === null ? null : { name: raw['name'] as string, formerNames: raw['former'] as readonly string[] },
  isReversal: raw['is_reversal'] as boolean,
  isReversed: raw['is_reversed'] as boolean,
})
