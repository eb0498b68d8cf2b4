/** What the assessment stores, from the scheme of a year to the verdict and what was asked against it. */
import { choice, count, day, evidence, instant, longText, number, parts, period, ref, shape, text } from '#define'
import { factShape, indicatorShape } from '#facts'
import { personShape, unitShape } from '#parties'
import { planShape } from '#plan'
import { grades } from './assessment-input.ts'

const points = (options?: { optional: true }) => number({ digits: 2, measureUnit: 'points', ...options })
const exact = number({ digits: 12, measureUnit: 'rate', optional: true })

export const schemeShape = shape('scheme', ['drafted', 'approved', 'retired'], {
  plan: ref(planShape),
  year: period('year'),
  title: text(),
  lines: parts({
    indicator: ref(indicatorShape),
    weight: number({ digits: 2, measureUnit: 'points', min: '0', max: '100' }),
    fn: text({ max: 12 }),
    parameters: longText({ max: 2_000 }),
    basis: text({ max: 20 }),
  }),
  settings: longText(),
  approval: evidence({ optional: true }),
})

export const conductShape = shape('conduct', ['entered'], {
  unit: ref(unitShape),
  year: period('year'),
  reportsDue: count(),
  reportsLateShort: count(),
  reportsLateLong: count(),
  reportsMissing: count(),
  returns: count(),
  decisionsDue: count(),
  decisionsOnTime: count(),
  slipRepliesLate: count(),
  absences: count(),
})

/** What a veto does to the grade; the points stay in sight. */
export const vetoEffects = ['capAtPass', 'fail'] as const

export const adjustmentShape = shape('adjustment', ['entered', 'tolerated', 'lifted'], {
  unit: ref(unitShape),
  year: period('year'),
  kind: choice(['bonus', 'deduction', 'veto', 'falsification']),
  indicator: ref(indicatorShape, { optional: true }),
  scorePoints: number({ digits: 2, measureUnit: 'points', min: '0', max: '10' }),
  effect: choice(vetoEffects, { optional: true }),
  matter: text(),
  basis: evidence(),
  toleratedBy: text({ later: true }),
})

/** What a unit says of its own year, line by line; its head signs it before anybody reads it. */
export const selfReviewShape = shape('selfReview', ['drafted', 'signed', 'returned', 'checked'], {
  plan: ref(planShape),
  unit: ref(unitShape),
  year: period('year'),
  lines: parts({
    indicator: ref(indicatorShape),
    claimed: number({ digits: 6, measureUnit: 'measureUnit', optional: true }),
    method: choice(['same', 'changed']),
    explanation: longText({ max: 1_000, optional: true }),
  }),
  summary: longText({ max: 4_000, optional: true }),
  proof: evidence({ optional: true }),
  checker: ref(personShape, { later: true }),
})

/** Why a line is looked at on site: by its size, its jump, a changed method, or because the seed drew it. */
export const drawReasons = ['overAchieved', 'jump', 'methodChanged', 'drawn'] as const

/** The random draw of a year. Seed and source are printed, so that anyone draws the same lines again. */
export const drawShape = shape('draw', ['drawn'], {
  plan: ref(planShape),
  year: period('year'),
  scheme: ref(schemeShape),
  seed: text({ min: 6, max: 100 }),
  seedSource: text(),
  items: parts({
    unit: ref(unitShape),
    indicator: ref(indicatorShape),
    weight: number({ digits: 2, measureUnit: 'points' }),
    why: choice(drawReasons),
  }),
})

export const recheckShape = shape('recheck', ['recorded'], {
  draw: ref(drawShape, { part: true }),
  unit: ref(unitShape),
  indicator: ref(indicatorShape),
  year: period('year', { carried: 'draw.year' }),
  checkedOn: day(),
  present: text(),
  outcome: choice(['confirmed', 'corrected']),
  found: number({ digits: 6, measureUnit: 'measureUnit', optional: true }),
  note: longText({ max: 2_000 }),
  proof: evidence(),
  checker: ref(personShape, { later: true }),
})

/** One calculation of a year: shown for objections, corrected by cases alone, approved, and never touched again. */
export const runStates = ['provisional', 'noticed', 'appealing', 'settled', 'approved', 'published', 'superseded'] as const

/** A verdict in these states is sealed: nothing moves it. */
export const isSealed = (state: string): boolean => state === 'approved' || state === 'published'

