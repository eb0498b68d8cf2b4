import type { App, Senders } from '#app'

export interface Daily {
  /** ends the clockwork; the log is sealed once more before */
  readonly stop: () => Promise<void>
}

interface Work {
  readonly runDay: App['runDay']
  /** puts what was added to the audit log into its sealed tree */
  readonly seal: () => Promise<unknown>
  readonly deliver: App['deliver']
  readonly senders: Senders
  readonly tell: (line: string) => void
}

const hourMs = 3_600_000
const minuteMs = 60_000
const outboxMs = 5_000

/**
 * Moves by date and reminders now and every hour, sealing every minute, the outbox every few seconds. Each kind of work is
 * done in turn; a failure is told and tried again. Safe beside another house on the same database.
 */
export function startDaily({ runDay, seal, deliver, senders, tell }: Work): Daily {
  const turn = inTurnOf(tell)
  const outbox = inTurnOf(tell)
  const byDate = async () => {
    const { taken, refused, reminded } = await runDay()
    if (taken > 0 || refused.length > 0 || reminded > 0)
      tell(
        `by date: ${taken} taken, ${refused.length} refused${refused.length > 0 ? ` (${refused[0]})` : ''}, ${reminded} reminded`,
      )
  }
  const sending = async () => {
    const { sent, failed } = await deliver(senders)
    if (sent > 0 || failed.length > 0)
      tell(`outbox: ${sent} sent, ${failed.length} failed${failed.length > 0 ? ` (${failed[0]})` : ''}`)
  }
  turn.add('by date', byDate)
  turn.add('sealing', seal)
  outbox.add('outbox', sending)
  const timers = [
    setInterval(() => turn.add('by date', byDate), hourMs),
    setInterval(() => turn.add('sealing', seal), minuteMs),
    setInterval(() => outbox.isIdle() && outbox.add('outbox', sending), outboxMs),
  ]
  for (const timer of timers) timer.unref()
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      turn.add('sealing', seal)
      await Promise.all([turn.ended(), outbox.ended()])
    },
  }
}

/** One piece of work at a time. */
function inTurnOf(tell: (line: string) => void) {
  let running: Promise<void> = Promise.resolve()
  let waiting = 0
  return {
    isIdle: () => waiting === 0,
    add: (name: string, work: () => Promise<unknown>): void => {
      waiting += 1
      running = running
        .then(work)
        .then(() => {})
        .catch((error: unknown) => tell(`${name}: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => {
          waiting -= 1
        })
    },
    ended: () => running,
  }
}
