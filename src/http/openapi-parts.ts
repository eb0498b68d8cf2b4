/** Pieces of the OpenAPI document that more than one path uses. */
import { edgeCodes, statusOf } from './problems.ts'
import type { JsonSchema } from './wire.ts'

export interface Operation {
  readonly tags: readonly string[]
  readonly operationId: string
  readonly summary: string
  readonly [part: string]: unknown
}
export type Paths = Record<string, Record<string, Operation>>

export const uuid: JsonSchema = { type: 'string', format: 'uuid' }
export const textOrNull: JsonSchema = { type: ['string', 'null'] }
export const kept: JsonSchema = { const: '\u{1F512}', description: 'kept from the reader' }
export const titles: JsonSchema = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'titles of referenced rows by id',
}
export const closed = (properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  properties,
})
export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

export const heldPost = closed({
  id: uuid,
  role: { type: 'string' },
  unit: textOrNull,
  unitName: textOrNull,
  organisation: textOrNull,
  organisationName: textOrNull,
})

export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: closed(
    {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string', description: `of the edge: ${edgeCodes.join(', ')}; of moves: see there` },
      details: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
      where: { type: 'string' },
      reference: { type: 'string', pattern: '^E-[0-9A-Z]{6}$' },
      lang: closed({ zh: { type: 'string' }, en: { type: 'string' } }),
      current: { type: 'object', description: 'with changed_meanwhile: the row as it is now' },
    },
    ['where', 'reference', 'current'],
  ),
  Receipt: closed({ id: uuid, state: { type: 'string' }, revision: { type: 'integer' }, number: textOrNull }),
  Session: closed({
    person: closed({ id: uuid, name: { type: 'string' }, account: { type: 'string' } }),
    post: heldPost,
    posts: listOf(heldPost),
    idleUntil: { type: 'string', format: 'date-time' },
    mustChangePassword: { type: 'boolean' },
    hasSecondFactor: { type: 'boolean' },
    confirmedUntil: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
  }),
  Evidence: closed(
    {
      id: uuid,
      name: { type: 'string' },
      size: { type: 'integer' },
      sha256: { type: 'string' },
      sm3: { type: 'string' },
      mediaType: { type: 'string' },
      filedOn: { type: 'string', format: 'date' },
      issuer: textOrNull,
      issuedOn: textOrNull,
      note: textOrNull,
      unitName: textOrNull,
      duplicateOf: {
        anyOf: [
          closed({ id: uuid, name: { type: 'string' }, filedOn: { type: 'string' }, unitName: textOrNull }),
          { type: 'null' },
        ],
      },
    },
    ['filedOn', 'issuer', 'issuedOn', 'note', 'unitName'],
  ),
  Import: closed({
    id: uuid,
    register: { type: 'string' },
    name: { type: 'string' },
    phase: { enum: ['reading', 'done', 'refused', 'failed'] },
    isDryRun: { type: 'boolean' },
    rows: { type: 'integer' },
    share: { type: 'number', minimum: 0, maximum: 1 },
    refusal: { anyOf: [closed({ zh: { type: 'string' }, en: { type: 'string' } }), { type: 'null' }] },
    result: {
      anyOf: [
        closed({
          rows: { type: 'integer' },
          born: { type: 'integer' },
          changed: { type: 'integer' },
          same: { type: 'integer' },
          notes: { type: 'integer' },
          isWritten: { type: 'boolean' },
          faultCount: { type: 'integer' },
          faults: listOf(closed({ cell: { type: 'string' }, why: { type: 'object' } })),
          strangers: listOf({ type: 'string' }),
          changes: listOf({ type: 'object' }),
        }),
        { type: 'null' },
      ],
    },
  }),
  History: closed({
    entries: listOf(
      closed({
        revision: { type: 'integer' },
        at: { type: 'string', format: 'date-time' },
        move: { type: 'string' },
        from: textOrNull,
        to: { type: 'string' },
        person: { anyOf: [closed({ id: uuid, name: textOrNull }), { type: 'null' }] },
        role: { type: 'string' },
        unit: textOrNull,
        reason: textOrNull,
        changed: listOf(closed({ field: { type: 'string' }, before: {}, after: {} })),
      }),
    ),
    titles,
  }),
}

export const json = (schema: JsonSchema, description: string) => ({ description, content: { 'application/json': { schema } } })
export const download = (description: string) => ({ description, content: { 'application/octet-stream': {} } })
export const body = (schema: JsonSchema) => ({ required: true, content: { 'application/json': { schema } } })

const openCodes = ['too_many', 'busy', 'unavailable', 'internal']
const signedCodes = ['not_signed_in', 'password_must_change', ...openCodes]
const common = Map.groupBy(signedCodes, statusOf)
const problem = (codes: readonly string[]) => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: refTo('Problem') } },
})

/** What any route may answer, once. */
export const sharedResponses = Object.fromEntries([...common].map(([status, codes]) => [`Refused${status}`, problem(codes)]))

/** Refusals of a route by status; those every signed-in route may answer come along. */
export function refusals(codes: readonly string[], isOpen = false) {
  const byStatus = Map.groupBy(new Set([...(isOpen ? openCodes : signedCodes), ...codes]), statusOf)
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, named]) => {
        const isShared = common.get(status)?.length === named.length && named.every(code => common.get(status)?.includes(code))
        return [String(status), isShared ? { $ref: `#/components/responses/Refused${status}` } : problem(named)]
      }),
  )
}

export const inPath = (name: string, schema: JsonSchema = uuid) => ({ name, in: 'path', required: true, schema })
export const inQuery = (name: string, schema: JsonSchema, description?: string) => ({
  name,
  in: 'query',
  schema,
  ...(description !== undefined && { description }),
})
export const keyHeader = (required: boolean) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required,
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
  description: 'the same key with the same content gives the same answer and acts once',
})
export const revisionHeader = {
  name: 'If-Match',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^(W/)?"?\\d{1,9}"?$' },
  description: 'the revision the change was made against',
}
