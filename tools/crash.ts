/**
 * Kill the program, the database or both under load, start again, and look for what was lost: `npm run crash -- --rounds 50`.
 *
 * Each command is written down before it is sent (`S key`) and after it was acknowledged (`A key`), outside the data
 * directory. After every restart: no acknowledged effect is missing, nothing is there twice or by half, purses add up, and
 * every command, sent again under its key, has one effect and the answer it had.
 */
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { ledgerInvariants } from '#storage'
import {
  type Ground,
  layGround,
  openHouse,
  type OpenHouse,
  type Program,
  signIn,
  startProgram,
  stopProgram,
  today,
} from './running-house.ts'

const { values: given } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, clients: { type: 'string', default: '8' }, seed: { type: 'string' } },
})
const rounds = Number(given.rounds)
const clients = Number(given.clients)
const targets = ['server', 'postmaster', 'both', 'point'] as const
type Target = (typeof targets)[number]

// a seed makes the moments of the kills repeatable, as far as a machine repeats itself
let seed = Number(given.seed ?? Date.now() % 2 ** 31)
console.log(`seed ${seed}`)
const random = (): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
  return seed / 0x7fff_ffff
}
const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))

/** One command as it was sent, and its answer once there was one. */
interface Sent {
  readonly key: string
  readonly role: string
  readonly path: string
  readonly revision: number | null
  readonly body: Readonly<Record<string, unknown>>
  answer: { readonly status: number; readonly text: string } | null
}

interface Tally {
  sent: number
  acknowledged: number
  unanswered: number
  replayed: number
  lost: number
  half: number
  twice: number
  otherAnswer: number
  money: number
  readonly startMs: number[]
}

const folder = mkdtempSync('/tmp/jw-crash-')
const dataDir = join(folder, 'data')
const journal = join(folder, 'journal.txt')
const complaints: string[] = []
const newTally = (): Tally => ({
  sent: 0,
  acknowledged: 0,
  unanswered: 0,
  replayed: 0,
  lost: 0,
  half: 0,
  twice: 0,
  otherAnswer: 0,
  money: 0,
  startMs: [],
})
const tallies = new Map<Target, Tally>(targets.map(target => [target, newTally()]))
const counts = new Map<Target, number>(targets.map(target => [target, 0]))

const complain = (target: Target, what: 'lost' | 'half' | 'twice' | 'otherAnswer' | 'money', text: string): void => {
  ;(tallies.get(target) as Tally)[what] += 1
  if (complaints.length < 40) complaints.push(`${target} ${what}: ${text}`)
}

const cookies = new Map<string, string>()

