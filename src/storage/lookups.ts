import { assert, type Day, isPeriod } from '#base'
import { type Address, drawnFor, settingAddress, settingValue } from '#app'
import type { Account, AnyShape, Lookup, Parameter } from '#define'
import { type Layout, storedRow } from './layout.ts'
import { type Context, layoutOf } from './reading.ts'
import { namedByText, type Session } from './session.ts'
import { posted, postedOf } from './books.ts'
import { talliesOf } from './tallies.ts'
import { conditionOf } from './where.ts'

export interface Asked {
  readonly lookups: Readonly<Record<string, Lookup>>
  readonly filedOn: Day
  /** a write locks what its sums and counts hang on; a reading may not */
  readonly locks: boolean
}

/**
 * Answers the questions of a rule as the house: a cap counts rows the actor cannot see. All questions travel together.
 *
 * Two writes that ask for the same sum wait for each other on the rows the question names, locked in one order.
 */
export async function askAll(context: Context, session: Session, asked: Asked): Promise<Readonly<Record<string, unknown>>> {
  const names = Object.keys(asked.lookups)
  const answers = await session.together(() => {
    if (asked.locks) lockReferred(context, session, Object.values(asked.lookups))
    return Promise.all(names.map(name => answer(context, session, asked.lookups[name] as Lookup, asked)))
  })
  return Object.fromEntries(names.map((name, at) => [name, answers[at]]))
}

const shapeLayout = (context: Context, lookup: Lookup): Layout =>
  layoutOf(context, context.catalogue.addressOf(lookup.of as AnyShape | string))

async function answer(context: Context, session: Session, lookup: Lookup, asked: Asked): Promise<unknown> {
  const { keys } = context
  const rows = (text: string, values: readonly unknown[]) => session.rows('house', namedByText(text, 'house'), values)
  switch (lookup.question) {
    case 'one': {
      if (!lookup.key) return null
      const layout = shapeLayout(context, lookup)
      const [raw] = await session.rows('house', layout.find('calendar'), [lookup.key])
      return raw ? storedRow(layout, keys, raw, 'house') : null
    }
    case 'many': {
      const layout = shapeLayout(context, lookup)
      const { sql, values } = conditionOf(layout, keys, lookup.where ?? {})
      const found = await rows(
        `select ${layout.selected('calendar')} from ${layout.table} t where ${sql} order by t."id" limit 10001`,
        values,
      )
      assert(found.length <= 10_000, `${layout.entry.address}: a rule asks for at most 10,000 rows`)
      return found.map(raw => storedRow(layout, keys, raw, 'house'))
    }
    case 'sum': {
      const layout = shapeLayout(context, lookup)
      const place = layout.places.find(one => one.name === lookup.field)
      assert(
        place && place.field.kind === 'money' && !place.field.options.sealedUntil,
        `${layout.entry.address}: '${lookup.field}' is open money`,
      )
      const { sql, values } = conditionOf(layout, keys, lookup.where ?? {})
      const [raw] = await rows(
        `select coalesce(sum(t.${place.column}), 0)::bigint as "sum" from ${layout.table} t where ${sql}`,
        values,
      )
      return raw?.['sum'] ?? 0n
    }
    case 'howMany': {
      const layout = shapeLayout(context, lookup)
      const { sql, values } = conditionOf(layout, keys, lookup.where ?? {})
      const [raw] = await rows(`select count(*)::integer as "count" from ${layout.table} t where ${sql}`, values)
      return raw?.['count'] ?? 0
    }
    case 'balance': {
      if (!lookup.key) return 0n
      const text = `select balance_fen from ledger.purse where account = $1 and key = $2 and stage = $3${asked.locks ? ' for no key update' : ''}`
      const [raw] = await rows(text, [context.catalogue.accountAddress(lookup.of as Account), lookup.key, lookup.field])
      return raw?.['balance_fen'] ?? 0n
    }
    case 'inForce': {
      const of = lookup.of as Parameter
      const layout = context.layouts.get(settingAddress)
      const [raw] = layout
        ? await rows(
            `select "value" from ${layout.table} where "parameter" = $1 and "key" is not distinct from $2 and "state" = 'inForce'
             and "from_day" <= $3 order by "from_day" desc, "id" desc limit 1`,
            [context.catalogue.parameterAddress(of), lookup.key ?? null, asked.filedOn],
          )
        : []
      const set = raw ? settingValue(of.field, raw['value'] as string) : null
      if (set !== null) return set
      return lookup.key ? (of.starts as Readonly<Record<string, unknown>>)[lookup.key] : of.starts
    }
    case 'drawn': {
      if (!lookup.key || lookup.field === undefined || !isPeriod(lookup.field)) return null
      const one = async (address: Address, id: string) => {
        const layout = layoutOf(context, address)
        const [raw] = await session.rows('house', layout.find('calendar'), [id])
        return raw ? storedRow(layout, keys, raw, 'house') : null
      }
      const ask = async (lookups: Readonly<Record<string, Lookup>>, filedOn: Day) => {
        const found = Object.entries(lookups).map(
          async ([name, each]) => [name, await answer(context, session, each, { lookups, filedOn, locks: false })] as const,
        )
        return Object.fromEntries(await Promise.all(found))
      }
      return drawnFor(context.catalogue, { one, ask, tallies: talliesOf(session) }, lookup.key, lookup.field)
    }
    case 'posting': {
      if (!lookup.key) return null
      const [raw] = await session.rows('house', postedOf, [lookup.key])
      return raw ? posted(raw) : null
    }
    case 'workingDaysUntil':
      return lookup.key ? context.workingDaysUntil(context.today(), lookup.key as Day) : 0
  }
}

/** Locks the rows that sums and counts refer to, in one order of tables and ids. Rows that never change need no lock. */
function lockReferred(context: Context, session: Session, lookups: readonly Lookup[]): void {
  const wanted = new Map<string, Set<string>>()
  for (const lookup of lookups) {
    if (lookup.question !== 'sum' && lookup.question !== 'howMany') continue
    const { entry } = shapeLayout(context, lookup)
    for (const [field, value] of Object.entries(lookup.where ?? {})) {
      const address = entry.refs.get(field)
      if (!address || layoutOf(context, address).entry.record.life.appendOnly) continue
      const ids = wanted.get(address) ?? new Set()
      for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string') ids.add(id)
      wanted.set(address, ids)
    }
  }
  for (const address of [...wanted.keys()].sort()) {
    const text = `select 1 from ${layoutOf(context, address).table} where "id" = any ($1::uuid[]) order by "id" for no key update`
    session.send('house', namedByText(text, 'house'), [[...(wanted.get(address) as Set<string>)]])
  }
}
