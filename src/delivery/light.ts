import { type Day, Decimal, daysBetween } from '#base'

/** A light is a sentence: a level, the code of its reason, and the numbers that fill the sentence. */
export interface Light {
  readonly level: 'normal' | 'late' | 'severe' | 'notDue' | 'missing' | 'done'
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  /** what the house reckons, where somebody has ruled otherwise */
  readonly reckoned?: Light
}

/**
 * How a target stands against its node of the year. A pure function of figures and dates: the same light for the same
 * thing on every page.
 *
 * @param figure value and node as exact decimal text in the same unit; null where nothing was reported, or no node is set
 * @param figure.isReverse lower is better (a rank)
 * @param day the day asked about; a node counts from the last day of its year
 */
export function lightOfTarget(
  figure: { readonly value: string | null; readonly node: string | null; readonly isReverse: boolean; readonly dueOn: Day },
  day: Day,
): Light {
  if (figure.node === null) return { level: 'notDue', code: 'noNode', details: {} }
  if (figure.value === null) {
    return day > figure.dueOn
      ? { level: 'missing', code: 'missing', details: { dueOn: figure.dueOn } }
      : { level: 'notDue', code: 'notDue', details: { dueOn: figure.dueOn, days: daysBetween(day, figure.dueOn) } }
  }
  const value = new Decimal(figure.value)
  const node = new Decimal(figure.node)
  const gap = figure.isReverse ? value.minus(node) : node.minus(value)
  if (gap.lte(0))
    return {
      level: 'normal',
      code: gap.eq(0) ? 'atNode' : 'aboveNode',
      details: { gap: gap.abs().toFixed(), node: figure.node },
    }
  // A tenth short of the node, or of the rank, is late; more is severe.
  const isSmall = gap.lte(node.abs().times('0.1'))
  return { level: isSmall ? 'late' : 'severe', code: 'belowNode', details: { gap: gap.toFixed(), node: figure.node } }
}

/** How a task stands by its milestones: the worst overdue one speaks. @param milestones those of one task; `doneOn` null while open */
export function lightOfTask(
  milestones: readonly { readonly title: string; readonly dueOn: Day; readonly doneOn: Day | null }[],
  day: Day,
): Light {
  if (milestones.length === 0) return { level: 'missing', code: 'noMilestones', details: {} }
  const open = milestones.filter(milestone => milestone.doneOn === null)
  if (open.length === 0) return { level: 'done', code: 'allDone', details: { milestones: milestones.length } }
  const next = open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
  if (!next) return { level: 'normal', code: 'inTime', details: {} }
  const days = daysBetween(next.dueOn, day)
  if (days <= 0) return { level: 'normal', code: 'inTime', details: { title: next.title, dueOn: next.dueOn, days: -days } }
  return { level: days > 30 ? 'severe' : 'late', code: 'overdue', details: { title: next.title, dueOn: next.dueOn, days } }
}

/** A ruling stands in place of what is reckoned while it lasts, with its reason; what is reckoned stays beside it. */
export const ruledLight = (
  reckoned: Light,
  ruling: { readonly level: 'normal' | 'late' | 'severe'; readonly cause: string; readonly untilDay: Day } | undefined,
): Light =>
  ruling
    ? { level: ruling.level, code: 'ruled', details: { cause: ruling.cause, untilDay: ruling.untilDay }, reckoned }
    : reckoned
