/** A small house for the tests of the edge: a record with every kind of field, and an application that keeps its orders. */
import pino from 'pino'
import { type Day, done, type Outcome, type Refusal, refused } from '#base'
import { type HeldPost, type ListQuery, type SignInService, type StoredRow, catalogueOf, messages } from '#app'
import {
  account,
  all,
  choice,
  code,
  count,
  day,
  evidence,
  instant,
  longText,
  money,
  number,
  parts,
  pay,
  period,
  record,
  ref,
  refuses,
  room,
  set,
  shape,
  share,
  text,
  yes,
} from '#define'
import type { Face } from './edge.ts'
import type { Limits } from './guards.ts'
import { createServer } from './server.ts'

export const ids = {
  row: '018f0000-0000-7000-8000-000000000001',
  other: '018f0000-0000-7000-8000-000000000002',
  file: '018f0000-0000-7000-8000-000000000003',
  person: '018f0000-0000-7000-8000-000000000004',
}

const unitShape = shape('unit', ['active'], { name: text() })
const everyKind = shape('sample', ['drafted', 'sent', 'returned', 'closed'], {
  line: text({ max: 10, min: 2 }),
  story: longText({ optional: true }),
  credit: code('creditCode', { optional: true }),
  document: code('documentNo', { optional: true }),
  heads: count({ max: 100, optional: true }),
  rate: number({ digits: 2, measureUnit: '%', min: '-5', optional: true }),
  part: share({ optional: true }),
  amountFen: money({ maxFen: 100_000n, optional: true }),
  isNew: yes({ optional: true }),
  colour: choice(['red', 'blue'], { optional: true }),
  tags: set(['a', 'b', 'c'], { optional: true }),
  on: day({ optional: true }),
  seenAt: instant({ optional: true }),
  quarter: period('quarter', { optional: true }),
  unit: ref(unitShape, { optional: true }),
  proof: evidence({ optional: true, max: 3 }),
  steps: parts({ dueOn: day(), weight: share({ optional: true }) }, { optional: true, max: 2 }),
  bidFen: money({ sealedUntil: 'send', optional: true }),
})

const purse = account('purse', { per: 'record' })
const tooLate = refuses(['too_late'], () => null)
const asked = Object.keys(everyKind.fields) as (keyof typeof everyKind.fields)[]
const sample = record(everyKind, {
  moves: {
    draft: { from: 'new', to: 'drafted', by: 'liaison', asks: asked },
    send: { from: ['drafted', 'returned'], to: 'sent', by: 'liaison', check: [tooLate] },
    giveBack: { from: 'sent', to: 'returned', by: 'office', reason: 'required' },
    close: { from: 'sent', to: 'closed', by: 'office', asks: ['story'], irreversible: true },
    settle: { from: 'sent', to: 'closed', by: 'liaison', money: [pay(purse, 'amountFen', 'unit')] },
    settleElsewhere: { from: 'sent', to: 'closed', by: 'office', money: [pay(purse, 'amountFen', 'unit')] },
  },
  seenBy: { liaison: { see: 'all', hides: ['document'] }, office: all },
  title: 'line',
  list: { columns: ['line', 'amountFen', 'state'], filters: ['colour', 'state'], search: ['line'] },
})
const note = record(shape('note', ['kept'], { about: ref(everyKind, { part: true }), body: text() }), {
  moves: { keep: { from: 'new', to: 'kept', by: 'liaison', asks: ['about', 'body'] } },
  seenBy: { liaison: all },
  appendOnly: true,
})
const unit = record(unitShape, {
  moves: { enter: { from: 'new', to: 'active', by: 'office', asks: ['name'] } },
  seenBy: { liaison: all, office: all },
})
const evidenceRow = record(
  shape('evidence', ['stored'], {
    name: text(),
    mediaType: text(),
    sizeBytes: count(),
    sha256: text(),
    sm3: text(),
    unit: ref(unitShape, { optional: true }),
  }),
  {
    moves: {
      store: { from: 'new', to: 'stored', by: 'liaison', asks: ['name', 'mediaType', 'sizeBytes', 'sha256', 'sm3', 'unit'] },
    },
    seenBy: { liaison: all },
  },
)

