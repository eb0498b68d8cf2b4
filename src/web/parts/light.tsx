import type { ReactElement } from 'react'
import type { LightCounts, LightName, LightWire } from '../queries.ts'
import { useWords } from '../words.ts'

/** Own shapes, not font glyphs: they survive print in grey and any font. */
const shapes: Readonly<Record<LightName, ReactElement>> = {
  normal: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  late: <path d="M8 1 15.5 15H.5z" fill="currentColor" />,
  severe: <path d="M1.5 1.5h13v13h-13z" fill="currentColor" />,
  notDue: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  missing: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.5" />,
  done: <path d="m1.5 8.5 4.5 5 8.5-11" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  paused: <path d="M4 2v12M12 2v12" stroke="currentColor" strokeWidth="3" />,
  notApplicable: <path d="M2 8h12" stroke="currentColor" strokeWidth="2" />,
}

export const Shape = ({ light }: { readonly light: LightName }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {shapes[light]}
  </svg>
)

/** Colour, shape, word and reason: a light nobody can explain is a toy. */
export function Light({ of, brief = false }: { readonly of: LightWire; readonly brief?: boolean }) {
  const { say, said } = useWords()
  const word = say(`light.${of.light}`)
  return (
    <span className={`light ${of.light}`} title={brief && of.reason ? said(of.reason) : undefined}>
      <Shape light={of.light} />
      <span className="word">{word}</span>
      {!brief && of.reason && <span className="reason">{withoutWord(said(of.reason), word)}</span>}
    </span>
  )
}

/** A reason may begin with the word of its light, which stands before it already. */
const withoutWord = (reason: string, word: string): string =>
  reason.startsWith(word) ? reason.slice(word.length).replace(/^[:\uFF1A,\uFF0C]\s*/, '') : reason

/** How many are normal, late and severe; missing and not due only where there are any. */
export function Lights({ of }: { readonly of: LightCounts }) {
  const { say } = useWords()
  return (
    <span className="lights">
      {(['normal', 'late', 'severe', 'missing', 'notDue'] as const)
        .filter(light => of[light] > 0 || light === 'normal' || light === 'severe')
        .map(light => (
          <span key={light} className={`light ${light}`}>
            <Shape light={light} />
            <span className="word">
              {say(`light.${light}`)} {of[light]}
            </span>
          </span>
        ))}
    </span>
  )
}
