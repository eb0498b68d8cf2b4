import type { Day } from '#base'
import type { Books } from '#app'
import type { Posted, Stage, Verb } from '#define'
import type { PostingLine, StageTotal, StatementLine, Turnover } from '#ledger'
import type { DatabaseRow, Statement } from './pools.ts'
import type { Session } from './session.ts'

/**
 * The books as the house reads them; who may is asked above. What costs by the day costs one look-up a stage, whatever was
 * posted: a page of a stage is found by the versions its days begin and end with.
 */
export function booksOf(session: Session, first: () => Promise<void>): Books {
  const rows = async (statement: Statement, values: readonly unknown[]): Promise<readonly DatabaseRow[]> => {
    await first()
    return session.rows('house', statement, values)
  }
  return {
    totals: async ({ from, to, singly }) =>
      (await rows(totals, [from, to, singly])).map(row => ({
        account: row['account'] as string,
        key: row['key'] as string | null,
        stage: row['stage'] as Stage,
        before: turnover(row, 'before'),
        until: turnover(row, 'until'),
        postings: Number(row['postings']),
      })) satisfies readonly StageTotal[],
    statement: async ({ account, key, stage, from, to, page, pageSize }) => {
      const [bounds] = await rows(versions, [account, key, stage, from, to])
      const [low, high] = [Number(bounds?.['low'] ?? 0), Number(bounds?.['high'] ?? 0)]
      const start = low + (page - 1) * pageSize
      const found =
        start >= high ? [] : await rows(statementPage, [account, key, stage, start + 1, Math.min(high, start + pageSize)])
      return {
        before: turnover(bounds ?? {}, 'before'),
        until: turnover(bounds ?? {}, 'until'),
        total: Math.max(0, high - low),
        lines: found.map(row => ({ ...postingLine(row), afterFen: row['after_fen'] as StatementLine['afterFen'] })),
      }
    },
    journal: async ({ from, to, after, limit }) =>
      (await rows(journal, [from, to, after?.on ?? from, after?.no ?? 0, limit])).map(postingLine),
    paid: async ({ from, to }) =>
      (await rows(paid, [from, to])).map(row => ({ ...postingLine(row), names: row['names'] as readonly string[] })),
  }
}

const turnover = (row: DatabaseRow, of: 'before' | 'until'): Turnover => ({
  debitFen: (row[`${of}_debit`] ?? 0n) as Turnover['debitFen'],
  creditFen: (row[`${of}_credit`] ?? 0n) as Turnover['creditFen'],
})

const postingLine = (row: DatabaseRow): PostingLine => ({
  no: Number(row['no']),
  on: row['on_day'] as Day,
  address: row['address'] as string,
  caseId: row['case_id'] as string,
  account: row['account'] as string,
  key: row['key'] as string,
  verb: row['verb'] as Verb,
  debit: row['debit'] as Stage,
  credit: row['credit'] as Stage,
  amountFen: row['amount_fen'] as PostingLine['amountFen'],
  payee: row['payee'] as string | null,
  reverses: row['reverses_no'] === null ? null : Number(row['reverses_no']),
  reversedBy: row['reversed_by_no'] === null ? null : Number(row['reversed_by_no']),
})

const line = `t.no, t.on_day, t.address, t.case_id, t.account, t.key, t.verb, t.debit, t.credit, t.amount_fen, t.payee,
  (select o.no from ledger.transfer o where o.id = t.reverses) as reverses_no, (select r.no from ledger.transfer r where r.reverses = t.id) as reversed_by_no`

const standing = (until: string): string =>
  `select d.debit_fen, d.credit_fen, d.version from ledger.purse_day d
    where d.account = p.account and d.key = p.key and d.stage = p.stage and d.on_day ${until} order by d.on_day desc limit 1`

/** `$1` from, `$2` to, `$3` accounts whose purses stand singly; purses of the others are added up. */
const totals: Statement = {
  name: 'books:totals',
  text: `select p.account, case when p.account = any ($3::text[]) then p.key end as key, p.stage,
    coalesce(sum(b.debit_fen), 0)::bigint as before_debit, coalesce(sum(b.credit_fen), 0)::bigint as before_credit,
    coalesce(sum(u.debit_fen), 0)::bigint as until_debit, coalesce(sum(u.credit_fen), 0)::bigint as until_credit,
    coalesce(sum(u.version - coalesce(b.version, 0)), 0)::bigint as postings
  from ledger.purse p left join lateral (${standing('< $1::date')}) b on true join lateral (${standing('<= $2::date')}) u on true
  group by 1, 2, 3 order by 1, 2, 3`,
}

/** `$1`–`$3` account, key, stage, `$4` from, `$5` to. */
const versions: Statement = {
  name: 'books:versions',
  text: `select b.debit_fen as before_debit, b.credit_fen as before_credit, coalesce(b.version, 0) as low,
    u.debit_fen as until_debit, u.credit_fen as until_credit, coalesce(u.version, 0) as high
  from ledger.purse p left join lateral (${standing('< $4::date')}) b on true left join lateral (${standing('<= $5::date')}) u on true
  where p.account = $1 and p.key = $2 and p.stage = $3`,
}

/** `$1`–`$3` account, key, stage, `$4`, `$5` first and last version. */
const statementPage: Statement = {
  name: 'books:statement',
  text: `select ${line}, t.debit_version as version, t.debit_after_fen as after_fen from ledger.transfer t
    where t.account = $1 and t.key = $2 and t.debit = $3 and t.debit_version between $4 and $5
  union all select ${line}, t.credit_version, t.credit_after_fen from ledger.transfer t
    where t.account = $1 and t.key = $2 and t.credit = $3 and t.credit_version between $4 and $5
  order by version`,
}

/** `$1` from, `$2` to, `$3`, `$4` day and number after which it goes on, `$5` how many. */
const journal: Statement = {
  name: 'books:journal',
  text: `select ${line} from ledger.transfer t where t.on_day between $1 and $2 and (t.on_day, t.no) > ($3::date, $4::bigint)
  order by t.on_day, t.no limit $5`,
}

/** `$1` from, `$2` to. */
const paid: Statement = {
  name: 'books:paid',
  text: `select ${line}, array_remove(array[o.name] || coalesce(f.names, '{}'), null) as names
  from ledger.transfer t left join parties.organisation o on o.id = t.payee
  left join (select f."of", array_agg(f.name) as names from parties.organisation_former_names f group by 1) f on f."of" = t.payee
  where t.on_day between $1 and $2 and t.verb in ('pay', 'recover') and t.reverses is null
    and not exists (select 1 from ledger.transfer r where r.reverses = t.id)
  order by t.on_day, t.no`,
}

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