export const catalogue = catalogueOf([
  room('trial', { version: 1, records: [sample, note, unit], accounts: [purse] }),
  room('facts', { version: 1, records: [evidenceRow] }),
])

export const row: StoredRow = {
  id: ids.row,
  state: 'drafted',
  revision: 3,
  filedOn: '2023-02-01' as Day,
  number: null,
  line: 'a "quoted" line',
  story: null,
  heads: 5,
  rate: '12.50',
  part: 4300,
  amountFen: 8_600_050n,
  isNew: true,
  colour: 'red',
  tags: ['a', 'c'],
  on: '2023-01-28',
  seenAt: '2023-01-28T01:02:03.000Z',
  quarter: '2022Q3',
  unit: ids.other,
  proof: [ids.file],
  steps: [{ dueOn: '2023-03-01', weight: 10_000, secret: 'inner' }],
  bidFen: '\u{1F512}',
  password_hash: 'leak',
}

const held: HeldPost = {
  id: ids.other,
  role: 'liaison',
  unit: ids.other,
  unitName: 'Bureau',
  organisation: null,
  organisationName: null,
}
export const token = 'a'.repeat(43)

interface Said {
  readonly move?: Refusal
  readonly list?: Refusal
  readonly fails?: unknown
  readonly limits?: Partial<Limits>
  readonly mustChange?: boolean
  readonly factor?: 'none' | 'set' | 'shown'
  readonly https?: boolean
  readonly webDir?: string
  readonly rows?: readonly StoredRow[]
  readonly log?: pino.Logger
}

