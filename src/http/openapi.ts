/** The OpenAPI 3.1 document, generated from the catalogue and the fixed routes; committed as docs/reference/openapi.json. */
import { z } from 'zod'
import type { Catalogue } from '#app'
import type { Field, Fields, PlainMove } from '#define'
import type { Messages } from './problems.ts'
import { edgeCodes, statusOf } from './problems.ts'
import { askedOf, isBirth, pageSizeMax, reasonMax, type RecordWire, recordWire } from './record-wire.ts'
import { recordPath, routedMoves } from './routes.ts'
import { sessionBodies } from './session-routes.ts'
import { fieldSchema, fieldsSchema, filterOf, type JsonSchema } from './wire.ts'

interface Operation {
  readonly tags: readonly string[]
  readonly operationId: string
  readonly summary: string
  readonly [part: string]: unknown
}
type Paths = Record<string, Record<string, Operation>>

/** @param messages labels of the definitions, printed as summaries; a missing one shows as its name */
export function openApiDocument(catalogue: Catalogue, messages: Messages) {
  const wires = [...catalogue.entries.values()].map(recordWire)
  const paths: Paths = fixedPaths()
  const schemas: Record<string, JsonSchema> = { ...sharedSchemas }
  for (const wire of wires) {
    Object.assign(paths, recordPaths(wire, messages))
    schemas[`${wire.entry.address}.Row`] = rowSchema(wire)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jinwei',
      version: '1',
      description:
        'Runs a public action plan from the official document to the verdict. Generated from the catalogue of definitions.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: ['session', 'catalogue', 'files', 'queries', ...new Set(wires.map(wire => wire.entry.area.slug))].map(name => ({
      name,
    })),
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: 'a refusal, RFC 9457',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-jinwei', description: 'named jinwei on plain loopback http' },
      },
    },
  }
}

const uuid: JsonSchema = { type: 'string', format: 'uuid' }
const textOrNull: JsonSchema = { type: ['string', 'null'] }
const kept: JsonSchema = { const: '\u{1F512}', description: 'kept from the reader' }
const titles: JsonSchema = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'titles of referenced rows by id',
}
const closed = (properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  properties,
})
const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

const heldPost = closed({
  id: uuid,
  role: { type: 'string' },
  unit: textOrNull,
  unitName: textOrNull,
  organisation: textOrNull,
  organisationName: textOrNull,
})

const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
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

const json = (schema: JsonSchema, description: string) => ({ description, content: { 'application/json': { schema } } })
const download = (description: string) => ({ description, content: { 'application/octet-stream': {} } })
const body = (schema: JsonSchema) => ({ required: true, content: { 'application/json': { schema } } })

/** Refusals of a route by status; those every signed-in route may answer come along. */
function refusals(codes: readonly string[], isOpen = false) {
  const all = [
    ...(isOpen ? [] : ['not_signed_in', 'password_must_change']),
    'too_many',
    'busy',
    'unavailable',
    'internal',
    ...codes,
  ]
  const byStatus = Map.groupBy(new Set(all), statusOf)
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, named]) => [
        String(status),
        { description: named.join(', '), content: { 'application/problem+json': { schema: refTo('Problem') } } },
      ]),
  )
}

const inPath = (name: string, schema: JsonSchema = uuid) => ({ name, in: 'path', required: true, schema })
const inQuery = (name: string, schema: JsonSchema, description?: string) => ({
  name,
  in: 'query',
  schema,
  ...(description !== undefined && { description }),
})
const keyHeader = (required: boolean) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required,
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
  description: 'the same key with the same content gives the same answer and acts once',
})
const revisionHeader = {
  name: 'If-Match',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^(W/)?"?\\d{1,9}"?$' },
  description: 'the revision the change was made against',
}

