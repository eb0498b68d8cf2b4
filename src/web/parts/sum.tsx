import type { Step } from '../queries.ts'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'

/** Arithmetic step by step: the result first, what went in below it, each part a figure with its own lineage. */
export function Sum({ of, onLine }: { readonly of: Step; readonly onLine?: (line: string) => void }) {
  return (
    <ol className="sum">
      <SumStep of={of} {...(onLine && { onLine })} />
    </ol>
  )
}

function SumStep({ of, onLine }: { readonly of: Step; readonly onLine?: (line: string) => void }) {
  const { said, say } = useWords()
  const line = of.line
  return (
    <li>
      <div className="line">
        {line && onLine ? (
          <button type="button" className="linkish" onClick={() => onLine(line)}>
            {said(of.label)}
          </button>
        ) : (
          <span>{said(of.label)}</span>
        )}
        <span className="result">
          <Figure of={of.result} />
        </span>
      </div>
      {of.expression && <div className="expression">= {of.expression}</div>}
      {of.basis && <div className="note">{say('sum.basis', { basis: said(of.basis) })}</div>}
      {of.children.length > 0 && (
        <ol className="sum">
          {of.children.map((child, index) => (
            // Steps have no other identity than their place
            <SumStep key={index} of={child} {...(onLine && { onLine })} />
          ))}
        </ol>
      )}
    </li>
  )
}
