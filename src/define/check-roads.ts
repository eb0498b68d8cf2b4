import { type DefinitionFault, fault } from './definition-fault.ts'
import { type Posting, type Verb, verbs } from './money.ts'
import type { AnyRecord } from './record.ts'

/** What lies where on the way so far: `amount@stage`, by amount field. */
type Purse = ReadonlySet<string>

/**
 * Verbs in order along each road: on every way from birth to a move, what the move takes from a stage was brought there
 * before. A stage no move of the record brings money to is filled by another record and not asked about.
 */
export function checkRoads(record: AnyRecord, path: string): readonly DefinitionFault[] {
  const faults = new Map<string, DefinitionFault>()
  for (const purse of pursesOf(record)) {
    const seen = new Set<string>()
    const open: { readonly state: string; readonly lies: Purse }[] = [{ state: 'new', lies: new Set() }]
    for (let at = open.pop(); at; at = open.pop()) {
      const mark = `${at.state}|${[...at.lies].sort().join()}`
      if (seen.has(mark)) continue
      seen.add(mark)
      for (const [name, move] of Object.entries(record.life.moves)) {
        if (![move.from].flat().includes(at.state as never)) continue
        let lies = at.lies
        for (const posting of purse.of(move.money ?? [])) {
          const [from] = verbs[posting.verb]
          if (purse.brings.has(from) && ![...lies].some(token => token.endsWith(`@${from}`))) {
            const where = `${path}/moves/${name}/money`
            const says = `${posting.verb} takes '${posting.amount}' from '${from}' of '${posting.account.name}'`
            const against = `a road to '${at.state}' has brought nothing there`
            faults.set(
              where,
              fault(where, says, against, `Let an earlier move of that road ${bringers(from)}, or take the state out of from`),
            )
          }
          lies = shifted(lies, posting)
        }
        open.push({
          state: move.to === 'same' ? (at.state === 'new' ? (record.shape.states[0] ?? '') : at.state) : move.to,
          lies,
        })
      }
    }
  }
  return [...faults.values()]
}

function pursesOf(record: AnyRecord) {
  const postings = Object.values(record.life.moves).flatMap(move => move.money ?? [])
  const keys = new Set(postings.map(keyOf))
  return [...keys].map(key => {
    const of = (list: readonly Posting[]) => list.filter(posting => keyOf(posting) === key)
    // a way back (`cancel` to reserved) returns what came from there; only the way forward says who fills a stage
    const brings = new Set<string>(of(postings).flatMap(({ verb }) => (forward.includes(verb) ? [verbs[verb][1]] : [])))
    return { of, brings }
  })
}

/** The first stage is filled by an allotment of another record or year and is not asked about. */
const forward: readonly Verb[] = ['reserve', 'commit', 'pay']

const keyOf = (posting: Posting): string => `${posting.account.name}/${posting.key}`

/** A part taken from a larger amount leaves the rest where it lay; the same amount moves as a whole. */
function shifted(lies: Purse, { verb, amount }: Posting): Purse {
  const [from, to] = verbs[verb]
  const next = new Set(lies)
  next.delete(`${amount}@${from}`)
  next.add(`${amount}@${to}`)
  return next
}

const bringers = (stage: string): string => (Object.keys(verbs) as Verb[]).filter(verb => verbs[verb][1] === stage).join(' or ')
