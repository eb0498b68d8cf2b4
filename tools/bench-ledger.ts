/**
 * The speed of the books on the embedded PostgreSQL, audit on: `npm run bench:ledger`. Options: `--only transfers,pages,bank`,
 * `--rows 100000,1000000,10000000`, `--clients 50`, `--seconds 10`, `--lines 50000`.
 *
 * Transfers go through the store as a move sends them: key, posting, both sides of the day, audit event and answer in one
 * transaction; every fourth request is sent three times at once. Postings of the pages are written set by set past the
 * guards, then asked for as the pages ask. Every figure is checked against what must stand.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { areas, catalogueOf, createApp, messages, type Viewer } from '#app'
import { addDays, assert, type Day, day, daysBetween, done, refused } from '#base'
import { trialBalance } from '#ledger'
import { openSheet } from '#sheets'
import { ledgerInvariants, softKeys } from '#storage'
import { openHouse, type OpenHouse } from './running-house.ts'

const { values: given } = parseArgs({
  options: {
    only: { type: 'string', default: 'transfers,pages,bank' },
    rows: { type: 'string', default: '100000,1000000,10000000' },
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    lines: { type: 'string', default: '50000' },
  },
})
const only = new Set(given.only.split(','))
const clients = Number(given.clients)
const say = (text: string): void => console.log(text)
const figure = (value: number): string => Math.round(value).toLocaleString('en')
const folder = mkdtempSync('/tmp/jw-bench-ledger-')
const account = 'ledger.fundLines'
const on = day('2024-03-01')
const finance: Viewer = { actor: { person: v7(), role: 'finance', unit: null, organisation: null }, from: 'bench' }

async function sound(open: OpenHouse): Promise<void> {
  for (const [name, sql] of Object.entries(ledgerInvariants))
    assert((await open.sql(sql)).length === 0, `nothing stands against '${name}'`)
}

/** Clients that spend what lies on some lines until nothing is left: exact to the fen, whatever was sent twice. */
async function measureTransfers(open: OpenHouse, lines: number): Promise<void> {
  const keys = Array.from({ length: lines }, () => v7())
  const holds = 60_000
  const post = (verb: 'allot' | 'reserve', key: string, caseId: string, amountFen: bigint, request: string) =>
    open.store.write(finance, { key: request, fingerprint: 'bench' }, async writing => {
      writing.transfer({ account, key, verb, amountFen, address: 'ledger.fundLine', caseId, step: verb, on, payee: null })
      return done({ id: caseId, state: 'open', revision: 1, number: null })
    })
  for (const key of keys) await post('allot', key, key, BigInt(Math.floor(holds / lines)), v7())
  const until = performance.now() + Number(given.seconds) * 1_000
  let next = 0
  let booked = 0
  let calls = 0
  const times: number[] = []
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const at = next++
      const [caseId, request, key] = [v7(), v7(), keys[at % lines] as string]
      const from = performance.now()
      const answers = await Promise.all(
        Array.from({ length: at % 4 === 0 ? 3 : 1 }, () => post('reserve', key, caseId, 1n, request)),
      )
      times.push(performance.now() - from)
      calls += answers.length
      assert(
        answers.every(answer => answer.ok),
        `a line covers what is asked of it: ${JSON.stringify(answers.find(answer => !answer.ok))}`,
      )
      booked += 1
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1_000
  const [row] = await open.sql(
    "select sum(balance_fen)::int as reserved, (select count(*)::int from ledger.transfer where key = any ($1) and verb = 'reserve') as postings from ledger.purse where key = any ($1) and stage = 'reserved'",
    [keys],
  )
  assert(row?.['reserved'] === booked && row['postings'] === booked, `${booked} were acknowledged: ${JSON.stringify(row)}`)
  await sound(open)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] as number).toFixed(0)
  say(
    `${clients} clients, ${lines} line(s): ${figure(booked / seconds)} transfers/s (${figure(calls / seconds)} calls/s, every fourth sent three times), p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ${booked} booked, ${booked} standing, invariants empty`,
  )
}

const purses = 600
const firstDay = day('2022-01-01')
const days = 790

/**
 * Postings of three years, in closed form: each line is filled once; each case then reserves, commits and pays its amount on
 * its day. The first line has a tenth of all cases.
 */
