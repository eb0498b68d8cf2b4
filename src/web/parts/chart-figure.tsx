import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useWords } from '../words.ts'
import { Chart, type ChartPictures } from './chart.tsx'
import { saveBytes, saveUrl } from './save-file.ts'
import { csvOf, type TableFile, xlsxOf } from './table-file.ts'

interface Props {
  /** what the chart says; also its description for those who do not see it */
  readonly finding: string
  readonly note: ReactNode
  /** null: nothing to draw yet */
  readonly option: Readonly<Record<string, unknown>> | null
  /** the same rows in full, for the table below and for the files */
  readonly table: TableFile
  /** of the files, without extension */
  readonly name: string
  readonly className?: string
  readonly style?: CSSProperties
  /** rows of the table that stand out */
  readonly isOwn?: (row: number) => boolean
}

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A chart with its finding as heading, the same rows as a table, and both as files: picture and data. */
export function ChartFigure({ finding, note, option, table, name, className = '', style, isOwn }: Props) {
  const { say } = useWords()
  const pictures = useRef<ChartPictures | null>(null)
  return (
    <figure className={`panel ${className}`} style={style}>
      <figcaption>
        <h2>{finding}</h2>
        <p className="note">{note}</p>
      </figcaption>
      {option && (
        <Chart
          option={option}
          description={finding}
          onReady={take => {
            pictures.current = take
          }}
        />
      )}
      {table.rows.length > 0 && (
        <div className="figure-foot">
          <details>
            <summary>{say('chart.table')}</summary>
            <div className="scroll">
              <table className="table compact">
                <thead>
                  <tr>
                    {table.head.map((title, column) => (
                      <th key={title} scope="col" className={isNumber(table, column) ? 'n' : ''}>
                        {title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {table.rows.map((row, at) => (
                    <tr key={String(row[0])} className={isOwn?.(at) ? 'own' : ''}>
                      {row.map((cell, column) =>
                        column === 0 ? (
                          <th key={table.head[column]} scope="row">
                            {cell}
                          </th>
                        ) : (
                          <td key={table.head[column]} className={typeof cell === 'string' ? '' : 'n'}>
                            {cell ?? '—'}
                          </td>
                        ),
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
          <span className="figure-files">
            {say('chart.save')}{' '}
            {(
              [
                ['SVG', () => saveUrl(`${name}.svg`, pictures.current?.svg() ?? '')],
                ['PNG', () => saveUrl(`${name}.png`, pictures.current?.png() ?? '')],
                ['CSV', () => saveBytes(`${name}.csv`, csvOf(table), 'text/csv')],
                ['XLSX', () => saveBytes(`${name}.xlsx`, xlsxOf(table), sheet)],
              ] as const
            ).map(([kind, act]) => (
              <button
                key={kind}
                type="button"
                className="linkish"
                aria-label={say('chart.save.of', { kind, finding })}
                onClick={act}
                disabled={option === null && (kind === 'SVG' || kind === 'PNG')}
              >
                {kind}
              </button>
            ))}
          </span>
        </div>
      )}
    </figure>
  )
}

const isNumber = ({ rows }: TableFile, column: number): boolean => rows.some(row => typeof row[column] === 'number')
