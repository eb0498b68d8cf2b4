/** The fixed routes in the OpenAPI document. */
import { labBody } from './file-routes.ts'
import { z } from 'zod'
import {
  body,
  closed,
  download,
  inPath,
  json,
  keyHeader,
  listOf,
  type Operation,
  type Paths,
  refTo,
  refusals,
} from './openapi-parts.ts'
import { sessionBodies } from './session-routes.ts'
import type { JsonSchema } from './wire.ts'

export function fixedPaths(): Paths {
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
                sampleCode: { type: 'string' },
              },
              ['sampleAccounts', 'sampleCode'],
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
    '/api/calendar-feed': {
      get: fixed('notices', 'calendarFeed.show', 'since when a calendar address is open', {
        responses: {
          200: json(closed({ madeAt: { type: ['string', 'null'], format: 'date-time' } }), 'when it was made, or null'),
          ...refusals([]),
        },
      }),
      post: fixed('notices', 'calendarFeed.open', 'make a secret calendar address; the one before ends', {
        responses: {
          201: json(closed({ path: { type: 'string' } }), 'its path, told this once'),
          ...refusals(['not_found', 'cross_site']),
        },
      }),
      delete: fixed('notices', 'calendarFeed.close', 'end the calendar address', {
        responses: { 204: { description: 'ended' }, ...refusals(['cross_site']) },
      }),
    },
    '/api/notices-seen': {
      post: fixed('notices', 'notices.see', 'everything told on the pages so far has been seen', {
        responses: { 204: { description: 'seen' }, ...refusals(['cross_site']) },
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
    '/api/session/factor': {
      post: fixed('session', 'session.offerFactor', 'a fresh secret for an authenticator app, shown once', {
        requestBody: body(schemaOf(sessionBodies.factor)),
        responses: {
          200: json(closed({ secret: { type: 'string' }, uri: { type: 'string' } }), 'in force once a code of it was shown'),
          ...refusals(['old_password_wrong', 'account_locked', ...bodyCodes]),
        },
      }),
    },
    '/api/session/factor/code': {
      post: fixed('session', 'session.setFactor', 'the offered second factor comes into force', {
        requestBody: body(schemaOf(sessionBodies.code)),
        responses: {
          200: session,
          ...refusals(['factor_not_offered', 'code_wrong', 'code_used', 'account_locked', ...bodyCodes]),
        },
      }),
    },
    '/api/session/confirm': {
      post: fixed('session', 'session.confirm', 'show the second factor; for some minutes this sign-in may pay', {
        requestBody: body(schemaOf(sessionBodies.code)),
        responses: { 200: session, ...refusals(['factor_not_set', 'code_wrong', 'code_used', 'account_locked', ...bodyCodes]) },
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
    '/api/readings': {
      post: fixed('files', 'documents.read', 'what stands in a file; nothing is kept', {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['declared', 'file'],
                properties: {
                  declared: { enum: ['true', 'false'], description: 'declares that the file holds no state secrets' },
                  file: { type: 'string', format: 'binary' },
                },
              },
            },
          },
        },
        responses: {
          200: json({ type: 'object' }, 'its text, the head of the document and how much was read'),
          ...refusals([
            'file_missing',
            'file_too_large',
            'declaration_missing',
            'not_allowed',
            'document_not_text',
            'document_scanned',
            'document_encrypted',
            'document_damaged',
            'document_unsafe',
            'document_empty',
            'document_unreadable',
            'document_too_long',
            'reading_too_heavy',
            'no_plan_found',
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
    '/api/papers/lab': {
      post: fixed('files', 'papers.lab', 'the benchmark lab as docx, computed from its spec', {
        requestBody: body(schemaOf(labBody)),
        responses: {
          200: download('the paper'),
          ...refusals(['not_found', 'lab_spec_invalid', 'lab_spec_too_large', ...bodyCodes]),
        },
      }),
    },
    '/api/imports/{area}/{record}/template.xlsx': {
      get: fixed('imports', 'imports.template', 'an empty sheet of a register to fill in', {
        parameters: [inPath('area', { type: 'string' }), inPath('record', { type: 'string' })],
        responses: { 200: download('the sheet'), ...refusals(['not_found', 'not_allowed']) },
      }),
    },
    '/api/imports/{area}/{record}': {
      post: fixed('imports', 'imports.try', 'send an xlsx or csv and try it; nothing is written', {
        parameters: [inPath('area', { type: 'string' }), inPath('record', { type: 'string' })],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
            },
          },
        },
        responses: {
          202: json(refTo('Import'), 'being read'),
          ...refusals(['file_missing', 'file_too_large', 'import_running', 'unsupported_type', 'cross_site']),
        },
      }),
    },
    '/api/imports/{id}': {
      get: fixed('imports', 'imports.show', 'how an import goes and what it came to', {
        parameters: [inPath('id')],
        responses: { 200: json(refTo('Import'), 'as it stands'), ...refusals(['not_found']) },
      }),
      delete: fixed('imports', 'imports.stop', 'stop an import, or forget the file', {
        parameters: [inPath('id')],
        responses: { 204: { description: 'stopped' }, ...refusals(['not_found', 'cross_site']) },
      }),
    },
    '/api/imports/{id}/write': {
      post: fixed('imports', 'imports.write', 'write what was tried: all of it or nothing', {
        parameters: [inPath('id')],
        requestBody: body({ type: 'object', properties: { reason: { type: 'string' } } }),
        responses: {
          202: json(refTo('Import'), 'being written'),
          ...refusals(['not_found', 'import_not_tried', ...bodyCodes]),
        },
      }),
    },
    '/api/imports/{id}/marked.xlsx': {
      get: fixed('imports', 'imports.marked', 'the sheet as it came, with its bad cells marked', {
        parameters: [inPath('id')],
        responses: { 200: download('the sheet'), ...refusals(['not_found']) },
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

const schemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema)
  return rest
}