async function loadPostings(open: OpenHouse, count: number): Promise<string> {
  const cases = Math.floor((count - purses) / 3)
  const hot = Math.floor(cases / 10)
  const each = Math.floor((cases - hot) / (purses - 1))
  const plain = [
    'set session_replication_role = replica',
    'truncate ledger.transfer, ledger.purse, ledger.purse_day cascade',
    `create temporary table if not exists line (n integer primary key, key uuid not null, cases integer not null, fen bigint not null)`,
    'truncate line',
    `insert into line select n, md5('line ' || n)::uuid, case when n = 1 then ${hot} else ${each} end, 100 + n from generate_series(1, ${purses}) n`,
  ]
  for (const sql of plain) await open.sql(sql)
  const indexes = await open.sql(
    `select c.conname as name, c.contype as type, pg_get_constraintdef(c.oid) as def from pg_constraint c where c.conrelid = 'ledger.transfer'::regclass and c.contype in ('u', 'p', 'f') order by c.contype`,
  )
  const loose = await open.sql(
    `select i.indexname as name, i.indexdef as def from pg_indexes i where i.schemaname = 'ledger' and i.tablename = 'transfer' and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
  )
  const drops = [...indexes].toSorted((a, b) => 'fup'.indexOf(String(a['type'])) - 'fup'.indexOf(String(b['type'])))
  for (const index of drops) await open.sql(`alter table ledger.transfer drop constraint "${index['name']}" cascade`)
  for (const index of loose) await open.sql(`drop index ledger."${index['name']}"`)
  const columns =
    'id, on_day, address, case_id, step, account, key, verb, debit, credit, amount_fen, payee, reverses, debit_version, credit_version, debit_after_fen, credit_after_fen'
  await open.sql(
    `insert into ledger.transfer (${columns}) select gen_random_uuid(), '${firstDay}', 'ledger.fundLine', key, 'allot', '${account}', key, 'allot', 'source', 'available',
      cases * fen, null, null, 1, 1, -cases * fen, cases * fen from line`,
  )
  // case i of a line of m cases, in the order of days over all lines
  await open.sql(
    `insert into ledger.transfer (${columns})
    select gen_random_uuid(), date '${firstDay}' + (c.i::bigint * ${days - 1} / c.cases)::int, 'innovation-voucher.redemption',
      md5(c.n || ' ' || c.i)::uuid, s.verb, '${account}', c.key, s.verb, s.debit, s.credit, c.fen, null, null,
      case s.verb when 'reserve' then c.i else 2 * c.i end, case s.verb when 'pay' then c.i else 2 * c.i - 1 end,
      case s.verb when 'reserve' then (c.cases - c.i) * c.fen else 0 end, case s.verb when 'pay' then c.i * c.fen else c.fen end
    from (select n, key, cases, fen, generate_series(1, cases) as i from line) c
    cross join (values (1, 'reserve', 'available', 'reserved'), (2, 'commit', 'reserved', 'committed'), (3, 'pay', 'committed', 'paid')) s (nth, verb, debit, credit)
    order by c.i::bigint * ${days - 1} / c.cases, c.n, c.i, s.nth`,
  )
  await open.sql(
    `insert into ledger.purse (account, key, stage, floor_fen, balance_fen, debit_fen, credit_fen, version, last_on)
    select '${account}', key, s.stage, case when s.stage = 'source' then null else 0 end, s.credit - s.debit, s.debit, s.credit, s.version, '${firstDay}'::date + ${days - 1}
    from line cross join lateral (values ('source', cases * fen, 0, 1), ('available', cases * fen, cases * fen, cases + 1),
      ('reserved', cases * fen, cases * fen, 2 * cases), ('committed', cases * fen, cases * fen, 2 * cases), ('paid', 0, cases * fen, cases), ('returned', 0, 0, 0)) s (stage, debit, credit, version)`,
  )
  await open.sql(
    `insert into ledger.purse_day (account, key, stage, on_day, debit_fen, credit_fen, version)
    select '${account}', d.key, s.stage, d.on_day, s.debit, s.credit, s.version from (
      select key, cases, fen, date '${firstDay}' + (i::bigint * ${days - 1} / cases)::int as on_day, max(i)::bigint as i
      from (select key, cases, fen, generate_series(1, cases) as i from line) c group by 1, 2, 3, 4
    ) d cross join lateral (values ('available', d.i * d.fen, d.cases * d.fen, d.i + 1), ('reserved', d.i * d.fen, d.i * d.fen, 2 * d.i),
      ('committed', d.i * d.fen, d.i * d.fen, 2 * d.i), ('paid', 0, d.i * d.fen, d.i)) s (stage, debit, credit, version)`,
  )
  // how the day of the filling stood, where no case fell on it
  await open.sql(
    `insert into ledger.purse_day select '${account}', key, s.stage, '${firstDay}', s.debit, s.credit, 1 from line
      cross join lateral (values ('source', cases * fen, 0), ('available', 0, cases * fen)) s (stage, debit, credit) on conflict do nothing`,
  )
  for (const index of drops.toReversed())
    await open.sql(`alter table ledger.transfer add constraint "${index['name']}" ${index['def']}`)
  for (const index of loose) await open.sql(String(index['def']))
  await open.sql('set session_replication_role = origin')
  await open.sql('vacuum analyze ledger.transfer')
  await open.sql('analyze ledger.purse')
  await open.sql('analyze ledger.purse_day')
  return String((await open.sql('select key from line where n = 1'))[0]?.['key'])
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly median: number; readonly worst: number }> {
  const times: number[] = []
  await work()
  for (let at = 0; at < 15; at += 1) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { median: sorted[7] as number, worst: sorted[14] as number }
}

async function measurePages(open: OpenHouse): Promise<void> {
  const curve: Record<string, string | number>[] = []
  for (const count of given.rows.split(',').map(Number)) {
    const from = performance.now()
    const hot = await loadPostings(open, count)
    const [size] = await open.sql(
      "select count(*)::int as n, pg_size_pretty(pg_total_relation_size('ledger.transfer')) as size from ledger.transfer",
    )
    console.error(
      `${figure(Number(size?.['n']))} postings (${size?.['size']}) loaded in ${((performance.now() - from) / 1000).toFixed(0)} s`,
    )
    const [early, middle, late] = [addDays(firstDay, 30) as Day, addDays(firstDay, 400) as Day, addDays(firstDay, days) as Day]
    const books = <T>(ask: (of: Parameters<Parameters<typeof open.store.read>[1]>[0]['books']) => Promise<T>): Promise<T> =>
      open.store.read(finance, reading => ask(reading.books))
    const singly = [account]
    const whole = trialBalance(await books(of => of.totals({ from: firstDay, to: late, singly })))
    assert(whole.differenceFen === 0n && whole.debitFen === whole.creditFen, 'the trial balance is even')
    assert(whole.postings === Number(size?.['n']), `it stands on all postings: ${whole.postings}`)
    const page = { account, key: hot, stage: 'paid' as const, from: firstDay, to: late, pageSize: 50 }
    const last = Math.floor((count - purses) / 30 / 50)
    const shown = await books(of => of.statement({ ...page, page: last }))
    assert(shown.lines.length === 50, 'a page far down is full')
    const measured = {
      balance: await timed(() =>
        open.store.read(finance, reading =>
          reading.ask(
            {
              left: {
                question: 'balance',
                of: areas.find(area => area.slug === 'ledger')?.accounts[0] as never,
                key: hot,
                field: 'available',
              },
            },
            on,
          ),
        ),
      ),
      'statement, page 1': await timed(() => books(of => of.statement({ ...page, page: 1 }))),
      'statement, last page': await timed(() => books(of => of.statement({ ...page, page: last }))),
      'trial balance, all': await timed(() => books(of => of.totals({ from: firstDay, to: late, singly }))),
      'trial balance, 370 days of it': await timed(() => books(of => of.totals({ from: early, to: middle, singly }))),
      'journal, a page in the middle': await timed(() =>
        books(of => of.journal({ from: middle, to: late, after: null, limit: 50 })),
      ),
    }
    curve.push({
      postings: figure(Number(size?.['n'])),
      ...Object.fromEntries(
        Object.entries(measured).map(([what, { median, worst }]) => [
          `${what}, ms`,
          `${median.toFixed(1)} (${worst.toFixed(0)})`,
        ]),
      ),
    })
    console.table(curve)
    for (const [what, { median }] of Object.entries(measured))
      assert(median <= 100, `${what} of ${count} postings comes within 100 ms: ${median.toFixed(1)}`)
  }
}

/** A year of payments and the bank's file about it, with a few that differ: read in as any sheet, and held against the books. */
async function measureBank(open: OpenHouse): Promise<void> {
  const lines = Number(given.lines)
  const payees = 500
  // an invented firm, numbered; the same words in SQL and here
  const named = (no: string) => `sample ${no}`
  await open.sql('set session_replication_role = replica')
  await open.sql('truncate ledger.transfer, ledger.purse, ledger.purse_day, parties.organisation cascade')
  await open.sql(
    `insert into parties.organisation (id, state, revision, definition_version, filed_on, credit_code, name, size, is_in_zone)
    select md5('payee ' || n)::uuid, 'active', 1, 1, '2023-01-01', 'X' || lpad(n::text, 17, '0'), 'sample ' || n, 'small', true from generate_series(0, ${payees - 1}) n`,
  )
  await open.sql(
    `insert into ledger.transfer (id, on_day, address, case_id, step, account, key, verb, debit, credit, amount_fen, payee, debit_version, credit_version, debit_after_fen, credit_after_fen)
    select gen_random_uuid(), date '2023-01-01' + (n * 360 / ${lines}), 'ledger.fundLine', gen_random_uuid(), 'pay', '${account}', md5('line')::uuid, 'pay', 'committed', 'paid',
      10000 + n % 977, md5('payee ' || (n % ${payees}))::uuid, n + 1, n + 1, 0, 0 from generate_series(0, ${lines - 1}) n`,
  )
  await open.sql('set session_replication_role = origin')
  await open.sql('analyze')
  const label = (field: string) => messages.zh[`ledger.bankLine.fields.${field}.label`] ?? field
  const heads = ['bookedOn', 'serialNo', 'outFen', 'inFen', 'counterpart', 'counterAccount', 'purpose']
  const rows = Array.from({ length: lines }, (_, n) => {
    // of a thousand, one differs in amount, one in name, and one goes to a bank card
    const how = n % 1_000
    const fen = 10_000 + (n % 977) + (how === 0 ? 5_000_000 : 0)
    const on = addDays(day('2023-01-01'), Math.floor((n * 360) / lines) + (n % 5))
    const name = how === 1 ? named(`elsewhere ${n}`) : named(String(n % payees))
    const card = how === 2 ? '6222021001116245702' : `0602${String(n % payees).padStart(8, '0')}`
    return [on, `B${String(n).padStart(8, '0')}`, (fen / 100).toFixed(2), '', name, card, 'paid'].join(',')
  })
  const bytes = Buffer.from([heads.map(label).join(','), ...rows].join('\n'))
  const app = createApp({
    catalogue: catalogueOf(areas),
    messages,
    store: open.store,
    now: () => new Date('2024-01-15T02:00:00Z'),
    newId: v7,
    addWorkingDays: (from: Day, count: number) => addDays(from, count),
    workingDaysBetween: daysBetween,
    readFile: async () => refused('not_found'),
    isSample: true,
    seal: softKeys(join(folder, 'data/secrets')),
  })
  const read = async () => {
    const from = performance.now()
    const imported = await app.importSheet(finance, {
      address: 'ledger.bankLine',
      open: async () => openSheet(Readable.from([bytes]), bytes.length),
      isDryRun: false,
      reason: null,
      key: v7(),
      sha256: 'bench',
    })
    assert(imported.ok, `the file is read: ${JSON.stringify(imported)}`)
    return { ...imported.value, seconds: (performance.now() - from) / 1_000 }
  }
  const first = await read()
  assert(first.isWritten && first.born === lines, `each line is born: ${JSON.stringify(first.faults.slice(0, 3))}`)
  const from = performance.now()
  const page = await app.query(finance, 'books', { year: '2023' })
  const matching = (performance.now() - from) / 1_000
  assert(page.ok, 'the bank is held against the books')
  const again = await read()
  assert(again.born === 0 && again.changed === 0 && again.same === lines, 'the same file twice changes nothing')
  const { bank } = page.value as { readonly bank: { readonly matched: number; readonly total: number } }
  assert(bank.matched + bank.total >= lines, 'each line is matched or a difference')
  say(
    `${figure(lines)} bank lines: read in ${first.seconds.toFixed(1)} s, the page with all of them matched in ${matching.toFixed(2)} s; ` +
      `${figure(bank.matched)} matched, ${figure(bank.total)} differences; the same file again ${again.seconds.toFixed(1)} s, nothing changed`,
  )
}

say(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} at start`,
)
const open = await openHouse(join(folder, 'data'))
try {
  if (only.has('transfers')) for (const lines of [1, 20]) await measureTransfers(open, lines)
  if (only.has('pages')) await measurePages(open)
  if (only.has('bank')) await measureBank(open)
} finally {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
}
