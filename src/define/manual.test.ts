import { describe, expect, it } from 'vitest'
import {
  account,
  all,
  allot,
  choice,
  count,
  day,
  inForce,
  given,
  manualKeys,
  manualPage,
  mechanism,
  money,
  own,
  parameter,
  record,
  ref,
  refuses,
  shape,
  text,
  total,
  workingDays,
} from './index.ts'

const purse = account('purse', { per: 'year' })
const cap = parameter('cap', money(), { starts: 250_000n, basis: 'city rule', tag: 'R' })
const days = parameter('days', count(), { by: ['a', 'b'], starts: { a: 5, b: 3 }, basis: 'default', tag: 'D' })
const withinCap = refuses(['above_cap'], (_: unknown, data: { most: bigint }) => (data.most < 0n ? 'above_cap' : null))
const note = record(
  shape('note', ['open', 'done'], {
    unit: ref('parties.unit'),
    title: text({ max: 80 }),
    kind: choice(['a', 'b']),
    amountFen: money({ minFen: 100n }),
    doneOn: day({ later: true }),
  }),
  {
    moves: {
      write: {
        from: 'new',
        to: 'open',
        by: 'office',
        asks: ['unit', 'title', 'kind', 'amountFen'],
        check: [given(withinCap, () => ({ most: inForce(cap) }))],
        money: [allot(purse, 'amountFen', 'id')],
      },
      mend: { from: 'open', to: 'same', by: 'office', asks: ['title'], reason: 'required' },
      finish: {
        from: 'open',
        to: 'done',
        by: ['approver', 'calendar'],
        apart: ['write'],
        asks: ['doneOn'],
        irreversible: true,
      },
    },
    clocks: {
      due: { runs: ['open'], lasts: workingDays(days, 'kind'), prompts: [{ after: 0, role: 'approver', move: 'finish' }] },
    },
    seenBy: { office: all, approver: all, liaison: own('unit', { in: ['done'], hides: ['amountFen'] }) },
  },
)
const notes = mechanism('notes', {
  version: 2,
  serves: ['3.2.3'],
  records: [note],
  parameters: [cap, days],
  accounts: [purse],
  indicators: { paidFen: total(note, { on: 'finish', sums: 'amountFen', dated: 'doneOn' }) },
})
const en = {
  'notes.label': 'Notes',
  'notes.note.label': 'Note',
  'notes.note.states.open': 'Open',
  'notes.note.moves.write.label': 'Write',
  'refusals.above_cap': 'Too much.',
  'notes.accounts.purse': 'Purse',
}
const page = manualPage(notes, { zh: {}, en }, 'en', 'What it is for.')

describe('manualPage', () => {
  it.each([
    '# Notes\n\nWhat it is for.\n',
    'manual.serves: 3.2.3',
    '`not_found`, `not_allowed`, `not_in_state`',
    '## Note',
    '| notes.note.fields.amountFen.label `amountFen` | manual.kinds.money | manual.options.minFen ¥1 |  |',
    '  open: Open',
    '  [*] --> open: Write',
    '  open --> done: notes.note.moves.finish.label',
    '| Write `write` | manual.born → Open | roles.office | notes.note.fields.unit.label, notes.note.fields.title.label, notes.note.fields.kind.label, notes.note.fields.amountFen.label |  | manual.verbs.allot notes.note.fields.amountFen.label (Purse) | `above_cap` |',
    '| notes.note.moves.mend.label `mend` | Open → manual.stays | roles.office | notes.note.fields.title.label | manual.reason |  |  |',
    'manual.apart: Write; manual.irreversible',
    '- notes.note.clocks.due: days manual.working (Open)',
    '- roles.liaison: manual.sights.own (notes.note.fields.unit.label): notes.note.states.done; manual.sights.hides: notes.note.fields.amountFen.label',
    '| notes.parameters.cap | ¥2,500 | city rule | R |',
    '| notes.parameters.days (notes.parameters.days.b) | 3 | default | D |',
    '`paidFen` | manual.counts.total, Note, notes.note.fields.amountFen.label, notes.note.moves.finish.label |',
    '- `above_cap` Too much.',
  ])('prints %j', line => {
    expect(page).toContain(line)
  })

  it('leaves moves that stay out of the picture, and needs only keys it names', () => {
    expect(page).not.toContain('--> same')
    const spoken = new Set([...page.matchAll(/manual\.[\w.]*\w/g)].map(match => match[0]))
    expect([...spoken].filter(key => !manualKeys.includes(key))).toEqual([])
  })
})
