import { addDays, type Day, daysBetween, periodDays } from '#base'
import type { PlainMove } from '#define'
import type { ProgressReport } from '#delivery'
import type { Fact, FactVerdict } from '#facts'
import type { MainTask, Plan } from '#plan'
import { answer } from '../moves.ts'
import type { StoredRow } from '../store.ts'
import type { Inbox, Todo } from './answers.ts'
import { type Asking, daysLeft, rowsOf } from './picture.ts'
import { reportsOwed } from './reports-due.ts'

const shownMax = 200

/** One list of what waits for the post: returned and overdue first, then by due day. */
export async function inbox(asking: Asking): Promise<Inbox> {
  const todos = [...(await prompted(asking)), ...(await reportsToWrite(asking)), ...(await figuresToVerify(asking))].toSorted(
    (a, b) => urgency(a) - urgency(b),
  )
  return {
    asOf: asking.day,
    overdue: todos.filter(todo => todo.daysLeft !== null && todo.daysLeft < 0).length,
    soon: todos.filter(todo => todo.daysLeft !== null && todo.daysLeft >= 0 && todo.daysLeft <= 3).length,
    returned: todos.filter(todo => todo.returned).length,
    total: todos.length,
    todos: todos.slice(0, shownMax),
  }
}

const urgency = (todo: Todo): number => (todo.returned ? -10_000 : 0) + (todo.daysLeft ?? 1_000)

/** Rows whose clock asks the role of this post for a move. */
async function prompted(asking: Asking): Promise<readonly Todo[]> {
  const { viewer, reading, catalogue } = asking
  const todos: Todo[] = []
  for (const entry of catalogue.entries.values()) {
    for (const [clock, definition] of Object.entries(entry.record.life.clocks ?? {})) {
      const prompt = definition.prompts?.find(item => item.role === viewer.actor.role && !item.move.includes('.'))
      if (!prompt || !entry.record.life.seenBy[viewer.actor.role as never]) continue
      const { rows } = await reading.list(entry.address, {
        where: { state: definition.runs },
        page: 1,
        pageSize: shownMax,
        // What is due first is looked at first; of two that last equally long, the older one.
        sort: { field: definition.until ?? 'id', descending: false },
      })
      const dues = new Map<string, Day | null>()
      for (const row of rows)
        dues.set(
          row.id,
          ((await reading.clocks(entry.address, row.id)).find(item => item.clock === clock)?.dueOn ?? null) as Day | null,
        )
      for (const row of rows) {
        const dueOn = dues.get(row.id) ?? null
        // A clock set by a day far ahead is no duty of today.
        if (dueOn && definition.until && daysBetween(asking.day, dueOn) > 31) continue
        // What the rules keep from this post is no duty of it: a red slip waits for the leading group alone.
        if (!(await mayTake(asking, entry.record.life.moves[prompt.move], prompt.move, row))) continue
        todos.push(await todoOf(asking, entry.address, row, prompt.move, dueOn))
      }
    }
  }
  return todos
}

/** Moves that ask for nothing can be judged before they are taken; those with a form are judged when it is filled. */
async function mayTake(asking: Asking, move: PlainMove | undefined, name: string, row: StoredRow): Promise<boolean> {
  if (!move || (move.asks ?? []).length > 0) return true
  const call = { day: asking.day, now: asking.now, move: name, reason: null, actor: asking.viewer.actor, newId: () => '' }
  for (const check of [...(move.recused ? [move.recused] : []), ...(move.check ?? [])]) {
    if ((await answer(asking.reading, check, row, call)) !== null) return false
  }
  return true
}

