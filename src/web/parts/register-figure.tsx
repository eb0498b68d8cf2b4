import { Link } from '@tanstack/react-router'
import { decimalText, trimZeros } from '../format.ts'
import type { RegisterFigure } from '../queries.ts'
import { useWords } from '../words.ts'

/** Fen in the unit a reader takes in at a glance: yuan below ten thousand, hundreds of millions above one. Exact. */
function moneyText(fen: string): { readonly value: string; readonly unit: 'yuan' | 'tenThousand' | 'hundredMillion' } {
  const digits = fen.replace('-', '').length
  const unit = digits > 10 ? 'hundredMillion' : digits > 6 ? 'tenThousand' : 'yuan'
  const power = { yuan: 2, tenThousand: 6, hundredMillion: 10 }[unit]
  const padded = fen.replace('-', '').padStart(power + 1, '0')
  const exact = `${padded.slice(0, -power)}.${padded.slice(-power)}`
  return { value: decimalText(`${fen.startsWith('-') ? '-' : ''}${trimZeros(exact)}`), unit }
}

/** A figure of the registers with what is missing of it. @param isLink opens what it is added up from */
export function RegisterFigureText({ of, isLink = true }: { readonly of: RegisterFigure; readonly isLink?: boolean }) {
  const { say } = useWords()
  const money = of.kind === 'money' && of.value !== null ? moneyText(of.value) : null
  const number =
    of.value === null
      ? say('register.missing')
      : money
        ? `${money.value} ${say(`register.unit.${money.unit}`)}`
        : of.kind === 'percent'
          ? `${decimalText(of.value)}%`
          : decimalText(of.value)
  const body = (
    <>
      {of.isLowerBound ? '\u2265 ' : ''}
      {number}
      {of.standing === 'provisional' && <span className="mark provisional">{say('mark.provisional')}</span>}
    </>
  )
  return (
    <span>
      {isLink ? (
        <Link to="/figures/$figure" params={{ figure: of.figure }} search={{ period: of.period }}>
          {body}
        </Link>
      ) : (
        body
      )}
    </span>
  )
}

/** How far the forms behind a figure are in, as a sentence. */
export function HandedIn({ of }: { readonly of: RegisterFigure }) {
  const { say } = useWords()
  if (of.expected === null) return <>{say('register.rows', { rows: of.rows })}</>
  return (
    <>
      {say('register.handedIn', {
        rows: of.rows,
        expected: of.expected,
        settled: of.settled,
        missing: Math.max(0, of.expected - of.rows),
      })}
    </>
  )
}
