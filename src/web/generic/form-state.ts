import { useCallback, useState } from 'react'
import { newKey } from '../api.ts'
import type { Value } from '../wire.ts'

export interface Draft {
  readonly values: Readonly<Record<string, Value>>
  readonly reason: string
  readonly key: string
  readonly touched: boolean
}

/**
 * What is typed into a move's form survives a refusal, a lost connection, a lapsed session and a reload; it goes with
 * success or sign-out. The key makes a repeated sending the same sending.
 * @param name address, row and move
 */
export function useDraft(name: string, first: Readonly<Record<string, Value>>) {
  const slot = `form:${name}`
  const [draft, setDraft] = useState<Draft>(() => read(slot) ?? { values: first, reason: '', key: newKey(), touched: false })
  const change = useCallback(
    (next: Partial<Draft>) =>
      setDraft(old => {
        const fresh = { ...old, ...next, touched: true }
        sessionStorage.setItem(slot, JSON.stringify(fresh))
        return fresh
      }),
    [slot],
  )
  const setValue = useCallback(
    (field: string, value: Value) =>
      setDraft(old => {
        const fresh = { ...old, values: { ...old.values, [field]: value }, touched: true }
        sessionStorage.setItem(slot, JSON.stringify(fresh))
        return fresh
      }),
    [slot],
  )
  const forget = useCallback(() => sessionStorage.removeItem(slot), [slot])
  return { draft, change, setValue, forget }
}

function read(slot: string): Draft | null {
  const kept = sessionStorage.getItem(slot)
  if (!kept) return null
  try {
    return JSON.parse(kept) as Draft
  } catch {
    return null
  }
}
