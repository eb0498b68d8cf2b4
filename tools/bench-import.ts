/**
 * How fast sheets become rows: `npm run bench:import`. Firms, then one yearly form of 43 columns for each of them, as csv
 * and as xlsx, into the embedded PostgreSQL with row policies, checks, history, audit and totals on; then the same file
 * again, a file whose last row is bad, and one correction under all those figures. Options: `--rows 2000,20000,200000`,
 * `--formats csv,xlsx`, `--keep DIR` to keep the files. With `node --expose-gc`
 * it also says what is held in memory early and late.
 */
import { readFileApart } from '#http'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import exceljs from 'exceljs'
import { Client } from 'pg'
import { v7 } from 'uuid'
import { areas, catalogueOf, createApp, type Imported, messages, type Viewer } from '#app'
import { addDays, assert, creditCodeCheck, type Day, dayAt } from '#base'
import { enterpriseRegistry } from '#mechanisms'
import { openSheet } from '#sheets'
import { embedded, openStore, prepareDatabase, softKeys, startEngine } from '#storage'
import words from '../data/sample/bench-words.json' with { type: 'json' }

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000,20000,200000' },
    formats: { type: 'string', default: 'csv,xlsx' },
    keep: { type: 'string' },
  },
})
const sizes = given.rows.split(',').map(Number)
const formats = given.formats.split(',')
const folder = given.keep ?? mkdtempSync('/tmp/jw-bench-import-')
mkdirSync(folder, { recursive: true })

/** The same firm and figures for the same number, on every machine. */
const dice = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0
  return (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}
const codeOf = (n: number): string => {
  const stem = `91150691B${String(n).padStart(8, '0')}`
  return stem + String(creditCodeCheck(stem))
}
const label = (address: string, field: string) => messages.zh[`${address}.fields.${field}.label`] ?? field
const firmFields =
  'creditCode name size isInZone isTaxedInZone isCountedInZone countedFrom kind legalRepresentative registeredCapitalFen registeredOn authority address park industryCode isAboveScale control technologyField listing controller'.split(
    ' ',
  )
const firmRow = (n: number): readonly string[] => {
  const roll = dice(n + 1)
  const of = (list: readonly string[]) => list[roll(list.length)] as string
  const day = () => `1${roll(9)}`
  return [
    codeOf(n),
    words.name.replace('{n}', String(n)),
    of(words.sizes),
    words.yes,
    of([words.yes, words.no]),
    words.yes,
    `${2018 + roll(4)}-0${1 + roll(9)}-${day()}`,
    of(words.kinds),
    words.person.replace('{n}', String(roll(5_000))),
    `${roll(9_000) + 10}0000.00`,
    `${2005 + roll(13)}/${1 + roll(12)}/${1 + roll(28)}`,
    words.authority,
    words.street.replace('{n}', String(roll(900) + 1)),
    words.park.replace('{n}', String(roll(9))),
    `C${3000 + roll(900)}`,
    of([words.yes, words.no]),
    of(words.controls),
    of(words.fields),
    words.unlisted,
    '',
  ]
}
const form = enterpriseRegistry.records[0]
assert(form, 'the registry has its form')
const formFields = (form.life.moves['fill']?.asks ?? []).filter(name => name !== 'explanation' && name !== 'proof')
const formRow = (n: number, period: string): readonly string[] => {
  const roll = dice(n * 7 + 5)
  const revenue = roll(900_000) + 1_000
  return formFields.map(name => {
    if (name === 'organisation') return codeOf(n)
    if (name === 'period') return period
    if (name === 'form') return words.annual
    if (name === 'revenueFen') return `${revenue}.${roll(90) + 10}`
    if (name === 'outputFen') return String(Math.floor(revenue * 0.9))
    if (name === 'tradeFen') return String(revenue)
    if (name === 'staff') return String(200 + roll(100))
    if (name === 'energyTce') return `${roll(900)}.25`
    return name.endsWith('Fen') ? String(roll(Math.floor(revenue * 0.5) + 1)) : String(roll(60))
  })
}
const heads = {
  firm: firmFields.map(name => label('parties.organisation', name)),
  form: formFields.map(name =>
    name.endsWith('Fen')
      ? `${label('enterprise-registry.statForm', name)}${words.thousands}`
      : label('enterprise-registry.statForm', name),
  ),
}

