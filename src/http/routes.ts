/** The routes of every record, derived from the catalogue. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isId, refused } from '#base'
import { secondFactorDue } from '#app'
import { asDownload, type Edge, type Register, sendJson, sendOutcome, sendRefusal, viewerOf } from './edge.ts'
import { readKey, readRevision } from './guards.ts'
import { isBirth, type RecordWire } from './record-wire.ts'

/**
 * Rows of the evidence store are born by an upload alone: whoever could name a hash himself could read the file of
 * somebody else.
 */
export const isUploadOnly = (address: string): boolean => address === 'facts.evidence'

export const recordPath = (address: string): string => `/api/${address.replace('.', '/')}`

/** Moves that have a route, in the order of the definition. */
export const routedMoves = (wire: RecordWire) =>
  Object.entries(wire.entry.record.life.moves).filter(([, move]) => !(isUploadOnly(wire.entry.address) && isBirth(move)))

export const registerRecords: Register = (server, edge) => {
  for (const wire of edge.wires.values()) registerRecord(server, edge, wire)
}

const registerRecord = (server: Parameters<Register>[0], edge: Edge, wire: RecordWire): void => {
  const { address } = wire.entry
  const path = recordPath(address)
  const { signedIn, limited } = edge.guards
  const reads = { onRequest: [signedIn, limited.readsPerPerson] }
  server.get(path, { onRequest: [signedIn, limited.readsPerPerson, limited.searchesPerPerson] }, (request, reply) =>
    listRows(edge, wire, request, reply),
  )
  server.get(`${path}.xlsx`, { onRequest: [signedIn, limited.exportsPerPersonHour] }, (request, reply) =>
    exportRows(edge, wire, request, reply),
  )
  server.get(`${path}/:id`, reads, (request, reply) => showRow(edge, wire, request, reply))
  server.get(`${path}/:id/history`, reads, async (request, reply) => {
    const id = idOf(request)
    if (id === null) return sendRefusal(edge, reply, { code: 'not_found' })
    const found = await edge.app.history(viewerOf(request), address, id)
    return sendOutcome(edge, reply, found, ({ entries, titles }) => wire.history(entries, titles), address)
  })
  server.get(`${path}/:id/evidence/:evidence`, reads, (request, reply) => sendEvidence(edge, wire, request, reply))
  const writes = { onRequest: [signedIn, limited.writesPerPerson] }
  for (const [name, move] of routedMoves(wire)) {
    const at = isBirth(move) ? `${path}/${name}` : `${path}/:id/${name}`
    server.post(at, writes, (request, reply) => takeMove(edge, wire, { name, isBirth: isBirth(move) }, request, reply))
  }
}

const parameter = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string>>)[name] ?? ''

function idOf(request: FastifyRequest): string | null {
  const id = parameter(request, 'id')
  return isId(id) ? id : null
}

async function listRows(edge: Edge, wire: RecordWire, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { address } = wire.entry
  const query = wire.query(request.query as Readonly<Record<string, unknown>>, viewerOf(request).actor.role)
  if (!query.ok) return sendRefusal(edge, reply, query.refusal, { address })
  const { page, pageSize } = query.value
  const found = await edge.app.list(viewerOf(request), address, query.value)
  return sendOutcome(
    edge,
    reply,
    found,
    ({ rows, total, births, titles }) =>
      `{"rows":${wire.rows(rows)},"total":${Number(total)},"page":${page},"pageSize":${pageSize},` +
      `"births":${JSON.stringify(isUploadOnly(address) ? [] : births)},"titles":${JSON.stringify(titles)}}`,
    address,
  )
}

async function exportRows(edge: Edge, wire: RecordWire, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { address } = wire.entry
  const { language = 'zh', ...rest } = request.query as Readonly<Record<string, unknown>>
  const query = wire.query(rest, viewerOf(request).actor.role)
  if (!query.ok) return sendRefusal(edge, reply, query.refusal, { address })
  if (language !== 'zh' && language !== 'en') {
    return sendRefusal(edge, reply, {
      code: 'invalid_field',
      details: { field: 'language', what: 'choice' },
      where: 'language',
    })
  }
  const file = await edge.app.exportList(viewerOf(request), address, query.value, language)
  if (!file.ok) return sendRefusal(edge, reply, file.refusal, { address })
  return asDownload(reply, file.value.name, file.value.mediaType).send(Buffer.from(file.value.bytes))
}

