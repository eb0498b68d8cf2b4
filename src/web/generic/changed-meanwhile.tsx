import { Button } from 'antd'
import { Diff } from '../parts/diff.tsx'
import { ValueText } from '../parts/value.tsx'
import type { FieldWire, RecordWire, RowWire, Titles, Value } from '../wire.ts'
import { useWords } from '../words.ts'

interface Props {
  readonly record: RecordWire
  readonly fields: readonly FieldWire[]
  readonly mine: Readonly<Record<string, Value>>
  readonly now: RowWire
  readonly titles: Titles
  readonly onKeepMine: () => void
  readonly onTake: (field: string, value: Value) => void
}

/** Two people, one row: both texts are shown, and nothing is merged silently. */
export function ChangedMeanwhile({ record, fields, mine, now, titles, onKeepMine, onTake }: Props) {
  const words = useWords()
  const { say } = words
  const apart = fields.filter(field => JSON.stringify(mine[field.name] ?? null) !== JSON.stringify(now[field.name] ?? null))
  return (
    <section className="banner late">
      <h2>{say('meanwhile.title')}</h2>
      <p>{say('meanwhile.text')}</p>
      {apart.map(field => (
        <div key={field.name} style={{ marginTop: '0.75rem' }}>
          <div className="line">
            <strong>{words.field(record.address, field.name)}</strong>
            <button type="button" className="linkish" onClick={() => onTake(field.name, now[field.name] ?? null)}>
              {say('meanwhile.take')}
            </button>
          </div>
          {field.kind === 'text' || field.kind === 'longText' ? (
            <Diff before={String(now[field.name] ?? '')} after={String(mine[field.name] ?? '')} />
          ) : (
            <ValueText
              field={field}
              address={record.address}
              path={field.name}
              value={now[field.name]}
              titles={titles}
              brief={false}
              beside={now}
            />
          )}
        </div>
      ))}
      <p style={{ marginTop: '0.75rem' }}>
        <Button onClick={onKeepMine}>{say('meanwhile.goOn')}</Button>
      </p>
    </section>
  )
}
