import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NoRecord } from './generic/no-record.tsx'
import { ProblemNote } from './parts/problem.tsx'
import { Waiting } from './parts/loading.tsx'
import { isProblem, localProblem } from './api.ts'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NoRecord })

const page = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component,
    validateSearch: (search: Record<string, unknown>) => search as Record<string, string>,
  })

const generic = {
  list: lazyRouteComponent(() => import('./generic/list-page.tsx'), 'ListPage'),
  birth: lazyRouteComponent(() => import('./generic/move-page.tsx'), 'BirthPage'),
  row: lazyRouteComponent(() => import('./generic/row-page.tsx'), 'RowPage'),
  move: lazyRouteComponent(() => import('./generic/move-page.tsx'), 'MovePage'),
  import: lazyRouteComponent(() => import('./generic/import-page.tsx'), 'ImportPage'),
  mechanisms: lazyRouteComponent(() => import('./generic/mechanisms-page.tsx'), 'MechanismsPage'),
}

const tree = root.addChildren([
  page(
    '/',
    lazyRouteComponent(() => import('./pages/home.tsx'), 'HomePage'),
  ),
  page(
    '/inbox',
    lazyRouteComponent(() => import('./pages/inbox.tsx'), 'InboxPage'),
  ),
  page(
    '/notices',
    lazyRouteComponent(() => import('./pages/notices.tsx'), 'NoticesPage'),
  ),
  page(
    '/books',
    lazyRouteComponent(() => import('./pages/books.tsx'), 'BooksPage'),
  ),
  page(
    '/settings',
    lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
  ),
  page(
    '/search',
    lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage'),
  ),
  page(
    '/overview',
    lazyRouteComponent(() => import('./pages/overview.tsx'), 'OverviewPage'),
  ),
  page(
    '/plan',
    lazyRouteComponent(() => import('./pages/plan-tree.tsx'), 'PlanTreePage'),
  ),
  page(
    '/plan/$plan/review',
    lazyRouteComponent(() => import('./pages/review.tsx'), 'ReviewPage'),
  ),
  page(
    '/documents',
    lazyRouteComponent(() => import('./pages/documents.tsx'), 'DocumentsPage'),
  ),
  page(
    '/tasks',
    lazyRouteComponent(() => import('./pages/tasks.tsx'), 'TasksPage'),
  ),
  page(
    '/tasks/$task',
    lazyRouteComponent(() => import('./pages/task.tsx'), 'TaskPage'),
  ),
  page(
    '/reports/new',
    lazyRouteComponent(() => import('./pages/report.tsx'), 'NewReportPage'),
  ),
  page(
    '/reports/$report',
    lazyRouteComponent(() => import('./pages/report.tsx'), 'ReportPage'),
  ),
  page(
    '/indicators',
    lazyRouteComponent(() => import('./pages/indicators.tsx'), 'IndicatorsPage'),
  ),
  page(
    '/indicators/$indicator',
    lazyRouteComponent(() => import('./pages/indicator.tsx'), 'IndicatorPage'),
  ),
  page(
    '/assessment',
    lazyRouteComponent(() => import('./pages/assessment.tsx'), 'AssessmentPage'),
  ),
  page(
    '/assessment/board',
    lazyRouteComponent(() => import('./pages/assessment-board.tsx'), 'AssessmentBoardPage'),
  ),
  page(
    '/assessment/evaluation',
    lazyRouteComponent(() => import('./pages/evaluation.tsx'), 'EvaluationPage'),
  ),
  page(
    '/self-reviews/$review',
    lazyRouteComponent(() => import('./pages/self-review.tsx'), 'SelfReviewPage'),
  ),
  page(
    '/assessment/schemes/$scheme',
    lazyRouteComponent(() => import('./pages/scheme.tsx'), 'SchemePage'),
  ),
  page(
    '/assessment/compare',
    lazyRouteComponent(() => import('./pages/compare.tsx'), 'ComparePage'),
  ),
  page(
    '/assessment/grades',
    lazyRouteComponent(() => import('./pages/grades.tsx'), 'GradesPage'),
  ),
  page(
    '/appeals/$appeal',
    lazyRouteComponent(() => import('./pages/appeal.tsx'), 'AppealPage'),
  ),
  page(
    '/benchmark',
    lazyRouteComponent(() => import('./lab/lab-page.tsx'), 'LabPage'),
  ),
  page('/mechanisms', generic.mechanisms),
  page(
    '/ladder',
    lazyRouteComponent(() => import('./pages/ladder.tsx'), 'LadderPage'),
  ),
  page(
    '/ladder/$firm',
    lazyRouteComponent(() => import('./pages/ladder.tsx'), 'LadderFirmPage'),
  ),
  page(
    '/figures/$figure',
    lazyRouteComponent(() => import('./pages/figure.tsx'), 'FigurePage'),
  ),
  page('/records/$area/$record', generic.list),
  page('/records/$area/$record/import', generic.import),
  page('/records/$area/$record/new/$move', generic.birth),
  page('/records/$area/$record/$id', generic.row),
  page('/records/$area/$record/$id/$move', generic.move),
])

/** Search parameters are plain text, so that an address can be read and written by hand. */
export const makeRouter = () =>
  createRouter({
    routeTree: tree,
    parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: search => {
      const text = new URLSearchParams(
        Object.entries(search as Record<string, string>).filter(([, value]) => value !== undefined && value !== null),
      ).toString()
      return text ? `?${text}` : ''
    },
    defaultPendingMs: 300,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: ({ error }) => (
      <ProblemNote problem={isProblem(error) ? error : localProblem('answer_unreadable')} />
    ),
    defaultPreload: false,
  })
