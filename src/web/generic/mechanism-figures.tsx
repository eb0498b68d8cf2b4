import { useOwn } from '../data.ts'
import { decimalText, shareText, yuanText } from '../format.ts'
import { RegisterFigureText } from '../parts/register-figure.tsx'
import { useWords } from '../words.ts'

/** What a mechanism comes to, year by year. A year in which nothing was counted shows a dash, never a zero. */
export function MechanismFigures({ area }: { readonly area: string }) {
  const { said } = useWords()
  const { data } = useOwn('mechanism-figures', { area })
  if (!data || data.years.length === 0) return null
  return (
    <table className="table compact">
      <thead>
        <tr>
          <th scope="col" />
          {data.years.map(year => (
            <th key={year} scope="col" style={{ textAlign: 'right' }}>
              {year}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.registers.map(register => (
          <tr key={register.figure}>
            <th scope="row" style={{ textAlign: 'left', fontWeight: 400 }}>
              {said(register.title)}
            </th>
            {register.years.map(year => (
              <td key={year.period} style={{ textAlign: 'right' }}>
                <RegisterFigureText of={year} />
              </td>
            ))}
          </tr>
        ))}
        {data.figures.map(figure => (
          <tr key={figure.name}>
            <th scope="row" style={{ textAlign: 'left', fontWeight: 400 }}>
              {said(figure.title)}
            </th>
            {figure.values.map((value, at) => (
              <td key={data.years[at]} style={{ textAlign: 'right' }}>
                {value === null ? '\u2014' : shown[figure.kind](value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Fen as yuan, basis points as per cent, counts as they are. */
const shown = {
  money: (value: string) => `¥${yuanText(value)}`,
  count: decimalText,
  share: (value: string) => `${shareText(Number(value))}%`,
}
