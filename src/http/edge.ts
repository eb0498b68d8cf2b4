/** What the routes share: the application, who asks, and how an answer or a refusal leaves. */
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Outcome, Refusal } from '#base'
import type { App, Held, SignInService } from '#app'
import type { Limits } from './guards.ts'
import type { ProblemOf } from './problems.ts'
import type { RecordWire } from './record-wire.ts'

declare module 'fastify' {
  interface FastifyRequest {
    held: Held | null
  }
}

export interface SampleAccount {
  readonly account: string
  readonly password: string
  readonly role: string
  readonly unitName: string | null
}

/** What the edge asks of the application; moves by date are not among it. */
export type Face = Pick<
  App,
  | 'catalogue'
  | 'messages'
  | 'list'
  | 'show'
  | 'history'
  | 'move'
  | 'storeEvidence'
  | 'readFile'
  | 'openEvidence'
  | 'query'
  | 'paper'
  | 'labPaper'
  | 'exportList'
  | 'importSheet'
  | 'mayImport'
  | 'template'
  | 'calendar'
  | 'seeNotices'
>

export interface Edge {
  readonly app: Face
  readonly signIn: SignInService
  readonly wires: ReadonlyMap<string, RecordWire>
  readonly problemOf: ProblemOf
  readonly texts: { readonly zh: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> }
  readonly cookie: string
  readonly https: boolean
  readonly sample: { readonly accounts: readonly SampleAccount[] } | null
  readonly version: string
  /** hooks by name: a route lists those it wants, cheap ones first */
  readonly guards: Guards
}

export interface Guards {
  readonly signedIn: onRequestAsyncHookHandler
  /** as `signedIn`, also while the password has to be changed */
  readonly signedInAtAll: onRequestAsyncHookHandler
  readonly limited: Readonly<Record<keyof Limits, onRequestAsyncHookHandler>>
}

/** A refusal that a hook or a stream has to throw; the error handler answers it. */
export const thrown = (refusal: Refusal): Error & { readonly refusal: Refusal } =>
  Object.assign(new Error(refusal.code), { refusal })

/** @throws when the route was registered without `signedIn` */
export function viewerOf(request: FastifyRequest) {
  if (!request.held) throw thrown({ code: 'not_signed_in' })
  return request.held.viewer
}

const problemType = 'application/problem+json; charset=utf-8'
const jsonType = 'application/json; charset=utf-8'

interface About {
  readonly address?: string
  readonly reference?: string
  /** the row as it is now, JSON text */
  readonly current?: string
}

export function sendRefusal(
  edge: Pick<Edge, 'problemOf'>,
  reply: FastifyReply,
  refusal: Refusal,
  about: About = {},
): FastifyReply {
  const problem = edge.problemOf(refusal, about)
  const wait = refusal.details?.['seconds'] ?? (refusal.details?.['minutes'] ? Number(refusal.details['minutes']) * 60 : null)
  if (wait !== null && (problem.status === 429 || problem.status === 503)) reply.header('retry-after', String(wait))
  const body = JSON.stringify(problem)
  return reply
    .code(problem.status)
    .type(problemType)
    .send(about.current === undefined ? body : `${body.slice(0, -1)},"current":${about.current}}`)
}

/** @param body JSON text, printed by the caller from a list of names and never by spreading what came back */
export const sendJson = (reply: FastifyReply, body: string, status = 200): FastifyReply =>
  reply.code(status).type(jsonType).send(body)

export function sendOutcome<T>(
  edge: Edge,
  reply: FastifyReply,
  outcome: Outcome<T>,
  print: (value: T) => string,
  address?: string,
): FastifyReply {
  return outcome.ok
    ? sendJson(reply, print(outcome.value))
    : sendRefusal(edge, reply, outcome.refusal, address === undefined ? {} : { address })
}

const downloadTypes = new Set([
  'application/pdf',
  'application/ofd',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'image/png',
  'image/jpeg',
])

/** A file leaves as an attachment that no browser runs or shows in place, whatever is inside. */
export const asDownload = (reply: FastifyReply, name: string, mediaType: string): FastifyReply =>
  reply
    .type(downloadTypes.has(mediaType) ? mediaType : 'application/octet-stream')
    .header('content-disposition', dispositionOf(name))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')

/** @source RFC 6266 and RFC 8187: an ASCII name for old clients, the real one in UTF-8 beside it */
export function dispositionOf(name: string): string {
  const clean = name.toWellFormed().replace(/[\p{Cc}\p{Cf}/\\]/gu, '_')
  const ascii = clean.replace(/[^\x20-\x7e]|["%;]/g, '_')
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

export type Register = (server: FastifyInstance, edge: Edge) => void
