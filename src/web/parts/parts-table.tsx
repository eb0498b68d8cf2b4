import { Button } from 'antd'
import { type ComponentType, useRef, useState } from 'react'
import { shareText } from '../format.ts'
import type { PartLine } from '../wire.ts'
import { useWords } from '../words.ts'
import type { InputProps } from './input.ts'
import { inputs } from './inputs.tsx'

/** Lines without a life of their own, edited in a table; a column that must add up shows its sum. */
export function PartsTable({ id, field, address, path, value, onChange, onBad, titles, describedBy }: InputProps) {
  const { say, field: fieldName } = useWords()
  const lines = (Array.isArray(value) ? value : []) as readonly PartLine[]
  const fields = field.fields ?? []
  const keys = useRef<number[]>([])
  while (keys.current.length < lines.length) keys.current.push((keys.current.at(-1) ?? 0) + 1)
  const max = typeof field.max === 'number' ? field.max : 500
  const total = field.total
  const sum = total
    ? lines.reduce((all, line) => all + (typeof line[total.of] === 'number' ? (line[total.of] as number) : 0), 0)
    : 0
  const [bad, setBad] = useState<Readonly<Record<string, string>>>({})
  const keepBad = (next: Readonly<Record<string, string>>) => {
    setBad(next)
    onBad?.(Object.values(next)[0] ?? null)
  }
  const judge = (cell: string, text: string | null) => {
    const { [cell]: _old, ...others } = bad
    keepBad(text === null ? others : { ...others, [cell]: text })
  }
  const remove = (at: number) => {
    const gone = `${keys.current[at]}.`
    keepBad(Object.fromEntries(Object.entries(bad).filter(([cell]) => !cell.startsWith(gone))))
    keys.current = keys.current.filter((_, index) => index !== at)
    onChange(lines.filter((_, index) => index !== at))
  }
  const setLine = (at: number, name: string, next: InputProps['value']) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, [name]: next } : line)))
  return (
    <div>
      <div className="scroll">
        <table className="table" aria-describedby={describedBy}>
          <thead>
            <tr>
              <th scope="col">{say('parts.no')}</th>
              {fields.map(column => (
                <th key={column.name} scope="col">
                  {fieldName(address, `${path}.fields.${column.name}`)}
                </th>
              ))}
              <th scope="col">
                <span className="hidden">{say('parts.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={keys.current[at]}>
                <td>{at + 1}</td>
                {fields.map(column => {
                  const Input: ComponentType<InputProps> = inputs[column.kind]
                  const cell = `${keys.current[at]}.${column.name}`
                  return (
                    <td key={column.name} style={{ minWidth: '9rem' }}>
                      <span className="hidden" id={`${id}-${at}-${column.name}-name`}>
                        {fieldName(address, `${path}.fields.${column.name}`)} {at + 1}
                      </span>
                      <Input
                        id={`${id}.${at}.${column.name}`}
                        field={column}
                        address={address}
                        path={`${path}.fields.${column.name}`}
                        value={line[column.name] ?? null}
                        onChange={next => setLine(at, column.name, next)}
                        onBad={text => judge(cell, text)}
                        titles={titles}
                        invalid={cell in bad}
                        beside={line}
                        describedBy={`${id}-${at}-${column.name}-name`}
                      />
                    </td>
                  )
                })}
                <td>
                  <button type="button" className="linkish" onClick={() => remove(at)}>
                    {say('parts.remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <td colSpan={fields.length + 2}>
                  {say(sum === total.is ? 'parts.sum' : 'parts.sum.off', { sum: shareText(sum), is: shareText(total.is) })}
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <p style={{ marginTop: '0.5rem' }}>
        <Button
          id={id}
          disabled={lines.length >= max}
          onClick={() => onChange([...lines, Object.fromEntries(fields.map(column => [column.name, null]))])}
        >
          {say('parts.add')}
        </Button>
      </p>
    </div>
  )
}
