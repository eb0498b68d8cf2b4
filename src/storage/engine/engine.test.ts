import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { acquireHold, type Engine, type EngineStep, startDebianCluster, startEngine } from './index.ts'

const FACE = join(import.meta.dirname, 'index.ts')

const engines: Engine[] = []
const directories: string[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
  for (const engine of engines.splice(0)) await engine.stop()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

/** A directory whose data is to lie in `data` below, so that the engine makes that one itself. */
const place = (parent = '/tmp'): string => {
  const made = mkdtempSync(join(parent, 'jwt-'))
  chmodSync(made, 0o711)
  directories.push(made)
  return made
}

const open = async (dataDir: string, steps: EngineStep[] = []): Promise<Engine> => {
  const engine = await startEngine({ dataDir, onProgress: step => steps.push(step) })
  engines.push(engine)
  return engine
}

const query = async (
  { socketDir, port, owner }: Engine,
  text: string,
  password = owner.password,
): Promise<readonly unknown[]> => {
  const client = new pg.Client({ host: socketDir, port, user: owner.user, password, database: 'postgres' })
  // A killed server ends the session while it is idle, too.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query({ text, rowMode: 'array' })
    return rows.map(row => row[0])
  } finally {
    await client.end()
  }
}

/** Another app in its own process, which says what it got and then lives until it is killed. */
const app = async (body: string): Promise<{ child: ChildProcess; said: string }> => {
  const text = `import { acquireHold, startEngine } from ${JSON.stringify(FACE)}\n${body}\nsetInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()))
    child.once('exit', code => reject(new Error(`the other app ended with ${code}`)))
  })
  return { child, said }
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    }
  })

const isThere = (pid: number): boolean => existsSync(`/proc/${pid}/cwd`)

describe('startEngine', () => {
  test('makes, stops and starts again what was kept', async () => {
    const data = join(place(), 'data')
    const steps: EngineStep[] = []
    const first = await open(data, steps)
    expect(steps).toEqual(['creating', 'starting', 'ready'])
    expect(first).toMatchObject({ reused: false, version: '18.4' })
    await query(first, 'create table kept as select 7 as figure')
    await first.stop()
    await first.stop()
    expect(isThere(first.pid)).toBe(false)

    const again: EngineStep[] = []
    const second = await open(data, again)
    expect(again).toEqual(['starting', 'ready'])
    expect(second).toMatchObject({ reused: false, owner: first.owner, socketDir: first.socketDir })
    expect(await query(second, 'select figure from kept')).toEqual([7])
  })

  test('keeps its promises about durability, sorting and the network', async () => {
    const engine = await open(join(place(), 'data'))
    for (const [text, expected] of [
      ['show fsync', ['on']],
      ['show synchronous_commit', ['on']],
      ['show full_page_writes', ['on']],
      ['show data_checksums', ['on']],
      ['show listen_addresses', ['']],
      ['show server_encoding', ['UTF8']],
      ['show timezone', ['UTC']],
      ['show jit', ['off']],
      ['select datlocprovider::text from pg_database where datname = current_database()', ['i']],
      [
        "select x from unnest(array['鄂尔多斯', '重庆', '北京', '安徽', '阿里']) x order by x",
        ['阿里', '安徽', '北京', '重庆', '鄂尔多斯'],
      ],
      ["select distinct type || ' ' || auth_method from pg_hba_file_rules", ['local scram-sha-256']],
      ['create extension pg_trgm', []],
      ["select cardinality(show_trgm('阿里云平台')) > 0", [true]],
    ] as const) {
      expect(await query(engine, text), text).toEqual(expected)
    }
    await expect(query(engine, 'select 1', 'wrong')).rejects.toMatchObject({ code: '28P01' })
    const desk = join(engine.socketDir, '..', 'engine')
    expect(statSync(join(desk, 'owner.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(engine.socketDir, 'cluster')).mode & 0o777).toBe(0o700)
    expect(readdirSync(engine.socketDir).filter(name => name.startsWith('new-'))).toEqual([])
  })

  test('uses the server a killed app has left, and stops it in the end', async () => {
    const data = join(place(), 'data')
    const { child, said } = await app(`console.log((await startEngine({ dataDir: ${JSON.stringify(data)} })).pid)`)
    await end(child)
    const engine = await open(data)
    expect(engine).toMatchObject({ pid: Number(said), reused: true })
    await engine.stop()
    expect(isThere(engine.pid)).toBe(false)
  })

  test('leaves the server to a living app, and the last one out stops it', async () => {
    const data = join(place(), 'data')
    const first = await open(data)
    const { child, said } = await app(`console.log((await startEngine({ dataDir: ${JSON.stringify(data)} })).reused)`)
    expect(said).toBe('true')
    const third = await open(data)
    await first.stop()
    expect(await query(third, 'select 1')).toEqual([1])
    await end(child)
    await third.stop()
    expect(isThere(first.pid)).toBe(false)
  })

  test('two starts at once share one server', async () => {
    const data = join(place(), 'data')
    const other = app(`console.log((await startEngine({ dataDir: ${JSON.stringify(data)} })).pid)`)
    const [left, right, { child, said }] = await Promise.all([open(data), open(data), other])
    expect(right.pid).toBe(left.pid)
    expect(said).toBe(String(left.pid))
    await end(child)
  })

  test('recovers what was acknowledged before kill -9, time and again, at the same address', async () => {
    const data = join(place(), 'data')
    let engine = await open(data)
    await query(engine, 'create table kept (figure int)')
    for (const round of [1, 2, 3]) {
      await query(engine, `insert into kept values (${round})`)
      const sleeper = query(engine, 'select pg_sleep(60)').catch(() => 'ended')
      await engine.kill()
      const steps: EngineStep[] = []
      const next = await open(data, steps)
      expect(steps[0]).toBe('recovering')
      expect(next).toMatchObject({ reused: false, socketDir: engine.socketDir })
      expect(await query(next, 'select count(*)::int from kept')).toEqual([round])
      expect(await sleeper).toBe('ended')
      engine = next
    }
  })

  test('does not believe a lock file whose number belongs to a stranger', async () => {
    const data = join(place(), 'data')
    const engine = await open(data)
    await engine.kill()
    const lock = join(engine.socketDir, 'cluster', 'postmaster.pid')
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.pid)))
    const next = await open(data)
    expect(next.reused).toBe(false)
    expect(await query(next, 'select 1')).toEqual([1])
  })

  test('starts though nobody collects the killed server, a zombie', async () => {
    const data = join(place(), 'data')
    const { child, said } = await app(`console.log((await startEngine({ dataDir: ${JSON.stringify(data)} })).pid)`)
    child.kill('SIGSTOP')
    process.kill(Number(said), 'SIGKILL')
    const engine = await open(data)
    expect(engine.reused).toBe(false)
    expect(await query(engine, 'select 1')).toEqual([1])
    await end(child)
  })

  test.each([
    ['short', 'data'],
    ['long', join('很长的目录名'.repeat(6), 'data')],
  ])('a copy of a directory in use, with a %s path, leaves the original alone', async (_, path) => {
    const data = join(place(), path)
    const original = await open(data)
    await query(original, 'checkpoint')
    const copied = join(place(), path)
    mkdirSync(dirname(copied), { recursive: true })
    cpSync(data, copied, { recursive: true, filter: name => statSync(name).isFile() || statSync(name).isDirectory() })
    rmSync(join(copied, 'engine', 'users'), { recursive: true })
    chmodSync(join(copied, 'postgres', 'cluster'), 0o700)
    const copy = await open(copied)
    expect(copy.reused).toBe(false)
    expect(copy.socketDir).not.toBe(original.socketDir)
    expect(await query(original, 'select 1')).toEqual([1])
  })

  test('puts the socket of a long path into a short private directory, and takes it away again', async () => {
    const data = join(place(), '很长的目录名'.repeat(6), 'data')
    const first = await open(data)
    expect(first.socketDir).toMatch(/^\/tmp\/jinwei-\w+$/)
    expect(statSync(first.socketDir).mode & 0o777).toBe(0o700)
    await first.kill()
    const second = await open(data)
    expect(second.socketDir).toBe(first.socketDir)
    await second.stop()
    expect(existsSync(second.socketDir)).toBe(false)
  })

  test('takes a path with blanks, commas and quotes', async () => {
    const engine = await open(join(place(), `a, 'b" c`, 'data'))
    expect(await query(engine, 'select 1')).toEqual([1])
  })

  test('runs where only its own user may enter', async () => {
    const closed = place()
    chmodSync(closed, 0o700)
    const engine = await open(join(closed, 'data'))
    expect(await query(engine, 'select 1')).toEqual([1])
    // Opened later, the files go over to the user who can reach them now.
    await engine.stop()
    chmodSync(closed, 0o711)
    expect(await query(await open(join(closed, 'data')), 'select 1')).toEqual([1])
  })

  test('removes what an interrupted set-up left', async () => {
    const data = join(place(), 'data')
    mkdirSync(join(data, 'postgres', 'new-0123', 'cluster'), { recursive: true })
    chmodSync(data, 0o711)
    const engine = await open(data)
    expect(readdirSync(engine.socketDir).filter(name => name.startsWith('new-'))).toEqual([])
  })

  test('refuses a password that others may read, or that is gone', async () => {
    const data = join(place(), 'data')
    await (await open(data)).stop()
    const secret = join(data, 'engine', 'owner.json')
    chmodSync(secret, 0o644)
    await expect(open(data)).rejects.toMatchObject({ code: 'engine_secret_exposed' })
    rmSync(secret)
    await expect(open(data)).rejects.toMatchObject({ code: 'engine_secret_missing' })
  })

  test('refuses data of another major version', async () => {
    const data = join(place(), 'data')
    const engine = await open(data)
    await engine.stop()
    writeFileSync(join(engine.socketDir, 'cluster', 'PG_VERSION'), '17\n')
    await expect(open(data)).rejects.toMatchObject({ code: 'engine_version_differs' })
  })

  test('says why the server did not start', async () => {
    const data = join(place(), 'data')
    const engine = await open(data)
    await engine.stop()
    rmSync(join(engine.socketDir, 'cluster', 'global', 'pg_control'))
    await expect(open(data)).rejects.toThrow(/could not (find|open)/)
  })
})

