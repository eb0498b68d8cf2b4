import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import underPressure from '@fastify/under-pressure'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onRequestAsyncHookHandler,
} from 'fastify'
import pino, { type Logger } from 'pino'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { assert, type Refusal } from '#base'
import type { SignInService, Store } from '#app'
import { registerCalendar } from './calendar-routes.ts'
import { catalogueWire } from './catalogue-wire.ts'
import { type Edge, type Face, type Guards, type SampleAccount, sendJson, sendRefusal, thrown } from './edge.ts'
import { registerFiles } from './file-routes.ts'
import { registerImports } from './import-routes.ts'
import { bodyBytesMax, fileBytesMax, isFromHere, type Limits, parseBody, usualLimits } from './guards.ts'
import { edgeMessages } from './messages.ts'
import { openApiDocument } from './openapi.ts'
import { problemsIn } from './problems.ts'
import { recordWire } from './record-wire.ts'
import { recordPath, registerRecords, routedMoves } from './routes.ts'
import { registerSession, tokenOf } from './session-routes.ts'

export interface ServerOptions {
  /** the built web app, or null to serve the API alone */
  readonly webDir: string | null
  readonly sample: { readonly accounts: readonly SampleAccount[] } | null
  readonly version: string
  /** behind a proxy that speaks TLS and stands on this machine */
  readonly https: boolean
  readonly limits?: Partial<Limits>
  /** where the access log goes; standard output unless told */
  readonly log?: Logger
}

const reserved = ['session', 'catalogue', 'messages', 'evidence', 'readings', 'queries', 'papers', 'imports', 'openapi.json']

/**
 * The HTTP edge: every route of the catalogue and the fixed ones. Nothing is decided here; what may be done is asked of
 * `app`, who asks is asked of `signIn`.
 *
 * @returns a server that does not listen yet; `close()` lets running requests end
 * @throws Bug when an area takes a name that belongs to a fixed route
 */
export function createServer(
  app: Face,
  signIn: SignInService,
  store: Pick<Store, 'healthy'>,
  options: ServerOptions,
): FastifyInstance {
  for (const area of app.catalogue.areas) assert(!reserved.includes(area.slug), `'${area.slug}' is free for an area`)
  const texts = { zh: { ...edgeMessages.zh, ...app.messages.zh }, en: { ...edgeMessages.en, ...app.messages.en } }
  const problemOf = problemsIn(texts)
  const log = options.log ?? pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const server: FastifyInstance = fastify({
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: 300_000,
    trustProxy: options.https ? 'loopback' : false,
    forceCloseConnections: 'idle',
    genReqId: reference,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_, __, reply) => sendRefusal({ problemOf }, reply as FastifyReply, { code: 'not_found' }),
  })
  const wires = new Map([...app.catalogue.entries].map(([address, entry]) => [address, recordWire(entry)]))
  const base = { app, signIn, wires, problemOf, texts, sample: options.sample, version: options.version, https: options.https }
  const cookieName = options.https ? '__Host-jinwei' : 'jinwei'

  server.decorateRequest('held', null)
  server.register(helmet, headersOf(options.https))
  server.register(underPressure, {
    maxEventLoopDelay: 1_000,
    pressureHandler: async () => {
      throw thrown({ code: 'busy', details: { seconds: 5 } })
    },
  })
  server.register(cookie)
  server.register(rateLimit, { global: false })
  server.register(multipart, {
    limits: { fileSize: fileBytesMax + 1, files: 1, fields: 10, parts: 12, fieldSize: 4_096, fieldNameSize: 100 },
  })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_, text, next) => {
    const body = parseBody(text as string)
    if (body.ok) next(null, body.value)
    else next(thrown(body.refusal), undefined)
  })
  server.addHook('onRequest', async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
    if (!isRead && !isFromHere(request.headers)) return sendRefusal({ problemOf }, reply, { code: 'cross_site' })
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    return undefined
  })
  observe(server, log)
  answerErrors(server, base, log)

  server.register(async api => {
    const edge: Edge = {
      ...base,
      cookie: cookieName,
      guards: guardsOf(api, { ...base, cookie: cookieName }, { ...usualLimits, ...options.limits }),
    }
    registerSession(api, edge)
    registerFiles(api, edge)
    registerImports(api, edge)
    registerCalendar(api, edge)
    registerRecords(api, edge)
    serveText(api, '/api/catalogue', () => JSON.stringify(catalogueWire(app.catalogue)))
    serveText(api, '/api/messages/zh', () => JSON.stringify(texts.zh))
    serveText(api, '/api/messages/en', () => JSON.stringify(texts.en))
    serveText(api, '/api/openapi.json', () => JSON.stringify(openApiDocument(app.catalogue, texts)))
  })
  server.get('/healthz', async (_, reply) => {
    const ok = await store.healthy()
    return sendJson(reply, JSON.stringify({ ok }), ok ? 200 : 503)
  })
  serveWeb(server, options.webDir)
  return server
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** A number a reader can say on the telephone. It finds a line of the log and opens nothing, so it need not be secret. */
function reference(): string {
  let number = Math.floor(Math.random() * 32 ** 6)
  let text = ''
  for (let at = 0; at < 6; at += 1) {
    text = alphabet[number % 32] + text
    number = Math.floor(number / 32)
  }
  return `E-${text}`
}

