/**
 * The speed of the whole house, audit and row-level security on: `npm run bench`. Options: `--seconds 8`,
 * `--connections 10`, `--only start,list,create,score`, `--profile DIR` to keep CPU profiles of the program.
 *
 * The program runs in its own process on the embedded PostgreSQL; the load comes over loopback from this one.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { v7 } from 'uuid'
import { assert } from '#base'
import { samplePassword } from '#cli'
import {
  type Ground,
  layGround,
  openHouse,
  type OpenHouse,
  type Program,
  signIn,
  startProgram,
  stopProgram,
} from './running-house.ts'

const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '10' },
    only: { type: 'string', default: 'start,list,create,score' },
    rows: { type: 'string', default: '1000,10000,100000' },
    profile: { type: 'string' },
  },
})
const seconds = Number(given.seconds)
const connections = Number(given.connections)
const only = new Set(given.only.split(','))
const sizes = given.rows.split(',').map(Number)

/** Requests a second and p99 in ms of two open products, measured by us on the same kind of machine, on PostgreSQL 15 as installed */
const peers = {
  list: { 'Directus 12.4': [87, 116], 'NocoBase 2.2': [69, 70] },
  create: { 'Directus 12.4': [85, 92], 'NocoBase 2.2': [164, 164] },
} as const

interface Figure {
  readonly what: string
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
  readonly peers?: keyof typeof peers
}
const figures: Figure[] = []

async function load(
  what: string,
  of: { url: string; cookie: string; path: string; next?: () => { path: string; body: string } },
  peer?: keyof typeof peers,
): Promise<void> {
  const headers = { cookie: of.cookie, 'content-type': 'application/json' }
  const request: autocannon.Request = of.next
    ? {
        method: 'POST',
        setupRequest: (sent: autocannon.Request) => {
          const { path, body } = (of.next as NonNullable<typeof of.next>)()
          return { ...sent, path, body, headers: { ...headers, 'idempotency-key': v7() } }
        },
      }
    : { method: 'GET', path: of.path, headers }
  const run = (duration: number) => autocannon({ url: of.url, connections, duration, headers, requests: [request] })
  await run(2)
  const result = await run(seconds)
  assert(
    result.non2xx === 0 && result.errors === 0,
    `${what} answers 2xx only: ${JSON.stringify(result.statusCodeStats)} ${result.errors} errors`,
  )
  figures.push({
    what,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: Math.round(result.throughput.total / result.requests.total),
    ...(peer && { peers: peer }),
  })
  console.error(`${what}: ${Math.round(result.requests.average)}/s, p99 ${result.latency.p99} ms`)
}

/** Running tasks in bulk, with their owners and the list of their units, as the moves would leave them. */
async function seedTasks(open: OpenHouse, ground: Ground, from: number, to: number): Promise<void> {
  await open.sql(
    `insert into plan.main_task (id, state, revision, definition_version, filed_on, plan, clause, number, title, importance, source_start, source_end, owners_unit_list)
     select gen_random_uuid(), case when n % 10 = 0 then 'closed' else 'running' end, 1, 1, '2024-01-01', $1, 'S' || n, n::text, '\u63a8\u8fdb\u7b2c ' || n || ' \u9879\u79d1\u6280\u521b\u65b0\u91cd\u70b9\u4efb\u52a1\u843d\u5b9e', (array['key', 'normal', 'support'])[n % 3 + 1], 0, 1, array[$2::uuid]
     from generate_series($3::int, $4::int) n`,
    [ground.plan, ground.unit, from, to - 1],
  )
  await open.sql(
    `insert into plan.main_task_owners ("of", line, printed, unit, role) select id, 1, '\u793a\u4f8b\u5355\u4f4d', $1, 'responsible' from plan.main_task t
     where not exists (select 1 from plan.main_task_owners o where o."of" = t.id)`,
    [ground.unit],
  )
  await open.sql('analyze')
}

const folder = mkdtempSync('/tmp/jw-bench-')
const profiled = (name: string): readonly string[] =>
  given.profile ? ['--cpu-prof', '--cpu-prof-dir', join(given.profile, name)] : []

async function measureStart(): Promise<void> {
  const dataDir = join(folder, 'start')
  const ready: number[] = []
  const cold = await startProgram(dataDir)
  const coldMs = cold.startMs
  await stopProgram(cold)
  for (let at = 0; at < 5; at += 1) {
    const program = await startProgram(dataDir)
    ready.push(program.startMs)
    await stopProgram(program)
  }
  console.table([
    { start: 'cold: cluster, tables, accounts', ms: Math.round(coldMs) },
    { start: 'warm, median of 5', ms: Math.round(ready.toSorted((a, b) => a - b)[2] as number) },
  ])
}

const memoryOf = ({ child }: Program): string =>
  `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)} MB`

