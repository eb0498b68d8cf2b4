import { Link } from '@tanstack/react-router'
import { useWords } from '../words.ts'

/**
 * A clause as the document numbers it. `3.3.1` reads as level marks of the plan's own language.
 * @param of dotted clause number
 */
export function useClauseText(): (of: string) => string {
  const { lang, say } = useWords()
  const numerals = [...say('clause.numerals')]
  const numeral = (n: string): string => (lang === 'zh' ? spell(Number(n), numerals) : n)
  return of => {
    const [first, second, third] = of.split('.')
    if (lang !== 'zh' || !first || !/^\d+(\.\d+){0,2}$/.test(of)) return of
    return numeral(first) + (second ? `\uFF08${numeral(second)}\uFF09` : '') + (third ?? '')
  }
}

function spell(n: number, numerals: readonly string[]): string {
  const ten = numerals[10] ?? ''
  if (n < 11) return numerals[n] ?? String(n)
  if (n < 20) return ten + (numerals[n - 10] ?? '')
  return (numerals[Math.floor(n / 10)] ?? '') + ten + (n % 10 ? (numerals[n % 10] ?? '') : '')
}

/** A link back to the sentence in the source. */
export function Clause({ clause, plan }: { readonly clause: string; readonly plan?: string | null }) {
  const text = useClauseText()(clause)
  if (!plan) return <span className="nowrap">{text}</span>
  return (
    <Link to="/plan/$plan/review" params={{ plan }} search={{ clause }} className="nowrap">
      {text}
    </Link>
  )
}
