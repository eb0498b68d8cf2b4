import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'

/** All reasons at once, in the words of the server's refusal. */
export function WhyNot({ id, reasons }: { readonly id: string; readonly reasons: readonly Problem[] }) {
  const { problem, say } = useWords()
  return (
    <div id={id} className="note">
      {reasons.length === 0 ? (
        say('whynot.unsaid')
      ) : (
        <ul className={reasons.length > 1 ? 'ways' : ''}>
          {reasons.map(reason => (
            <li key={reason.code + (reason.where ?? '')}>{problem(reason)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
