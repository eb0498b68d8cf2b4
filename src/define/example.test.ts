import { describe, expect, it } from 'vitest'
import {
  account,
  all,
  allot,
  checkExample,
  type Example,
  type ExampleStep,
  exampleKeys,
  filled,
  fileNamed,
  given,
  mechanism,
  money,
  one,
  type Row,
  record,
  ref,
  refuses,
  rehearse,
  reserve,
  rowNamed,
  said,
  sentenceOf,
  shape,
  sum,
  text,
} from './index.ts'

const purse = account('purse', { per: 'year' })
const lineShape = shape('line', ['open', 'closed'], { name: text(), budgetFen: money() })
const askShape = shape('ask', ['filed', 'granted'], { line: ref(lineShape), amountFen: money(), note: text({ later: true }) })
type Ask = Row<typeof askShape>
const lineOpen = refuses(['line_closed'], (_: unknown, { line }: { line: { readonly state: string } | null }) =>
  line?.state === 'open' ? null : 'line_closed',
)
const line = record(lineShape, {
  moves: {
    open: { from: 'new', to: 'open', by: 'finance', asks: ['name', 'budgetFen'], money: [allot(purse, 'budgetFen', 'id')] },
    close: { from: 'open', to: 'closed', by: ['finance', 'calendar'], reason: 'required' },
  },
  seenBy: { finance: all },
})
const ask = record(askShape, {
  moves: {
    file: {
      from: 'new',
      to: 'filed',
      by: 'firm',
      asks: ['line', 'amountFen'],
      check: [given(lineOpen, (a: Ask) => ({ line: one(lineShape, a.line) }))],
    },
    grant: {
      from: 'filed',
      to: 'granted',
      by: ['finance', 'firm'],
      apart: ['file'],
      asks: ['note'],
      money: [reserve(purse, 'amountFen', 'line')],
      also: {
        moves: ['line.close'],
        plan: given(
          (a: Ask, { granted }: { granted: bigint }) => (granted >= 100n ? [{ take: 'line.close', id: a.line }] : []),
          a => ({ granted: sum(askShape, 'amountFen', { line: a.line, state: ['granted'] }) }),
        ),
      },
    },
  },
  seenBy: { firm: all, finance: all },
})
const areas = [mechanism('asks', { version: 1, serves: [], records: [line, ask], accounts: [purse] })]

const step = (
  as: string,
  take: string,
  key: string,
  values: ExampleStep['values'] = {},
  more: Partial<ExampleStep> = {},
): ExampleStep => ({
  as,
  on: '2022-03-01',
  take,
  key,
  values,
  ...more,
})
const example = (...steps: readonly ExampleStep[]): Example => ({
  area: 'asks',
  actors: { fin: { said: 'fin', role: 'finance' }, firm: { said: 'firm', role: 'firm' } },
  steps,
})
const open = step('fin', 'line.open', 'line1', { name: said('name'), budgetFen: 100n })
const file = (key: string, amountFen: bigint) => step('firm', 'ask.file', key, { line: rowNamed('line1'), amountFen })
const grant = (key: string, as = 'fin') => step(as, 'ask.grant', key, { note: said('note') })

describe('checkExample', () => {
  it.each<{ of: string; steps: readonly ExampleStep[]; says: string | null }>([
    { of: 'sound', steps: [open, file('ask1', 1n), grant('ask1')], says: null },
    {
      of: 'unknown move',
      steps: [step('fin', 'line.opn', 'line1')],
      says: "asks/example/1: takes 'asks.line.opn', but no definition has that move. Did you mean 'asks.line.open'?",
    },
    {
      of: 'unknown actor',
      steps: [{ ...open, as: 'fim' }],
      says: "asks/example/1: is taken as 'fim', but the example has no such actor. Add the actor, or name another",
    },
    {
      of: 'row never born',
      steps: [grant('ask1')],
      says: "asks/example/1: moves 'ask1', but no earlier step gave that key. Let the row be born before",
    },
    {
      of: 'reference to a row never born',
      steps: [file('ask1', 1n)],
      says: "asks/example/1: refers to 'line1', but no earlier step gave that key. Let the row be born before",
    },
    {
      of: 'value nobody asks for',
      steps: [open, step('firm', 'ask.file', 'ask1', { line: rowNamed('line1'), amount: 1n })],
      says: "asks/example/2: gives 'amount', but the move asks for line, amountFen. Did you mean 'amountFen'?",
    },
  ])('$of', ({ steps, says }) => {
    expect(checkExample(example(...steps), areas).map(sentenceOf)).toEqual(says === null ? [] : [says])
  })
})

describe('rehearse', () => {
  const refusals = (...steps: readonly ExampleStep[]) =>
    rehearse(example(...steps), areas).steps.map(s => s.refused?.code ?? null)

  it.each<{ of: string; steps: readonly ExampleStep[]; codes: readonly (string | null)[] }>([
    { of: 'role that may not', steps: [{ ...open, as: 'firm' }], codes: ['not_allowed'] },
    { of: 'birth twice', steps: [open, open], codes: [null, 'not_in_state'] },
    {
      of: 'state that is over',
      steps: [open, file('ask1', 1n), grant('ask1'), grant('ask1')],
      codes: [null, null, null, 'not_in_state'],
    },
    {
      of: 'same person',
      steps: [open, file('ask1', 1n), grant('ask1', 'firm')],
      codes: [null, null, 'must_be_another_person'],
    },
    { of: 'no reason', steps: [open, step('fin', 'line.close', 'line1')], codes: [null, 'reason_missing'] },
    { of: 'empty field', steps: [step('fin', 'line.open', 'line1', { budgetFen: 1n })], codes: ['invalid_field'] },
    {
      of: 'rule',
      steps: [open, step('fin', 'line.close', 'line1', {}, { reason: 'over' }), file('ask1', 1n)],
      codes: [null, null, 'line_closed'],
    },
    { of: 'purse', steps: [open, file('ask1', 101n), grant('ask1')], codes: [null, null, 'balance_too_low'] },
  ])('refuses: $of', ({ steps, codes }) => {
    expect(refusals(...steps)).toEqual(codes)
  })

  it('leaves nothing of a refused step, and takes follow-ups with their step', () => {
    const short = rehearse(example(open, file('ask1', 101n), grant('ask1')), areas)
    expect(short.rows.get('ask1')?.state).toBe('filed')
    expect(short.purses.get('purse/line1')).toEqual({ available: 100n })
    const whole = rehearse(example(open, file('ask1', 100n), grant('ask1')), areas)
    expect(whole.rows.get('line1')?.state).toBe('closed')
    expect(whole.purses.get('purse/line1')).toEqual({ available: 0n, reserved: 100n })
  })
})

describe('placeholders', () => {
  it('are filled inside lists and lines, and everything else stays', () => {
    const value = { a: rowNamed('r'), b: [fileNamed('f')], c: [{ d: said('s') }], e: 1n, f: null }
    const filling = {
      idOf: (key: string) => `id:${key}`,
      fileOf: (key: string) => `file:${key}`,
      textOf: (key: string) => `text:${key}`,
    }
    expect(filled(value, filling)).toEqual({ a: 'id:r', b: ['file:f'], c: [{ d: 'text:s' }], e: 1n, f: null })
  })

  it('name the messages an example needs', () => {
    expect(exampleKeys(example(open, file('ask1', 1n), grant('ask1')))).toEqual([
      'asks.example.fin',
      'asks.example.firm',
      'asks.example.name',
      'asks.example.note',
    ])
  })
})
