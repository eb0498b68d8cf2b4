/** Files in and out, papers and own queries. */
import { randomUUID } from 'node:crypto'
import type { Multipart } from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, parseDay } from '#base'
import { asDownload, type Edge, type Register, sendJson, sendOutcome, sendRefusal, thrown, viewerOf } from './edge.ts'
import { fileBytesMax, readKey } from './guards.ts'
import { isCleanText, shortened } from './wire.ts'

/** The spec travels as text: its own reader names what is wrong with it. */
export const labBody = z.strictObject({
  spec: z.string().max(1_000_000),
  unit: z.string().max(200),
  set: z.string().max(100),
  targetRank: z.int().min(1).max(1_000_000),
})

export const uploadFields = ['declared', 'issuer', 'issuedOn', 'note'] as const
type UploadField = (typeof uploadFields)[number]
const isUploadField = (name: string): name is UploadField => uploadFields.some(field => field === name)

export const registerFiles: Register = (server, edge) => {
  const { signedIn, limited } = edge.guards
  const reads = { onRequest: [signedIn, limited.readsPerPerson] }
  server.post('/api/evidence', { onRequest: [signedIn, limited.uploadsPerPerson] }, (request, reply) =>
    storeEvidence(edge, request, reply),
  )
  server.post('/api/readings', { onRequest: [signedIn, limited.uploadsPerPerson] }, (request, reply) =>
    readUpload(edge, request, reply),
  )
  server.get('/api/evidence/:id', reads, async (request, reply) => {
    const { id } = request.params as { readonly id: string }
    if (!isId(id)) return sendRefusal(edge, reply, { code: 'not_found' })
    const found = await edge.app.show(viewerOf(request), 'facts.evidence', id)
    return sendOutcome(edge, reply, found, ({ row, titles }) =>
      JSON.stringify({ ...evidenceWire({ ...row, size: row['sizeBytes'] }), unitName: titles[String(row['unit'])] ?? null }),
    )
  })
  server.get('/api/queries/:name', reads, async (request, reply) => {
    const { name } = request.params as { readonly name: string }
    const input = textsOf(request.query as Readonly<Record<string, unknown>>)
    if (!input)
      return sendRefusal(edge, reply, { code: 'invalid_field', details: { field: name, what: 'text', min: 0, max: 500 } })
    return sendOutcome(edge, reply, await edge.app.query(viewerOf(request), name, input), value =>
      JSON.stringify(value ?? null, digits),
    )
  })
  server.post('/api/papers/lab', { onRequest: [signedIn, limited.papersPerPerson] }, async (request, reply) => {
    const asked = labBody.safeParse(request.body)
    if (!asked.success) return sendRefusal(edge, reply, { code: 'malformed_body' })
    const made = await edge.app.labPaper(viewerOf(request), asked.data)
    if (!made.ok) return sendRefusal(edge, reply, made.refusal)
    return asDownload(reply, made.value.name, made.value.mediaType).send(Buffer.from(made.value.bytes))
  })
  server.get('/api/papers/:paper/:file', { onRequest: [signedIn, limited.papersPerPerson] }, async (request, reply) => {
    const { paper, file } = request.params as { readonly paper: string; readonly file: string }
    const [id = '', extension = ''] = file.split('.', 2)
    if (!isId(id)) return sendRefusal(edge, reply, { code: 'not_found' })
    const made = await edge.app.paper(viewerOf(request), paper, id)
    if (!made.ok) return sendRefusal(edge, reply, made.refusal)
    const { name, mediaType, bytes } = made.value
    if (!name.endsWith(`.${extension}`)) return sendRefusal(edge, reply, { code: 'not_found' })
    return asDownload(reply, name, mediaType).send(Buffer.from(bytes))
  })
}

/** Money is bigint inside and digits outside. */
const digits = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

/** Every value once and short, or null. */
function textsOf(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> | null {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || value.length > 500 || !isCleanText(value, false)) return null
    texts[name] = value
  }
  return texts
}

