import { readdirSync, readFileSync } from 'node:fs'

/** What a careful person reads in one plan; places are left out. `start` and `end` are days of the period. */
export interface Gold {
  readonly document: Readonly<Record<'title' | 'number' | 'issuer' | 'date' | 'start' | 'end', string | null>>
  readonly sections: readonly { readonly id: string; readonly number: string; readonly title: string }[]
  readonly tasks: readonly {
    /** null for a row of a table, which is known by its title */
    readonly id: string | null
    readonly title?: string
    readonly lead: readonly string[]
    readonly responsible: readonly string[]
  }[]
  readonly targets: readonly {
    readonly section: string
    readonly metric: string
    readonly comparator: string
    readonly value: number
    readonly valueMax: number | null
    readonly unit: string
    readonly deadline: string | null
    readonly kind: string
  }[]
}

export interface CorpusPlan {
  readonly name: string
  readonly text: string
  readonly gold: Gold
}

const folder = new URL('../../data/plans/corpus/', import.meta.url)

/** All invented plans with their gold, in order of name. */
export const corpus = (): readonly CorpusPlan[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.txt'))
    .toSorted()
    .map(file => {
      const name = file.slice(0, -4)
      const gold = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Gold
      return { name, text: readFileSync(new URL(file, folder), 'utf8'), gold }
    })
