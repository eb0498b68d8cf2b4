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
}

/** Pages of their own first; records that have none follow as generic lists. */
const pages: Readonly<Partial<Record<Group, readonly MenuItem[]>>> = {
  plan: [
    { to: '/plan', key: 'menu.planTree' },
    { to: '/documents', key: 'menu.documents' },
  ],
  tasks: [{ to: '/tasks', key: 'menu.taskList' }],
  indicators: [{ to: '/indicators', key: 'menu.indicatorList' }],
  assessment: [{ to: '/assessment', key: 'menu.annual' }],
}
const listedElsewhere = new Set(['document.officialDocument', 'plan.mainTask', 'facts.indicator'])

/** @returns the groups in order, each with its items; one without items is left out, except those that are a page */
export function menuOf(
  catalogue: Catalogue,
): readonly { readonly group: Group; readonly to: string | null; readonly items: readonly MenuItem[] }[] {
  const items = new Map<Group, MenuItem[]>(groups.map(group => [group, [...(pages[group] ?? [])]]))
  for (const area of catalogue.areas) {
    for (const record of area.records) {
      const group = groupOf(record.address, area.kind)
      if (group === 'mechanisms' || listedElsewhere.has(record.address) || catalogue.isPart(record.address)) continue
      items.get(group)?.push({ to: `/records/${area.slug}/${record.name}`, address: record.address })
    }
  }
  const single: Readonly<Partial<Record<Group, string>>> = { home: '/', overview: '/overview', mechanisms: '/mechanisms' }
  return groups
    .map(group => ({ group, to: single[group] ?? null, items: items.get(group) ?? [] }))
    .filter(({ group, to, items: list }) =>
      group === 'mechanisms' ? catalogue.areas.some(area => area.kind === 'mechanism') : to !== null || list.length > 0,
    )
}