async function storeEvidence(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!request.isMultipart()) return sendRefusal(edge, reply, { code: 'unsupported_type' })
  // A form sent by hand has no key: it is then a new request each time it is sent.
  const key =
    request.headers['idempotency-key'] === undefined ? { ok: true as const, value: randomUUID() } : readKey(request.headers)
  if (!key.ok) return sendRefusal(edge, reply, key.refusal)
  return readForm(edge, request, reply, async ({ texts, part }) => {
    const { issuer, issuedOn, note } = texts
    const stored = await edge.app.storeEvidence(viewerOf(request), {
      name: fileNameOf(part.filename),
      stream: wholeOf(part),
      declared: texts.declared === 'true',
      issuer: issuer || null,
      issuedOn: issuedOn || null,
      note: note || null,
      key: key.value,
    })
    return stored.ok
      ? sendJson(reply, JSON.stringify(evidenceWire(stored.value)), 201)
      : sendRefusal(edge, reply, stored.refusal)
  })
}

/** What stands in a file; nothing of it is kept. */
async function readUpload(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!request.isMultipart()) return sendRefusal(edge, reply, { code: 'unsupported_type' })
  return readForm(edge, request, reply, async ({ texts, part }) => {
    const reading = await edge.app.readFile(viewerOf(request), {
      name: fileNameOf(part.filename),
      stream: wholeOf(part),
      declared: texts.declared === 'true',
    })
    return sendOutcome(edge, reply, reading, value => JSON.stringify(value))
  })
}

interface Sent {
  readonly texts: Readonly<Partial<Record<UploadField, string>>>
  readonly part: Extract<Multipart, { type: 'file' }>
}

async function readForm(
  edge: Edge,
  request: FastifyRequest,
  reply: FastifyReply,
  use: (sent: Sent) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  // Far beyond the limit there is no point in hearing it out.
  if (Number(request.headers['content-length']) > 2 * fileBytesMax) {
    return sendRefusal(edge, reply.header('connection', 'close'), { code: 'file_too_large' })
  }
  try {
    return await partsOf(edge, request, reply, use)
  } finally {
    // What nobody read flows away, so that the sender hears the answer and the connection can be used again.
    request.raw.unpipe()
    request.raw.resume()
  }
}

/** Fields first, then one file; what comes after it is not read. */
async function partsOf(
  edge: Edge,
  request: FastifyRequest,
  reply: FastifyReply,
  use: (sent: Sent) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const texts: Partial<Record<UploadField, string>> = {}
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (!isUploadField(part.fieldname)) {
        const field = shortened(part.fieldname)
        return sendRefusal(edge, reply, { code: 'unknown_field', details: { field }, where: field })
      }
      const fault = faultOf(part.fieldname, part.value, part.valueTruncated)
      if (fault)
        return sendRefusal(edge, reply, {
          code: 'invalid_field',
          details: { field: part.fieldname, ...fault },
          where: part.fieldname,
        })
      texts[part.fieldname] = String(part.value)
      continue
    }
    return use({ texts, part })
  }
  return sendRefusal(edge, reply, { code: 'file_missing' })
}

function faultOf(field: UploadField, value: unknown, isCut: boolean): { what: string; min?: number; max?: number } | null {
  if (field === 'declared') return value === 'true' || value === 'false' ? null : { what: 'yes' }
  if (field === 'issuedOn') return value === '' || (typeof value === 'string' && parseDay(value)) ? null : { what: 'day' }
  return typeof value === 'string' && !isCut && value.length <= 200 && isCleanText(value, false)
    ? null
    : { what: 'text', min: 0, max: 200 }
}

/** The last part of whatever path a browser sent, without signs that no name needs. */
function fileNameOf(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-200)
  return clean === '' ? 'file' : clean
}

/** A file cut off at the limit must not pass as a whole one. */
async function* wholeOf(part: Extract<Multipart, { type: 'file' }>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of part.file) {
    size += (chunk as Uint8Array).byteLength
    if (part.file.truncated) throw thrown({ code: 'file_too_large' })
    yield chunk as Uint8Array
  }
  if (part.file.truncated || size > fileBytesMax + 1_024) throw thrown({ code: 'file_too_large' })
}

const evidenceWire = (stored: Readonly<Record<string, unknown>>) => {
  const { id, name, size, sha256, sm3, mediaType, filedOn, issuer, issuedOn, note } = stored
  const twin = stored['duplicateOf'] as Readonly<Record<string, unknown>> | null | undefined
  return {
    id,
    name,
    size: Number(size),
    sha256,
    sm3,
    mediaType,
    filedOn,
    issuer,
    issuedOn,
    note,
    duplicateOf: twin
      ? { id: twin['id'], name: twin['name'], filedOn: twin['filedOn'], unitName: twin['unitName'] ?? null }
      : null,
  }
}