/** @returns a server over the stub, with what the application was asked last */
export function stubHouse(said: Said = {}) {
  const asked: {
    move?: Parameters<Face['move']>[1]
    query?: ListQuery
    upload?: { bytes: number; name: string; declared: boolean }
  } = {}
  const answer = <T>(value: T, refusal?: Refusal): Outcome<T> => (refusal ? { ok: false, refusal } : done(value))
  const app: Face = {
    catalogue,
    messages: {
      zh: {
        ...messages.zh,
        'trial.sample.label': 'zh sample',
        'trial.sample.fields.amountFen.label': 'zh amount',
        'trial.sample.fields.steps.fields.dueOn.label': 'zh due day',
        'trial.sample.states.sent': 'zh sent',
        'refusals.too_late': 'zh: later than {day}, {left} yuan left, {state}; ask {role}',
        'roles.office': 'zh office',
      },
      en: {
        ...messages.en,
        'trial.sample.fields.amountFen.label': 'amount',
        'refusals.too_late': 'Later than {day} with {left} yuan left in {state}. Ask {role}.',
      },
    },
    list: async (_, __, query) => {
      if (said.fails) throw said.fails
      asked.query = query
      return answer({ rows: said.rows ?? [row], total: 1, births: ['draft'], titles: { [ids.other]: 'Bureau' } }, said.list)
    },
    show: async (_, __, id) =>
      id === ids.row || id === ids.file
        ? done({
            row,
            moves: [
              {
                move: 'send',
                may: false,
                why: [{ code: 'too_late', details: { day: '2023-03-01', left: 5n, state: 'sent', role: 'office' } }],
              },
            ],
            titles: {},
            clocks: [{ clock: 'answer', state: 'runs', dueOn: '2023-03-10', workingDaysLeft: null }],
          })
        : refused('not_found'),
    history: async () =>
      done({
        entries: [1, 2].map(revision => ({
          revision,
          at: '2023-02-01T00:00:00Z',
          move: 'draft',
          from: null,
          to: 'drafted',
          person: ids.person,
          role: 'liaison',
          unit: null,
          reason: null,
          definitionVersion: 1,
          row: { ...row, amountFen: BigInt(revision), password_hash: `leak${revision}` },
        })),
        titles: { [ids.person]: 'Wang' },
      }),
    move: async (_, command) => {
      asked.move = command
      return answer({ id: ids.row, state: 'sent', revision: 4, number: null }, said.move)
    },
    storeEvidence: async (_, file) => {
      let bytes = 0
      if (!file.declared) return refused('declaration_missing')
      for await (const chunk of file.stream) bytes += chunk.byteLength
      asked.upload = { bytes, name: file.name, declared: file.declared }
      return done({
        id: ids.file,
        name: file.name,
        size: bytes,
        sha256: 's',
        sm3: 'm',
        mediaType: 'application/pdf',
        duplicateOf: null,
        path: '/secret',
      })
    },
    readFile: async (_, file) => {
      if (!file.declared) return refused('declaration_missing')
      let bytes = 0
      for await (const chunk of file.stream) bytes += chunk.byteLength
      const counts = { sections: 1, tasks: 1, targets: 1, units: 1, findings: 0 }
      return done({ text: String(bytes), format: 'txt', title: file.name, number: null, issuer: null, issuedOn: null, counts })
    },
    openEvidence: async () =>
      done({
        name: '\u5408\u540c "A"\r\n.html',
        mediaType: 'text/html',
        size: 5,
        stream: (async function* () {
          yield new TextEncoder().encode('<b>x<')
        })(),
      }),
    query: async (_, name) => (name === 'overview' ? done({ paidFen: 5n }) : refused('not_found')),
    paper: async () =>
      done({
        name: 'scorecard.docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: new Uint8Array([1]),
      }),
    labPaper: async () =>
      done({
        name: 'benchmark.docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: new Uint8Array([1]),
      }),
    calendar: { state: async () => null, open: async () => null, close: async () => {}, items: async () => null },
    seeNotices: async () => {},
    importSheet: async () => refused('register_unknown', { register: 'trial.sample' }),
    template: async () => refused('not_found'),
    mayImport: () => refused('not_found'),
    exportList: async (_, __, query) => {
      asked.query = query
      return done({
        name: 'register.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: new Uint8Array([1, 2]),
      })
    },
  }
  const session = {
    person: { id: ids.person, name: 'Wang', account: 'wang' },
    post: held,
    posts: [held],
    idleUntil: '2023-01-01T00:00:00Z',
    mustChangePassword: said.mustChange ?? false,
    hasSecondFactor: said.factor !== undefined && said.factor !== 'none',
    confirmedUntil: said.factor === 'shown' ? '2023-01-01T00:10:00Z' : null,
  }
  const opened = (from: string) =>
    done({
      token,
      viewer: { actor: { person: ids.person, role: 'liaison' as const, unit: ids.other, organisation: null }, from },
      session,
    })
  const signIn: SignInService = {
    signIn: async ({ password, from }) => (password === 'right' ? opened(from) : refused('wrong_password', { left: 4 })),
    heldBy: async (given, from) => (given === token ? opened(from) : refused('not_signed_in')),
    signOut: async () => {},
    switchPost: async (_, post, from) => (post === ids.other ? opened(from) : refused('not_found')),
    changePassword: async () => refused('password_too_weak', { why: 'short' }, 'new'),
    offerFactor: async (_, { password }) =>
      password === 'right'
        ? done({ secret: 'ABC', uri: 'otpauth://totp/x' })
        : refused('old_password_wrong', { left: 4 }, 'password'),
    setFactor: async () => refused('factor_not_offered'),
    confirm: async (_, { code, from }) => (code === '123456' ? opened(from) : refused('code_wrong', { left: 4 })),
    sampleCode: async () => null,
  }
  const none = {
    signInsPerAddress: 0,
    writesPerPerson: 0,
    readsPerPerson: 0,
    searchesPerPerson: 0,
    exportsPerPersonHour: 0,
    papersPerPerson: 0,
    uploadsPerPerson: 0,
  }
  const server = createServer(
    app,
    signIn,
    { healthy: async () => true },
    {
      webDir: said.webDir ?? null,
      sample: null,
      version: '1.2.3',
      https: said.https ?? false,
      limits: { ...none, ...said.limits },
      log: said.log ?? pino({ level: 'silent' }),
    },
  )
  return { server, asked, app }
}

export const cookies = { jinwei: token }
export const writeHeaders = { 'idempotency-key': 'key-1', 'if-match': '"3"' }
