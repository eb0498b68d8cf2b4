import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Files, filesIn } from './files.ts'

let folder: string
let files: Files
beforeAll(async () => {
  folder = await mkdtemp('/tmp/jinwei-files-')
  files = filesIn(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function* chunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}
const put = (bytes: Uint8Array | string, name: string, limit = 50_000) => files.put(chunks(Buffer.from(bytes)), name, limit)
const left = async () => (await readdir(join(folder, 'temporary')).catch(() => [])).length

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000050001',
  'hex',
)
const gbk = Buffer.from('bfc6bcbcb4b4d0c2', 'hex')
const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex')

const cases: readonly (readonly [string, Uint8Array | string, string | null])[] = [
  ['report.pdf', pdf, 'application/pdf'],
  ['picture.png', png, 'image/png'],
  ['表.csv', 'a,b\n1,2\n', 'text/csv'],
  ['gbk.txt', gbk, 'text/plain'],
  ['all.zip', zip, 'application/zip'],
  ['report.docx', pdf, null],
  ['report.exe', pdf, null],
  ['picture.jpg', png, null],
  ['page.html', '<html>', null],
  ['page.txt', 'a\u0000b', null],
  ['broken.txt', Buffer.from([0xff, 0xff, 0x80]), null],
  ['disguised.csv', pdf, null],
  ['no-extension', pdf, null],
]
test.each(cases)('%s', async (name, bytes, mediaType) => {
  const outcome = await put(bytes, name)
  if (mediaType === null) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'file_kind_refused' } })
  else expect(outcome).toMatchObject({ ok: true, value: { mediaType, size: Buffer.from(bytes).length } })
  expect(await left()).toBe(0)
})

test('a file is kept by its hash, once, for us alone to read', async () => {
  const both = await Promise.all([put(pdf, 'a.pdf'), put(pdf, 'b.pdf')])
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  for (const one of both) expect(one).toMatchObject({ value: { sha256, sm3: createHash('sm3').update(pdf).digest('hex') } })
  const path = files.pathOf(sha256)
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  expect(await readFile(path, 'utf8')).toBe(pdf)
  const read: Uint8Array[] = []
  for await (const chunk of await files.open(sha256)) read.push(chunk)
  expect(Buffer.concat(read).toString()).toBe(pdf)
})

test('too large and empty files leave nothing', async () => {
  expect(await put('x'.repeat(5000), 'a.txt', 4000)).toMatchObject({
    refusal: { code: 'file_too_large', details: { limitBytes: 4000 } },
  })
  expect(await put('', 'a.txt')).toMatchObject({ refusal: { code: 'file_empty' } })
  expect(await left()).toBe(0)
})

test('a changed file supports nothing', async () => {
  const kept = await put('changed later', 'c.txt')
  if (!kept.ok) throw new Error('kept')
  await rm(files.pathOf(kept.value.sha256))
  await writeFile(files.pathOf(kept.value.sha256), 'changed  later')
  const reading = async () => {
    for await (const _ of await files.open(kept.value.sha256));
  }
  await expect(reading()).rejects.toThrow('was changed on disk')
})

test('what a crash left is swept after an hour', async () => {
  await put('x', 'x.txt')
  const path = join(folder, 'temporary', 'left')
  await writeFile(path, 'half')
  const now = new Date()
  expect(await files.sweep(now)).toBe(0)
  await utimes(path, now, new Date(now.getTime() - 3_700_000))
  expect(await files.sweep(now)).toBe(1)
})
