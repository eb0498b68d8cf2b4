import { expect, test } from 'vitest'
import { schemeConflicts, schemeWarnings } from './check-scheme.ts'
import { explanationCodes, scoreRefusals } from './functions/score.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import { isScoringCode, scoringFunctions } from './scoring-functions.ts'

const keys = [
  ...explanationCodes.map(code => `assessment.explanation.${code}`),
  ...scoreRefusals.map(code => `assessment.refusal.${code}`),
  ...schemeWarnings.map(code => `assessment.finding.${code}`),
  ...schemeConflicts.map(code => `refusals.${code}`),
]
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()

test.each(keys)('%s is said in both languages with the same numbers', key => {
  const [chinese, english] = [(zh as Record<string, string>)[key], (en as Record<string, string>)[key]]
  expect(chinese).toBeTypeOf('string')
  expect(slots(english ?? '')).toEqual(slots(chinese ?? ''))
})

test.each<[fn: string, input: object, code: string]>([
  ['F1', { A: '1', T: '2' }, 'ratio'],
  ['F1', { A: '3', T: '2' }, 'capped'],
  ['F1', { A: '1', T: '2', floor: '0.6' }, 'belowFloor'],
  ['F1', { A: '2', T: '2', strict: true }, 'notAboveTarget'],
  ['F2', { A: '2', B: '1', T: '3' }, 'increment'],
  ['F2', { A: '4', B: '1', T: '3' }, 'capped'],
  ['F2', { A: '0', B: '1', T: '3' }, 'belowBaseline'],
  ['F2', { A: '0', B: '1', T: '1' }, 'targetEqualsBaseline'],
  ['F3a', { A: '2', T: '1' }, 'reverseRatio'],
  ['F3a', { A: '0', T: '1' }, 'capped'],
  ['F3b', { A: '2', T: '1.5' }, 'reverseLinear'],
  ['F3b', { A: '1', T: '2' }, 'capped'],
  ['F4', { A: '1', L: '0', U: '2', tol: '1' }, 'insideInterval'],
  ['F4', { A: '3', L: '0', U: '2', tol: '2' }, 'outsideInterval'],
  ['F5', { x: '1', x0: '0', x1: '2' }, 'efficacy'],
  ['F6', { A: '2', B: '1', gT: '2' }, 'growth'],
  ['F6', { A: '4', B: '1', gT: '2' }, 'capped'],
  ['F6', { A: '1', B: '1', gT: '2' }, 'noGrowth'],
  ['F6', { A: '1', B: '0', gT: '2' }, 'baselineNotPositive'],
  ['F6', { A: '1', B: '1', gT: '0' }, 'growthTargetNotPositive'],
  ['F7', { x: '1', bands: [[null, null, '1']] }, 'band'],
  ['F8', { W: '5', k: '1', shortfall: '1', mode: 'ceil' }, 'deduction'],
  ['F9', { values: ['1'] }, 'rank'],
  ['F10', { R0: '125', R: '112', RT: '100', prev: '118' }, 'rankProgress'],
  ['F10', { R0: '125', R: '112', RT: '100', prev: '110' }, 'rankNotImproved'],
  ['F10', { R0: '125', R: '99', RT: '100', prev: '110' }, 'rankReached'],
  ['F11', { A: '1', T: '1', cmp: '>=' }, 'thresholdMet'],
  ['F11', { A: '1', T: '1', cmp: '>' }, 'thresholdMissed'],
  ['F12', { parts: [{ weight: '1', A: '1', T: '1', cmp: '>=' }] }, 'composite'],
  ['F12_I23', { years: ['2'] }, 'fundFirstYear'],
  ['F12_I23', { years: ['2', '3'] }, 'fundGrowth'],
  ['F13', { k: [['1', '1', '1']] }, 'milestones'],
  ['F13', { k: [] }, 'nothingDue'],
  ['F14', { scores: ['80'] }, 'panel'],
  ['F14', { scores: [] }, 'noScores'],
  ['F15', { sat: 20, basic: 0, dis: 0 }, 'satisfaction'],
  ['F15', { sat: 1, basic: 0, dis: 0 }, 'tooFewAnswers'],
])('%s %j explains itself as %s, with every number the sentence asks for', (fn, input, code) => {
  const scored = isScoringCode(fn) ? scoringFunctions[fn].score(input) : null
  const last = scored?.ok ? scored.value.at(-1) : undefined
  expect(last?.because.code).toBe(code)
  const sentence = (zh as Record<string, string>)[`assessment.explanation.${code}`] ?? ''
  expect(Object.keys(last?.because.details ?? {})).toEqual(expect.arrayContaining(slots(sentence)))
})
