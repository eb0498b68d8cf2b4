import { Link } from '@tanstack/react-router'
import { rowPath } from '../parts/row-link.tsx'
import { useTitleOf } from '../parts/title.ts'
import { isNumeric, ValueText } from '../parts/value.tsx'
import { usePhone } from '../shell/phone.ts'
import type { FieldWire, ListAnswer, RecordWire, RowWire } from '../wire.ts'
import { useWords } from '../words.ts'
import { columnField } from './list-page.tsx'

interface Props {
  readonly record: RecordWire
  readonly answer: ListAnswer
  readonly sort?: string
  readonly onSort?: (sort: string) => void
  /** a column that says the same in every row */
  readonly without?: string
}

/** One table with its labels, head and first two columns frozen; cards on a phone. */
export function ListTable({ record, answer, sort = '', onSort, without }: Props) {
  const { say, field: fieldName, unit: unitText } = useWords()
  const titleOf = useTitleOf()
  const phone = usePhone()
  const columns = record.list.columns.filter(
    column => column !== without && (column === 'number' || column === 'state' || columnField(record, column)),
  )
  if (phone) return <Cards record={record} answer={answer} columns={columns} />
  const lead = columns.find(column => column === record.title) ?? columns[0]
  const frozen = (index: number) => (index === 0 ? 'frozen' : index === 1 && columns.length > 4 ? 'frozen-2' : '')
  const heads = columns.map(column => {
    const field = columnField(record, column)
    return {
      column,
      field,
      name: field ? fieldName(record.address, column) : say(`column.${column}`),
      unit: field ? unitOf(field) : null,
    }
  })
  return (
    <div className="scroll tall">
      <table className="table">
        <thead>
          <tr>
            {heads.map(({ column, field, name, unit }, index) => {
              const turned = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : 'none'
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={turned}
                  className={`${frozen(index)} ${field && isNumeric(field.kind) ? 'n' : ''}`}
                  style={index === 0 && columns.length > 4 ? { width: '11rem', minWidth: '11rem' } : undefined}
                >
                  {onSort && field?.kind !== 'parts' && field?.kind !== 'evidence' ? (
                    <button type="button" onClick={() => onSort(turned === 'ascending' ? `-${column}` : column)}>
                      {name}
                      {unit === 'yuan'
                        ? say('column.yuan')
                        : unit && unitText(unit)
                          ? say('column.unit', { unit: unitText(unit) })
                          : ''}
                      <span aria-hidden="true">
                        {turned === 'ascending' ? ' \u2191' : turned === 'descending' ? ' \u2193' : ''}
                      </span>
                    </button>
                  ) : (
                    name
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map(row => (
            <tr key={row.id}>
              {heads.map(({ column, field }, index) => (
                <td
                  key={column}
                  className={`${frozen(index)} ${field && isNumeric(field.kind) ? 'n' : ''}`}
                  style={index === 0 && columns.length > 4 ? { maxWidth: '11rem' } : undefined}
                >
                  {column === lead ? (
                    <Link to={rowPath(record.address, row.id)}>
                      {column === record.title ? (
                        titleOf(record, row, answer.titles)
                      ) : (
                        <Cell record={record} row={row} column={column} answer={answer} />
                      )}
                    </Link>
                  ) : (
                    <Cell record={record} row={row} column={column} answer={answer} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly record: RecordWire
  readonly row: RowWire
  readonly column: string
  readonly answer: ListAnswer
}

function Cell({ record, row, column, answer }: CellProps) {
  const { state } = useWords()
  const field = columnField(record, column)
  if (column === 'state') return <span className="state">{state(record.address, row.state)}</span>
  if (!field) return <span className="code">{row.number ?? '\u2014'}</span>
  return (
    <ValueText
      field={field}
      address={record.address}
      path={column}
      value={row[column]}
      titles={answer.titles}
      brief
      beside={row}
    />
  )
}

function Cards({
  record,
  answer,
  columns,
}: {
  readonly record: RecordWire
  readonly answer: ListAnswer
  readonly columns: readonly string[]
}) {
  const { say, state, field: fieldName } = useWords()
  const titleOf = useTitleOf()
  const shown = columns.filter(column => column !== 'state' && column !== 'number' && column !== record.title).slice(0, 3)
  return (
    <ul className="cards" style={{ padding: '0.5rem' }}>
      {answer.rows.map(row => (
        <li key={row.id}>
          <div className="line">
            <Link to={rowPath(record.address, row.id)} className="grow strong">
              {titleOf(record, row, answer.titles)}
            </Link>
            <span className="state">{state(record.address, row.state)}</span>
          </div>
          {shown.map(column => (
            <div key={column} className="note">
              {fieldName(record.address, column)}
              {columnField(record, column)?.kind === 'money' ? say('column.yuan') : ''}:{' '}
              <Cell record={record} row={row} column={column} answer={answer} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

function unitOf(field: FieldWire): string | null {
  if (field.kind === 'money') return 'yuan'
  return field.kind === 'number' ? (field.measureUnit ?? null) : null
}
