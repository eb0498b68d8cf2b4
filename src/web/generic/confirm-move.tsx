import { Button } from 'antd'
import { ValueText } from '../parts/value.tsx'
import { WhyNot } from '../parts/whynot.tsx'
import { useTitleOf } from '../parts/title.ts'
import { fieldOf, useInside } from '../session.tsx'
import type { MoveWire, Problem, RecordWire, RowAnswer, Titles, Value } from '../wire.ts'
import { useWords } from '../words.ts'

interface Props {
  readonly record: RecordWire
  readonly move: MoveWire
  readonly row: RowAnswer | null
  readonly values: Readonly<Record<string, Value>>
  readonly reason: string
  readonly titles: Titles
  readonly busy: boolean
  readonly blocked: readonly Problem[]
  readonly onBack: () => void
  readonly onSend: () => void
}

/** What cannot be taken back is a page: what changes, who signs, on what grounds; the button says the deed. */
export function ConfirmMove({ record, move, row, values, reason, titles, busy, blocked, onBack, onSend }: Props) {
  const words = useWords()
  const { say } = words
  const titleOf = useTitleOf()
  const { session } = useInside()
  const deed = words.move(record.address, move.name)
  const to = move.to === 'same' ? (row?.row.state ?? '') : move.to
  return (
    <section className="panel form" aria-labelledby="confirm-title">
      <h2 id="confirm-title">{say('confirm.title', { deed })}</h2>
      <div className="banner late" style={{ marginTop: '0.75rem' }}>
        <p>{words.perhaps(`${record.address}.moves.${move.name}.help`) ?? say('confirm.final')}</p>
      </div>
      <dl className="fields">
        {row && (
          <>
            <dt>{words.label(record.address)}</dt>
            <dd>{titleOf(record, row.row, row.titles)}</dd>
          </>
        )}
        <dt>{say('confirm.state')}</dt>
        <dd>
          {row ? words.state(record.address, row.row.state) : say('confirm.none')} {'\u2192'}{' '}
          <strong>{words.state(record.address, to)}</strong>
        </dd>
        {move.asks.map(name => {
          const field = fieldOf(record, name)
          return (
            field && (
              <ConfirmLine key={name} label={words.field(record.address, name)}>
                <ValueText
                  field={field}
                  address={record.address}
                  path={name}
                  value={values[name] ?? null}
                  titles={titles}
                  brief={field.kind !== 'parts'}
                  beside={values}
                />
              </ConfirmLine>
            )
          )
        })}
        {reason && (
          <>
            <dt>{say('form.reason')}</dt>
            <dd>{reason}</dd>
          </>
        )}
        <dt>{say('confirm.signer')}</dt>
        <dd>
          {session.person.name} · {words.place(session.post)}
        </dd>
      </dl>
      <div className="ends">
        {blocked.length > 0 && (
          <div className="grow">
            <span className="light severe">
              <span className="word">{say('whynot.title')}</span>
            </span>
            <WhyNot id="why-not" reasons={blocked} />
          </div>
        )}
        <Button onClick={onBack}>{say(move.asks.length > 0 || move.reason !== null ? 'confirm.back' : 'form.cancel')}</Button>
        <Button
          type={blocked.length > 0 ? 'default' : 'primary'}
          className={blocked.length > 0 ? 'blocked' : ''}
          aria-disabled={blocked.length > 0}
          aria-describedby={blocked.length > 0 ? 'why-not' : undefined}
          loading={busy}
          onClick={() => blocked.length === 0 && onSend()}
        >
          {deed}
        </Button>
      </div>
    </section>
  )
}

function ConfirmLine({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