async function measureRecords(): Promise<void> {
  const dataDir = join(folder, 'records')
  const open = await openHouse(dataDir)
  const ground = await layGround(open)
  let standing = 1
  let program: Program | undefined
  try {
    if (only.has('list')) {
      for (const size of sizes) {
        await seedTasks(open, ground, standing, size)
        standing = size
        program = await startProgram(dataDir, { node: profiled(`list-${size}`) })
        const cookie = await signIn(program.url, ground.accounts['office'] as string)
        const path = '/api/plan/mainTask?state=running&importance=normal&pageSize=50&sort='
        await load(
          `list 50 of ${size}, 2 filters, sort, count`,
          { url: program.url, cookie, path: `${path}-clause` },
          size === 10_000 ? 'list' : undefined,
        )
        await load(`same, sorted by a Chinese title`, { url: program.url, cookie, path: `${path}-title` })
        console.error(`memory of the program: ${memoryOf(program)}`)
        await stopProgram(program)
        program = undefined
      }
    }
    if (only.has('create')) {
      if (standing < 10_000) await seedTasks(open, ground, standing, 10_000)
      const tasks = (await open.sql(`select id from plan.main_task where state = 'running' limit 10000`)).map(
        row => row['id'] as string,
      )
      program = await startProgram(dataDir, { node: profiled('create') })
      const cookie = await signIn(program.url, ground.accounts['liaison'] as string)
      let at = 0
      const next = () => {
        const task = tasks[at % tasks.length] as string
        const month = Math.floor(at / tasks.length)
        at += 1
        const period = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
        const body = JSON.stringify({
          task,
          unit: ground.unit,
          period,
          progress:
            '\u5df2\u5b8c\u6210\u5e73\u53f0\u5efa\u8bbe\u65b9\u6848\u8bba\u8bc1\uff0c\u7b7e\u8ba2\u5408\u540c\u4e09\u4efd\uff0c\u5b8c\u6210\u6295\u8d44 1200 \u4e07\u5143\u3002',
          problems: '',
          nextSteps: '\u516d\u6708\u5e95\u524d\u5b8c\u6210\u8bbe\u5907\u91c7\u8d2d\u3002',
          files: [ground.file],
        })
        return { path: '/api/delivery/progressReport/draft', body }
      }
      await load('create one progress report', { url: program.url, cookie, path: '', next }, 'create')
    }
  } finally {
    if (program) await stopProgram(program)
    await open.close()
  }
}

async function measureScore(): Promise<void> {
  const from = performance.now()
  const program = await startProgram(join(folder, 'sample'), { sample: true, node: profiled('score') })
  console.error(`start with the sample loaded for the first time: ${Math.round(performance.now() - from)} ms`)
  try {
    const { sampleAccounts } = (await (await fetch(`${program.url}/api/session`)).json()) as {
      sampleAccounts: readonly { account: string; role: string }[]
    }
    const office = sampleAccounts.find(one => one.role === 'office')
    assert(office, 'the sample has an office')
    const cookie = await signIn(program.url, office.account, samplePassword)
    const listed = (await (
      await fetch(`${program.url}/api/assessment/unitScore?pageSize=1`, { headers: { cookie } })
    ).json()) as { rows: readonly { id: string }[] }
    const score = listed.rows[0]?.id
    assert(score, 'the sample has a scored unit')
    for (const [what, path] of [
      ['open a scorecard: the row', `/api/assessment/unitScore/${score}`],
      ['open a scorecard: why, step by step', `/api/queries/score-line?unitScore=${score}`],
      ['open a scorecard: the paper (.docx)', `/api/papers/scorecard/${score}.docx`],
      ['overview', '/api/queries/overview'],
    ] as const) {
      await load(what, { url: program.url, cookie, path })
    }
    console.error(`memory of the program: ${memoryOf(program)}`)
  } finally {
    await stopProgram(program)
  }
}

const ratio = (perSecond: number, [low, high]: readonly [number, number]): string =>
  `${(perSecond / high).toFixed(1)}–${(perSecond / low).toFixed(1)} ×`

try {
  console.log(
    `${connections} connections, ${seconds} s each, ${cpus().length} cores (${cpus()[0]?.model ?? ''}), node ${process.version}`,
  )
  if (only.has('start')) await measureStart()
  if (only.has('list') || only.has('create')) await measureRecords()
  if (only.has('score')) await measureScore()
} finally {
  console.table(
    figures.map(({ what, perSecond, p50, p99, bytes, peers: peer }) => ({
      what,
      '/s': Math.round(perSecond),
      'p50 ms': p50,
      'p99 ms': p99,
      bytes,
      'Directus 12.4': peer ? ratio(perSecond, peers[peer]['Directus 12.4']) : '',
      'NocoBase 2.2': peer ? ratio(perSecond, peers[peer]['NocoBase 2.2']) : '',
    })),
  )
  rmSync(folder, { recursive: true, force: true })
}
