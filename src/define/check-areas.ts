import type { Area } from './area.ts'
import { checkRecord, type House } from './check-record.ts'
import { type DefinitionFault, didYouMean, fault } from './definition-fault.ts'
import { figuresIn } from './figure.ts'
import { indicatorEventMove } from './indicator.ts'
import type { Account } from './money.ts'
import { questionsOf } from './probe.ts'
import type { AnyRecord } from './record.ts'
import type { AnyShape } from './shape.ts'

/**
 * Everything that must agree before the program starts and that no compiler sees.
 *
 * @param areas all definitions of the house: references and purses cross from one to another
 * @returns every fault with its path, both sides and the remedy; none means the house may open
 */
export function checkAreas(areas: readonly Area[]): readonly DefinitionFault[] {
  const house = houseOf(areas)
  return [
    ...checkNames(areas),
    ...areas.flatMap(area =>
      area.records.flatMap(record => checkRecord(record, `${area.slug}/${record.shape.name}`, area.slug, house)),
    ),
    ...checkCycles(areas),
    ...checkMoney(areas),
    ...checkQuestions(areas, house),
    ...checkFigures(areas, house),
  ]
}

function houseOf(areas: readonly Area[]): House {
  const records = new Map<string, AnyRecord>()
  const shapes = new Map<unknown, string>()
  // An indicator that counts moves is a follow-up the house takes itself.
  const counts = areas.some(area => Object.values(area.indicators).some(rule => rule.on !== undefined))
  const followed = new Set<string>(counts ? [indicatorEventMove] : [])
  for (const area of areas) {
    for (const record of area.records) {
      const address = `${area.slug}.${record.shape.name}`
      records.set(address, record)
      shapes.set(record.shape, address)
      for (const move of Object.values(record.life.moves)) {
        for (const take of move.also?.moves ?? []) followed.add(fullName(take, area.slug))
      }
    }
  }
  return {
    recordAt: address => records.get(address) ?? null,
    addressOf: target => (typeof target === 'string' ? (records.has(target) ? target : null) : (shapes.get(target) ?? null)),
    addresses: [...records.keys()],
    followed,
  }
}

/** `use.claim` inside an area is `innovation-voucher.use.claim` in the house. */
const fullName = (take: string, slug: string): string => (take.split('.').length > 2 ? take : `${slug}.${take}`)

const slugForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const nameForm = /^[a-z][A-Za-z0-9]*$/

function checkNames(areas: readonly Area[]): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const once = (path: string, says: string, owners: Map<string, string>, key: string) => {
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, path)
    else faults.push(fault(path, says, `so does ${owner}`, 'Rename the younger one'))
  }
  const [slugs, indicators, series] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()]
  for (const area of areas) {
    once(area.slug, `is called '${area.slug}'`, slugs, area.slug)
    if (!slugForm.test(area.slug)) {
      faults.push(fault(area.slug, 'is a slug', 'it is not kebab-case', 'Use small letters, digits and single hyphens'))
    }
    if (!Number.isInteger(area.version) || area.version < 1) {
      faults.push(
        fault(`${area.slug}/version`, `is ${area.version}`, 'versions count from 1', 'Raise it with every change of shape'),
      )
    }
    const names = new Map<string, string>()
    for (const { shape, life } of area.records) {
      const path = `${area.slug}/${shape.name}`
      once(path, `is called '${shape.name}'`, names, shape.name)
      for (const name of [shape.name, ...shape.states, ...Object.keys(shape.fields), ...Object.keys(life.moves)]) {
        if (!nameForm.test(name)) faults.push(fault(path, `names '${name}'`, 'it is not camelCase', 'Use letters and digits'))
      }
      for (const state of shape.states.filter((item, at) => shape.states.indexOf(item) !== at)) {
        faults.push(fault(`${path}/states/${state}`, 'is a state', 'it stands in the list twice', 'Remove one'))
      }
      if (life.number) once(`${path}/number`, `numbers the series '${life.number.series}'`, series, life.number.series)
    }
    for (const name of Object.keys(area.indicators)) {
      once(`${area.slug}/indicators/${name}`, `feeds '${name}'`, indicators, `${name}`)
    }
    for (const list of [area.parameters, area.accounts]) {
      const listed = new Map<string, string>()
      for (const item of list) once(`${area.slug}/${item.name}`, `lists '${item.name}'`, listed, item.name)
    }
  }
  return faults
}

/** A move that follows itself in the end would never come to one. */
function checkCycles(areas: readonly Area[]): readonly DefinitionFault[] {
  const follows = new Map<string, readonly string[]>()
  for (const area of areas) {
    for (const { shape, life } of area.records) {
      for (const [name, move] of Object.entries(life.moves)) {
        if (move.also)
          follows.set(
            `${area.slug}.${shape.name}.${name}`,
            move.also.moves.map(take => fullName(take, area.slug)),
          )
      }
    }
  }
  const faults: DefinitionFault[] = []
  const clean = new Set<string>()
  const walk = (take: string, road: readonly string[]): void => {
    if (road.includes(take)) {
      const circle = [...road.slice(road.indexOf(take)), take]
      circle.forEach(item => clean.add(item))
      const remedy = 'Break the circle: let one of them be taken by a person or by date'
      faults.push(
        fault(`${take.replaceAll('.', '/')}/also`, 'follows up', `it comes back to itself: ${circle.join(' → ')}`, remedy),
      )
      return
    }
    if (clean.has(take)) return
    for (const next of follows.get(take) ?? []) walk(next, [...road, take])
    clean.add(take)
  }
  for (const take of follows.keys()) walk(take, [])
  return faults
}

