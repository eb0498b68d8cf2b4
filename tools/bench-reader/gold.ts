import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readDocument } from '#document'

/** What a careful person reads in one plan; places are left out. `start` and `end` are days of the period. */
export interface Gold {
  /** Written after the reader was finished and read once: its figures tell how plans nobody has seen are read. */
  readonly isHeldOut?: boolean
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
  readonly format: string
  readonly text: string
  readonly gold: Gold
}

const folder = new URL('../../data/plans/corpus/', import.meta.url)
const formats = ['txt', 'html', 'docx', 'pdf', 'ofd']

/** All invented plans with their gold, in order of name; files are read as `jinwei read` reads them. */
export async function corpus(): Promise<readonly CorpusPlan[]> {
  const names = readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .toSorted()
  return Promise.all(names.map(planNamed))
}

async function planNamed(name: string): Promise<CorpusPlan> {
  const gold = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Gold
  const format = formats.find(ending => existsSync(new URL(`${name}.${ending}`, folder)))
  if (!format) throw new Error(`no text for ${name}`)
  const bytes = readFileSync(new URL(`${name}.${format}`, folder))
  const document = await readDocument(new Uint8Array(bytes), `${name}.${format}`)
  if (!document.ok) throw new Error(`${name}: ${document.refusal.code}`)
  return { name, format, text: document.value.text, gold }
}