async function writeFile(
  path: string,
  head: readonly string[],
  count: number,
  row: (n: number) => readonly string[],
): Promise<void> {
  const out = createWriteStream(path)
  if (path.endsWith('.csv')) {
    let text = `\ufeff${head.join(',')}\r\n`
    for (let n = 0; n < count; n++) {
      text += `${row(n).join(',')}\r\n`
      if (text.length < 1 << 20) continue
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
    out.end(text)
    await once(out, 'finish')
    return
  }
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: false })
  const page = book.addWorksheet('Sheet1')
  page.addRow(head).commit()
  // numbers are numbers, as a person's workbook has them
  for (let n = 0; n < count; n++)
    page.addRow(row(n).map((cell, at) => (at > 2 && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell))).commit()
  await book.commit()
}

const engine = await startEngine({ dataDir: join(folder, 'data') })
const connection = embedded(engine)
const keys = softKeys(join(folder, 'secrets'))
await prepareDatabase({ connection, keys })
const catalogue = catalogueOf(areas)
const store = await openStore({ connection, catalogue, keys, filesDir: join(folder, 'evidence'), workingDaysUntil: () => 1 })
const app = createApp({
  catalogue,
  messages,
  store,
  now: () => new Date(),
  newId: v7,
  addWorkingDays: (from: Day, days: number) => addDays(from, days),
  workingDaysBetween: () => 1,
  seal: keys,
  readFile: readFileApart,
  isSample: true,
})
const admin = new Client({
  host: connection.host,
  port: connection.port,
  database: connection.database,
  user: connection.admin.user,
  ...(connection.admin.password !== undefined && { password: connection.admin.password }),
})
await admin.connect()
const zone: Viewer = { actor: { person: null, role: 'zoneDepartment', unit: null, organisation: null }, from: 'bench' }
const say = (line: string) => process.stdout.write(`${line}\n`)
const heldNow = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

async function importFile(what: string, address: string, path: string, expected: Partial<Imported>): Promise<number> {
  const { size } = statSync(path)
  const chunks = () => createReadStream(path, { highWaterMark: 256 * 1024 })
  const digest = createHash('sha256')
  for await (const chunk of chunks()) digest.update(chunk as Buffer)
  globalThis.gc?.()
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  // what is really held, after a collection, a tenth of the way and near the end: flat means that it does not grow
  const held = { early: 0, late: 0 }
  const onProgress = ({ share }: { readonly share: number }) => {
    if (!globalThis.gc) return
    if (held.early === 0 && share >= 0.1) held.early = heldNow()
    else if (held.late === 0 && share >= 0.95) held.late = heldNow()
  }
  const busy = process.cpuUsage()
  const began = performance.now()
  const imported = await app.importSheet(zone, {
    address,
    open: () => openSheet(chunks(), size),
    isDryRun: false,
    reason: 'bench',
    key: v7(),
    sha256: digest.digest('hex'),
    onProgress,
  })
  const { user, system } = process.cpuUsage(busy)
  const seconds = (performance.now() - began) / 1_000
  clearInterval(watch)
  assert(imported.ok, `${what} is read: ${imported.ok ? '' : JSON.stringify(imported.refusal)}`)
  for (const [name, value] of Object.entries(expected))
    assert(
      imported.value[name as keyof Imported] === value,
      `${what}: ${name} is ${String(imported.value[name as keyof Imported])}, not ${String(value)}: ${JSON.stringify(imported.value.faults.slice(0, 3))}`,
    )
  const rate = imported.value.rows / seconds
  say(
    `${what.padEnd(44)} ${String(imported.value.rows).padStart(7)} rows ${seconds.toFixed(2).padStart(7)} s ${Math.round(rate).toLocaleString('en').padStart(8)} rows/s   file ${megabytes(size).padStart(7)}   own cpu ${((user + system) / 1e6).toFixed(2)} s   rss at most ${megabytes(peak)}${held.late > 0 ? `   held ${megabytes(held.early)} → ${megabytes(held.late)}` : ''}`,
  )
  return rate
}

