import { Link } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { Answered } from '../parts/loading.tsx'
import { Sum } from '../parts/sum.tsx'
import { useWords } from '../words.ts'

interface Props {
  readonly unitScore: string | null
  readonly line: string | null
  readonly onLine: (line: string) => void
  /** back from a line to its unit */
  readonly onUnit: (() => void) | null
}

/** Why a score is what it is: score, value, record, file in three presses. */
export function WhyPane({ unitScore, line, onLine, onUnit }: Props) {
  const { say, choice } = useWords()
  const why = useOwn('score-line', line ? { line } : unitScore ? { unitScore } : null)
  if (!line && !unitScore) return null
  return (
    <section
      className="panel"
      aria-live="polite"
      style={{ position: 'sticky', top: '4rem', maxHeight: 'calc(100vh - 5rem)', overflow: 'auto' }}
    >
      <Answered of={why}>
        {data => (
          <>
            <header className="stack-s" style={{ display: 'block' }}>
              <h2>
                {say('why.title', { what: data.indicator ? `${data.unit.name} ${data.indicator.code}` : data.unit.name })}
                {data.grade && !data.indicator && (
                  <span className="state" style={{ marginLeft: '0.5rem' }}>
                    {choice('assessment.unitScore', 'grade', data.grade)}
                  </span>
                )}
              </h2>
              {data.indicator && (
                <p className="line">
                  <Link
                    to="/indicators/$indicator"
                    params={{ indicator: data.indicator.code }}
                    search={{ year: String(data.run.year) }}
                  >
                    {data.indicator.name}
                  </Link>
                  {onUnit && (
                    <button type="button" className="linkish" onClick={onUnit}>
                      {say('why.unit', { unit: data.unit.name })}
                    </button>
                  )}
                </p>
              )}
              {data.verifiers.length > 0 && (
                <p className="note">
                  {say('why.verifiers', { units: data.verifiers.map(unit => unit.name).join(say('list.comma')) })}
                </p>
              )}
            </header>
            <Sum of={data.sum} onLine={onLine} />
          </>
        )}
      </Answered>
    </section>
  )
}
