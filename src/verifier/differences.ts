import { isObject } from './frozen-input.ts'

/** One value that is not what the rules give, with its place named by unit, line and value. */
export interface Difference {
  readonly path: string
  readonly claimed: unknown
  readonly computed: unknown
}

/** Words explain a figure and are not figures: they are not compared. */
const words = new Set(['explanation', 'gradeExplanation', 'engine'])
const names = ['unit', 'indicator', 'task', 'block', 'item', 'id', 'group'] as const

/**
 * What differs between a claimed result and the computed one, in the order of the computed one.
 *
 * @returns places such as `units[U1].lines[I12].rate`; rows are named by what they are about
 */
export function differences(claimed: unknown, computed: unknown): readonly Difference[] {
  return compared(claimed, computed, '')
}

function compared(claimed: unknown, computed: unknown, path: string): readonly Difference[] {
  if (path === 'findings') return comparedFindings(claimed, computed, path)
  if (Array.isArray(claimed) && Array.isArray(computed)) {
    const places = Array.from({ length: Math.max(claimed.length, computed.length) }, (_, place) => place)
    return places.flatMap(place => {
      const [a, b] = [claimed[place] as unknown, computed[place] as unknown]
      return compared(a, b, `${path}[${nameOf(b) ?? nameOf(a) ?? place}]`)
    })
  }
  if (isObject(claimed) && isObject(computed)) {
    const keys = [...new Set([...Object.keys(computed), ...Object.keys(claimed)])]
    const isLine = /\.lines\[[^\]]*\]$/.test(path)
    return keys
      .filter(key => !words.has(key) && !(isLine && key === 'sharing'))
      .flatMap(key => compared(claimed[key], computed[key], path === '' ? key : `${path}.${key}`))
  }
  return Object.is(claimed, computed) ? [] : [{ path, claimed, computed }]
}

const nameOf = (row: unknown): string | null => {
  if (!isObject(row)) return null
  const name = names.find(each => typeof row[each] === 'string')
  return name === undefined ? null : String(row[name])
}

/** Findings are a set: which code about what. */
function comparedFindings(claimed: unknown, computed: unknown, path: string): readonly Difference[] {
  const told = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(told1).toSorted() : ['unreadable'])
  const [a, b] = [told(claimed), told(computed)]
  const lost = b.filter(each => !a.includes(each)).map(each => ({ path: `${path}[${each}]`, claimed: null, computed: each }))
  const extra = a.filter(each => !b.includes(each)).map(each => ({ path: `${path}[${each}]`, claimed: each, computed: null }))
  return [...lost, ...extra]
}

function told1(finding: unknown): string {
  if (!isObject(finding)) return 'unreadable'
  const details = isObject(finding['details']) ? finding['details'] : {}
  const about = ['indicator', 'unit', 'task', 'units'].flatMap(name =>
    typeof details[name] === 'string' ? [details[name]] : [],
  )
  const of = typeof finding['of'] === 'string' ? finding['of'] : about.join(' ')
  return `${String(finding['code'])} ${of}`
}
