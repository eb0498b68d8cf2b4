/** The OpenAPI 3.1 document, generated from the catalogue and the fixed routes; committed as docs/reference/openapi.json. */
import { type Catalogue, wantsSecondFactor } from '#app'
import type { Field, Fields, PlainMove } from '#define'
import { fixedPaths } from './openapi-fixed.ts'
import {
  body,
  closed,
  download,
  inPath,
  inQuery,
  json,
  keyHeader,
  kept,
  listOf,
  type Operation,
  type Paths,
  refTo,
  refusals,
  revisionHeader,
  sharedResponses,
  sharedSchemas,
  textOrNull,
  titles,
  uuid,
} from './openapi-parts.ts'
import type { Messages } from './problems.ts'
import { askedOf, isBirth, pageSizeMax, reasonMax, type RecordWire, recordWire } from './record-wire.ts'
import { recordPath, routedMoves } from './routes.ts'
import { fieldSchema, fieldsSchema, filterOf, type JsonSchema } from './wire.ts'

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
      responses: sharedResponses,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-jinwei', description: 'named jinwei on plain loopback http' },
      },
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
    'malformed_body',
    'body_too_large',
    'unsupported_type',
    'cross_site',
    'key_missing',
    'key_reused',
    'unknown_field',
    'invalid_field',
    'not_found',
    'not_allowed',
    ...(isBirth(move) ? [] : ['revision_missing', 'not_in_state', 'changed_meanwhile']),
    ...(move.apart ? ['must_be_another_person'] : []),
    ...(move.reason === 'required' ? ['reason_missing'] : []),
    ...checks,
    ...(move.needs || move.asks ? ['field_missing'] : []),
    ...(move.money ? ['balance_too_low', 'year_closed', 'posting_back_dated'] : []),
    ...(move.reverses === undefined
      ? []
      : ['year_closed', 'posting_back_dated', 'posting_unknown', 'reversal_of_reversal', 'reversed_already', 'money_moved_on']),
    ...(wantsSecondFactor(move) ? ['second_factor_due', 'second_factor_not_set'] : []),
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
