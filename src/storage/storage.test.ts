import { Client } from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, done, type Outcome, type Refusal, refused } from '#base'
import { type Receipt, type StoredRow, sealed, type Viewer, type Writing } from '#app'
import {
  account,
  all,
  allot,
  assigned,
  choice,
  code,
  count,
  evidence,
  type GrantedRole,
  howMany,
  inForce,
  instant,
  longText,
  many,
  money,
  day as dayField,
  number,
  one,
  own,
  parameter,
  parts,
  period,
  balance,
  record,
  ref,
  reserve,
  room,
  set,
  shape,
  share,
  sum,
  text,
  yes,
} from '#define'
import { parties, personShape, unitShape } from '#parties'
import { ledgerInvariants } from './ledger.ts'
import { loginOf, viewerRole } from './names.ts'
import { startTrial, type Trial } from './trial-database.ts'

const purse = account('purse', { per: 'year' })
const limit = parameter('limit', money(), { starts: 500n, basis: 'trial', tag: 'D' })

/** One field of each kind, and each option that changes how a value lies. */
const sampleShape = shape('sample', ['drafted', 'sent', 'closed'], {
  title: text({ max: 20 }),
  body: longText({ optional: true }),
  docNo: code('documentNo', { optional: true, unique: 'amongOpen' }),
  places: count({ max: 9 }),
  area: number({ digits: 2, measureUnit: 'mu', min: '-5', max: '1000' }),
  part: share({ optional: true }),
  amountFen: money({ minFen: 1n }),
  isReady: yes(),
  colour: choice(['blue', 'red']),
  marks: set(['a', 'b', 'c'], { optional: true }),
  dueOn: dayField(),
  seenAt: instant({ optional: true }),
  quarter: period('quarter'),
  unit: ref(unitShape),
  proof: evidence(),
  owners: parts({ unit: ref(unitShape), weight: share(), priceFen: money(), on: dayField({ optional: true }) }, { min: 1 }),
  idNumber: code('residentId', {
    optional: true,
    unique: 'ever',
    masked: { show: 'ends', purpose: 'one person is counted once' },
  }),
  bidFen: money({ optional: true, sealedUntil: 'close' }),
})
const noteShape = shape('note', ['kept'], { unit: ref(unitShape), words: text(), order: count() })
const seatShape = shape('seat', ['drawn'], { sample: ref(sampleShape), expert: ref(personShape) })

const sample = record(sampleShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'liaison',
      asks: [
        'title',
        'body',
        'docNo',
        'places',
        'area',
        'part',
        'amountFen',
        'isReady',
        'colour',
        'marks',
        'dueOn',
        'seenAt',
        'quarter',
        'unit',
        'proof',
        'owners',
        'idNumber',
        'bidFen',
      ],
    },
    send: { from: 'drafted', to: 'sent', by: 'liaison', money: [allot(purse, 'amountFen', 'id')] },
    close: { from: 'sent', to: 'closed', by: ['office', 'calendar'], money: [reserve(purse, 'amountFen', 'id')] },
  },
  seenBy: {
    liaison: own('unit'),
    unitHead: own('owners.unit'),
    office: all,
    audit: { see: 'all', in: ['closed'] },
    finance: { see: 'all', hides: ['amountFen', 'owners'] },
    expert: assigned({ record: 'trial.seat', who: 'expert', theirs: 'sample', mine: 'id' }),
  },
  title: 'title',
  list: { columns: ['title', 'state'], search: ['title'] },
})
const note = record(noteShape, {
  moves: { keep: { from: 'new', to: 'kept', by: 'liaison', asks: ['unit', 'words', 'order'] } },
  seenBy: { liaison: own('unit'), office: all },
  appendOnly: true,
})
const seat = record(seatShape, {
  moves: { draw: { from: 'new', to: 'drawn', by: 'office', asks: ['sample', 'expert'] } },
  seenBy: { expert: own('expert'), office: all },
})
const trialArea = room('trial', { version: 1, records: [sample, note, seat], accounts: [purse], parameters: [limit] })

