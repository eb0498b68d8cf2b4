import type { App } from '#app'

export interface Daily {
  /** ends the clockwork; the log is sealed once more before */
  readonly stop: () => Promise<void>
}

interface Work {
  readonly runDay: App['runDay']
  /** puts what was added to the audit log into its sealed tree */
  readonly seal: () => Promise<unknown>
  readonly tell: (line: string) => void
}

const hourMs = 3_600_000
const minuteMs = 60_000

/** Moves by date now and every hour, sealing every minute. One piece of work at a time; a failure is told and tried again. */
export function startDaily({ runDay, seal, tell }: Work): Daily {
  let running: Promise<void> = Promise.resolve()
  const inTurn = (name: string, work: () => Promise<unknown>) => {
    running = running
      .then(work)
      .then(() => {})
      .catch((error: unknown) => tell(`${name}: ${error instanceof Error ? error.message : String(error)}`))
  }
  const byDate = async () => {
    const { taken, refused } = await runDay()
    if (taken > 0 || refused.length > 0)
      tell(`by date: ${taken} taken, ${refused.length} refused${refused.length > 0 ? ` (${refused[0]})` : ''}`)
  }
  inTurn('by date', byDate)
  inTurn('sealing', seal)
  const timers = [setInterval(() => inTurn('by date', byDate), hourMs), setInterval(() => inTurn('sealing', seal), minuteMs)]
  for (const timer of timers) timer.unref()
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer)
      inTurn('sealing', seal)
      return running
    },
  }
}