/** Median of a correction of one form, with every figure above it, and of asking for the figure. */
async function correctOne(count: number): Promise<void> {
  const times: number[] = []
  const asks: number[] = []
  for (let n = 0; n < 21; n++) {
    const found = await app.list(zone, 'enterprise-registry.statForm', {
      where: { period: '2023' },
      sort: { field: 'id', descending: false },
      page: n + 1,
      pageSize: 1,
    })
    const row = found.ok ? found.value.rows[0] : undefined
    assert(row, 'there is a form to correct')
    const began = performance.now()
    const moved = await app.move(zone, {
      address: 'enterprise-registry.statForm',
      id: row.id,
      move: 'correct',
      values: { revenueFen: (row['revenueFen'] as bigint) + 100n },
      reason: null,
      revision: row.revision,
      key: v7(),
    })
    times.push(performance.now() - began)
    assert(moved.ok, `a form is corrected: ${moved.ok ? '' : JSON.stringify(moved.refusal)}`)
    const asked = performance.now()
    const office: Viewer = { ...zone, actor: { ...zone.actor, role: 'office' } }
    const answer = await app.query(office, 'mechanism-figures', { area: 'enterprise-registry' })
    asks.push(performance.now() - asked)
    assert(answer.ok, 'the figures answer')
  }
  const { rows } = await admin.query(
    "select (select sum(amount) from app.tally where figure = 'enterprise-registry.revenue' and at = '2023') = (select sum(revenue_fen) from enterprise_registry.stat_form where period = '2023') as same",
  )
  assert((rows[0] as { same: boolean }).same, 'the running total equals the sum of the rows')
  const median = (of: number[]) => (of.toSorted((a, b) => a - b)[10] as number).toFixed(1)
  const worst = (of: number[]) => Math.max(...of).toFixed(1)
  say(
    `one correction under ${count} forms: ${median(times)} ms (worst ${worst(times)}); all figures of three years asked: ${median(asks)} ms (worst ${worst(asks)})`,
  )
  for (const [what, query] of [
    ['newest 50 of the forms', { where: {}, sort: { field: 'period', descending: true } }],
    ['50 largest of a year', { where: { period: '2023' }, sort: { field: 'revenueFen', descending: true } }],
  ] as const) {
    const began = performance.now()
    await app.list(zone, 'enterprise-registry.statForm', { ...query, page: 1, pageSize: 50 })
    say(`list, ${what} of ${count}: ${(performance.now() - began).toFixed(0)} ms`)
  }
  for (const [what, query] of [
    ['firms by name', { where: {} }],
    ['firms searched', { where: {}, search: words.searched }],
  ] as const) {
    const began = performance.now()
    await app.list(zone, 'parties.organisation', { ...query, page: 1, pageSize: 50 })
    say(`list, ${what} of ${count}: ${(performance.now() - began).toFixed(0)} ms`)
  }
}

say(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} load at start, ${dayAt(new Date())}`,
)
try {
  for (const count of sizes) {
    for (const format of formats) {
      await admin.query('truncate parties.organisation, app.tally, audit.event cascade').catch(async () => {
        // the log refuses to be emptied: the bench does it as its superuser, with triggers off
        await admin.query(
          'set session_replication_role = replica; truncate parties.organisation, app.tally, audit.event cascade; set session_replication_role = origin',
        )
      })
      const firms = join(folder, `firms-${count}.${format}`)
      const forms = join(folder, `forms-${count}.${format}`)
      await writeFile(firms, heads.firm, count, firmRow)
      await writeFile(forms, heads.form, count, n => formRow(n, '2023'))
      await importFile(`${format} firms, ${heads.firm.length} columns`, 'parties.organisation', firms, {
        born: count,
        isWritten: true,
      })
      await importFile(`${format} forms, ${heads.form.length} columns`, 'enterprise-registry.statForm', forms, {
        born: count,
        isWritten: true,
      })
      await importFile(`${format} forms, the same file again`, 'enterprise-registry.statForm', forms, {
        born: 0,
        changed: 0,
        same: count,
      })
      const bad = join(folder, `bad-${count}.${format}`)
      await writeFile(bad, heads.form, count, n =>
        n === count - 1 ? formRow(n, '2022').map((cell, at) => (at === 3 ? words.vague : cell)) : formRow(n, '2022'),
      )
      await importFile(`${format} forms, a bad cell in the last row`, 'enterprise-registry.statForm', bad, {
        isWritten: false,
        faultCount: 1,
      })
      const { rows } = await admin.query('select count(*)::int as n from enterprise_registry.stat_form')
      assert((rows[0] as { n: number }).n === count, 'a bad cell in the last row leaves the register as it was')
      if (format === formats[0]) await correctOne(count)
    }
  }
} finally {
  await admin.end()
  await store.close()
  await engine.stop()
  if (given.keep === undefined) rmSync(folder, { recursive: true, force: true })
}
