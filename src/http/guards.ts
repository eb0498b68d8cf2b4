/** What a request must pass before anything looks at it: where it comes from, how it is written, how often it comes. */
import { done, type Outcome, refused } from '#base'
import type { IncomingHttpHeaders } from 'node:http'
import { isPlainObject } from './wire.ts'

export const bodyBytesMax = 1_048_576
export const fileBytesMax = 50 * 1_048_576
/** A sheet of two hundred thousand rows is longer than any evidence. */
export const importBytesMax = 200 * 1_048_576
const depthMax = 20
const keysMax = 2_000

/**
 * Whether a write comes from a page of this server or from no page at all (a script with a cookie of its own). Old
 * browsers send `Origin` only; a page elsewhere cannot leave it out of a write.
 */
export function isFromHere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** JSON of a body: an object, not too deep and not too wide. An empty body is an empty object: some moves ask nothing. */
export function parseBody(text: string): Outcome<Readonly<Record<string, unknown>>> {
  if (text === '') return done({})
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return refused('malformed_body')
  }
  return isPlainObject(body) && isWithinLimits(body) ? done(body) : refused('malformed_body')
}

function isWithinLimits(body: object): boolean {
  let left = keysMax
  const fits = (value: unknown, depth: number): boolean => {
    if (typeof value !== 'object' || value === null) return true
    if (depth > depthMax) return false
    const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
    if (!Array.isArray(value)) left -= inner.length
    return left >= 0 && inner.every(part => fits(part, depth + 1))
  }
  return fits(body, 1)
}

/** The key of a write as its sender made it: visible ASCII, so that it can stand in a log and a table. */
export function readKey(headers: IncomingHttpHeaders): Outcome<string> {
  const key = headers['idempotency-key']
  if (key === undefined || key === '') return refused('key_missing')
  return typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)
    ? done(key)
    : refused('invalid_field', { field: 'key', what: 'code', max: 200 }, 'Idempotency-Key')
}

/** `If-Match: 3` or `"3"`. */
export function readRevision(headers: IncomingHttpHeaders): Outcome<number> {
  const text = headers['if-match']
  if (text === undefined || text === '') return refused('revision_missing')
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text)
  return match
    ? done(Number(match[1]))
    : refused('invalid_field', { field: 'revision', what: 'count', min: 1, max: 999_999_999 }, 'If-Match')
}

/** How often one person or one address may ask; per minute unless the name says otherwise. 0 is no limit. */
export interface Limits {
  readonly signInsPerAddress: number
  readonly writesPerPerson: number
  readonly readsPerPerson: number
  readonly searchesPerPerson: number
  readonly exportsPerPersonHour: number
  readonly papersPerPerson: number
  readonly uploadsPerPerson: number
}

export const usualLimits: Limits = {
  signInsPerAddress: 10,
  writesPerPerson: 60,
  readsPerPerson: 1_200,
  searchesPerPerson: 120,
  exportsPerPersonHour: 5,
  papersPerPerson: 20,
  uploadsPerPerson: 20,
}
