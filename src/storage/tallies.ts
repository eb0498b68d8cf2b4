import type { Reading, Tally } from '#app'
import type { Statement } from './pools.ts'
import type { Session } from './session.ts'

const sums: Statement = {
  name: 'tallies:read',
  text: `select standing, sum(amount)::text as "amount", sum(rows)::integer as "rows" from app.tally
  where figure = $1 and at <= $3 and ($2::text is null or at >= $2) and ($4::date is null or known_on <= $4) group by standing`,
}
const add: Statement = {
  name: 'tallies:add',
  text: `insert into app.tally (figure, at, standing, known_on, amount, rows)
select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::numeric[], $6::bigint[])
on conflict (figure, at, standing, known_on) do update set amount = app.tally.amount + excluded.amount, rows = app.tally.rows + excluded.rows`,
}

/** Running totals as the house reads them; who may be told is asked above. */
export const talliesOf =
  (session: Session): Reading['tallies'] =>
  async (figure, from, to, known) =>
    (await session.rows('house', sums, [figure, from, to, known ?? null])).map(row => ({
      standing: row['standing'] as string,
      amount: row['amount'] as string,
      rows: row['rows'] as number,
    }))

const places: Statement = {
  name: 'tallies:places',
  text: `select at, standing, max(known_on) as "known", sum(amount)::text as "amount", sum(rows)::integer as "rows" from app.tally
  where figure = $1 group by at, standing`,
}

export const talliesAt = async (session: Session, figure: string): Promise<readonly Tally[]> =>
  (await session.rows('house', places, [figure])).map(row => ({
    figure,
    at: row['at'] as string,
    standing: row['standing'] as Tally['standing'],
    known: row['known'] as Tally['known'],
    amount: BigInt(row['amount'] as string),
    rows: row['rows'] as number,
  }))

/** Joined differences as one statement, or null when there are none. */
export function tallyStep(
  tallies: readonly Tally[],
): { readonly statement: Statement; readonly values: readonly unknown[] } | null {
  if (tallies.length === 0) return null
  const column = (of: (tally: Tally) => unknown) => tallies.map(of)
  const values = [
    column(t => t.figure),
    column(t => t.at),
    column(t => t.standing),
    column(t => t.known),
    column(t => t.amount),
    column(t => t.rows),
  ]
  return { statement: add, values }
}
