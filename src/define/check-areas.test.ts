import { describe, expect, it } from 'vitest'
import {
  type Area,
  account,
  all,
  allot,
  assigned,
  balance,
  checkAreas,
  choice,
  code,
  commit,
  count,
  day,
  given,
  howMany,
  inForce,
  mechanism,
  money,
  own,
  parameter,
  pay,
  record,
  ref,
  reserve,
  sentenceOf,
  shape,
  text,
  total,
  workingDays,
} from './index.ts'

/** A small sound mechanism; each row breaks one thing of it, past the compiler where the compiler would have seen it. */
const bodyShape = shape('organisation', ['active'], { name: text(), size: choice(['small', 'large']) })
const parties: Area = {
  slug: 'parties',
  kind: 'room',
  version: 1,
  serves: [],
  records: [
    record(bodyShape, {
      moves: { enter: { from: 'new', to: 'active', by: 'office', asks: ['name', 'size'] } },
      seenBy: { office: all, firm: all },
    }),
  ],
  parameters: [],
  accounts: [],
  indicators: {},
  figures: {},
  announces: [],
}
const purse = account('purse', { per: 'year' })
const replyDays = parameter('replyDays', count(), { starts: 5, basis: 'default', tag: 'D' })
const colourDays = parameter('colourDays', count(), {
  by: ['blue', 'red'],
  starts: { blue: 5, red: 3 },
  basis: 'default',
  tag: 'D',
})
const loose = {
  purse: account('loose', { per: 'year' }),
  days: parameter('looseDays', count(), { starts: 5, basis: 'default', tag: 'D' }),
}

const slipShape = shape('slip', ['issued', 'answered', 'closed'], {
  unit: ref(bodyShape),
  no: text(),
  size: choice(['small', 'large'], { carried: 'organisation.size' }),
  amountFen: money(),
  issuedOn: day(),
  dueOn: day({ after: 'issuedOn' }),
  answer: text({ later: true }),
})
const fine = given(
  Object.assign((_: unknown, { days }: { days: number }) => (days > 0 ? null : ('too_late' as const)), {
    refuses: ['too_late'],
  }),
  () => ({ days: inForce(replyDays) }),
)
const life = {
  moves: {
    issue: {
      from: 'new',
      to: 'issued',
      by: 'office',
      asks: ['unit', 'no', 'size', 'amountFen', 'issuedOn', 'dueOn'],
      money: [allot(purse, 'amountFen', 'id'), reserve(purse, 'amountFen', 'id')],
    },
    answer: {
      from: 'issued',
      to: 'answered',
      by: 'firm',
      asks: ['answer'],
      check: [fine],
      money: [commit(purse, 'amountFen', 'id')],
    },
    close: { from: ['answered'], to: 'closed', by: ['office', 'calendar'], money: [pay(purse, 'amountFen', 'id')] },
  },
  clocks: { reply: { runs: ['answered'], lasts: workingDays(replyDays), takes: 'close' } },
  seenBy: { office: all, firm: own('unit') },
}

type Loose = Readonly<Record<string, unknown>>
const slip = (change: { life?: Loose; moves?: Loose; fields?: Loose; states?: readonly string[] } = {}) => {
  const fields = { ...slipShape.fields, ...(change.fields as typeof slipShape.fields) }
  const states = (change.states ?? slipShape.states) as unknown as typeof slipShape.states
  return record({ ...slipShape, fields, states }, {
    ...life,
    moves: { ...life.moves, ...change.moves },
    ...change.life,
  } as never)
}
const slips = (of: Parameters<typeof slip>[0] = {}, rest: Loose = {}): Area =>
  mechanism('slips', { version: 1, serves: [], records: [slip(of)], parameters: [replyDays], accounts: [purse], ...rest })

const { issue, answer, close } = life.moves
const told = (areas: readonly Area[]) => checkAreas(areas).map(sentenceOf)