describe('acquireHold', () => {
  test('refuses a second app, naming the first', async () => {
    const data = join(place(), 'data')
    const { child } = await app(`console.log(acquireHold(${JSON.stringify(data)}).ok)`)
    expect(acquireHold(data)).toEqual({ ok: false, refusal: { code: 'data_directory_held', details: { pid: child.pid } } })
    await end(child)
    expect(acquireHold(data).ok).toBe(true)
  })

  test('refuses a second hold within one app until the first is released', () => {
    const data = join(place(), 'data')
    const hold = acquireHold(data)
    expect(acquireHold(data)).toMatchObject({ ok: false, refusal: { details: { pid: process.pid } } })
    if (hold.ok) hold.value.release()
    const next = acquireHold(data)
    expect(next.ok).toBe(true)
    // A release that comes late does not take the hold of another.
    if (hold.ok) hold.value.release()
    writeFileSync(join(data, 'jinwei.pid'), 'not ours')
    if (next.ok) next.value.release()
    expect(readFileSync(join(data, 'jinwei.pid'), 'utf8')).toBe('not ours')
  })

  test.each([
    ['a recycled pid', `${process.pid}\n00000000-0000-0000-0000-000000000000 1\n`],
    ['no such process', '4194303\nx 1\n'],
    ['an empty file', ''],
    ['something else', 'hello'],
  ])('takes over from %s', (_, text) => {
    const data = join(place(), 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'jinwei.pid'), text)
    expect(acquireHold(data).ok).toBe(true)
    expect(readdirSync(data)).toEqual(['jinwei.pid'])
  })
})

test('a cluster of the older PostgreSQL is made, used and removed where it is installed', async () => {
  const engine = await startDebianCluster()
  if (engine === null) return
  expect(engine.version).toMatch(/^15\./)
  expect(await query(engine, 'select 1')).toEqual([1])
  await engine.stop()
  expect(existsSync(engine.socketDir)).toBe(false)
})
