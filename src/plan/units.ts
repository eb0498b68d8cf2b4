import { type Abbreviation, fold } from '#document'
import * as words from './vocabulary.ts'

/** A unit named in owner clauses. Kinds: department, party-body, legislature, zone, government, central-branch, institution, enterprise, class, … */
export interface DraftUnit {
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: string
}

/** Units by first printing, each with other spellings: from the table of words.bodies, the document's own short forms and a second name in brackets. */
export function unitsOf(names: readonly string[], abbreviations: readonly Abbreviation[]): readonly DraftUnit[] {
  const units: { name: string; aliases: Set<string>; kind: string }[] = []
  const known = new Set<string>()
  for (const name of new Set(names)) {
    const aliases = aliasesOf(name, abbreviations)
    if (known.has(name)) continue
    for (const alias of aliases) known.add(alias)
    units.push({ name, aliases, kind: unitKind(name, abbreviations) })
  }
  return units.map(unit => ({ ...unit, aliases: [...unit.aliases] }))
}

/** What sort of body a name denotes; a class of units is no body. */
export function unitKind(name: string, abbreviations: readonly Abbreviation[] = []): string {
  const folded = fold(name)
  if (words.collectiveUnit.test(folded)) return 'class'
  const full = fold(abbreviations.find(entry => entry.short === name)?.full ?? name)
  const found = words.unitKindPatterns.find(([pattern]) => pattern.test(full.replace(/\([^()]*\)$/, '')))
  return found?.[1] ?? 'department'
}

function aliasesOf(name: string, abbreviations: readonly Abbreviation[]): Set<string> {
  const aliases = new Set<string>()
  for (const { short, full } of abbreviations) {
    if (fold(full) === fold(name)) aliases.add(short)
    if (short === name) aliases.add(full)
  }
  const plain = fold(name)
  const second = /^(.+?)\(([^()]{3,})\)$/.exec(plain)
  if (second && words.secondNamePlate.test(second[2] as string) && !words.listInside.test(second[2] as string)) {
    aliases.add(second[1] as string)
    aliases.add(second[2] as string)
  }
  const best = words.bodies
    .flatMap(forms => forms.map(form => ({ forms, form })))
    .filter(({ form }) => plain.endsWith(form) && prefix.test(plain.slice(0, plain.length - form.length)))
    .sort((a, b) => b.form.length - a.form.length)[0]
  if (best) {
    const before = plain.slice(0, plain.length - best.form.length)
    for (const form of best.forms) if (form !== best.form) aliases.add(before + form)
  }
  aliases.delete(name)
  return aliases
}

/** Whose body it is: nothing, a level, or a place with its level. */
const prefix = words.placePrefix
