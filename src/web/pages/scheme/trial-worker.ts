import '../../old-browser.ts'
import type { SchemeTrial } from '../../queries.ts'
import type { SchemeDraft } from './draft.ts'
import { type Trial, trialOf } from './trial-engine.ts'

/** The engine off the page: figures come once, drafts with every change. `turn` is echoed, so that late answers are known. */
export type Asked =
  | { readonly kind: 'open'; readonly of: SchemeTrial }
  | { readonly kind: 'try'; readonly turn: number; readonly draft: SchemeDraft; readonly against: SchemeDraft | null }
export interface Answer {
  readonly turn: number
  readonly trial: Trial
}

let of: SchemeTrial | null = null

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  if (data.kind === 'open') of = data.of
  else if (of) self.postMessage({ turn: data.turn, trial: trialOf(of, data.draft, data.against) } satisfies Answer)
}