const headersOf = (https: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      // The component library writes its styles into the page.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : (false as const),
  referrerPolicy: { policy: 'same-origin' as const },
})

/** What a request has to pass, by name. Who asks is looked up before the count, because the count is kept by person. */
function guardsOf(api: FastifyInstance, edge: Omit<Edge, 'guards'>, limits: Limits): Guards {
  const signed =
    (isStrict: boolean): onRequestAsyncHookHandler =>
    async (request, reply) => {
      const token = tokenOf(edge, request)
      const held = token === undefined ? null : await edge.signIn.heldBy(token, request.ip)
      if (!held?.ok) return sendRefusal(edge, reply, { code: 'not_signed_in' })
      request.held = held.value
      if (isStrict && held.value.session.mustChangePassword) return sendRefusal(edge, reply, { code: 'password_must_change' })
      return undefined
    }
  const limited = (name: keyof Limits): onRequestAsyncHookHandler => {
    const max = limits[name]
    if (max === 0) return async () => undefined
    const timeWindow = name.endsWith('Hour') ? 3_600_000 : 60_000
    const count = api.createRateLimit({
      max,
      timeWindow,
      keyGenerator: request => request.held?.session.person.id ?? request.ip,
    })
    return async (request, reply) => {
      if (name === 'searchesPerPerson' && !(request.query as Readonly<Record<string, unknown>>)['search']) return undefined
      const answer = await count(request)
      if (answer.isAllowed || !answer.isExceeded) return undefined
      return sendRefusal(edge, reply, { code: 'too_many', details: { seconds: answer.ttlInSeconds } })
    }
  }
  return {
    signedIn: signed(true),
    signedInAtAll: signed(false),
    limited: {
      signInsPerAddress: limited('signInsPerAddress'),
      writesPerPerson: limited('writesPerPerson'),
      readsPerPerson: limited('readsPerPerson'),
      searchesPerPerson: limited('searchesPerPerson'),
      exportsPerPersonHour: limited('exportsPerPersonHour'),
      papersPerPerson: limited('papersPerPerson'),
      uploadsPerPerson: limited('uploadsPerPerson'),
    },
  }
}

/** One line a request and one measurement, from a fixed list of names: no bodies, no query strings, no headers. */
function observe(server: FastifyInstance, log: Logger): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'jinwei_http_request_seconds',
    help: 'time to answer by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  })
  server.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? 'none'
    const ms = Math.round(reply.elapsedTime * 10) / 10
    seconds.observe({ method: request.method, route, status: reply.statusCode }, ms / 1_000)
    log.info({
      method: request.method,
      route,
      status: reply.statusCode,
      ms,
      person: request.held?.session.person.id,
      reference: request.id,
    })
    next()
  })
  server.get('/metrics', async (request, reply) => {
    // Behind a proxy every peer is this machine, so what a proxy passes on is refused too.
    const peer = request.socket.remoteAddress ?? ''
    const isLocal =
      /^(?:127\.|::1$|::ffff:127\.)/.test(peer) &&
      request.headers['x-forwarded-for'] === undefined &&
      request.headers['forwarded'] === undefined
    if (!isLocal) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const frameworkRefusals: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_type',
  FST_REQ_FILE_TOO_LARGE: 'file_too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_type',
}

/** Trouble of the world that a later try may not meet: connections, resources, shutdown, disk. */
const worldCodes =
  /^(?:08|53|57|58|40)[0-9A-Z]{3}$|^(?:E(?:CONN|PIPE|TIMEDOUT|NOSPC|IO|MFILE|NFILE|DQUOT|ROFS|NOTFOUND|AI_AGAIN)\w*)$/

function answerErrors(
  server: FastifyInstance,
  edge: Pick<Edge, 'problemOf'> & { readonly wires: Edge['wires'] },
  log: Logger,
): void {
  server.setErrorHandler(
    (error: FastifyError & { readonly refusal?: Refusal }, request: FastifyRequest, reply: FastifyReply) => {
      if (error.refusal) return sendRefusal(edge, reply, error.refusal)
      const known = frameworkRefusals[error.code ?? '']
      if (known !== undefined) return sendRefusal(edge, reply, { code: known })
      // The reader of multipart forms has no codes for a form that is cut off or garbled.
      const isGarbled = error.code === undefined && /multipart|malformed part|boundary/i.test(error.message)
      if (isGarbled || (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)) {
        // A read has no body: its address was the trouble, such as one that climbs out of the web app.
        const isRead = request.method === 'GET' || request.method === 'HEAD'
        return sendRefusal(edge, reply, { code: isRead ? 'not_found' : 'malformed_body' })
      }
      // The message of an error may quote what a person typed; where it happened does not.
      const at = error.stack
        ?.split('\n')
        .filter(line => /^\s+at /.test(line))
        .slice(0, 12)
      log.error({ reference: request.id, route: request.routeOptions.url, name: error.name, code: error.code, at })
      const code = worldCodes.test(error.code ?? '') ? 'unavailable' : 'internal'
      return sendRefusal(edge, reply, { code }, { reference: request.id })
    },
  )
  const paths = apiPaths(edge.wires)
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] as string
    const methods = paths.filter(one => one.pattern.test(path)).map(one => one.method)
    if (methods.length === 0) return sendRefusal(edge, reply, { code: 'not_found' })
    return sendRefusal(edge, reply.header('allow', methods.join(', ')), { code: 'method_not_allowed' })
  })
}

