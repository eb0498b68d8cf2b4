/**
 * What changes what was promised or shown: a target, which only the body that issued the plan may change and which keeps its
 * old value beside the new one; and a light somebody sees otherwise than the house reckons it, with the reason on it.
 *
 * @source action plan, clause 4.4; mechanism of the leading group
 */
import { choice, day, given, longText, many, number, one, record, ref, shape, workingDays } from '#define'
import { officialDocumentShape } from '#document'
import { mainTaskShape, planShape, targetShape } from '#plan'
import * as rule from './change-rules.ts'
import { insiders } from './sights.ts'

export const targetChangeShape = shape('targetChange', ['proposed', 'entered', 'refused'], {
  target: ref(targetShape, { part: true }),
  plan: ref(planShape, { carried: 'target.plan', optional: true }),
  oldValue: number({ digits: 4, measureUnit: 'measureUnit', optional: true, carried: 'target.value' }),
  newValue: number({ digits: 4, measureUnit: 'measureUnit' }),
  oldDeadline: day({ optional: true, carried: 'target.deadline' }),
  newDeadline: day({ optional: true }),
  document: ref(officialDocumentShape),
  cause: longText({ max: 2_000 }),
})

export const lightLevels = ['normal', 'late', 'severe'] as const

export const lightRulingShape = shape('lightRuling', ['given', 'lifted', 'lapsed'], {
  task: ref(mainTaskShape, { part: true }),
  reckoned: choice(['normal', 'late', 'severe', 'notDue', 'missing', 'done']),
  level: choice(lightLevels),
  untilDay: day(),
  cause: longText({ max: 1_000 }),
})

export const targetChange = record(targetChangeShape, {
  moves: {
    propose: {
      from: 'new',
      to: 'proposed',
      by: 'office',
      asks: ['target', 'plan', 'oldValue', 'newValue', 'oldDeadline', 'newDeadline', 'document', 'cause'],
      check: [
        given(rule.oldAsItStands, c => ({ target: one(targetShape, c.target) })),
        given(rule.byIssuingBody, c => ({
          target: one(targetShape, c.target),
          plans: many(planShape, { state: 'inForce' }),
          document: one(officialDocumentShape, c.document),
        })),
      ],
      tells: ['leader'],
    },
    enter: {
      from: 'proposed',
      to: 'entered',
      by: 'leader',
      check: [given(rule.oldAsItStands, c => ({ target: one(targetShape, c.target) }))],
      also: { moves: ['plan.target.change'], plan: rule.changeTarget },
      tells: ['office', 'scienceBureau', 'assessor'],
      irreversible: true,
    },
    refuse: { from: 'proposed', to: 'refused', by: 'leader', reason: 'required', tells: ['office'] },
  },
  clocks: { deciding: { runs: ['proposed'], lasts: workingDays(5), prompts: [{ after: 0, role: 'leader', move: 'enter' }] } },
  seenBy: { ...insiders, liaison: { see: 'all', in: ['entered'] }, unitHead: { see: 'all', in: ['entered'] } },
  title: 'cause',
  list: {
    columns: ['target', 'oldValue', 'newValue', 'oldDeadline', 'newDeadline', 'document', 'state'],
    filters: ['state'],
    search: ['cause'],
  },
})

export const lightRuling = record(lightRulingShape, {
  moves: {
    give: {
      from: 'new',
      to: 'given',
      by: ['office', 'supervision'],
      asks: ['task', 'reckoned', 'level', 'untilDay', 'cause'],
      check: [
        rule.untilLater,
        given(rule.oneRuling, r => ({ open: many(lightRulingShape, { task: r.task, state: 'given' }) })),
      ],
      tells: ['liaison', 'unitHead'],
    },
    lift: { from: 'given', to: 'lifted', by: ['office', 'supervision'], reason: 'required' },
    lapse: { from: 'given', to: 'lapsed', by: 'calendar' },
  },
  clocks: { lasting: { runs: ['given'], until: 'untilDay', takes: 'lapse' } },
  seenBy: {
    ...insiders,
    liaison: { see: 'all', in: ['given', 'lifted', 'lapsed'] },
    unitHead: { see: 'all', in: ['given', 'lifted', 'lapsed'] },
  },
  title: 'cause',
  list: { columns: ['task', 'reckoned', 'level', 'untilDay', 'cause', 'state'], filters: ['task', 'state'], search: ['cause'] },
})
