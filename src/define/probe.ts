import type { Field, FieldKind, Fields } from './fields.ts'
import type { AnyRecord, PlainMove } from './record.ts'
import type { Call, Given, Lookup } from './rules.ts'

/** The questions of a record's functions, asked of a made-up row: what they look at is thereby known without running one. */
export interface Question {
  readonly move: string
  readonly name: string
  readonly lookup: Lookup
}

/**
 * @returns every lookup the functions of a record ask; a function whose questions cannot be asked of a made-up row gives
 *   none and is found by its own tests
 */
export function questionsOf(record: AnyRecord): readonly Question[] {
  const row = { ...sampleOf(record.shape.fields), id: 'id', state: record.shape.states[0], filedOn: '2022-01-04' }
  const questions: Question[] = []
  for (const [move, definition] of Object.entries(record.life.moves)) {
    for (const answer of functionsOf(definition)) {
      if (!isGiven(answer)) continue
      const call: Call = {
        day: '2022-01-04' as Call['day'],
        now: '2022-01-04T00:00:00.000Z',
        move,
        reason: null,
        actor: { person: 'id', role: 'calendar', unit: 'id', organisation: 'id' },
        newId: () => 'id',
      }
      let asked: Readonly<Record<string, Lookup>> = {}
      try {
        asked = answer.asks(row as never, call)
      } catch {
        // a row that is only made up may break a function that a real row does not
      }
      for (const [name, lookup] of Object.entries(asked)) questions.push({ move, name, lookup })
    }
  }
  return questions
}

const functionsOf = (move: PlainMove): readonly unknown[] => [
  ...(move.check ?? []),
  ...(move.recused ? [move.recused] : []),
  ...(move.sets ? [move.sets] : []),
  ...(move.also ? [move.also.plan] : []),
]

const isGiven = (answer: unknown): answer is Given<never, unknown> =>
  typeof answer === 'object' && answer !== null && 'asks' in answer

const samples = {
  text: () => 'text',
  longText: () => 'text',
  code: () => 'code',
  count: () => 1,
  number: () => '1',
  share: () => 1,
  money: () => 1n,
  yes: () => true,
  choice: options => (options['of'] as readonly string[])[0],
  set: options => options['of'],
  day: () => '2022-01-04',
  instant: () => '2022-01-04T00:00:00.000Z',
  period: options => ({ half: '2022H1', quarter: '2022Q1', month: '2022-01' })[options['of'] as string] ?? '2022',
  ref: () => 'id',
  evidence: () => ['id'],
  parts: options => [sampleOf(options['of'] as Fields)],
} as const satisfies Record<FieldKind, (options: Field['options']) => unknown>

function sampleOf(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, samples[field.kind](field.options)]))
}