async function showRow(edge: Edge, wire: RecordWire, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { address } = wire.entry
  const id = idOf(request)
  if (id === null) return sendRefusal(edge, reply, { code: 'not_found' })
  const found = await edge.app.show(viewerOf(request), address, id)
  if (!found.ok) return sendRefusal(edge, reply, found.refusal, { address })
  const { row, moves, titles, clocks } = found.value
  const etag = `"${Number(row.revision)}"`
  const offers = moves.map(({ move, may, why }) => ({
    move,
    may,
    why: why.map(refusal => edge.problemOf(refusal, { address })),
  }))
  const running = clocks.map(clockWire)
  return sendJson(
    reply.header('etag', etag),
    `{"row":${wire.row(row)},"moves":${JSON.stringify(offers)},"titles":${JSON.stringify(titles)},` +
      `"clocks":${JSON.stringify(running)},"etag":${JSON.stringify(etag)}}`,
  )
}

interface ClockLike {
  readonly clock: string
  readonly state: string
  readonly dueOn: string | null
  readonly workingDaysLeft?: number | null
}

const clockWire = ({ clock, state, dueOn, workingDaysLeft = null }: ClockLike) => ({
  clock,
  state: state === 'runs' ? 'running' : state,
  dueOn,
  workingDaysLeft,
})

async function sendEvidence(edge: Edge, wire: RecordWire, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { address } = wire.entry
  const id = idOf(request)
  const evidence = parameter(request, 'evidence')
  if (id === null || !isId(evidence)) return sendRefusal(edge, reply, { code: 'not_found' })
  const file = await edge.app.openEvidence(viewerOf(request), address, id, evidence)
  if (!file.ok) return sendRefusal(edge, reply, file.refusal, { address })
  const { name, mediaType, size, stream } = file.value
  return asDownload(reply, name, mediaType)
    .header('content-length', String(Number(size)))
    .send(Readable.from(stream))
}

interface Taken {
  readonly name: string
  readonly isBirth: boolean
}

async function takeMove(
  edge: Edge,
  wire: RecordWire,
  move: Taken,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { address } = wire.entry
  const viewer = viewerOf(request)
  const id = move.isBirth ? null : idOf(request)
  if (!move.isBirth && id === null) return sendRefusal(edge, reply, { code: 'not_found' })
  const key = readKey(request.headers)
  if (!key.ok) return sendRefusal(edge, reply, key.refusal)
  const revision = move.isBirth ? null : readRevision(request.headers)
  if (revision && !revision.ok) return sendRefusal(edge, reply, revision.refusal)
  const body = wire.bodies.get(move.name)?.((request.body ?? {}) as Readonly<Record<string, unknown>>) ?? refused('not_found')
  if (!body.ok) return sendRefusal(edge, reply, body.refusal, { address })
  const { values, reason } = body.value
  const definition = wire.entry.record.life.moves[move.name]
  const lacking = definition && request.held && secondFactorDue(definition, request.held)
  if (lacking) return sendRefusal(edge, reply, { code: lacking })
  const taken = await edge.app.move(viewer, {
    address,
    id,
    move: move.name,
    values,
    reason,
    revision: revision ? revision.value : null,
    key: key.value,
  })
  if (!taken.ok) {
    const current = taken.refusal.code === 'changed_meanwhile' && id !== null ? await rowNow(edge, wire, request, id) : null
    return sendRefusal(edge, reply, taken.refusal, { address, ...(current !== null && { current }) })
  }
  const receipt = taken.value
  reply.header('etag', `"${Number(receipt.revision)}"`)
  if (move.isBirth) reply.header('location', `${recordPath(address)}/${receipt.id}`)
  const { state, number } = receipt
  return sendJson(
    reply,
    JSON.stringify({ id: receipt.id, state, revision: Number(receipt.revision), number: number ?? null }),
    move.isBirth ? 201 : 200,
  )
}

/** Both versions are shown side by side, so that nothing typed is lost. */
async function rowNow(edge: Edge, wire: RecordWire, request: FastifyRequest, id: string): Promise<string | null> {
  const found = await edge.app.show(viewerOf(request), wire.entry.address, id)
  return found.ok ? wire.row(found.value.row) : null
}
