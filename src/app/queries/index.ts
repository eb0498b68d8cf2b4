import { done, type Outcome } from '#base'
import type { GrantedRole, Role } from '#define'
import { appealCase } from './appeal-case.ts'
import { assessmentBoard } from './assessment-board.ts'
import { assessmentCompare } from './assessment-compare.ts'
import { benchmark } from './benchmark.ts'
import { booksPage } from './books.ts'
import { evaluationPage } from './evaluation.ts'
import { figureCard, rowFigures } from './figure-card.ts'
import { ladderOverview, ladderProfile } from './ladder.ts'
import { gradeTrial } from './grade-trial.ts'
import { inbox } from './inbox.ts'
import { indicatorCard } from './indicator-card.ts'
import { lineage } from './lineage.ts'
import { mechanismFigures } from './mechanism-figures.ts'
import { notices } from './notices.ts'
import { overview } from './overview.ts'
import { planTree } from './plan-tree.ts'
import { reportForm } from './report-form.ts'
import { review } from './review.ts'
import { schemeTrial } from './scheme-trial.ts'
import { scoreLine } from './score-line.ts'
import { scoreMatrix } from './score-matrix.ts'
import { selfReviewPage } from './self-review.ts'
import { settingsPage } from './settings.ts'
import { taskPage } from './task-page.ts'
import type { Asking } from './picture.ts'

/** An own query: who may ask, and its answer. It reads under the viewer's policies and writes nothing. */
export interface Query {
  readonly roles: readonly Role[]
  readonly answer: (asking: Asking, input: Readonly<Record<string, string>>) => Promise<Outcome<unknown>>
}

const above: readonly GrantedRole[] = ['office', 'leader', 'scienceBureau', 'assessor', 'supervision', 'audit']
const inside: readonly GrantedRole[] = [...above, 'unitHead', 'liaison']
const everyone: readonly GrantedRole[] = [
  ...inside,
  'finance',
  'approver',
  'caseOfficer',
  'zoneDepartment',
  'discipline',
  'firm',
  'provider',
  'expert',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
]

const ladderRoles: readonly GrantedRole[] = ['zoneDepartment', 'scienceBureau', 'caseOfficer', 'office', 'approver', 'audit']

const always =
  (answer: (asking: Asking, input: Readonly<Record<string, string>>) => Promise<unknown>): Query['answer'] =>
  async (asking, input) =>
    done(await answer(asking, input))

/** Every own query by its name in the address. */
export const queries: Readonly<Record<string, Query>> = {
  overview: { roles: everyone, answer: always(overview) },
  inbox: { roles: everyone, answer: always(inbox) },
  notices: { roles: everyone, answer: always(notices) },
  review: { roles: above, answer: review },
  books: { roles: ['finance', 'approver', 'office', 'leader', 'audit'], answer: always(booksPage) },
  settings: {
    roles: [...inside, 'finance', 'approver', 'caseOfficer', 'zoneDepartment', 'discipline'],
    answer: always(settingsPage),
  },
  'plan-tree': { roles: [...inside, 'finance', 'approver'], answer: always(planTree) },
  'task-page': { roles: inside, answer: taskPage },
  'report-form': { roles: inside, answer: reportForm },
  'indicator-card': { roles: inside, answer: indicatorCard },
  'score-matrix': { roles: inside, answer: always(scoreMatrix) },
  'score-line': { roles: inside, answer: scoreLine },
  'assessment-board': { roles: inside, answer: always(assessmentBoard) },
  evaluation: { roles: inside, answer: always(evaluationPage) },
  'self-review': { roles: inside, answer: selfReviewPage },
  'appeal-case': { roles: inside, answer: appealCase },
  lineage: { roles: inside, answer: lineage },
  benchmark: { roles: inside, answer: always(benchmark) },
  'mechanism-figures': { roles: everyone, answer: mechanismFigures },
  'figure-card': { roles: everyone, answer: figureCard },
  'row-figures': { roles: everyone, answer: rowFigures },
  ladder: { roles: ladderRoles, answer: always(ladderOverview) },
  'ladder-check': { roles: [...ladderRoles, 'firm'], answer: ladderProfile },
  'scheme-trial': { roles: [...inside, 'finance'], answer: always(schemeTrial) },
  'assessment-compare': { roles: inside, answer: always(assessmentCompare) },
  'grade-trial': { roles: inside, answer: gradeTrial },
}
