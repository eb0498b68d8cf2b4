import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, daysBetween, done } from '#base'
import type { StoredRow, Viewer } from '#app'
import { account, all, code, evidence, money, number, own, parts, record, ref, room, shape, text } from '#define'
import { parties, unitShape } from '#parties'
import { type BackupOptions, backupTo, evidencePaths } from './backup.ts'
import { softKeys } from './keys.ts'
import { openStore } from './open-store.ts'
import { restoreFrom } from './restore.ts'
import { startTrial, type Trial } from './trial-database.ts'

const purse = account('purse', { per: 'year' })
const caseShape = shape('case', ['filed'], {
  title: text(),
  area: number({ digits: 3, measureUnit: 'mu' }),
  amountFen: money(),
  unit: ref(unitShape),
  before: ref('archive.case', { optional: true }),
  lines: parts({ what: text(), priceFen: money() }),
  proof: evidence(),
  idNumber: code('residentId', { masked: { show: 'ends', purpose: 'trial' } }),
})
const archive = room('archive', {
  version: 1,
  accounts: [purse],
  records: [
    record(caseShape, {
      moves: {
        file: { from: 'new', to: 'filed', by: 'liaison', asks: ['title', 'area', 'amountFen', 'unit', 'lines', 'idNumber'] },
      },
      seenBy: { liaison: own('unit'), office: all },
      appendOnly: true,
    }),
  ],
})

let trial: Trial
let made: BackupOptions
let row: StoredRow
const unit = v7()
const office: Viewer = { actor: { person: v7(), role: 'office', unit, organisation: null }, from: 'trial' }

beforeAll(async () => {
  trial = (await startTrial([parties, archive])) as Trial
  const file = await trial.store.files.put(
    (async function* () {
      yield Buffer.from('evidence')
    })(),
    'a.txt',
    100,
  )
  expect(file).toMatchObject({ ok: true })
  row = {
    id: v7(),
    state: 'filed',
    revision: 1,
    filedOn: day('2023-06-01'),
    title: '一\t"行"\n二\\',
    area: '1.250',
    amountFen: 9_007_199_254_740_993n,
    unit,
    before: null,
    lines: [{ what: 'x', priceFen: 9_007_199_254_740_993n }],
    proof: [v7()],
    idNumber: '11010519491231002X',
  }
  await trial.store.write(office, { key: 'k', fingerprint: 'f' }, async writing => {
    const place = {
      id: unit,
      state: 'active',
      revision: 1,
      filedOn: day('2023-06-01'),
      name: 'Unit',
      shortName: 'U',
      nameEnglish: null,
      kind: 'department',
      aliases: null,
      successor: unit,
    }
    writing.put({
      address: 'parties.unit',
      before: null,
      after: place,
      move: 'enter',
      reason: null,
      actor: office.actor,
      opens: false,
      asHouse: true,
    })
    writing.put({
      address: 'archive.case',
      before: null,
      after: row,
      move: 'file',
      reason: null,
      actor: office.actor,
      opens: false,
      asHouse: true,
    })
    writing.transfer({
      account: 'archive.purse',
      key: unit,
      verb: 'allot',
      amountFen: 9_007_199_254_740_993n,
      address: 'archive.unit',
      caseId: row.id,
      step: 'allot',
      on: day('2023-06-01'),
      payee: null,
    })
    return done({ id: row.id, state: 'filed', revision: 1, number: null })
  })
  made = {
    connection: trial.connection,
    keys: trial.keys,
    filesDir: join(trial.folder, 'files'),
    dir: join(trial.folder, 'backup'),
    now: new Date(),
  }
  expect(await backupTo(made)).toMatchObject({ ok: true })
})
afterAll(() => trial.stop())

let copies = 0
const target = (more: Partial<BackupOptions> = {}): BackupOptions & { migrations: Trial['migrations'] } => {
  const name = `restored${++copies}`
  return {
    ...made,
    connection: { ...trial.connection, database: name },
    filesDir: join(trial.folder, name),
    migrations: trial.migrations,
    ...more,
  }
}

test('what was backed up stands again, to the last digit', async () => {
  const to = target()
  expect(await restoreFrom(to)).toMatchObject({ ok: true })
  const store = await openStore({
    connection: to.connection,
    catalogue: trial.catalogue,
    keys: trial.keys,
    filesDir: to.filesDir,
    workingDaysUntil: daysBetween,
  })
  const read = (from: typeof store) =>
    from.read({ ...office, actor: { ...office.actor, role: 'calendar' } }, async reading => [
      await reading.find('archive.case', row.id),
      await reading.history('archive.case', row.id),
    ])
  expect(await read(store)).toEqual(await read(trial.store))
  expect((await read(store))[0]).toEqual(row)
  const next = await store.write(office, { key: 'next', fingerprint: 'f' }, async writing => {
    writing.event({ kind: 'trial', subject: null, ok: true, body: {} })
    return done({ id: row.id, state: 'filed', revision: 1, number: null })
  })
  expect(next).toMatchObject({ ok: true })
  const again = await store.write(office, { key: 'k', fingerprint: 'f' }, async () =>
    done({ id: v7(), state: 'x', revision: 9, number: null }),
  )
  expect(again).toMatchObject({ value: { id: row.id } })
  await store.close()
  expect(await restoreFrom(to)).toMatchObject({ refusal: { code: 'database_not_empty' } })
})

