/** Sheets read into registers: the file is kept for half an hour, tried, written, and given back with its bad cells marked. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { isId, type Refusal } from '#base'
import { type CellFault, type Imported, markedRows, type Viewer } from '#app'
import { markedXlsx } from '#report'
import { openSheet } from '#sheets'
import { asDownload, type Edge, type Register, sendJson, sendRefusal, viewerOf } from './edge.ts'
import { importBytesMax } from './guards.ts'

const keptMs = 30 * 60_000
const jobsMax = 40
/** finished imports of one person that stay within reach */
const ownKeptMax = 4
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Job {
  readonly id: string
  readonly person: string | null
  readonly address: string
  readonly folder: string
  readonly path: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly at: number
  isDryRun: boolean
  phase: 'reading' | 'done' | 'refused' | 'failed'
  rows: number
  share: number
  imported: Imported | null
  refusal: Refusal | null
  stop: AbortController
}

export const registerImports: Register = (server, edge) => {
  const { signedIn, limited } = edge.guards
  const jobs = new Map<string, Job>()
  const reads = { onRequest: [signedIn, limited.readsPerPerson] }
  const sends = { onRequest: [signedIn, limited.uploadsPerPerson] }
  /** A job is its owner's; of others it is not told that there is one. */
  const mine = (request: FastifyRequest): Job | null => {
    const { id } = request.params as { readonly id: string }
    const job = isId(id) ? jobs.get(id) : undefined
    return job && job.person === viewerOf(request).actor.person ? job : null
  }
  server.get('/api/imports/:area/:record/template.xlsx', reads, async (request, reply) => {
    const { language = 'zh' } = request.query as { readonly language?: string }
    const made = await edge.app.template(viewerOf(request), addressOf(request), language === 'en' ? 'en' : 'zh')
    if (!made.ok) return sendRefusal(edge, reply, made.refusal)
    return asDownload(reply, made.value.name, made.value.mediaType).send(Buffer.from(made.value.bytes))
  })
  server.post('/api/imports/:area/:record', sends, async (request, reply) => {
    if (!request.isMultipart()) return sendRefusal(edge, reply, { code: 'unsupported_type' })
    const viewer = viewerOf(request)
    const address = addressOf(request)
    const may = edge.app.mayImport(viewer, address)
    if (!may.ok) return sendRefusal(edge, reply, may.refusal)
    await sweep(jobs)
    // Nobody fills the places of all with what he has tried before.
    const own = [...jobs.values()].filter(job => job.person === viewer.actor.person && job.phase !== 'reading')
    for (const job of own.slice(0, Math.max(0, own.length - ownKeptMax + 1))) await forget(jobs, job)
    if ([...jobs.values()].some(job => job.person === viewer.actor.person && job.phase === 'reading') || jobs.size >= jobsMax)
      return sendRefusal(edge, reply, { code: 'import_running' })
    const kept = await keepFile(request)
    if (!kept.ok) return sendRefusal(edge, reply, kept.refusal)
    const job: Job = {
      ...kept.file,
      id: randomUUID(),
      person: viewer.actor.person,
      address,
      at: Date.now(),
      isDryRun: true,
      phase: 'reading',
      rows: 0,
      share: 0,
      imported: null,
      refusal: null,
      stop: new AbortController(),
    }
    jobs.set(job.id, job)
    void run(edge, job, viewer, null)
    return sendJson(reply, jobWire(edge, job), 202)
  })
  server.get('/api/imports/:id', reads, (request, reply) => {
    const job = mine(request)
    return job ? sendJson(reply, jobWire(edge, job)) : sendRefusal(edge, reply, { code: 'not_found' })
  })
  server.post('/api/imports/:id/write', sends, (request, reply) => {
    const job = mine(request)
    if (!job) return sendRefusal(edge, reply, { code: 'not_found' })
    if (job.phase === 'reading' || !job.imported || job.imported.faultCount > 0 || job.imported.isWritten)
      return sendRefusal(edge, reply, { code: 'import_not_tried' })
    const { reason } = (request.body ?? {}) as { readonly reason?: unknown }
    Object.assign(job, { isDryRun: false, phase: 'reading', rows: 0, share: 0, stop: new AbortController() })
    void run(edge, job, viewerOf(request), typeof reason === 'string' ? reason : null)
    return sendJson(reply, jobWire(edge, job), 202)
  })
  server.delete('/api/imports/:id', reads, async (request, reply) => {
    const job = mine(request)
    if (!job) return sendRefusal(edge, reply, { code: 'not_found' })
    job.stop.abort()
    if (job.phase !== 'reading') await forget(jobs, job)
    return reply.code(204).send()
  })
  server.get('/api/imports/:id/marked.xlsx', sends, async (request, reply) => {
    const job = mine(request)
    if (!job?.imported || job.phase === 'reading') return sendRefusal(edge, reply, { code: 'not_found' })
    const { language = 'zh' } = request.query as { readonly language?: string }
    const own = language === 'en' ? 'en' : 'zh'
    const why = ({ refusal }: CellFault) => edge.problemOf(refusal, { address: job.address }).lang[own]
    const rows = markedRows(openOf(job), job.imported.faults, why)
    const name = job.name.replace(/\.[^.]*$/, '')
    return asDownload(reply, `${name}-${edge.texts[own]['import.marked'] ?? 'marked'}.xlsx`, xlsx).send(
      Readable.from(markedXlsx(rows, own)),
    )
  })
  server.addHook('onClose', async () => {
    for (const job of jobs.values()) {
      job.stop.abort()
      await rm(job.folder, { recursive: true, force: true })
    }
  })
}

