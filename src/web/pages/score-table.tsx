import { decimalText, trimZeros } from '../format.ts'
import { Figure, Mark } from '../parts/figure.tsx'
import type { ScoreMatrix } from '../queries.ts'
import { useWords } from '../words.ts'

interface Props {
  readonly of: ScoreMatrix
  readonly as: 'points' | 'share'
  readonly unit: string | null
  readonly line: string | null
  readonly onUnit: (unitScore: string) => void
  readonly onLine: (line: string) => void
}

/** Below these shares of the full points a cell is tinted; the number says the rest. */
const low = 0.6
const middle = 0.8

/** Units by indicators: text in every cell, tint second. */
export function ScoreTable({ of, as, unit, line, onUnit, onLine }: Props) {
  const { say, choice } = useWords()
  return (
    <div className="scroll tall">
      <table className="table matrix compact">
        <thead>
          <tr>
            <th scope="col" className="frozen">
              {say('assessment.unit')}
            </th>
            <th scope="col" className="n">
              {say('assessment.total')}
            </th>
            <th scope="col">{say('assessment.grade')}</th>
            {of.indicators.map(indicator => (
              <th
                key={indicator.id}
                scope="col"
                className="n"
                title={`${indicator.name} · ${say('assessment.weight', { weight: indicator.weight })}`}
              >
                {indicator.code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.units.map(row => (
            <tr key={row.unitScore} className={row.own ? 'own' : ''} data-now={row.unitScore === unit}>
              <th scope="row" className="frozen" style={{ whiteSpace: 'nowrap' }}>
                <button
                  type="button"
                  className="linkish"
                  aria-pressed={row.unitScore === unit}
                  onClick={() => onUnit(row.unitScore)}
                >
                  {row.unit.name}
                </button>
              </th>
              <td>
                <Figure of={row.total} bare brief score />
              </td>
              <td style={{ textAlign: 'left' }}>{row.grade ? choice('assessment.unitScore', 'grade', row.grade) : '\u2014'}</td>
              {of.indicators.map(indicator => {
                const cell = row.cells[indicator.id]
                if (!cell)
                  return (
                    <td key={indicator.id} className="na">
                      {'\u2014'}
                    </td>
                  )
                const share = cell.points === null || Number(cell.full) === 0 ? null : Number(cell.points) / Number(cell.full)
                return (
                  <td
                    key={indicator.id}
                    className={share === null ? '' : share < low ? 'low' : share < middle ? 'mid' : ''}
                    data-now={cell.line === line}
                  >
                    <button
                      type="button"
                      aria-pressed={cell.line === line}
                      title={say('assessment.of', { name: indicator.name, full: decimalText(cell.full) })}
                      onClick={() => onLine(cell.line)}
                    >
                      {cell.points === null ? (
                        <Mark mark={cell.mark} />
                      ) : as === 'share' && share !== null ? (
                        `${trimZeros((share * 100).toFixed(1))}%`
                      ) : (
                        decimalText(cell.points)
                      )}
                      {cell.points !== null && <Mark mark={cell.mark} brief />}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
