import { useEffect, useRef, useState } from 'react'
import type { SchemeTrial } from '../../queries.ts'
import type { SchemeDraft } from './draft.ts'
import type { Trial } from './trial-engine.ts'
import type { Answer, Asked } from './trial-worker.ts'

/** A pause in the typing after which the draft is tried. */
const pauseMs = 120

/**
 * The trial of a draft, kept up with the typing. The last trial stays in sight until the next one is there.
 * @returns `trial` null before the first; `isFresh` when it is of the draft as it stands
 */
export function useTrial(
  of: SchemeTrial,
  draft: SchemeDraft,
  against: SchemeDraft | null,
): { readonly trial: Trial | null; readonly isFresh: boolean } {
  const worker = useRef<Worker | null>(null)
  const turn = useRef(0)
  const asked = useRef<SchemeDraft | null>(null)
  const [answer, setAnswer] = useState<{ readonly trial: Trial; readonly draft: SchemeDraft | null } | null>(null)
  useEffect(() => {
    const made = new Worker(new URL('./trial-worker.ts', import.meta.url), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.turn === turn.current) setAnswer({ trial: data.trial, draft: asked.current })
    }
    worker.current = made
    return () => made.terminate()
  }, [])
  useEffect(() => {
    worker.current?.postMessage({ kind: 'open', of } satisfies Asked)
  }, [of])
  useEffect(() => {
    const timer = window.setTimeout(() => {
      turn.current += 1
      asked.current = draft
      worker.current?.postMessage({ kind: 'try', turn: turn.current, draft, against } satisfies Asked)
    }, pauseMs)
    return () => window.clearTimeout(timer)
  }, [of, draft, against])
  return { trial: answer?.trial ?? null, isFresh: answer?.draft === draft }
}