describe('checkAreas', () => {
  it('has nothing to say about a sound house', () => {
    expect(told([parties, slips()])).toEqual([])
  })

  it.each<{ of: string; areas: readonly Area[]; says: string }>([
    {
      of: 'state nobody reaches',
      areas: [slips({ states: ['issued', 'answered', 'closed', 'frozen'] })],
      says: 'slips/slip/states/frozen: cannot be reached, but moves into it: none. Add a move to it, or remove the state',
    },
    {
      of: 'no birth',
      areas: [slips({ moves: { issue: { ...issue, from: 'closed' } } })],
      says: "slips/slip/moves: has states, but no move starts from 'new'. Add a move with from: 'new'",
    },
    {
      of: 'append-only row that changes',
      areas: [slips({ life: { appendOnly: true } })],
      says: "slips/slip/moves/answer: changes a row, but the record is appendOnly. Let it start from 'new', or take appendOnly away",
    },
    {
      of: 'clock without effect',
      areas: [
        slips({
          life: { clocks: { reply: { runs: ['answered'], lasts: workingDays(5) } } },
          moves: { close: { ...close, by: 'office' } },
        }),
      ],
      says: 'slips/slip/clocks/reply: runs, but nothing happens when it is due. Say takes, prompts or warns',
    },
    {
      of: 'clock due on two days',
      areas: [slips({ life: { clocks: { reply: { ...life.clocks.reply, until: 'dueOn' } } } })],
      says: 'slips/slip/clocks/reply: has to be due on one day, but it says lasts and until. Say one of them',
    },
    {
      of: 'clock due on no day',
      areas: [slips({ life: { clocks: { reply: { runs: ['answered'], takes: 'close' } } } })],
      says: 'slips/slip/clocks/reply: has to be due on one day, but it says neither lasts nor until. Say one of them',
    },
    {
      of: 'clock that runs and pauses',
      areas: [slips({ life: { clocks: { reply: { ...life.clocks.reply, pauses: ['answered'] } } } })],
      says: "slips/slip/clocks/reply: runs in 'answered', but it pauses there too. Take the state out of one list",
    },
    {
      of: 'taken by date, but by a person',
      areas: [slips({ moves: { close: { ...close, by: 'office' } } })],
      says: "slips/slip/clocks/reply/takes: takes 'close' by date, but it is by office. Add 'calendar' to by, or use prompts",
    },
    {
      of: 'taken by date with a form',
      areas: [slips({ moves: { close: { ...close, asks: ['answer'] } } })],
      says: "slips/slip/clocks/reply/takes: takes 'close' by date, but it asks for answer. Use prompts, or set the fields",
    },
    {
      of: 'taken by date from elsewhere',
      areas: [slips({ life: { clocks: { reply: { ...life.clocks.reply, runs: ['issued', 'answered'] } } } })],
      says: "slips/slip/clocks/reply/takes: takes 'close' by date, but it does not start from 'issued'. Add the state to from, or take it away here",
    },
    {
      of: 'prompt to a role that may not',
      areas: [
        slips({ life: { clocks: { reply: { ...life.clocks.reply, prompts: [{ after: 0, role: 'firm', move: 'close' }] } } } }),
      ],
      says: "slips/slip/clocks/reply/prompts: prompts 'firm' to 'close', but it is by office, calendar. Prompt a role that may take it",
    },
    {
      of: 'prompt to an unknown move',
      areas: [
        slips({
          life: { clocks: { reply: { ...life.clocks.reply, prompts: [{ after: 0, role: 'office', move: 'clsoe' }] } } },
        }),
      ],
      says: "slips/slip/clocks/reply/prompts: prompts 'office' to 'clsoe', but the moves are issue, answer, close. Did you mean 'close'?",
    },
    {
      of: 'length kept by nothing',
      areas: [
        slips(
          { life: { clocks: { reply: { ...life.clocks.reply, lasts: workingDays(colourDays, 'size') } } } },
          { parameters: [replyDays, colourDays] },
        ),
      ],
      says: "slips/slip/clocks/reply/lasts: lasts 'colourDays', kept by blue, red, but it has no value for 'small'. Name a field with the same choices",
    },
    {
      of: 'unknown follow-up',
      areas: [slips({ moves: { answer: { ...answer, also: { moves: ['slip.clsoe'], plan: () => [] } } } })],
      says: "slips/slip/moves/answer/also: follows with 'slip.clsoe', but slips.slip has moves issue, answer, close. Did you mean 'close'?",
    },
    {
      of: 'follow-ups in a circle',
      areas: [
        slips({
          moves: {
            answer: { ...answer, also: { moves: ['slip.close'], plan: () => [] } },
            close: { ...close, also: { moves: ['slip.answer'], plan: () => [] } },
          },
        }),
      ],
      says: 'slips/slip/answer/also: follows up, but it comes back to itself: slips.slip.answer → slips.slip.close → slips.slip.answer. Break the circle: let one of them be taken by a person or by date',
    },
    {
      of: 'calendar move nobody takes',
      areas: [slips({ moves: { lapse: { from: 'issued', to: 'closed', by: 'calendar' } } })],
      says: "slips/slip/moves/lapse: is taken by 'calendar' alone, but no clock, validity, notice or follow-up takes it. Let one take it, or give it a role",
    },
    {
      of: 'role that sees nothing',
      areas: [slips({ moves: { close: { ...close, by: ['approver', 'calendar'] } } })],
      says: "slips/slip/moves/close/by: 'approver' may take it, but seenBy lets 'approver' see no row. Give 'approver' a sight, or take it out of by",
    },
    {
      of: 'told, but blind',
      areas: [slips({ moves: { close: { ...close, tells: ['audit'] } } })],
      says: "slips/slip/moves/close/tells: tells 'audit', but seenBy lets 'audit' see no row. Give 'audit' a sight, or do not tell it",
    },
    {
      of: 'apart from itself',
      areas: [slips({ moves: { close: { ...close, apart: ['close'] } } })],
      says: "slips/slip/moves/close/apart: wants another person than 'close', but nobody can have taken that before. Name moves that come before it",
    },
    {
      of: 'field nobody fills',
      areas: [slips({ fields: { replyBy: day({ later: true }) } })],
      says: 'slips/slip/fields/replyBy: is stored, but no move asks for it or sets it. Ask for it, set it, or remove the field',
    },
    {
      of: 'required field the birth leaves out',
      areas: [
        slips({
          moves: {
            issue: { ...issue, asks: issue.asks.filter(name => name !== 'no') },
            answer: { ...answer, asks: ['answer', 'no'] },
          },
        }),
      ],
      says: 'slips/slip/fields/no: is required, but issue does not ask for it. Ask for it there, or mark it later or optional',
    },
    {
      of: 'later and optional',
      areas: [slips({ fields: { answer: text({ later: true, optional: true }) } })],
      says: 'slips/slip/fields/answer: is later, but it is optional as well. Keep later for a field some move requires, optional for one none does',
    },
    {
      of: 'sealed until an unknown move',
      areas: [slips({ fields: { no: text({ sealedUntil: 'anwser' }) } })],
      says: "slips/slip/fields/no: is sealed until 'anwser', but the moves are issue, answer, close. Did you mean 'answer'?",
    },
    {
      of: 'after a field that is no day',
      areas: [slips({ fields: { dueOn: day({ after: 'isuedOn' }) } })],
      says: "slips/slip/fields/dueOn: comes after 'isuedOn', but the days are issuedOn. Did you mean 'issuedOn'?",
    },
    {
      of: 'reference to nowhere',
      areas: [slips({ fields: { unit: ref('parties.organistion') } })],
      says: "slips/slip/fields/unit: refers to 'parties.organistion', but no area has such a record. Did you mean 'parties.organisation'?",
    },
    {
      of: 'carried from no reference',
      areas: [slips({ fields: { size: choice(['small', 'large'], { carried: 'unit.size' }) } })],
      says: "slips/slip/fields/size: is carried from 'unit.size', but no other field refers to a 'unit'. Name a record that exactly one field refers to",
    },
    {
      of: 'carried from an unknown field',
      areas: [slips({ fields: { size: choice(['small', 'large'], { carried: 'organisation.sise' }) } })],
      says: "slips/slip/fields/size: is carried from 'organisation.sise', but the fields are name, size. Did you mean 'size'?",
    },
    {
      of: 'carried into another kind',
      areas: [slips({ fields: { size: text({ carried: 'organisation.size' }) } })],
      says: "slips/slip/fields/size: is a text, but 'organisation.size' is a choice. Give both the same kind",
    },
    {
      of: 'hides an unknown field',
      areas: [slips({ life: { seenBy: { ...life.seenBy, office: { see: 'all', hides: ['answr'] } } } })],
      says: "slips/slip/seenBy/office: hides 'answr', but the fields are unit, no, size, amountFen, issuedOn, dueOn, answer. Did you mean 'answer'?",
    },
    {
      of: 'reveals what is open',
      areas: [slips({ life: { seenBy: { ...life.seenBy, office: { see: 'all', reveals: ['answer'] } } } })],
      says: "slips/slip/seenBy/office: reveals 'answer', but it is not masked. Mask the field, or show it",
    },
    {
      of: 'own by what is nobody',
      areas: [
        slips({
          fields: { parent: ref('slips.slip', { optional: true }) },
          moves: { answer: { ...answer, asks: ['answer', 'parent'] } },
          life: { seenBy: { ...life.seenBy, firm: { see: 'own', field: 'parent' } } },
        }),
      ],
      says: "slips/slip/seenBy/firm: sees its own rows by 'parent', but it refers to 'slips.slip'. Name a reference to a unit, an organisation or a person",
    },
    {
      of: 'assigned by an unknown record',
      areas: [
        slips({
          life: { seenBy: { ...life.seenBy, expert: assigned({ record: 'seat', who: 'expert', theirs: 'slip', mine: 'id' }) } },
        }),
      ],
      says: "slips/slip/seenBy/expert: sees what 'seat' assigns, but the records are parties.organisation, slips.slip. Name one of them",
    },
    {
      of: 'list that filters ciphertext',
      areas: [
        slips({
          fields: { no: code('documentNo', { masked: { show: 'ends', purpose: 'privacy' } }) },
          life: { list: { columns: ['no'], filters: ['no'] } },
        }),
      ],
      says: "slips/slip/list/filters: uses 'no', but it is masked and stored as ciphertext. Use another field",
    },
    {
      of: 'rule that looks for ciphertext',
      areas: [{ ...slips(), records: sealedAndLookedFor() }],
      says: "slips/slip/moves/answer: 'twins' looks for rows by 'no', but it is stored as ciphertext. Look for them by another field",
    },
    {
      of: 'commit on a road without reserve',
      areas: [
        slips({
          states: ['issued', 'answered', 'closed', 'waived'],
          moves: {
            waive: { from: 'new', to: 'waived', by: 'office', asks: issue.asks },
            answer: { ...answer, from: ['issued', 'waived'] },
          },
        }),
      ],
      says: "slips/slip/moves/answer/money: commit takes 'amountFen' from 'reserved' of 'purse', but a road to 'waived' has brought nothing there. Let an earlier move of that road reserve or cancel, or take the state out of from",
    },
    {
      of: 'account nobody lists',
      areas: [slips({ moves: { close: { ...close, money: [pay(loose.purse, 'amountFen', 'id')] } } })],
      says: "slips/slip/moves/close/money: posts on 'loose', but no area lists that account. Add it to accounts of its area",
    },
    {
      of: 'account nobody fills',
      areas: [slips({ moves: { issue: { ...issue, money: [reserve(purse, 'amountFen', 'id')] } } })],
      says: "slips/slip/moves/issue/money: reserve draws on 'purse', but no move allots on it. Add the move that fills it",
    },
    {
      of: 'account nobody uses',
      areas: [slips({}, { accounts: [purse, loose.purse] })],
      says: 'slips/accounts/loose: is listed, but no move posts on it. Post on it, or take it out of accounts',
    },
    {
      of: 'parameter nobody lists',
      areas: [
        slips({
          moves: {
            answer: {
              ...answer,
              check: [
                fine,
                given(
                  () => null,
                  () => ({ days: inForce(loose.days), left: balance(purse, 'x') }),
                ),
              ],
            },
          },
        }),
      ],
      says: "slips/slip/moves/answer: 'days' reads 'looseDays', but no area lists it. Add it to parameters or accounts of its area",
    },
    {
      of: 'parameter nobody reads',
      areas: [slips({}, { parameters: [replyDays, loose.days] })],
      says: 'slips/parameters/looseDays: is listed, but no rule, no clock and no figure reads it. Read it with inForce, let a clock last it, or remove it',
    },
    {
      of: 'indicator with two owners',
      areas: [
        slips(
          {},
          { indicators: { paidFen: total(slip() as never, { on: 'close', sums: 'amountFen', dated: 'dueOn' } as never) } },
        ),
        { ...parties, slug: 'other', records: [], indicators: { paidFen: { counts: 'total', record: 'slip' } } },
      ],
      says: "other/indicators/paidFen: feeds 'paidFen', but so does slips/indicators/paidFen. Rename the younger one",
    },
    {
      of: 'slug twice',
      areas: [slips(), { ...slips(), records: [], accounts: [], parameters: [] }],
      says: "slips: is called 'slips', but so does slips. Rename the younger one",
    },
    {
      of: 'slug that is none',
      areas: [{ ...slips(), slug: 'Slips_2' }],
      says: 'Slips_2: is a slug, but it is not kebab-case. Use small letters, digits and single hyphens',
    },
    {
      of: 'version zero',
      areas: [{ ...slips(), version: 0 }],
      says: 'slips/version: is 0, but versions count from 1. Raise it with every change of shape',
    },
    {
      of: 'state twice',
      areas: [slips({ states: ['issued', 'answered', 'closed', 'closed'] })],
      says: 'slips/slip/states/closed: is a state, but it stands in the list twice. Remove one',
    },
    {
      of: 'name that is none',
      areas: [
        slips({
          fields: { reply_by: text({ optional: true }) },
          moves: { answer: { ...answer, asks: ['answer', 'reply_by'] } },
        }),
      ],
      says: "slips/slip: names 'reply_by', but it is not camelCase. Use letters and digits",
    },
  ])('$of', ({ areas, says }) => {
    expect(told([parties, ...areas])).toContain(says)
  })
})

/** The lookup names the very shape that seals the field, so both come from one place. */
function sealedAndLookedFor() {
  const sealedShape = { ...slipShape, fields: { ...slipShape.fields, no: text({ sealedUntil: 'answer' }) } }
  const twins = given(
    () => null,
    () => ({ twins: howMany(sealedShape, { no: 'x' }) }),
  )
  const moves = { ...life.moves, answer: { ...answer, check: [fine, twins] } }
  return [record(sealedShape, { ...life, moves } as never)]
}
