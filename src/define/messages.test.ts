import { describe, expect, it } from 'vitest'
import {
  all,
  choice,
  evidence,
  generalRefusals,
  mechanism,
  messageKeys,
  missingMessages,
  parts,
  record,
  refuses,
  roles,
  shape,
  text,
  unequalMessages,
  workingDays,
} from './index.ts'

const tooShort = refuses(['too_short'], () => null)
const note = record(
  shape('note', ['open', 'gone'], {
    kind: choice(['a', 'b']),
    role: choice(roles),
    proof: evidence({ accepts: 'slip', optional: true }),
    lines: parts({ what: text(), size: choice(['s']) }),
  }),
  {
    moves: {
      write: {
        from: 'new',
        to: 'open',
        by: 'office',
        asks: ['kind', 'role', 'proof', 'lines'],
        check: [tooShort],
        paper: 'receipt',
      },
      drop: { from: 'open', to: 'gone', by: ['office', 'calendar'] },
    },
    clocks: { keeping: { runs: ['open'], lasts: workingDays(5), takes: 'drop' } },
    seenBy: { office: all },
  },
)
const area = mechanism('notes', { version: 1, serves: [], records: [note] })
const own = messageKeys([area]).filter(
  key => !key.startsWith('roles.') && !generalRefusals.some(code => key === `refusals.${code}`),
)

describe('messages of a definition', () => {
  it('are asked for by path, each once', () => {
    expect(own).toEqual([
      'notes.label',
      'notes.note.label',
      'notes.note.fields.kind.label',
      'notes.note.fields.kind.choices.a',
      'notes.note.fields.kind.choices.b',
      'notes.note.fields.role.label',
      ...roles.map(role => `notes.note.fields.role.choices.${role}`),
      'notes.note.fields.proof.label',
      'papers.slip',
      'notes.note.fields.lines.label',
      'notes.note.fields.lines.fields.what.label',
      'notes.note.fields.lines.fields.size.label',
      'notes.note.fields.lines.fields.size.choices.s',
      'notes.note.states.open',
      'notes.note.states.gone',
      'notes.note.moves.write.label',
      'notes.note.moves.drop.label',
      'notes.note.clocks.keeping',
      'papers.receipt',
      'refusals.too_short',
    ])
  })

  it('are missing by language, and blank ones are missing', () => {
    const full = Object.fromEntries(messageKeys([area]).map(key => [key, 'x']))
    expect(missingMessages([area], { zh: full, en: full })).toEqual([])
    const { 'notes.label': _, ...less } = full
    expect(missingMessages([area], { zh: { ...full, 'notes.note.label': ' ' }, en: less })).toEqual([
      { key: 'notes.label', language: 'en' },
      { key: 'notes.note.label', language: 'zh' },
    ])
  })

  it.each([
    { of: 'same slots in another order', zh: { a: '{x} {y}' }, en: { a: '{y} {x} {y}' }, unequal: [] },
    { of: 'slot missing', zh: { a: '{x}' }, en: { a: 'x' }, unequal: ['a'] },
    { of: 'key in one language', zh: { a: 'x' }, en: { b: 'x' }, unequal: ['a', 'b'] },
  ])('unequal: $of', ({ zh, en, unequal }) => {
    expect(unequalMessages({ zh, en } as never)).toEqual(unequal)
  })
})