async function send(program: Program, sent: Sent): Promise<Sent['answer']> {
  const answered = await fetch(`${program.url}${sent.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: cookies.get(sent.role) ?? '',
      'idempotency-key': sent.key,
      ...(sent.revision !== null && { 'if-match': String(sent.revision) }),
    },
    body: JSON.stringify(sent.body),
  })
  return { status: answered.status, text: await answered.text() }
}

/** What a client does again and again: a row is born, then moved; or money is drafted, then allotted by another. */
async function client(program: Program, ground: Ground, all: Sent[], isOver: () => boolean): Promise<void> {
  const take = async (
    role: string,
    path: string,
    revision: number | null,
    body: Sent['body'],
    key: string,
  ): Promise<string | null> => {
    const sent: Sent = { key, role, path, revision, body, answer: null }
    all.push(sent)
    appendFileSync(journal, `S ${key}\n`)
    try {
      const answer = await send(program, sent)
      // a server that cannot reach its database has not acknowledged anything
      if (answer === null || answer.status >= 500) return null
      sent.answer = answer
      appendFileSync(journal, `A ${key}\n`)
      return answer.status < 300 ? (JSON.parse(answer.text) as { id: string }).id : null
    } catch {
      return null
    }
  }
  while (!isOver()) {
    const key = v7()
    if (random() < 0.6) {
      const birth = { task: ground.task, unit: ground.unit, title: key, dueOn: today(), weight: 1_000 }
      const id = await take('liaison', '/api/delivery/milestone/plan', null, birth, key)
      if (id) await take('liaison', `/api/delivery/milestone/${id}/finish`, 1, { doneOn: today(), proof: [ground.file] }, v7())
    } else {
      const id = await take(
        'finance',
        '/api/ledger/fundLine/draft',
        null,
        { year: today().slice(0, 4), name: key, budgetFen: '1234500', basis: [ground.file] },
        key,
      )
      if (id) await take('approver', `/api/ledger/fundLine/${id}/open`, 1, {}, v7())
    }
    if (isOver()) return
  }
}

const killPid = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it was quicker
  }
}

async function crash(target: Target, program: Program, postmaster: number): Promise<void> {
  if (target === 'server' || target === 'both') program.child.kill('SIGKILL')
  if (target === 'both') await wait(between(0, 5))
  if (target === 'postmaster' || target === 'both') killPid(postmaster)
  if (target === 'postmaster') {
    // the program goes on without its database for a while, and is then asked to end
    await wait(between(50, 300))
    if (!(await stopProgram(program))) complaints.push('the program did not end within half a minute after its database died')
  }
  if (target === 'point' && program.child.exitCode === null && program.child.signalCode === null) program.child.kill('SIGKILL')
  await program.gone
}

const postmasterFile = join(dataDir, 'postgres/cluster/postmaster.pid')
const postmasterOf = (): number => Number(readFileSync(postmasterFile, 'utf8').split('\n')[0])
let serving: Program | undefined

/** Which rows stand for a command, and in which revision at least. */
async function check(target: Target, open: OpenHouse, all: readonly Sent[], isReplayed: boolean): Promise<void> {
  const keys = all.filter(sent => sent.revision === null).map(sent => sent.key)
  const found = await open.sql(
    `select title as key, id, revision from delivery.milestone where title = any ($1) union all select name, id, revision from ledger.fund_line where name = any ($1)`,
    [keys],
  )
  const byKey = new Map<string, { id: string; revision: number }[]>()
  for (const row of found as unknown as { key: string; id: string; revision: number }[])
    byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
  const byId = new Map([...byKey.values()].flat().map(row => [row.id, row]))
  for (const sent of all) {
    const isDone = sent.answer !== null && sent.answer.status < 300
    if (sent.revision === null) {
      const rows = byKey.get(sent.key) ?? []
      if (rows.length > 1) complain(target, 'twice', `${sent.path} ${sent.key} stands ${rows.length} times`)
      if (isDone && rows.length === 0) complain(target, 'lost', `${sent.path} ${sent.key} was acknowledged`)
      if (isReplayed && rows.length === 0) complain(target, 'lost', `${sent.path} ${sent.key} was sent again`)
    } else {
      const id = sent.path.split('/').at(-2) as string
      const revision = byId.get(id)?.revision ?? 0
      if (isDone && revision < 2) complain(target, 'lost', `${sent.path} was acknowledged, the row has revision ${revision}`)
      if (revision > 2) complain(target, 'twice', `${sent.path} left revision ${revision}`)
    }
  }
  for (const [table, address] of [
    ['delivery.milestone', 'delivery.milestone'],
    ['ledger.fund_line', 'ledger.fundLine'],
  ] as const) {
    const torn = await open.sql(
      `select t.id, t.revision, (select count(*)::int from ${table}_history h where h."of" = t.id) as steps,
         (select count(*)::int from audit.event e where e.subject = t.id and e.kind like '${address}.%' and (e.body::jsonb ->> 'ok')::boolean) as events
       from ${table} t`,
    )
    for (const row of torn)
      if (row['revision'] !== row['steps'] || row['revision'] !== row['events'])
        complain(target, 'half', `${table} ${JSON.stringify(row)}`)
    const orphans = await open.sql(
      `select h."of" from ${table}_history h where not exists (select 1 from ${table} t where t.id = h."of")`,
    )
    if (orphans.length > 0) complain(target, 'half', `${orphans.length} steps of ${table} without their row`)
  }
  const clocks = await open.sql(
    `select count(*)::int as n from delivery.milestone t where not exists (select 1 from app.clock c where c.row_id = t.id and c.state = case when t.state = 'planned' then 'runs' else 'over' end)`,
  )
  if (clocks[0]?.['n'] !== 0) complain(target, 'half', `${clocks[0]?.['n']} milestones without their clock`)
  const unpaid = await open.sql(
    `select f.id from ledger.fund_line f where (f.state = 'open') <> exists (select 1 from ledger.purse p where p.key = f.id and p.stage = 'available' and p.balance_fen = f.budget_fen)`,
  )
  if (unpaid.length > 0) complain(target, 'half', `${unpaid.length} lines whose purse does not hold their budget`)
  for (const [rule, sql] of Object.entries(ledgerInvariants)) {
    const broken = await open.sql(sql)
    if (broken.length > 0) complain(target, 'money', `${rule}: ${JSON.stringify(broken[0])}`)
  }
  const waiting = await open.sql('select count(*)::int as n from app.request where answer is null')
  if (waiting[0]?.['n'] !== 0) complain(target, 'half', `${waiting[0]?.['n']} keys without an answer`)
}

/** Send everything of the round again, out of order, once to three times. */
async function replay(target: Target, program: Program, all: readonly Sent[]): Promise<void> {
  const tally = tallies.get(target) as Tally
  const again = all
    .flatMap(sent => Array.from({ length: between(1, 3) }, () => ({ sent, at: random() })))
    .toSorted((a, b) => a.at - b.at)
  const lanes = Array.from({ length: clients }, (_, lane) => again.filter((_, at) => at % clients === lane))
  await Promise.all(
    lanes.map(async lane => {
      for (const { sent } of lane) {
        const answer = await send(program, sent)
        tally.replayed += 1
        if (answer === null || answer.status >= 500)
          complain(target, 'otherAnswer', `${sent.path} ${sent.key}: ${answer?.status} ${answer?.text.slice(0, 200)}`)
        else if (sent.answer === null) sent.answer = answer
        else if (isOther(sent.answer, answer))
          complain(
            target,
            'otherAnswer',
            `${sent.path} ${sent.key}: ${sent.answer.status} ${sent.answer.text} then ${answer.status} ${answer.text}`,
          )
      }
    }),
  )
}

// a refusal carries the reference of its request, which is another one each time
const told = (text: string): string => text.replace(/"reference":"[^"]*"/, '')
const isOther = (a: NonNullable<Sent['answer']>, b: NonNullable<Sent['answer']>): boolean =>
  a.status !== b.status || told(a.text) !== told(b.text)

async function round(target: Target, ground: Ground): Promise<void> {
  const tally = tallies.get(target) as Tally
  counts.set(target, (counts.get(target) ?? 0) + 1)
  const program = await startProgram(dataDir, target === 'point' ? { env: { JW_CRASH_AT: String(between(200, 2_500)) } } : {})
  serving = program
  for (const [role, account] of Object.entries(ground.accounts))
    if (!cookies.has(role)) cookies.set(role, await signIn(program.url, account))
  const postmaster = postmasterOf()
  const all: Sent[] = []
  let isOver = false
  const load = Array.from({ length: clients }, () => client(program, ground, all, () => isOver))
  await (target === 'point' ? Promise.race([program.gone, wait(4_000)]) : wait(between(100, 1_500)))
  await crash(target, program, postmaster)
  isOver = true
  await Promise.all(load)
  tally.sent += all.length
  tally.acknowledged += all.filter(sent => sent.answer !== null).length
  tally.unanswered += all.filter(sent => sent.answer === null).length

  const after = await startProgram(dataDir)
  serving = after
  tally.startMs.push(after.startMs)
  const open = await openHouse(dataDir)
  try {
    await check(target, open, all, false)
    await replay(target, after, all)
    await check(target, open, all, true)
  } finally {
    await open.close()
    if (!(await stopProgram(after))) complaints.push('the program did not end within half a minute')
  }
}

try {
  const open = await openHouse(dataDir)
  const ground = await layGround(open)
  await open.close()
  for (let at = 0; at < rounds; at += 1) {
    const target = targets[at % targets.length] as Target
    await round(target, ground)
    const tally = tallies.get(target) as Tally
    process.stderr.write(
      `${at + 1}/${rounds} ${target}: ${tally.acknowledged} acknowledged, ${tally.unanswered} unanswered, ${complaints.length} complaints\n`,
    )
  }
} finally {
  // a trial that ends before its time leaves no process behind
  serving?.child.kill('SIGKILL')
  if (existsSync(postmasterFile)) killPid(postmasterOf())
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
console.table(
  targets.map(target => {
    const { startMs, ...tally } = tallies.get(target) as Tally
    return { killed: target, rounds: counts.get(target), ...tally, 'restart ms': median(startMs) }
  }),
)
for (const complaint of complaints) console.log(complaint)
const isWhole = complaints.length === 0
console.log(
  isWhole ? 'whole: nothing acknowledged was lost, nothing is there by half or twice' : `NOT whole; journal in ${journal}`,
)
if (isWhole) rmSync(folder, { recursive: true, force: true })
process.exitCode = isWhole ? 0 : 1