async function todoOf(asking: Asking, address: string, row: StoredRow, move: string, dueOn: Day | null): Promise<Todo> {
  const task = row['task'] as string | undefined
  const title = task
    ? [...(await asking.reading.titles('plan.mainTask', [task])).values()][0]
    : [...(await asking.reading.titles(address, [row.id])).values()][0]
  const period = typeof row['period'] === 'string' ? `${row['period']} ` : ''
  const own = typeof row['title'] === 'string' ? ` · ${row['title']}` : ''
  const isReturned = row.state === 'returned'
  const last = isReturned ? (await asking.reading.history(address, row.id)).at(-1) : undefined
  const unit = row['unit'] as string | null | undefined
  const name = unit ? [...(await asking.reading.titles('parties.unit', [unit])).values()][0] : undefined
  return {
    address,
    id: row.id,
    move,
    title: `${period}${title ?? ''}${own}`,
    state: row.state,
    returned: isReturned,
    reason: last?.reason ?? null,
    dueOn,
    daysLeft: dueOn ? daysLeft(asking, dueOn) : null,
    since: row.filedOn,
    from: unit && name ? { id: unit, name } : null,
    birth: null,
  }
}

/** Reports the unit owes on its running tasks, each by its own cycle, that nobody has begun or handed in. */
async function reportsToWrite(asking: Asking): Promise<readonly Todo[]> {
  const { actor } = asking.viewer
  if (actor.role !== 'liaison' || !actor.unit) return []
  const todos: Todo[] = []
  for (const plan of await rowsOf<Plan>(asking, 'plan.plan', { state: 'inForce' }))
    todos.push(...(await reportsOfPlan(asking, plan, actor.unit)))
  return todos
}

async function reportsOfPlan(asking: Asking, plan: Plan, unit: string): Promise<readonly Todo[]> {
  const tasks = await rowsOf<MainTask>(asking, 'plan.mainTask', { plan: plan.id, state: 'running' })
  const owed = await reportsOwed(
    asking,
    plan,
    unit,
    tasks.map(task => task.id),
  )
  const periods = [...new Set([...owed.values()].map(({ period }) => period))]
  const reports = await rowsOf<ProgressReport>(asking, 'delivery.progressReport', { period: periods, unit })
  return tasks.flatMap(task => {
    const due = owed.get(task.id)
    const begun = reports.find(report => report.task === task.id && report.period === due?.period)
    if (!due || (begun && begun.state !== 'drafted')) return []
    const { period, dueOn } = due
    return [
      {
        address: 'delivery.progressReport',
        id: begun?.id ?? null,
        move: begun ? 'submit' : 'draft',
        title: `${period} ${task.title}`,
        state: begun?.state ?? null,
        returned: false,
        reason: null,
        dueOn,
        daysLeft: daysLeft(asking, dueOn),
        since: addDays(periodDays(period).last, 1),
        from: null,
        birth: begun ? null : { task: task.id, unit, period },
      },
    ]
  })
}

/** Figures nobody has judged yet, for those who judge them: a fact has no state of its own to carry a clock. */
async function figuresToVerify(asking: Asking): Promise<readonly Todo[]> {
  if (asking.viewer.actor.role !== 'assessor') return []
  const judged = new Set((await rowsOf<FactVerdict>(asking, 'facts.verdict')).map(verdict => verdict.fact as string))
  const facts = await rowsOf<Fact>(asking, 'facts.fact')
  const superseded = new Set(facts.map(fact => fact.supersedes as string | null))
  const waiting = facts.filter(fact => !judged.has(fact.id) && !superseded.has(fact.id))
  const titles = await asking.reading.titles(
    'facts.indicator',
    waiting.map(fact => fact.indicator),
  )
  const units = await asking.reading.titles(
    'parties.unit',
    waiting.flatMap(fact => (fact.unit ? [fact.unit] : [])),
  )
  return waiting.map(fact => ({
    address: 'facts.verdict',
    id: null,
    move: 'give',
    title: `${fact.period} ${titles.get(fact.indicator) ?? ''} ${fact.value}`,
    state: null,
    returned: false,
    reason: null,
    dueOn: null,
    daysLeft: null,
    since: fact.filedOn,
    from: fact.unit ? { id: fact.unit, name: units.get(fact.unit) ?? '' } : null,
    birth: { fact: fact.id },
  }))
}