function fixedPaths(): Paths {
  const open = { security: [] }
  const bodyCodes = [
    'malformed_body',
    'body_too_large',
    'unsupported_type',
    'unknown_field',
    'invalid_field',
    'field_missing',
    'cross_site',
  ]
  const session = json(closed({ session: refTo('Session') }), 'signed in')
  const fixed = (tag: string, operationId: string, summary: string, rest: object): Operation => ({
    tags: [tag],
    operationId,
    summary,
    ...rest,
  })
  return {
    '/api/session': {
      get: fixed('session', 'session.show', 'who is signed in', {
        ...open,
        responses: {
          200: json(
            closed(
              {
                session: { anyOf: [refTo('Session'), { type: 'null' }] },
                sample: { type: 'boolean' },
                version: { type: 'string' },
                sampleAccounts: listOf({ type: 'object' }),
              },
              ['sampleAccounts'],
            ),
            'the session, or null',
          ),
          ...refusals([], true),
        },
      }),
      post: fixed('session', 'session.open', 'sign in', {
        ...open,
        requestBody: body(schemaOf(sessionBodies.signIn)),
        responses: { 200: session, ...refusals(['wrong_password', 'account_locked', 'no_post', ...bodyCodes], true) },
      }),
      delete: fixed('session', 'session.close', 'sign out', {
        ...open,
        responses: { 204: { description: 'signed out' }, ...refusals(['cross_site'], true) },
      }),
    },
    '/api/session/post': {
      post: fixed('session', 'session.switchPost', 'act in another post one holds', {
        requestBody: body(schemaOf(sessionBodies.post)),
        responses: { 200: session, ...refusals(['not_found', ...bodyCodes]) },
      }),
    },
    '/api/session/password': {
      post: fixed('session', 'session.changePassword', 'change the password', {
        requestBody: body(schemaOf(sessionBodies.password)),
        responses: { 200: session, ...refusals(['old_password_wrong', 'password_too_weak', 'account_locked', ...bodyCodes]) },
      }),
    },
    '/api/catalogue': {
      get: fixed('catalogue', 'catalogue.show', 'all definitions', {
        ...open,
        responses: { 200: json(closed({ areas: listOf({ type: 'object' }) }), 'the catalogue'), ...refusals([], true) },
      }),
    },
    '/api/messages/{language}': {
      get: fixed('catalogue', 'messages.show', 'labels and sentences by key', {
        ...open,
        parameters: [inPath('language', { enum: ['zh', 'en'] })],
        responses: {
          200: json({ type: 'object', additionalProperties: { type: 'string' } }, 'text by key'),
          ...refusals(['not_found'], true),
        },
      }),
    },
    '/api/openapi.json': {
      get: fixed('catalogue', 'openapi.show', 'this document', {
        ...open,
        responses: { 200: json({ type: 'object' }, 'OpenAPI 3.1'), ...refusals([], true) },
      }),
    },
    '/api/evidence': {
      post: fixed('files', 'evidence.store', 'store a file; fields before the file', {
        parameters: [keyHeader(false)],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['declared', 'file'],
                properties: {
                  declared: { enum: ['true', 'false'], description: 'declares that the file holds no state secrets' },
                  issuer: { type: 'string', maxLength: 200 },
                  issuedOn: { type: 'string', format: 'date' },
                  note: { type: 'string', maxLength: 200 },
                  file: { type: 'string', format: 'binary' },
                },
              },
            },
          },
        },
        responses: {
          201: json(refTo('Evidence'), 'stored'),
          ...refusals([
            'file_missing',
            'file_too_large',
            'file_kind_refused',
            'declaration_missing',
            'not_allowed',
            ...bodyCodes,
          ]),
        },
      }),
    },
    '/api/evidence/{id}': {
      get: fixed('files', 'evidence.show', 'describe a stored file', {
        parameters: [inPath('id')],
        responses: { 200: json(refTo('Evidence'), 'its description'), ...refusals(['not_found']) },
      }),
    },
    '/api/queries/{name}': {
      get: fixed('queries', 'queries.ask', 'an own query by name', {
        parameters: [inPath('name', { type: 'string' })],
        responses: { 200: json({}, 'one JSON value'), ...refusals(['not_found', 'not_allowed', 'invalid_field']) },
      }),
    },
    '/api/papers/{paper}/{file}': {
      get: fixed('files', 'papers.make', 'a paper of a row, as docx or xlsx', {
        parameters: [inPath('paper', { type: 'string' }), inPath('file', { type: 'string', description: 'id and extension' })],
        responses: { 200: download('the paper'), ...refusals(['not_found', 'not_allowed']) },
      }),
    },
  }
}

function recordPaths(wire: RecordWire, messages: Messages): Paths {
  const { address, area } = wire.entry
  const { fields } = wire.entry.record.shape
  const path = recordPath(address)
  const row = refTo(`${address}.Row`)
  const label = messages.en[`${address}.label`] ?? address
  const operation = (name: string, summary: string, rest: object): Operation => ({
    tags: [area.slug],
    operationId: `${address}.${name}`,
    summary,
    ...rest,
  })
  const filters = filterParameters(wire)
  const paths: Paths = {
    [path]: {
      get: operation('list', `${label}: list`, {
        parameters: filters,
        responses: {
          200: json(
            closed({
              rows: listOf(row),
              total: { type: 'integer' },
              page: { type: 'integer' },
              pageSize: { type: 'integer' },
              births: listOf({ type: 'string' }),
              titles,
            }),
            'rows the viewer may see',
          ),
          ...refusals(['not_found', 'unknown_field', 'invalid_field']),
        },
      }),
    },
    [`${path}.xlsx`]: {
      get: operation('export', `${label}: register`, {
        parameters: [...filters, inQuery('language', { enum: ['zh', 'en'] })],
        responses: { 200: download('the register'), ...refusals(['not_found', 'unknown_field', 'invalid_field']) },
      }),
    },
    [`${path}/{id}`]: {
      get: operation('show', `${label}: row`, {
        parameters: [inPath('id')],
        responses: {
          200: json(
            closed({
              row,
              moves: listOf(closed({ move: { type: 'string' }, may: { type: 'boolean' }, why: listOf(refTo('Problem')) })),
              titles,
              clocks: listOf(
                closed({
                  clock: { type: 'string' },
                  state: { type: 'string' },
                  dueOn: textOrNull,
                  workingDaysLeft: { type: ['integer', 'null'] },
                }),
              ),
              etag: { type: 'string' },
            }),
            'the row, what may be done with it and why not',
          ),
          ...refusals(['not_found']),
        },
      }),
    },
    [`${path}/{id}/history`]: {
      get: operation('history', `${label}: history`, {
        parameters: [inPath('id')],
        responses: { 200: json(refTo('History'), 'every move of the row'), ...refusals(['not_found']) },
      }),
    },
    [`${path}/{id}/evidence/{evidence}`]: {
      get: operation('evidence', `${label}: a file of the row`, {
        parameters: [inPath('id'), inPath('evidence')],
        responses: { 200: download('the file'), ...refusals(['not_found']) },
      }),
    },
  }
  for (const [name, move] of routedMoves(wire)) {
    const birth = isBirth(move)
    paths[birth ? `${path}/${name}` : `${path}/{id}/${name}`] = {
      post: operation(name, messages.en[`${address}.moves.${name}.label`] ?? `${label}: ${name}`, {
        parameters: [...(birth ? [] : [inPath('id')]), keyHeader(true), ...(birth ? [] : [revisionHeader])],
        requestBody: {
          ...body(moveSchema(fields, move)),
          required: (move.asks ?? []).length > 0 || move.reason === 'required',
        },
        responses: {
          [birth ? 201 : 200]: json(refTo('Receipt'), birth ? 'born' : 'taken'),
          ...refusals(moveRefusals(move)),
        },
      }),
    }
  }
  return paths
}

