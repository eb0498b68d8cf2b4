import type { Review } from '../queries.ts'
import type { Marked } from './source-text.ts'

/** One line of the right pane. */
export interface Item {
  readonly id: string
  readonly group: 'targets' | 'tasks' | 'findings'
  readonly address: string
  readonly revision: number
  readonly title: string
  readonly clause: string | null
  readonly isOpen: boolean
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly tone: Marked['tone']
  readonly of:
    | { readonly target: Review['targets'][number] }
    | { readonly task: Review['tasks'][number] }
    | { readonly finding: Review['findings'][number] }
  /** open findings that touch a target */
  readonly findings: readonly Review['findings'][number][]
}

export function itemsOf(review: Review): readonly Item[] {
  const findings = new Map(review.findings.map(finding => [finding.id, finding]))
  const targets = review.targets.map((target): Item => {
    const touched = target.findings.flatMap(id => findings.get(id) ?? []).filter(finding => finding.state === 'open')
    return {
      id: target.id,
      group: 'targets',
      address: 'plan.target',
      revision: target.revision,
      title: `${target.code} ${target.title}`,
      clause: target.clause,
      isOpen: target.state === 'drafted',
      spans: [{ start: target.start, end: target.end }],
      tone: touched.some(finding => finding.severity === 'conflict')
        ? 'conflict'
        : touched.some(finding => finding.severity === 'warn')
          ? 'warn'
          : '',
      of: { target },
      findings: touched,
    }
  })
  const tasks = review.tasks.map(
    (task): Item => ({
      id: task.id,
      group: 'tasks',
      address: 'plan.mainTask',
      revision: task.revision,
      title: task.title,
      clause: task.clause,
      isOpen: task.state === 'drafted',
      spans: [{ start: task.start, end: task.end }],
      tone: '',
      of: { task },
      findings: [],
    }),
  )
  const open = review.findings.map(
    (finding): Item => ({
      id: finding.id,
      group: 'findings',
      address: 'plan.finding',
      revision: finding.revision,
      title: finding.note,
      clause: null,
      isOpen: finding.state === 'open',
      spans: finding.spans,
      tone: finding.severity === 'conflict' ? 'conflict' : finding.severity === 'warn' ? 'warn' : '',
      of: { finding },
      findings: [],
    }),
  )
  const rank = { conflict: 0, warn: 1, '': 2 } as const
  return [...targets, ...tasks, ...open.sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || rank[a.tone] - rank[b.tone])]
}