test('half a file of a restore that was cut off is not taken for the whole one', async () => {
  const to = target()
  const [path] = await evidencePaths(made.filesDir)
  if (!path) throw new Error('the backup holds a file')
  await mkdir(join(to.filesDir, path, '..'), { recursive: true })
  await writeFile(join(to.filesDir, path), 'half')
  expect(await restoreFrom(to)).toMatchObject({ ok: true })
  expect(await readFile(join(to.filesDir, path))).toEqual(await readFile(join(made.filesDir, path)))
})

test('a backup is not written over another, nor into what is somebody else’s', async () => {
  expect(await backupTo(made)).toMatchObject({ refusal: { code: 'backup_not_empty' } })
  const dir = join(trial.folder, 'strange')
  await mkdir(dir)
  await writeFile(join(dir, 'letter.txt'), 'x')
  expect(await backupTo({ ...made, dir })).toMatchObject({ refusal: { code: 'backup_not_empty' } })
  expect(await readdir(dir)).toEqual(['letter.txt'])
})

test('a damaged evidence file is named, and the next try may go to the same place', async () => {
  const [filesDir, dir] = [join(trial.folder, 'bad-files'), join(trial.folder, 'bad-backup')]
  await cp(made.filesDir, filesDir, { recursive: true })
  const [path = ''] = await evidencePaths(filesDir)
  await rm(join(filesDir, path))
  await writeFile(join(filesDir, path), 'changed')
  expect(await backupTo({ ...made, filesDir, dir })).toMatchObject({ refusal: { code: 'backup_damaged', details: { path } } })
  expect(await backupTo({ ...made, dir })).toMatchObject({ ok: true })
})

test('with other secrets it is refused', async () => {
  expect(await restoreFrom(target({ keys: softKeys(join(trial.folder, 'other')) }))).toMatchObject({
    refusal: { code: 'key_differs' },
  })
})

test('under unknown migrations it is refused', async () => {
  expect(await restoreFrom({ ...target(), migrations: trial.migrations.slice(0, 1) })).toMatchObject({
    refusal: { code: 'backup_too_new' },
  })
})

const edit = async (path: string, change: (text: string) => string): Promise<void> =>
  writeFile(path, change(await readFile(path, 'utf8')))

const rehash = async (dir: string, change: (text: string) => string, table: string): Promise<void> => {
  const { createHash } = await import('node:crypto')
  const path = join(dir, 'tables', table)
  const changed = change(await readFile(path, 'utf8'))
  await rm(path)
  await writeFile(path, changed)
  const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'))
  const at = manifest.tables.find((one: { path: string }) => one.path === `tables/${table}`)
  at.size = Buffer.byteLength(changed)
  at.sha256 = createHash('sha256').update(changed).digest('hex')
  await rm(join(dir, 'manifest.json'))
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest))
}

const damages: readonly (readonly [string, (dir: string) => Promise<void>, string])[] = [
  [
    'a flipped byte',
    dir => edit(join(dir, 'tables/archive.case.jsonl'), text => text.replace('filed', 'filde')),
    'tables/archive.case.jsonl',
  ],
  ['a missing table', dir => rm(join(dir, 'tables/audit.event.jsonl')), 'tables/audit.event.jsonl'],
  ['no manifest', dir => rm(join(dir, 'manifest.json')), 'manifest.json'],
  [
    'a changed event with a matching manifest',
    dir =>
      rehash(
        dir,
        text => text.replace('archive.case.file', 'archive.case.fill').replace('\\"ok\\":true', '\\"ok\\":false'),
        'audit.event.jsonl',
      ),
    'check leaves',
  ],
  [
    'a changed balance with a matching manifest',
    dir => rehash(dir, text => text.replace('9007199254740993', '9007199254740992'), 'ledger.purse.jsonl'),
    'check drift',
  ],
]
test.each(damages)('%s is found, and the database stays empty', async (_, damage, path) => {
  const dir = join(trial.folder, `damaged${copies}`)
  await mkdir(dir)
  await cp(made.dir, dir, { recursive: true })
  await damage(dir)
  const to = target({ dir })
  expect(await restoreFrom(to)).toMatchObject({ refusal: { code: 'backup_damaged', details: { path } } })
  expect(await restoreFrom({ ...to, dir: made.dir })).toMatchObject({ ok: true })
})