/** Paths a wrong method is told about; a path outside the list is not found. */
function apiPaths(wires: Edge['wires']): readonly { readonly method: string; readonly pattern: RegExp }[] {
  const fixed: readonly (readonly [string, string])[] = [
    ['GET', '/api/session'],
    ['POST', '/api/session'],
    ['DELETE', '/api/session'],
    ['POST', '/api/session/post'],
    ['POST', '/api/session/password'],
    ['POST', '/api/session/factor'],
    ['POST', '/api/session/factor/code'],
    ['POST', '/api/session/confirm'],
    ['GET', '/api/catalogue'],
    ['GET', '/api/messages/zh'],
    ['GET', '/api/messages/en'],
    ['GET', '/api/openapi.json'],
    ['GET', '/api/calendar-feed'],
    ['POST', '/api/calendar-feed'],
    ['DELETE', '/api/calendar-feed'],
    ['POST', '/api/notices-seen'],
    ['GET', '/calendar/:file'],
    ['POST', '/api/evidence'],
    ['GET', '/api/evidence/:id'],
    ['POST', '/api/readings'],
    ['GET', '/api/queries/:name'],
    ['GET', '/api/papers/:paper/:file'],
    ['GET', '/healthz'],
    ['GET', '/metrics'],
  ]
  const ofRecords = [...wires.values()].flatMap(wire => {
    const path = recordPath(wire.entry.address)
    const moves = routedMoves(wire).map(
      ([name, move]) => ['POST', move.from === 'new' ? `${path}/${name}` : `${path}/:id/${name}`] as const,
    )
    return [
      ...['', '.xlsx', '/:id', '/:id/history', '/:id/evidence/:evidence'].map(rest => ['GET', path + rest] as const),
      ...moves,
    ]
  })
  return [...fixed, ...ofRecords].map(([method, path]) => ({
    method,
    pattern: new RegExp(
      `^${path
        .replaceAll('.', '\\.')
        .replace(/:id\b|:evidence\b/g, '[0-9a-f-]{36}')
        .replace(/:\w+/g, '[^/]+')}$`,
    ),
  }))
}

/** A text made once, with a fingerprint, so that a page asks again without reading it again. */
function serveText(api: FastifyInstance, path: string, make: () => string): void {
  let made: { readonly text: string; readonly etag: string } | null = null
  api.get(path, async (request, reply) => {
    if (!made) {
      const text = make()
      made = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` }
    }
    reply.header('etag', made.etag).header('cache-control', 'no-cache')
    return request.headers['if-none-match'] === made.etag ? reply.code(304).send() : sendJson(reply, made.text)
  })
}

/**
 * A worker lives under the policy of its own script. This one alone may compile WebAssembly, the solver; it reaches no
 * page and loads nothing from elsewhere. Browsers before Chromium 97 know no word for that but `unsafe-eval`.
 */
const solverPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; connect-src 'self'"

/** The web app is one page: a path that is no file and no route shows it, and it finds its own way. */
function serveWeb(server: FastifyInstance, webDir: string | null): void {
  if (webDir === null) return
  server.register(files, {
    root: webDir,
    serve: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      response.header('cache-control', /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (/[/\\]path-worker-[^/\\]+\.js$/.test(path)) response.header('content-security-policy', solverPolicy)
    },
  })
  server.get('/*', (request, reply) => {
    const path = (request.params as { readonly '*': string })['*']
    if (path.startsWith('api/') || path === 'api') return reply.callNotFound()
    // An address of a page may end in a clause, `tasks/3.3.1`.
    const isFile = /\.\w{1,8}$/.test(path) && !/\/\d+(?:\.\d+)+$/.test(path)
    return reply.sendFile(isFile ? path : 'index.html')
  })
}
