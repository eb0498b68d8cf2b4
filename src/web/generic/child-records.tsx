import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useList } from '../data.ts'
import { moveOf, useCatalogue } from '../session.tsx'
import type { RecordWire } from '../wire.ts'
import { useWords } from '../words.ts'
import { ListTable } from './list-table.tsx'

/** Rows of a record that belong inside this one. */
export function ChildRecords({
  parent,
  id,
  child,
}: {
  readonly parent: RecordWire
  readonly id: string
  readonly child: string
}) {
  const { say, label, move } = useWords()
  const catalogue = useCatalogue()
  const record = catalogue.record(child)
  const field = record ? catalogue.refTo(record, parent.address) : null
  const list = useList(child, record && field ? { [field.name]: id, pageSize: 20 } : null)
  if (!record || !field || !list.data) return null
  const [area = '', name = ''] = child.split('.')
  const births = list.data.births.filter(birth => moveOf(record, birth))
  if (list.data.total === 0 && births.length === 0) return null
  return (
    <section className="panel flush">
      <header>
        <h2>
          {label(child)} <span className="quiet">{list.data.total}</span>
        </h2>
        <div className="acts">
          {births.map(birth => (
            <Link
              key={birth}
              to="/records/$area/$record/new/$move"
              params={{ area, record: name, move: birth }}
              search={{ [field.name]: id }}
            >
              <Button size="small" tabIndex={-1}>
                {move(child, birth)}
              </Button>
            </Link>
          ))}
          {list.data.total > list.data.rows.length && (
            <Link to="/records/$area/$record" params={{ area, record: name }} search={{ [field.name]: id }}>
              {say('row.allChildren', { total: list.data.total })}
            </Link>
          )}
        </div>
      </header>
      {list.data.total > 0 && <ListTable record={record} answer={list.data} without={field.name} />}
    </section>
  )
}