export const runShape = shape('run', runStates, {
  plan: ref(planShape),
  year: period('year'),
  scheme: ref(schemeShape),
  corrects: ref('assessment.run', { optional: true }),
  cutOff: instant({ optional: true }),
  planScore: points({ optional: true }),
  engine: text({ optional: true }),
  fingerprint: text({ optional: true, max: 64 }),
  inputs: longText({ optional: true, max: 2_000_000 }),
  approval: evidence({ optional: true }),
})

export const appealSubjects = ['figure', 'adjustment', 'conduct', 'measures'] as const

/** A unit's objection to its verdict: one matter, once, with evidence nobody has seen yet. */
export const appealShape = shape('appeal', ['lodged', 'inHand', 'corrected', 'dismissed', 'withdrawn'], {
  run: ref(runShape, { part: true }),
  unit: ref(unitShape),
  subject: choice(appealSubjects),
  indicator: ref(indicatorShape, { optional: true }),
  adjustment: ref(adjustmentShape, { optional: true }),
  claimedValue: number({ digits: 6, measureUnit: 'measureUnit', optional: true }),
  grounds: longText({ max: 4_000 }),
  proof: evidence(),
  decision: longText({ max: 4_000, later: true }),
})

export const unitScoreShape = shape('unitScore', ['computed'], {
  run: ref(runShape, { part: true }),
  unit: ref(unitShape),
  group: text({ max: 4 }),
  targetsPoints: points({ optional: true }),
  tasksPoints: points({ optional: true }),
  processPoints: points({ optional: true }),
  bonusPoints: points(),
  deductionPoints: points(),
  totalPoints: points(),
  lowPoints: points(),
  highPoints: points(),
  grade: choice(grades),
  place: count({ min: 1 }),
  isComplete: choice(['complete', 'range']),
  working: longText({ max: 20_000 }),
})

export const scoreLineShape = shape('scoreLine', ['computed'], {
  unitScore: ref(unitScoreShape, { part: true }),
  unit: ref(unitShape),
  indicator: ref(indicatorShape),
  weight: points(),
  role: choice(['lead', 'coLead', 'responsible', 'collaborating']),
  coefficient: number({ digits: 4, measureUnit: 'rate' }),
  rate: exact,
  own: exact,
  effective: exact,
  contribution: exact,
  status: choice(['final', 'provisional', 'missing', 'notApplicable']),
  value: number({ digits: 6, measureUnit: 'measureUnit', optional: true }),
  reasonCode: text({ max: 40 }),
  reasonDetails: longText({ max: 2_000 }),
  facts: parts({ fact: ref(factShape) }),
})

/** The evaluation of the whole plan: sealed years, the terminal score, gates. */
export const evaluationShape = shape('evaluation', ['computed', 'approved', 'published', 'withdrawn'], {
  plan: ref(planShape),
  years: parts({ year: period('year'), run: ref(runShape) }, { min: 1, max: 10 }),
  cutOff: instant({ optional: true }),
  fingerprint: text({ optional: true, max: 64 }),
  inputs: longText({ optional: true, max: 500_000 }),
  approval: evidence({ optional: true }),
})

export const evaluationScoreShape = shape('evaluationScore', ['computed'], {
  evaluation: ref(evaluationShape, { part: true }),
  unit: ref(unitShape),
  years: parts({
    year: period('year'),
    yearPoints: number({ digits: 12, measureUnit: 'points', optional: true }),
    yearGrade: choice(grades, { optional: true }),
  }),
  meanPoints: number({ digits: 12, measureUnit: 'points', optional: true }),
  terminalPoints: points({ optional: true }),
  unmetWeight: number({ digits: 12, measureUnit: 'points' }),
  totalPoints: points({ optional: true }),
  grade: choice(grades, { optional: true }),
  gates: text({ optional: true }),
})

export const feedModes = ['points', 'grades'] as const

/** What the city's own assessment gets: a snapshot; what changes later goes out as a correction that names it. */
export const cityFeedShape = shape('cityFeed', ['sent'], {
  run: ref(runShape),
  mode: choice(feedModes),
  itemPoints: number({ digits: 2, measureUnit: 'points', min: '0', max: '100', optional: true }),
  corrects: ref('assessment.cityFeed', { optional: true }),
  sentOn: day({ optional: true }),
  rows: parts({
    unit: ref(unitShape),
    score: points(),
    grade: choice(grades),
    rank: count({ min: 1 }),
    veto: choice(['none', 'vetoed']),
    feedPoints: points(),
  }),
})
