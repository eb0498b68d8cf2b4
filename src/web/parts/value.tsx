import { type ComponentType, useState } from 'react'
import { pathOf } from '../api.ts'
import { useEvidence } from '../data.ts'
import { decimalText, momentText, shareText, sizeText, yuanText } from '../format.ts'
import { type FieldKind, type FieldWire, KEPT, type PartLine, type Titles, type Value } from '../wire.ts'
import { useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'
import { useClauseText } from './clause.tsx'
import { usePeriodText } from './period-picker.tsx'
import { RowLink } from './row-link.tsx'
import { parameterKey, settingOf } from './setting.ts'

export interface ValueProps {
  readonly field: FieldWire
  readonly address: string
  readonly path: string
  readonly value: NonNullable<Value>
  readonly titles: Titles
  /** the row that names the value, for downloads; absent in a list */
  readonly row?: string | undefined
  /** one line, in a table */
  readonly brief: boolean
  /** other values of the row */
  readonly beside: Readonly<Record<string, Value | undefined>>
}

const Plain = ({ value }: ValueProps) => <>{String(value)}</>

/** Frozen inputs and whole documents are long; the page shows their beginning. */
const longest = 600

function Long({ value, brief }: ValueProps) {
  const { say } = useWords()
  const [all, setAll] = useState(false)
  const text = String(value)
  if (brief) return <>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</>
  if (text.length <= longest) return <>{text}</>
  return (
    <>
      {all ? text : `${text.slice(0, longest)}…`}{' '}
      <button type="button" className="linkish" onClick={() => setAll(old => !old)}>
        {all ? say('text.less') : say('text.all', { count: text.length })}
      </button>
    </>
  )
}

function Code(props: ValueProps) {
  const { field, value, beside } = props
  const clauseText = useClauseText()
  const { house } = useWords()
  const parameter = useCatalogue().parameter(String(beside['parameter'] ?? ''))
  if (field.of === 'parameter') return <>{house(parameterKey(String(value)))}</>
  if (field.of === 'parameterKey') return <>{house(`${parameterKey(String(beside['parameter'] ?? ''))}.${String(value)}`)}</>
  // A value of a parameter is shown as its own field shows it.
  if (field.of === 'settingValue' && parameter)
    return <ValueText {...props} field={parameter} value={settingOf(parameter, String(value))} beside={{}} />
  return <span className="nowrap">{field.of === 'clauseNo' ? clauseText(String(value)) : String(value)}</span>
}

function Measured({ field, value, beside, brief }: ValueProps) {
  const other = field.measureUnit ? beside[field.measureUnit] : undefined
  const unit = typeof other === 'string' ? other : (field.measureUnit ?? '')
  const { unit: unitText } = useWords()
  const inHead = brief && typeof other !== 'string'
  return (
    <span className="figure">
      {decimalText(String(value))}
      {!inHead && unitText(unit) && <span className="unit">{unitText(unit)}</span>}
    </span>
  )
}

function Money({ value, brief }: ValueProps) {
  const { say } = useWords()
  return (
    <span className="figure">
      {yuanText(String(value))}
      {!brief && <span className="unit">{say('money.yuan')}</span>}
    </span>
  )
}

function Choice({ address, path, value }: ValueProps) {
  return <>{useWords().choice(address, path, String(value))}</>
}

function Several({ address, path, value }: ValueProps) {
  const { choice, say } = useWords()
  return <>{(Array.isArray(value) ? value : []).map(name => choice(address, path, String(name))).join(say('list.comma'))}</>
}

function Yes({ value }: ValueProps) {
  return <>{useWords().say(value === true ? 'yes' : 'no')}</>
}

function Period({ value }: ValueProps) {
  return <span className="nowrap">{usePeriodText()(String(value))}</span>
}

function Ref({ field, value, titles, brief }: ValueProps) {
  const id = String(value)
  const text = titles[id] ?? id
  return brief || !field.to ? <>{text}</> : <RowLink address={field.to} id={id} text={text} />
}

function Files({ value, brief, address, row }: ValueProps) {
  const { say } = useWords()
  const ids = Array.isArray(value) ? value.map(String) : []
  if (brief || !row) return <>{say('evidence.count', { count: ids.length })}</>
  return (
    <ul className="files">
      {ids.map(id => (
        <File key={id} id={id} href={pathOf(address, row, 'evidence', id)} />
      ))}
    </ul>
  )
}

function File({ id, href }: { readonly id: string; readonly href: string }) {
  const { data } = useEvidence(id)
  return (
    <li>
      <a href={href} download>
        {data?.name ?? id}
      </a>
      {data && (
        <span className="note" title={data.sm3}>
          {sizeText(data.size)} · {data.filedOn} · sm3:{data.sm3.slice(0, 8)}…
        </span>
      )}
    </li>
  )
}

function Lines({ field, address, path, value, titles, brief }: ValueProps) {
  const { say, field: fieldName } = useWords()
  const lines = (Array.isArray(value) ? value : []) as readonly PartLine[]
  if (brief) return <>{say('parts.count', { count: lines.length })}</>
  const fields = field.fields ?? []
  return (
    <div className="scroll">
      <table className="table compact">
        <thead>
          <tr>
            {fields.map(column => (
              <th key={column.name} scope="col" className={isNumeric(column.kind) ? 'n' : ''}>
                {fieldName(address, `${path}.fields.${column.name}`)}
                {column.kind === 'money' ? say('column.yuan') : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            // Lines have no other identity than their place
            <tr key={at}>
              {fields.map(column => (
                <td key={column.name} className={isNumeric(column.kind) ? 'n' : ''}>
                  <ValueText
                    field={column}
                    address={address}
                    path={`${path}.fields.${column.name}`}
                    value={line[column.name] ?? null}
                    titles={titles}
                    brief
                    beside={line}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const writers = {
  text: Plain,
  longText: Long,
  code: Code,
  count: ({ value }) => <>{decimalText(String(value))}</>,
  number: Measured,
  share: ({ value }) => <>{shareText(Number(value))}%</>,
  money: Money,
  yes: Yes,
  choice: Choice,
  set: Several,
  day: ({ value }) => <span className="nowrap">{String(value)}</span>,
  instant: ({ value }) => <span className="nowrap">{momentText(String(value))}</span>,
  period: Period,
  ref: Ref,
  evidence: Files,
  parts: Lines,
} as const satisfies Record<FieldKind, ComponentType<ValueProps>>

export const isNumeric = (kind: FieldKind): boolean =>
  kind === 'count' || kind === 'number' || kind === 'share' || kind === 'money'

/** A value as a reader sees it; a dash where there is none, and a word where it is kept from the reader. */
export function ValueText({ value, ...rest }: Omit<ValueProps, 'value'> & { readonly value: Value | undefined }) {
  const { say } = useWords()
  if (value === KEPT) return <span className="quiet">{say('kept')}</span>
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="quiet">{'\u2014'}</span>
  const Writer: ComponentType<ValueProps> = writers[rest.field.kind]
  return <Writer {...rest} value={value} />
}
