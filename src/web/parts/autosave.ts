import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../wire.ts'
import { isProblem } from '../api.ts'

export interface Saved {
  readonly at: Date | null
  readonly busy: boolean
  readonly problem: Problem | null
}

/**
 * Saves two seconds after the last change, on demand, and before the page goes. A lost connection is tried again every
 * ten seconds; text never leaves the form.
 * @param version grows with every change; 0 means untouched
 * @param save resolves when the server has it
 */
export function useAutosave(
  version: number,
  save: () => Promise<void>,
  enabled: boolean,
): Saved & { readonly now: () => Promise<boolean> } {
  const [saved, setSaved] = useState<Saved>({ at: null, busy: false, problem: null })
  const done = useRef(0)
  const running = useRef<Promise<boolean> | null>(null)
  const latest = useRef({ version, save, enabled })
  latest.current = { version, save, enabled }

  const now = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current
    const { version: mine, save: write, enabled: may } = latest.current
    if (!may || done.current >= mine) return true
    setSaved(old => ({ ...old, busy: true }))
    running.current = write().then(
      () => {
        done.current = mine
        setSaved({ at: new Date(), busy: false, problem: null })
        return true
      },
      (problem: unknown) => {
        setSaved(old => ({ ...old, busy: false, problem: isProblem(problem) ? problem : null }))
        return false
      },
    )
    const outcome = await running.current
    running.current = null
    return outcome
  }, [])

  useEffect(() => {
    if (version === 0 || !enabled) return
    const timer = window.setTimeout(() => void now(), 2_000)
    return () => window.clearTimeout(timer)
  }, [version, enabled, now])

  const lost = saved.problem?.code === 'connection_lost'
  useEffect(() => {
    if (!lost) return
    const timer = window.setInterval(() => void now(), 10_000)
    return () => window.clearInterval(timer)
  }, [lost, now])

  return { ...saved, now }
}
