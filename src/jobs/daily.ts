import type { App } from '#app'

export interface Daily {
  readonly stop: () => Promise<void>
}

const hourMs = 3_600_000

/** Runs what is due now and every hour. One run at a time; a failure is told and tried again next hour. */
export function startDaily(app: Pick<App, 'runDay'>, tell: (line: string) => void): Daily {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = running
      .then(() => app.runDay())
      .then(({ taken, refused }) => {
        if (taken > 0 || refused.length > 0) tell(`by date: ${taken} taken, ${refused.length} refused${refused.length > 0 ? ` (${refused[0]})` : ''}`)
      })
      .catch((error: unknown) => tell(`by date: ${error instanceof Error ? error.message : String(error)}`))
  }
  run()
  const timer = setInterval(run, hourMs)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}