const addressOf = (request: FastifyRequest): string => {
  const { area, record } = request.params as { readonly area: string; readonly record: string }
  return `${area}.${record}`
}

const openOf = (job: Pick<Job, 'path' | 'size'>) => () =>
  openSheet(createReadStream(job.path, { highWaterMark: 256 * 1024 }), job.size)

/** Reads on after the answer went out; how it goes is asked for. */
async function run(edge: Edge, job: Job, viewer: Viewer, reason: string | null): Promise<void> {
  try {
    const imported = await edge.app.importSheet(viewer, {
      address: job.address,
      open: openOf(job),
      isDryRun: job.isDryRun,
      reason,
      key: `import:${job.id}:${job.isDryRun ? 'tried' : 'written'}`,
      sha256: job.sha256,
      signal: job.stop.signal,
      onProgress: ({ rows, share }) => Object.assign(job, { rows, share }),
    })
    if (imported.ok) Object.assign(job, { imported: imported.value, phase: 'done', share: 1 })
    else Object.assign(job, { refusal: imported.refusal, phase: 'refused' })
  } catch {
    // the world failed: nothing was written, and the file may be tried again
    Object.assign(job, { refusal: { code: 'unavailable' }, phase: 'failed' })
  }
}

type Kept =
  | { readonly ok: true; readonly file: Pick<Job, 'folder' | 'path' | 'name' | 'size' | 'sha256'> }
  | { readonly ok: false; readonly refusal: Refusal }

/** The file of a form, on disk, counted and hashed as it came. */
async function keepFile(request: FastifyRequest): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'jinwei-import-'))
  const path = join(folder, 'sheet')
  try {
    for await (const part of request.parts({ limits: { fileSize: importBytesMax + 1 } })) {
      if (part.type !== 'file') continue
      const digest = createHash('sha256')
      let size = 0
      const counted = async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          size += chunk.byteLength
          digest.update(chunk)
          yield chunk
        }
      }
      await pipeline(part.file, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      if (part.file.truncated || size > importBytesMax) {
        await rm(folder, { recursive: true, force: true })
        return { ok: false, refusal: { code: 'file_too_large' } }
      }
      const name = (part.filename.split(/[/\\]/).at(-1) ?? 'sheet').replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-120)
      return { ok: true, file: { folder, path, name, size, sha256: digest.digest('hex') } }
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  await rm(folder, { recursive: true, force: true })
  return { ok: false, refusal: { code: 'file_missing' } }
}

async function sweep(jobs: Map<string, Job>): Promise<void> {
  for (const job of jobs.values()) if (job.phase !== 'reading' && Date.now() - job.at > keptMs) await forget(jobs, job)
}

async function forget(jobs: Map<string, Job>, job: Job): Promise<void> {
  jobs.delete(job.id)
  await rm(job.folder, { recursive: true, force: true })
}

/** Values as they travel: money as digits. */
const plain = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

function jobWire(edge: Edge, job: Job): string {
  const { imported, address } = job
  const said = (refusal: Refusal) => edge.problemOf(refusal, { address }).lang
  return JSON.stringify({
    id: job.id,
    register: address,
    name: job.name,
    phase: job.phase,
    isDryRun: job.isDryRun,
    rows: job.rows,
    share: job.share,
    refusal: job.refusal && said(job.refusal),
    result: imported && {
      rows: imported.rows,
      born: imported.born,
      changed: imported.changed,
      same: imported.same,
      notes: imported.notes,
      isWritten: imported.isWritten,
      faultCount: imported.faultCount,
      faults: imported.faults.slice(0, 200).map(fault => ({ cell: fault.cell, why: said(fault.refusal) })),
      strangers: imported.strangers,
      changes: imported.changes.map(({ line, id, title, fields }) => ({
        line,
        id,
        title,
        fields: fields.map(({ field, from, to }) => ({ field, from: plain(from), to: plain(to) })),
      })),
    },
  })
}