function checkMoney(areas: readonly Area[]): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const listed = new Set<Account>(areas.flatMap(area => area.accounts))
  const used = new Set<Account>()
  const filled = new Set<Account>()
  const postings = areas.flatMap(area =>
    area.records.flatMap(({ shape, life }) =>
      Object.entries(life.moves).flatMap(([name, move]) =>
        (move.money ?? []).map(posting => ({ path: `${area.slug}/${shape.name}/moves/${name}/money`, posting })),
      ),
    ),
  )
  for (const { posting } of postings) {
    used.add(posting.account)
    if (posting.verb === 'allot') filled.add(posting.account)
  }
  for (const { path, posting } of postings) {
    const { account, verb } = posting
    if (!listed.has(account)) {
      faults.push(fault(path, `posts on '${account.name}'`, 'no area lists that account', 'Add it to accounts of its area'))
    } else if (!filled.has(account)) {
      faults.push(fault(path, `${verb} draws on '${account.name}'`, 'no move allots on it', 'Add the move that fills it'))
    }
  }
  for (const area of areas) {
    for (const account of area.accounts) {
      if (used.has(account)) continue
      const remedy = 'Post on it, or take it out of accounts'
      faults.push(fault(`${area.slug}/accounts/${account.name}`, 'is listed', 'no move posts on it', remedy))
    }
  }
  return faults
}

/** What rules look at must be listed; what is ciphertext cannot be looked for; what nobody reads is no parameter. */
function checkQuestions(areas: readonly Area[], house: House): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const listed = new Set<unknown>(areas.flatMap(area => [...area.parameters, ...area.accounts]))
  const read = new Set<unknown>()
  for (const area of areas) {
    for (const figure of Object.values(area.figures)) read.add(figure.ruling)
    for (const record of area.records) {
      const path = `${area.slug}/${record.shape.name}`
      for (const clock of Object.values(record.life.clocks ?? {}))
        for (const days of [clock.lasts?.days, ...(clock.warns ?? []).map(warning => warning.before)]) read.add(days)
      for (const { move, name, lookup } of questionsOf(record)) {
        const at = `${path}/moves/${move}`
        read.add(lookup.of)
        if (lookup.question === 'inForce' || lookup.question === 'balance') {
          if (listed.has(lookup.of) || lookup.of === undefined) continue
          const item = typeof lookup.of === 'string' ? lookup.of : lookup.of.name
          faults.push(
            fault(at, `'${name}' reads '${item}'`, 'no area lists it', 'Add it to parameters or accounts of its area'),
          )
        } else if (lookup.of !== undefined) {
          faults.push(...checkTarget(lookup.of as AnyShape | string, lookup.where, `'${name}'`, at, house))
        }
      }
    }
  }
  for (const area of areas.filter(item => item.kind === 'mechanism')) {
    // parameters of rooms are read by the house itself; those of a mechanism only by its rules and clocks
    for (const parameter of area.parameters) {
      if (read.has(parameter)) continue
      const remedy = 'Read it with inForce, let a clock last it, or remove it'
      faults.push(
        fault(`${area.slug}/parameters/${parameter.name}`, 'is listed', 'no rule, no clock and no figure reads it', remedy),
      )
    }
  }
  return faults
}

/** A figure is named after others of its area, counts a record that stands, and alone feeds an indicator of the plan. */
function checkFigures(areas: readonly Area[], house: House): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const fed = new Map<string, string>()
  for (const area of areas) {
    for (const [name, rule] of Object.entries(area.figures)) {
      const path = `${area.slug}/figures/${name}`
      for (const other of [rule.outOf, rule.restsOn, ...figuresIn(rule)]) {
        if (other === undefined || other in area.figures) continue
        faults.push(
          fault(
            path,
            `names '${other}'`,
            'the area has no such figure',
            didYouMean(other, Object.keys(area.figures), 'Add it'),
          ),
        )
      }
      if (rule.shape && house.addressOf(rule.shape) === null)
        faults.push(fault(path, `counts '${rule.shape.name}'`, 'no area has such a record', 'List the record in its area'))
      if (rule.feeds === undefined) continue
      const owner = fed.get(rule.feeds)
      if (owner === undefined) fed.set(rule.feeds, path)
      else faults.push(fault(path, `feeds '${rule.feeds}'`, `so does ${owner}`, 'Let one of them feed it'))
    }
  }
  return faults
}

function checkTarget(
  of: AnyShape | string,
  where: Readonly<Record<string, unknown>> | undefined,
  name: string,
  at: string,
  house: House,
): readonly DefinitionFault[] {
  const address = house.addressOf(of)
  const target = address === null ? null : house.recordAt(address)
  if (!target) {
    const written = typeof of === 'string' ? of : of.name
    return [
      fault(at, `${name} looks at '${written}'`, 'no area has such a record', didYouMean(written, house.addresses, 'List it')),
    ]
  }
  return Object.keys(where ?? {}).flatMap(field => {
    const options = target.shape.fields[field]?.options
    if (options?.sealedUntil === undefined && !(options?.masked && options.unique === undefined)) return []
    return [fault(at, `${name} looks for rows by '${field}'`, 'it is stored as ciphertext', 'Look for them by another field')]
  })
}