function moveRefusals(move: PlainMove): readonly string[] {
  const checks = [...(move.recused ? [move.recused] : []), ...(move.check ?? [])].flatMap(check => check.refuses)
  return [
    ...[
      'malformed_body',
      'body_too_large',
      'unsupported_type',
      'cross_site',
      'key_missing',
      'key_reused',
      'unknown_field',
      'invalid_field',
    ],
    ...['not_found', 'not_allowed'],
    ...(isBirth(move) ? [] : ['revision_missing', 'not_in_state', 'changed_meanwhile']),
    ...(move.apart ? ['must_be_another_person'] : []),
    ...(move.reason === 'required' ? ['reason_missing'] : []),
    ...checks,
    ...(move.needs || move.asks ? ['field_missing'] : []),
    ...(move.money ? ['balance_too_low'] : []),
  ]
}

function moveSchema(fields: Fields, move: PlainMove): JsonSchema {
  const asked = askedOf(fields, move)
  const required = Object.keys(asked).filter(name => asked[name]?.options.optional !== true)
  const schema = fieldsSchema(asked, required)
  if (move.reason === undefined || 'reason' in asked) return schema
  return {
    ...schema,
    required: [...required, ...(move.reason === 'required' ? ['reason'] : [])],
    properties: { ...(schema['properties'] as object), reason: { type: 'string', maxLength: reasonMax } },
  }
}

function rowSchema(wire: RecordWire): JsonSchema {
  const { fields, states } = wire.entry.record.shape
  return {
    type: 'object',
    required: ['id', 'state', 'revision', 'filedOn'],
    properties: {
      id: uuid,
      state: { enum: states },
      revision: { type: 'integer' },
      filedOn: { type: 'string', format: 'date' },
      ...('number' in fields ? {} : { number: textOrNull }),
      ...Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, { anyOf: [shownSchema(field), { type: 'null' }, kept] }]),
      ),
    },
  }
}

/** What is shown keeps its form, not the limits of a form to fill: an old row may lie outside them. */
function shownSchema(field: Field): JsonSchema {
  const { type, enum: choices, items, format, description } = fieldSchema(field)
  return {
    type,
    ...(choices ? { enum: choices } : {}),
    ...(items ? { items } : {}),
    ...(format ? { format } : {}),
    ...(description ? { description } : {}),
  }
}

function filterParameters(wire: RecordWire) {
  const { fields, states } = wire.entry.record.shape
  const named = Object.entries(fields).filter(([, field]) => filterOf(field) !== 'none')
  return [
    inQuery('page', { type: 'integer', minimum: 1 }),
    inQuery('pageSize', { type: 'integer', minimum: 1, maximum: pageSizeMax }),
    inQuery('sort', { type: 'string' }, 'a field, with - before it for the last first'),
    ...(wire.entry.record.life.list?.search?.length ? [inQuery('search', { type: 'string', maxLength: 100 })] : []),
    ...('state' in fields ? [] : [inQuery('state', { type: 'string' }, `one or several of ${states.join(', ')}`)]),
    inQuery('filedOn.from', { type: 'string', format: 'date' }),
    inQuery('filedOn.to', { type: 'string', format: 'date' }),
    ...named.flatMap(([name, field]) => [
      inQuery(name, { type: 'string' }, filterOf(field) === 'one' ? 'equal' : 'one value, or several with commas'),
      ...(filterOf(field) === 'range'
        ? [inQuery(`${name}.from`, { type: 'string' }), inQuery(`${name}.to`, { type: 'string' })]
        : []),
    ]),
  ]
}

const schemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema)
  return rest
}
