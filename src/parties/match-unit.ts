import type { Unit } from './rows.ts'

/**
 * The unit a written name means: full name, short name or one of the aliases (one a line or separated by an
 * enumeration comma). Names are compared to the letter; nothing is guessed from similar characters.
 *
 * @returns null when no unit, or more than one, bears the name
 */
export function matchUnit(units: readonly Unit[], written: string): Unit | null {
  const name = written.trim()
  const exact = units.filter(unit => unit.name === name)
  const found = exact.length > 0 ? exact : units.filter(unit => unit.shortName === name || aliasesOf(unit).includes(name))
  return found.length === 1 ? (found[0] as Unit) : null
}

const aliasesOf = (unit: Unit): readonly string[] =>
  (unit.aliases ?? '').split(/[\n\u3001;,\uff0c\uff1b]/u).map(alias => alias.trim())
