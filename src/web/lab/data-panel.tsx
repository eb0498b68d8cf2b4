import { Button } from 'antd'
import { useState } from 'react'
import { Figure } from '../parts/figure.tsx'
import { useWords } from '../words.ts'
import { type Cell, cellText, readCell, readTable } from './lab-case.ts'
import { factOf, type LabHouse, nameOf } from './lab-house.ts'

/** What the lab rests on: the zone's own values, national limits, and a table of others pasted from a sheet. */
export function DataPanel({ house }: { readonly house: LabHouse }) {
  const { say, lang } = useWords()
  const { set, part, of, keep, keepPart } = house
  const [isOpen, setOpen] = useState(house.made === null)
  const [pasted, setPasted] = useState('')
  const [said, setSaid] = useState<readonly string[]>([])
  const codes = new Set(set.indicators.map(({ code }) => code))
  const paste = () => {
    const { zones, values, faults } = readTable(pasted, codes)
    if (zones.includes(of.zone)) setSaid([say('lab.data.ownName', { name: of.zone })])
    else if (faults.length > 0 || zones.length === 0) {
      const lines = faults.slice(0, 10).map(fault => say('lab.data.fault', { ...fault }))
      setSaid([say('lab.data.faults', { count: faults.length }), ...lines])
    } else {
      keepPart({ zones, values })
      setPasted('')
      setSaid([say('lab.data.taken', { zones: zones.length, columns: Object.keys(values).length })])
    }
  }
  return (
    <details className="panel lab-data" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{say('lab.data', { zones: part.zones.length, count: set.indicators.length })}</h2>
      </summary>
      <div className="columns wide-left">
        <div className="scroll tall">
          <table className="table compact">
            <thead>
              <tr>
                <th scope="col">{say('lab.col.indicator')}</th>
                <th scope="col" className="n">
                  {say('lab.col.weight')}
                </th>
                <th scope="col">{say('lab.data.own')}</th>
                <th scope="col">{say('lab.data.posts')}</th>
              </tr>
            </thead>
            <tbody>
              {set.indicators.map(({ code, weight, measureUnit }) => {
                const fact = factOf(house, code)
                const name = nameOf(set, code, lang)
                return (
                  <tr key={code}>
                    <th scope="row">
                      <span className="note">{code}</span> {name} <span className="note">{measureUnit}</span>
                    </th>
                    <td className="n">{weight ?? <span className="mark notDue">{say('lab.unknown')}</span>}</td>
                    <td>
                      <CellBox
                        label={say('lab.data.own.of', { name })}
                        value={part.own[code] ?? null}
                        onChange={cell => keepPart({ own: { ...part.own, [code]: cell } })}
                      />
                      {fact && fact.figure.value !== null && (
                        <span className="note">
                          {' '}
                          {say('lab.data.fact')} <Figure of={fact.figure} bare />
                        </span>
                      )}
                    </td>
                    <td>
                      <CellBox
                        label={say('lab.data.posts.of', { name })}
                        value={part.posts[code] ?? null}
                        onChange={cell => {
                          const { [code]: _old, ...others } = part.posts
                          if (cell === null) keepPart({ posts: others })
                          else if (typeof cell !== 'number') keepPart({ posts: { ...others, [code]: cell } })
                        }}
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        <div className="stack-s">
          <span className="lab-number">
            <label htmlFor="lab-zone">{say('lab.data.zone')}</label>
            <input
              id="lab-zone"
              value={of.zone}
              onChange={event => keep({ ...of, zone: event.target.value, isSample: of.isSample })}
            />
          </span>
          <label htmlFor="lab-paste">{say('lab.data.paste')}</label>
          <textarea id="lab-paste" rows={8} value={pasted} onChange={event => setPasted(event.target.value)} />
          <p>
            <Button onClick={paste} disabled={pasted.trim() === ''}>
              {say('lab.data.take')}
            </Button>
          </p>
          <div role="status">
            {said.map(line => (
              <p key={line} className="note">
                {line}
              </p>
            ))}
          </div>
        </div>
      </div>
    </details>
  )
}

function CellBox({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Cell
  readonly onChange: (cell: Cell) => void
}) {
  const { say } = useWords()
  const [text, setText] = useState<string | null>(null)
  const read = text === null ? value : readCell(text)
  return (
    <span className="lab-number">
      <input
        aria-label={label}
        aria-invalid={read === undefined}
        title={read === undefined ? say('lab.data.cell') : undefined}
        value={text ?? cellText(value)}
        onChange={event => setText(event.target.value)}
        onBlur={() => {
          if (text === null || read === undefined) return
          setText(null)
          if (cellText(read) !== cellText(value)) onChange(read)
        }}
      />
    </span>
  )
}
