import { useCallback, useState } from 'react'
import { newKey } from '../api.ts'
import type { Value } from '../wire.ts'

type Values = Readonly<Record<string, Value>>

export interface Draft {
  readonly values: Values
  readonly reason: string
  readonly key: string
  /** of the row the words were written against; null for a birth */
  readonly revision: number | null
}

/**
 * Where the words of a form are kept. Births of one record are told apart by what the form was opened for.
 * @param id of the row; null for a birth
 */
export const slotOf = (address: string, id: string | null, move: string, first: Values): string =>
  `form:${address}:${id ?? `new:${JSON.stringify(first)}`}:${move}`

/**
 * What is typed into a move's form survives a refusal, a lost connection, a lapsed session and a reload; it goes with
 * success or sign-out. The key makes a repeated sending the same sending, and the revision stays the one the words were
 * written against: what another person has changed since is not overwritten unseen.
 * @param slot of `slotOf`; the same as long as the form lives
 */
export function useDraft(slot: string, first: Values, revision: number | null) {
  const [draft, setDraft] = useState<Draft>(() => read(slot) ?? { values: first, reason: '', key: newKey(), revision })
  const put = useCallback(
    (next: (old: Draft) => Draft) =>
      setDraft(old => {
        const fresh = next(old)
        sessionStorage.setItem(slot, JSON.stringify(fresh))
        return fresh
      }),
    [slot],
  )
  const change = useCallback((next: Partial<Draft>) => put(old => ({ ...old, ...next })), [put])
  const setValue = useCallback(
    (field: string, value: Value) => put(old => ({ ...old, values: { ...old.values, [field]: value } })),
    [put],
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
