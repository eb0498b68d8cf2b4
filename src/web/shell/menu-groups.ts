import type { Catalogue } from '../session.tsx'

export const groups = [
  'home',
  'overview',
  'plan',
  'tasks',
  'supervision',
  'indicators',
  'assessment',
  'benchmark',
  'fund',
  'mechanisms',
  'registers',
] as const
export type Group = (typeof groups)[number]

/** Records of the delivery room that belong to the daily work on tasks; the rest is supervision. */
const taskRecords = new Set(['milestone', 'progressReport', 'workPlan', 'measure'])
const byArea: Readonly<Record<string, Group>> = {
  document: 'plan',
  plan: 'plan',
  facts: 'indicators',
  assessment: 'assessment',
  index: 'benchmark',
  ledger: 'fund',
  parties: 'registers',
  calendar: 'registers',
  settings: 'registers',
}

/** Where a record stands in the menu. */
export function groupOf(address: string, kind: string): Group {
  const [area = '', record = ''] = address.split('.')
  if (area === 'delivery') return taskRecords.has(record) ? 'tasks' : 'supervision'
  return byArea[area] ?? (kind === 'mechanism' ? 'mechanisms' : 'registers')
}

export interface MenuItem {
  readonly to: string
  /** a key of the web messages, or an address whose label it wears */
  readonly key?: string
  readonly address?: string
  /** the record whose rows the page stands on */
  readonly of?: string
}

/** Pages of their own first; records that have none follow as generic lists. */
const pages: Readonly<Partial<Record<Group, readonly MenuItem[]>>> = {
  plan: [
    { to: '/plan', key: 'menu.planTree', of: 'plan.plan' },
    { to: '/documents', key: 'menu.documents', of: 'document.officialDocument' },
    { to: '/records/plan/finding', address: 'plan.finding' },
  ],
  tasks: [
    { to: '/tasks', key: 'menu.taskList', of: 'plan.mainTask' },
    { to: '/records/delivery/progressReport', address: 'delivery.progressReport' },
    { to: '/records/delivery/milestone', address: 'delivery.milestone' },
  ],
  supervision: [
    { to: '/records/delivery/supervisionSlip', address: 'delivery.supervisionSlip' },
    { to: '/records/delivery/extension', address: 'delivery.extension' },
    { to: '/records/delivery/decision', address: 'delivery.decision' },
  ],
  indicators: [
    { to: '/indicators', key: 'menu.indicatorList', of: 'facts.indicator' },
    { to: '/records/facts/verdict', address: 'facts.verdict' },
  ],
  assessment: [
    { to: '/assessment', key: 'menu.annual', of: 'assessment.run' },
    { to: '/assessment/board', key: 'menu.board', of: 'assessment.run' },
    { to: '/assessment/evaluation', key: 'evaluation.title', of: 'assessment.run' },
    { to: '/assessment/compare', key: 'menu.compare', of: 'assessment.run' },
    { to: '/assessment/grades', key: 'menu.grades', of: 'assessment.run' },
  ],
  fund: [{ to: '/books', key: 'books.crumb', of: 'ledger.bookYear' }],
  registers: [{ to: '/settings', key: 'settings.title', of: 'settings.setting' }],
  benchmark: [{ to: '/benchmark', key: 'menu.lab', of: 'facts.verdict' }],
}
const listedElsewhere = new Set([
  'document.officialDocument',
  'plan.mainTask',
  'facts.indicator',
  'assessment.run',
  'assessment.evaluation',
  'settings.setting',
])

export interface MenuGroup {
  readonly group: Group
  /** a group that is a page itself */
  readonly to: string | null
  readonly items: readonly MenuItem[]
}

/** @returns the groups in order with what a role may see of each; a group without anything to see is left out */
export function menuOf(catalogue: Catalogue, role: string): readonly MenuGroup[] {
  const isSeen = ({ address, of }: MenuItem) => [address, of].every(name => name === undefined || catalogue.sees(role, name))
  const items = new Map<Group, MenuItem[]>(groups.map(group => [group, (pages[group] ?? []).filter(isSeen)]))
  for (const area of catalogue.areas) {
    for (const record of area.records) {
      const group = groupOf(record.address, area.kind)
      const item = { to: `/records/${area.slug}/${record.name}`, address: record.address }
      if (group === 'mechanisms' || listedElsewhere.has(record.address) || catalogue.isPart(record.address)) continue
      if (isSeen(item)) items.get(group)?.push(item)
    }
  }
  const isThere: Readonly<Partial<Record<Group, boolean>>> = {
    home: true,
    overview: catalogue.sees(role, 'plan.mainTask'),
    mechanisms: mechanismsOf(catalogue, role).length > 0,
  }
  const single: Readonly<Partial<Record<Group, string>>> = { home: '/', overview: '/overview', mechanisms: '/mechanisms' }
  return groups
    .map(group => ({ group, to: single[group] ?? null, items: items.get(group) ?? [] }))
    .filter(({ group, items: list }) => isThere[group] ?? list.length > 0)
}

/** Mechanisms with at least one register the role may see, each with those registers. */
export function mechanismsOf(catalogue: Catalogue, role: string): Catalogue['areas'] {
  return catalogue.areas
    .filter(area => area.kind === 'mechanism')
    .map(area => ({ ...area, records: area.records.filter(record => catalogue.sees(role, record.address)) }))
    .filter(area => area.records.length > 0)
}