// the oldest PostgreSQL we promise to work on, and the one we ship
describe.each(['debian', 'embedded'] as const)('on the %s engine', engine => {
  let trial: Trial | null
  const unitA = v7()
  const unitB = v7()
  const person = v7()
  const as = (role: GrantedRole, unit: string | null, who = v7()): Viewer => ({
    actor: { person: who, role, unit, organisation: null },
    from: 'trial',
  })
  const office = as('office', unitA)
  const house: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'jobs' }

  beforeAll(async () => {
    trial = await startTrial([parties, trialArea], engine)
    if (!trial) return
    for (const [id, name] of [
      [unitA, 'Unit A'],
      [unitB, 'Unit B'],
    ] as const) {
      await put(
        office,
        'parties.unit',
        null,
        {
          ...blank(id, 'active'),
          name,
          shortName: name,
          nameEnglish: null,
          kind: 'department',
          aliases: null,
          successor: null,
        },
        'enter',
      )
    }
    await put(
      as('systemAdmin', null),
      'parties.person',
      null,
      { ...blank(person, 'active'), name: 'Wang', account: 'wang', unit: unitA, organisation: null },
      'enter',
    )
  })
  afterAll(async () => trial?.stop())

  const blank = (id: string, state: string) => ({ id, state, revision: 1, filedOn: day('2023-06-01') })
  const sampleRow = (id: string, unit: string, more: Record<string, unknown> = {}): StoredRow => ({
    ...blank(id, 'drafted'),
    title: '科技创新',
    body: null,
    docNo: null,
    places: 3,
    area: '12.50',
    part: 4300,
    amountFen: 100n,
    isReady: true,
    colour: 'blue',
    marks: ['a', 'c'],
    dueOn: '2023-01-28',
    seenAt: '2023-01-28T01:02:03.456Z',
    quarter: '2023Q1',
    unit,
    proof: [v7()],
    owners: [{ unit, weight: 10_000, priceFen: 9_007_199_254_740_993n, on: null }],
    idNumber: null,
    bidFen: null,
    ...more,
  })

  const opened = (): Trial => {
    if (!trial) throw new Error('no engine')
    return trial
  }

  const write = (
    viewer: Viewer,
    work: (writing: Writing) => Promise<Outcome<Receipt, Refusal>>,
    key = v7(),
    fingerprint = 'f',
  ) => opened().store.write(viewer, { key, fingerprint }, work)

  const receipt = (row: StoredRow): Outcome<Receipt> =>
    done({ id: row.id, state: row.state, revision: row.revision, number: null })

  const put = (viewer: Viewer, address: string, before: StoredRow | null, after: StoredRow, move: string, key?: string) =>
    write(
      viewer,
      async writing => {
        writing.put({
          address,
          before,
          after,
          move,
          reason: null,
          actor: viewer.actor,
          opens: move === 'close',
          asHouse: false,
        })
        return receipt(after)
      },
      key,
    )

  const take = (viewer: Viewer, id: string, move: string, to: string, seen?: number) =>
    write(viewer, async writing => {
      const before = await writing.lock('trial.sample', id, { asHouse: false })
      if (!before) return refused('not_found')
      if (seen !== undefined && seen !== before.revision) return refused('changed_meanwhile')
      const after = { ...before, state: to, revision: before.revision + 1 }
      writing.put({
        address: 'trial.sample',
        before,
        after,
        move,
        reason: null,
        actor: viewer.actor,
        opens: move === 'close',
        asHouse: false,
      })
      return receipt(after)
    })

  const find = (viewer: Viewer, id: string, address = 'trial.sample') =>
    opened().store.read(viewer, reading => reading.find(address, id))

  /** The database as its owner's superuser sees it, past every policy. */
  async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const { connection } = opened()
    const client = new Client({
      host: connection.host,
      port: connection.port,
      database: connection.database,
      user: connection.admin.user,
      password: connection.admin.password ?? '',
    })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }

  describe('a row', () => {
    test('comes back as it was put, each kind', async () => {
      const row = sampleRow(v7(), unitA, { body: '段落\n二', docNo: 'A-1', bidFen: 5n, idNumber: '11010519491231002X' })
      expect(await put(as('liaison', unitA), 'trial.sample', null, row, 'draft')).toMatchObject({ ok: true })
      expect(await find(house, row.id)).toEqual({ ...row, bidFen: sealed })
      expect(await find(office, row.id)).toEqual({ ...row, bidFen: sealed, idNumber: '1101**********002X' })
      const history = await opened().store.read(office, reading => reading.history('trial.sample', row.id))
      expect(history).toMatchObject([
        {
          revision: 1,
          move: 'draft',
          from: null,
          to: 'drafted',
          role: 'liaison',
          row: { area: '12.50', amountFen: 100n, bidFen: sealed },
        },
      ])
    })

    test('loses and gains lines, keeps what is sealed, opens it at its move', async () => {
      const liaison = as('liaison', unitA)
      const row = sampleRow(v7(), unitA, {
        bidFen: 77n,
        owners: [1, 2, 3].map(n => ({ unit: unitA, weight: n, priceFen: 1n, on: '2023-01-01' })),
      })
      await put(liaison, 'trial.sample', null, row, 'draft')
      await write(liaison, async writing => {
        const before = await writing.lock('trial.sample', row.id, { asHouse: false })
        if (!before) return refused('not_found')
        const after = { ...before, state: 'sent', revision: 2, owners: [{ unit: unitB, weight: 9, priceFen: 2n, on: null }] }
        writing.put({
          address: 'trial.sample',
          before,
          after,
          move: 'send',
          reason: null,
          actor: liaison.actor,
          opens: false,
          asHouse: false,
        })
        return receipt(after)
      })
      expect(await find(office, row.id)).toMatchObject({ owners: [{ unit: unitB, weight: 9 }], bidFen: sealed, revision: 2 })
      expect(await take(office, row.id, 'close', 'closed')).toMatchObject({ ok: true })
      expect(await find(office, row.id)).toMatchObject({ bidFen: 77n, state: 'closed' })
      expect(await find(as('unitHead', unitB), row.id)).toMatchObject({ id: row.id })
      expect(await find(as('unitHead', unitA), row.id)).toBeNull()
    })

    const wrong: readonly (readonly [string, Record<string, unknown>, string, string | null])[] = [
      ['title', { title: 'x'.repeat(21) }, 'invalid_field', 'title'],
      ['places', { places: 10 }, 'invalid_field', 'places'],
      ['area', { area: '1.234' }, 'invalid_field', 'area'],
      ['amountFen', { amountFen: 0n }, 'invalid_field', 'amountFen'],
      ['colour', { colour: 'green' }, 'invalid_field', 'colour'],
      ['marks', { marks: ['z'] }, 'invalid_field', 'marks'],
      ['quarter', { quarter: '2023Q5' }, 'invalid_field', 'quarter'],
      ['title', { title: null }, 'field_missing', 'title'],
      ['dueOn', { dueOn: '2023-02-30' }, 'invalid_field', null],
      ['title', { title: 'a\u0000b' }, 'invalid_field', null],
      ['title', { title: '\ud800' }, 'invalid_field', null],
      ['places', { places: 99_999_999_999 }, 'invalid_field', null],
      ['unit', { owners: [{ unit: 'x', weight: 1, priceFen: 1n, on: null }] }, 'invalid_field', null],
    ]
    test.each(wrong)('with a wrong %s is refused', async (_, more, refusal, where) => {
      expect(await put(as('liaison', unitA), 'trial.sample', null, sampleRow(v7(), unitA, more), 'draft')).toMatchObject({
        ok: false,
        refusal: { code: refusal, ...(where !== null && { where }) },
      })
    })

    test('with a reference to nothing is refused', async () => {
      const nowhere = v7()
      expect(await put(as('liaison', nowhere), 'trial.sample', null, sampleRow(v7(), nowhere), 'draft')).toMatchObject({
        ok: false,
        refusal: { code: 'invalid_field', where: 'unit' },
      })
    })

    test('is unique by a masked value, and among open rows by number', async () => {
      const liaison = as('liaison', unitA)
      const first = sampleRow(v7(), unitA, { idNumber: '110105199001010011', docNo: 'same' })
      await put(liaison, 'trial.sample', null, first, 'draft')
      const again = await put(
        liaison,
        'trial.sample',
        null,
        sampleRow(v7(), unitA, { idNumber: '110105199001010011' }),
        'draft',
      )
      expect(again).toMatchObject({ refusal: { code: 'already_exists', where: 'idNumber' } })
      expect(await put(liaison, 'trial.sample', null, sampleRow(v7(), unitA, { docNo: 'same' }), 'draft')).toMatchObject({
        refusal: { code: 'already_exists', where: 'docNo' },
      })
      await take(liaison, first.id, 'send', 'sent')
      await take(office, first.id, 'close', 'closed')
      expect(await put(liaison, 'trial.sample', null, sampleRow(v7(), unitA, { docNo: 'same' }), 'draft')).toMatchObject({
        ok: true,
      })
      const { rows } = await opened().store.read(office, reading =>
        reading.list('trial.sample', { where: { idNumber: '110105199001010011' }, page: 1, pageSize: 5 }),
      )
      expect(rows.map(row => row.id)).toEqual([first.id])
    })
  })

  describe('sight', () => {
    test('a unit sees and changes its own rows only', async () => {
      const [a, b] = [as('liaison', unitA), as('liaison', unitB)]
      const row = sampleRow(v7(), unitA)
      await put(a, 'trial.sample', null, row, 'draft')
      expect(await find(b, row.id)).toBeNull()
      expect(await take(b, row.id, 'send', 'sent')).toMatchObject({ refusal: { code: 'not_found' } })
      const { rows, total } = await opened().store.read(b, reading =>
        reading.list('trial.sample', { where: {}, page: 1, pageSize: 500 }),
      )
      expect([total, rows.filter(seen => seen['unit'] !== unitB)]).toEqual([rows.length, []])
      expect(await put(b, 'trial.sample', null, sampleRow(v7(), unitA), 'draft')).toMatchObject({
        refusal: { code: 'not_allowed' },
      })
      expect(await find(as('liaison', null), row.id)).toBeNull()
      expect(await take(office, row.id, 'close', 'closed')).toMatchObject({ refusal: { code: 'not_found' } })
    })

    test('a new row must be his own, and the owner of the tables is bound too', async () => {
      const row = { ...blank(v7(), 'kept'), unit: unitA, words: 'foreign', order: 1 }
      expect(await put(as('liaison', unitB), 'trial.note', null, row, 'keep')).toMatchObject({
        refusal: { code: 'not_allowed' },
      })
      expect(await put(as('liaison', unitA), 'trial.note', null, row, 'keep')).toMatchObject({ ok: true })
      await asAdmin(async admin => {
        await admin.query('set role jw_owner')
        expect((await admin.query('select 1 from trial.note')).rows).toEqual([])
      })
    })

    test('states, hidden fields and seats bound it', async () => {
      const row = sampleRow(v7(), unitA)
      await put(as('liaison', unitA), 'trial.sample', null, row, 'draft')
      expect(await find(as('audit', null), row.id)).toBeNull()
      expect(Object.keys((await find(as('finance', null), row.id)) ?? {})).not.toContain('amountFen')
      const expert = as('expert', null, person)
      expect(await find(expert, row.id)).toBeNull()
      const seated = { ...blank(v7(), 'drawn'), sample: row.id, expert: person }
      await put(office, 'trial.seat', null, seated, 'draw')
      expect(await find(expert, row.id)).toMatchObject({ id: row.id })
      expect(await find(as('expert', null), row.id)).toBeNull()
    })

    const asked: readonly (readonly [string, Record<string, unknown>, number])[] = [
      ['a value', { title: 'asked for' }, 1],
      ['several', { title: ['asked for', 'nothing'], colour: ['blue', 'red'] }, 1],
      ['a range', { title: 'asked for', places: { from: 2, to: 4 }, dueOn: { to: '2023-12-31' } }, 1],
      ['outside a range', { title: 'asked for', amountFen: { from: 101n } }, 0],
      ['one of a set', { title: 'asked for', marks: ['c'] }, 1],
      ['an empty field', { title: 'asked for', body: null }, 1],
      ['no reference', { unit: 'x' }, 0],
      ['no references', { unit: ['x', 'y'] }, 0],
      ['no day', { dueOn: '2023-02-30' }, 0],
      ['no range of days', { dueOn: { from: 'x' } }, 0],
      ['no number', { places: 'many', area: '1e5' }, 0],
      ['too large a number', { places: 99_999_999_999 }, 0],
      ['no text', { title: '\u0000' }, 0],
      ['no id', { id: '1' }, 0],
    ]
    test('a list is asked by values, ranges and nonsense', async () => {
      const row = sampleRow(v7(), unitA, { title: 'asked for' })
      await put(as('liaison', unitA), 'trial.sample', null, row, 'draft')
      for (const [what, where, total] of asked) {
        const found = await opened().store.read(office, reading =>
          reading.list('trial.sample', { where, page: 1, pageSize: 5 }),
        )
        expect(found.total, what).toBe(total)
      }
      expect(await find(office, 'no id')).toBeNull()
      const found = await opened().store.read(office, reading =>
        reading.list('trial.sample', {
          where: {},
          search: 'KED F',
          sort: { field: 'title', descending: true },
          page: 1,
          pageSize: 5,
        }),
      )
      expect(found.rows.map(one => one.id)).toEqual([row.id])
    })

    test('titles are told whoever asks', async () => {
      const titles = await opened().store.read(as('public', null), reading => reading.titles('parties.unit', [unitA]))
      expect(titles.get(unitA)).toBe('Unit A')
    })

    test('a reading cannot write', async () => {
      const client = new Client({ ...loginConfig('office') })
      await client.connect()
      await client.query('begin read only')
      await expect(client.query('create table t (x int)')).rejects.toMatchObject({ code: '25006' })
      await client.end()
    })
  })

  const loginConfig = (role: GrantedRole) => {
    const { connection, keys } = opened()
    return {
      host: connection.host,
      port: connection.port,
      database: connection.database,
      user: loginOf(role),
      password: keys.password(loginOf(role)),
    }
  }

  describe('privileges', () => {
    const probes: readonly (readonly [string, string])[] = [
      ['alter', 'alter table trial.sample add x int'],
      ['drop', 'drop table trial.sample'],
      ['delete', 'delete from trial.sample'],
      ['truncate', 'truncate trial.sample'],
      ['change an id', 'update trial.sample set id = gen_random_uuid()'],
      ['back-date', "update trial.sample set filed_on = '2000-01-01'"],
      ['edit history', "update trial.sample_history set move = 'x'"],
      ['delete history', 'delete from trial.sample_history'],
      ['back-date history', 'update trial.sample_history set at = now()'],
      ['change an event', "update audit.event set body = ''"],
      ['delete events', 'delete from audit.event'],
      [
        'choose seq',
        "insert into audit.event (seq, id, actor, kind, body, leaf) overriding system value values (1, gen_random_uuid(), gen_random_uuid(), 'x', '', '')",
      ],
      [
        'back-date an event',
        "insert into audit.event (id, at, actor, kind, body, leaf) values (gen_random_uuid(), '2000-01-01', gen_random_uuid(), 'x', '', '')",
      ],
      ['see accounts', 'select * from app.account'],
      ['see sign-ins', 'select * from app.sign_in'],
      ['change a purse', 'update ledger.purse set balance_fen = 1'],
      ['change a transfer', 'update ledger.transfer set amount_fen = 1'],
      ['make a table', 'create table public.t (x int)'],
      ['make a temporary table', 'create temp table t (x int)'],
      ['make a schema', 'create schema mine'],
      ['make a role', 'create role jw_mine'],
      ['run code', 'do $$ begin end $$'],
      ['forge identity', "select set_config('app.unit', gen_random_uuid()::text, true)"],
      ['replica mode', "set session_replication_role = 'replica'"],
      ['read a file', "select pg_read_file('/etc/passwd')"],
      ['run a program', "copy (select 1) to program 'cat'"],
      ['make a large object', 'select lo_create(0)'],
      ['become superuser', 'set session authorization postgres'],
      ['own the tables', 'set role jw_owner'],
    ]
    const roles = ['liaison', 'office', 'public', 'systemAdmin'] as const
    test.each(probes)('nobody may %s', async (_, sql) => {
      for (const role of roles) {
        const client = new Client(loginConfig(role))
        await client.connect()
        await client.query('begin')
        await client.query(`set local role ${viewerRole(role)}`)
        await expect(client.query({ text: sql, queryMode: 'extended' } as never), `${role}: ${sql}`).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|22023|42704)$/),
        })
        await client.end()
      }
    })

    test('a second statement does not travel with the first, and no login is another', async () => {
      const client = new Client(loginConfig('liaison'))
      await client.connect()
      await expect(client.query({ text: 'select 1; select 2', queryMode: 'extended' } as never)).rejects.toMatchObject({
        code: '42601',
      })
      await expect(client.query('set role jw_office')).rejects.toMatchObject({ code: '42501' })
      await client.query('begin')
      await client.query('set local role jw_liaison')
      await expect(client.query('set local row_security = off')).resolves.toBeDefined()
      await expect(client.query('select * from trial.sample')).rejects.toMatchObject({ code: '42501' })
      await client.end()
    })

    test('nobody writes history in the name of another', async () => {
      const me = v7()
      const row = { ...blank(v7(), 'kept'), unit: unitA, words: 'mine', order: 2 }
      await put(as('liaison', unitA, me), 'trial.note', null, row, 'keep')
      const client = new Client(loginConfig('liaison'))
      await client.connect()
      for (const [person, code] of [
        [v7(), '42501'],
        [me, undefined],
      ] as const) {
        await client.query('begin')
        await client.query(
          `select set_config('app.person', $1, true), set_config('app.unit', $2, true), set_config('role', 'jw_liaison', true)`,
          [me, unitA],
        )
        const added = await client
          .query(
            `insert into trial.note_history ("of", revision, move, to_state, person, role, definition_version, row, salt) values ($1, 9, 'x', 'kept', $2, 'liaison', 1, '{}', '')`,
            [row.id, person],
          )
          .catch(error => error as { code: string })
        expect('code' in added ? added.code : undefined).toBe(code)
        await client.query('rollback')
      }
      await client.end()
    })

    test('the house changes no id and no schema, and what is added to stays', async () => {
      const { connection, keys } = opened()
      const row = { ...blank(v7(), 'kept'), unit: unitA, words: 'kept', order: 1 }
      expect(await put(as('liaison', unitA), 'trial.note', null, row, 'keep')).toMatchObject({ ok: true })
      const client = new Client({
        host: connection.host,
        port: connection.port,
        database: connection.database,
        user: 'jw_calendar',
        password: keys.password('jw_calendar'),
      })
      await client.connect()
      for (const sql of [
        'update trial.sample set id = id',
        'delete from trial.sample',
        'drop table trial.note',
        "update trial.note set words = ''",
        'delete from audit.event',
      ]) {
        await client.query('begin')
        await client.query('set local role jw_house')
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback')
      }
      await client.end()
      await asAdmin(async admin => {
        for (const sql of [
          "update trial.note set words = ''",
          'delete from trial.note',
          'truncate trial.note cascade',
          'delete from audit.event',
          'truncate audit.event cascade',
        ]) {
          await expect(admin.query(sql), sql).rejects.toMatchObject({ code: '55000' })
        }
      })
    })
  })

  describe('a write', () => {
    test('under one key happens once and answers the same', async () => {
      const liaison = as('liaison', unitA)
      const key = v7()
      const made: string[] = []
      const once = () =>
        write(
          liaison,
          async writing => {
            const row = sampleRow(v7(), unitA, { title: 'once' })
            made.push(row.id)
            writing.put({
              address: 'trial.sample',
              before: null,
              after: row,
              move: 'draft',
              reason: null,
              actor: liaison.actor,
              opens: false,
              asHouse: false,
            })
            return receipt(row)
          },
          key,
        )
      const answers = await Promise.all([once(), once(), once(), once()])
      const late = await once()
      expect(new Set([...answers, late].map(answer => JSON.stringify(answer.ok && answer.value.id))).size).toBe(1)
      expect(await opened().store.write(liaison, { key, fingerprint: 'other' }, async () => refused('never'))).toMatchObject({
        refusal: { code: 'key_reused' },
      })
      const { total } = await opened().store.read(liaison, reading =>
        reading.list('trial.sample', { where: { title: 'once' }, page: 1, pageSize: 5 }),
      )
      expect(total).toBe(1)
    })

    test('of an old revision is refused, two at once leave one', async () => {
      const liaison = as('liaison', unitA)
      const row = sampleRow(v7(), unitA)
      await put(liaison, 'trial.sample', null, row, 'draft')
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, () => put(liaison, 'trial.sample', row, { ...row, revision: 2, title: 'x' }, 'draft')),
      )
      expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
      expect(outcomes.flatMap(outcome => (outcome.ok ? [] : [outcome.refusal.code]))).toEqual(
        Array(5).fill('changed_meanwhile'),
      )
    })

    test('that is refused leaves its refusal and nothing else', async () => {
      const liaison = as('liaison', unitA)
      const row = sampleRow(v7(), unitA)
      const key = v7()
      const before = await counts()
      const refuse = () =>
        write(
          liaison,
          async writing => {
            writing.put({
              address: 'trial.sample',
              before: null,
              after: row,
              move: 'draft',
              reason: null,
              actor: liaison.actor,
              opens: false,
              asHouse: false,
            })
            writing.tell({ address: 'trial.sample', rowId: row.id, move: 'draft', role: 'office' })
            expect(await writing.find('trial.sample', row.id)).not.toBeNull()
            return refused('too_late', { left: 5n, on: '2023-01-01' })
          },
          key,
        )
      const first = await refuse()
      expect(first).toEqual({ ok: false, refusal: { code: 'too_late', details: { left: 5n, on: '2023-01-01' } } })
      expect(await refuse()).toEqual(first)
      expect(await counts()).toEqual({ ...before, events: before.events + 1, requests: before.requests + 1 })
      expect(
        await asAdmin(
          async admin =>
            (await admin.query('select kind, body::jsonb as body from audit.event order by seq desc limit 1')).rows,
        ),
      ).toMatchObject([{ kind: 'refused', body: { ok: false, code: 'too_late' } }])
    })

    const counts = () =>
      asAdmin(async admin => {
        const { rows } = await admin.query(
          `select (select count(*)::int from trial.sample) as samples, (select count(*)::int from trial.sample_history) as steps, (select count(*)::int from app.notice) as notices,
         (select count(*)::int from audit.event) as events, (select count(*)::int from app.request) as requests`,
        )
        return rows[0] as { samples: number; steps: number; notices: number; events: number; requests: number }
      })

    test('is numbered without gaps, also beside a refused one', async () => {
      const drawn = await Promise.all(
        Array.from({ length: 12 }, async (_, at) => {
          let mine = 0
          await write(office, async writing => {
            mine = await writing.nextNumber('slip', '2023')
            return at % 3 === 0 ? refused('no') : receipt(sampleRow(v7(), unitA))
          })
          return at % 3 === 0 ? [] : [mine]
        }),
      )
      expect(drawn.flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    })

    test('is told whom: events carry the hashes of the row before and after', async () => {
      const liaison = as('liaison', unitA)
      const row = sampleRow(v7(), unitA)
      await put(liaison, 'trial.sample', null, row, 'draft')
      await take(liaison, row.id, 'send', 'sent')
      const events = await asAdmin(
        async admin =>
          (
            await admin.query(
              "select kind, body::jsonb as body, leaf = sha256('\\x00'::bytea || convert_to(body, 'UTF8')) as whole from audit.event where subject = $1 order by seq",
              [row.id],
            )
          ).rows,
      )
      expect(events).toMatchObject([
        { kind: 'trial.sample.draft', body: { before: null, after: expect.any(String), ok: true }, whole: true },
        { kind: 'trial.sample.send', body: { before: expect.any(String), after: expect.any(String) }, whole: true },
      ])
    })
  })

  describe('money', () => {
    test('twenty clients spend a purse once', async () => {
      const key = v7()
      await write(office, async writing => {
        writing.transfer({
          account: 'trial.purse',
          key,
          verb: 'allot',
          amountFen: 300n,
          address: 'trial.sample',
          caseId: key,
          step: 'allot',
          on: day('2023-06-01'),
          payee: null,
        })
        return receipt(sampleRow(key, unitA))
      })
      let next = 0
      const outcomes: string[] = []
      const client = async (): Promise<void> => {
        while (next < 400) {
          const at = next++
          const caseId = v7()
          const request = v7()
          const pay = () =>
            write(
              office,
              async writing => {
                writing.transfer({
                  account: 'trial.purse',
                  key,
                  verb: 'reserve',
                  amountFen: 1n,
                  address: 'trial.sample',
                  caseId,
                  step: 'reserve',
                  on: day('2023-06-01'),
                  payee: null,
                })
                return receipt(sampleRow(caseId, unitA))
              },
              request,
            )
          const answers = await Promise.all(at % 4 === 0 ? [pay(), pay(), pay()] : [pay()])
          const told = new Set(
            answers.map(answer => (answer.ok ? 'done' : `${answer.refusal.code} ${answer.refusal.details?.['left']}`)),
          )
          expect(told.size).toBe(1)
          outcomes.push(...told)
        }
      }
      await Promise.all(Array.from({ length: 20 }, client))
      expect(outcomes.filter(outcome => outcome === 'done')).toHaveLength(300)
      expect(outcomes.filter(outcome => outcome === 'balance_too_low 0')).toHaveLength(100)
      const left = await opened().store.read(house, reading =>
        reading.ask({ left: balance(purse, key), held: balance(purse, key, 'reserved') }, day('2023-06-01')),
      )
      expect(left).toEqual({ left: 0n, held: 300n })
      await asAdmin(async admin => {
        for (const [name, sql] of Object.entries(ledgerInvariants)) expect((await admin.query(sql)).rows, name).toEqual([])
      })
    })

    test('a step happens once a case, and an empty purse covers nothing', async () => {
      const key = v7()
      const allotOnce = () =>
        write(office, async writing => {
          writing.transfer({
            account: 'trial.purse',
            key,
            verb: 'allot',
            amountFen: 5n,
            address: 'trial.sample',
            caseId: key,
            step: 'allot',
            on: day('2023-06-01'),
            payee: null,
          })
          return receipt(sampleRow(key, unitA))
        })
      expect(await allotOnce()).toMatchObject({ ok: true })
      expect(await allotOnce()).toMatchObject({ refusal: { code: 'already_exists', where: 'step' } })
      const outcome = await write(office, async writing => {
        writing.transfer({
          account: 'trial.purse',
          key: v7(),
          verb: 'pay',
          amountFen: 5n,
          address: 'trial.sample',
          caseId: key,
          step: 'pay',
          on: day('2023-06-01'),
          payee: null,
        })
        return receipt(sampleRow(key, unitA))
      })
      expect(outcome).toMatchObject({ refusal: { code: 'balance_too_low', details: { left: 0n } } })
    })
  })

  describe('the questions of a rule', () => {
    test('are answered as the house, and see what was put before', async () => {
      const liaison = as('liaison', unitB)
      const row = sampleRow(v7(), unitB, { amountFen: 250n, title: 'asked' })
      await write(liaison, async writing => {
        writing.put({
          address: 'trial.sample',
          before: null,
          after: row,
          move: 'draft',
          reason: null,
          actor: liaison.actor,
          opens: false,
          asHouse: false,
        })
        const found = await writing.ask(
          {
            one: one(sampleShape, row.id),
            none: one(sampleShape, null),
            many: many(sampleShape, { unit: unitB as never, title: 'asked' }),
            sum: sum(sampleShape, 'amountFen', { unit: unitB as never, state: ['drafted'] }),
            empty: sum(sampleShape, 'amountFen', { title: 'nobody' }),
            howMany: howMany(sampleShape, { unit: unitB as never, dueOn: { from: day('2023-01-01'), to: day('2023-12-31') } }),
            limit: inForce(limit),
          },
          day('2023-06-01'),
        )
        expect(found).toMatchObject({
          one: { id: row.id },
          none: null,
          many: [{ id: row.id }],
          sum: 250n,
          empty: 0n,
          howMany: 1,
          limit: 500n,
        })
        return receipt(row)
      })
    })

    test('a cap holds when two ask at once', async () => {
      const unit = v7()
      await put(
        office,
        'parties.unit',
        null,
        {
          ...blank(unit, 'active'),
          name: unit,
          shortName: 'C',
          nameEnglish: null,
          kind: 'department',
          aliases: null,
          successor: null,
        },
        'enter',
      )
      const liaison = as('liaison', unit)
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () =>
          write(liaison, async writing => {
            const { used } = await writing.ask({ used: howMany(sampleShape, { unit: unit as never }) }, day('2023-06-01'))
            if ((used as number) >= 3) return refused('cap_reached')
            const row = sampleRow(v7(), unit)
            writing.put({
              address: 'trial.sample',
              before: null,
              after: row,
              move: 'draft',
              reason: null,
              actor: liaison.actor,
              opens: false,
              asHouse: false,
            })
            return receipt(row)
          }),
        ),
      )
      expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(3)
    })
  })

  test('a sealed or masked value is nowhere in the raw storage', async () => {
    const marker = '110105199307077777'
    const row = sampleRow(v7(), unitA, { idNumber: marker, bidFen: 987_654_321_987n })
    await put(as('liaison', unitA), 'trial.sample', null, row, 'draft')
    await asAdmin(async admin => {
      const { rows } = await admin.query<{ name: string }>(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('trial', 'app', 'audit', 'ledger')",
      )
      for (const { name } of rows) {
        const found = await admin.query(
          `select 1 from ${name} t where t::text like any (array['%${marker}%', '%987654321987%'])`,
        )
        expect(found.rows, name).toEqual([])
      }
    })
  })

  test('the desk knows who signs in, counts failures and ends a sign-in', async () => {
    const { door } = opened().store
    const granted = {
      ...blank(v7(), 'held'),
      person,
      role: 'liaison',
      unit: unitA,
      organisation: null,
      fromDay: '2020-01-01',
      untilDay: null,
    }
    await put(as('securityAdmin', null), 'parties.post', null, granted, 'grant')
    expect(await door.accountOf('wang')).toBeNull()
    await door.setPassword(person, 'hash', true)
    expect(await door.accountOf('wang')).toEqual({ person, name: 'Wang', hash: 'hash', mustChange: true, hasFactor: false })
    await door.offerFactor(person, 'OFFERED')
    expect(await door.factorOf(person)).toEqual({ secret: null, offered: 'OFFERED' })
    await door.setFactor(person, 'SECRET')
    expect(await door.factorOf(person)).toEqual({ secret: 'SECRET', offered: null })
    expect([await door.useFactor(person, 7), await door.useFactor(person, 7), await door.useFactor(person, 8)]).toEqual([
      true,
      false,
      true,
    ])
    expect(await door.posts(person, day('2023-06-01'))).toEqual([
      { id: granted.id, role: 'liaison', unit: unitA, unitName: 'Unit A', organisation: null, organisationName: null },
    ])
    const at = new Date()
    await door.recordAttempt({ account: 'wang', from: '::1', ok: false, at })
    await door.recordAttempt({ account: 'wang', from: '::2', ok: false, at })
    expect(await door.failures('wang', '::1', new Date(at.getTime() - 1000))).toEqual({ here: 1, anywhere: 2 })
    await door.openSignIn({ tokenHash: 't1', person, post: granted.id, at, from: '::1' })
    expect(await door.signInOf('t1')).toMatchObject({
      person,
      account: 'wang',
      post: { role: 'liaison', unitName: 'Unit A' },
      closedAt: null,
    })
    await door.confirmSignIn('t1', at)
    expect(await door.signInOf('t1')).toMatchObject({ confirmedAt: at })
    await door.switchPost('t1', 't2', granted.id, at)
    expect(await door.signInOf('t2')).toMatchObject({ confirmedAt: null })
    expect(await door.signInOf('t1')).toMatchObject({ closedAt: at })
    await door.closeSignIn('t2', at)
    expect(await door.signInOf('t2')).toMatchObject({ closedAt: at })
    for (const tokenHash of ['t3', 't4']) await door.openSignIn({ tokenHash, person, post: granted.id, at, from: '::1' })
    await door.closeSignInsOf(person, 't4', at)
    expect(await door.signInOf('t3')).toMatchObject({ closedAt: at })
    expect(await door.signInOf('t4')).toMatchObject({ closedAt: null })
    await door.closeSignInsOf(person, null, at)
    expect(await door.signInOf('t4')).toMatchObject({ closedAt: at })
    await door.audit({ kind: 'sign-in', subject: person, ok: true, body: {} }, person)
  })
})
