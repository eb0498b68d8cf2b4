import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { isJudged, isProblem, newKey, take } from '../api.ts'
import { useStaleAll } from '../data.ts'
import { Burden } from '../parts/burden.tsx'
import { ErrorSummary, ProblemNote } from '../parts/problem.tsx'
import { inputs } from '../parts/inputs.tsx'
import type { InputProps } from '../parts/input.ts'
import { rowPath } from '../parts/row-link.tsx'
import { WhyNot } from '../parts/whynot.tsx'
import { fieldOf } from '../session.tsx'
import type { FieldWire, MoveWire, Problem, Receipt, RecordWire, RowAnswer, Titles, Value } from '../wire.ts'
import { useWords } from '../words.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { ConfirmMove } from './confirm-move.tsx'
import { slotOf, useDraft } from './form-state.ts'

interface Props {
  readonly record: RecordWire
  readonly move: MoveWire
  /** null for a birth */
  readonly row: RowAnswer | null
  readonly first: Readonly<Record<string, Value>>
  readonly titles: Titles
  /** where to go after success; the row unless told */
  readonly onDone?: (receipt: Receipt) => void
  /** what cancelling does; back to the row or the list unless told */
  readonly onCancel?: () => void
}

const isEmpty = (value: Value | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The form of any move: one input per asked field; refusals stand on top and at their fields, and nothing typed is lost. */
export function MoveForm(props: Props) {
  const { record, move, row, first } = props
  const slot = slotOf(record.address, row?.row.id ?? null, move.name, first)
  // Another row or another purpose is another form, also where the page around it stays.
  return <Form key={slot} slot={slot} {...props} />
}

function Form({ slot, record, move, row, first, titles, onDone, onCancel }: Props & { readonly slot: string }) {
  const words = useWords()
  const { say } = words
  const { message } = App.useApp()
  const navigate = useNavigate()
  const stale = useStaleAll()
  const { draft, change, setValue, forget } = useDraft(slot, first, row?.row.revision ?? null)
  const [refusals, setRefusals] = useState<readonly Problem[]>([])
  const [missing, setMissing] = useState<readonly string[]>([])
  const [bad, setBad] = useState<Readonly<Record<string, string | null>>>({})
  const [busy, setBusy] = useState(false)
  const [turn, setTurn] = useState(0)
  const [taken, setTaken] = useState<Readonly<Record<string, number>>>({})
  const [confirming, setConfirming] = useState(move.irreversible && move.asks.length === 0 && move.reason === null)
  const fields = useMemo(() => move.asks.map(name => fieldOf(record, name)).filter(field => field !== null), [record, move])
  const offer = row?.moves.find(of => of.move === move.name)
  const blocked = offer && !offer.may ? offer.why : []

  const problems = [
    ...missing.map(field => ({ field, text: say('form.missing') })),
    ...Object.entries(bad).flatMap(([field, text]) => (text ? [{ field, text }] : [])),
    ...refusals.map(problem => ({ field: shownField(problem.where, fields), text: words.problem(problem) })),
  ]
  const count = problems.length
  useEffect(() => {
    if (count === 0) return
    const title = document.title
    document.title = say('problem.title', { count, title })
    return () => {
      document.title = title
    }
  }, [count, say])

  const check = (): boolean => {
    const lacking = fields
      .filter(field => field.optional !== true && isEmpty(draft.values[field.name]))
      .map(field => field.name)
    if (move.reason === 'required' && draft.reason.trim() === '') lacking.push('reason')
    setMissing(lacking)
    setRefusals([])
    return lacking.length === 0 && Object.values(bad).every(text => !text)
  }

  const send = async () => {
    setBusy(true)
    try {
      const values: Record<string, unknown> = {}
      for (const field of fields) {
        const value = draft.values[field.name]
        values[field.name] = isEmpty(value) && !Array.isArray(value) ? null : value
      }
      if (move.reason !== null && draft.reason.trim()) values['reason'] = draft.reason.trim()
      const receipt = await take({
        address: record.address,
        id: row?.row.id ?? null,
        move: move.name,
        values,
        key: draft.key,
        revision: draft.revision,
      })
      forget()
      message.success(
        say('form.done', { move: words.move(record.address, move.name), state: words.state(record.address, receipt.state) }),
      )
      if (onDone) onDone(receipt)
      else void navigate({ to: rowPath(record.address, receipt.id) })
      void stale()
    } catch (error) {
      if (!isProblem(error)) throw error
      setRefusals([error])
      setTurn(old => old + 1)
      setConfirming(false)
      if (isJudged(error)) change({ key: newKey() })
    } finally {
      setBusy(false)
    }
  }

  const meanwhile = refusals.find(problem => problem.code === 'changed_meanwhile' && problem.current)
  const whole = refusals.filter(
    problem => problem !== meanwhile && shownField(problem.where, fields) === null && problem.reference !== undefined,
  )
  const deed = words.move(record.address, move.name)
  const cancel = () => {
    forget()
    if (onCancel) onCancel()
    else void navigate({ to: row ? rowPath(record.address, row.row.id) : `/records/${record.address.replace('.', '/')}` })
  }

  if (confirming)
    return (
      <ConfirmMove
        record={record}
        move={move}
        row={row}
        values={draft.values}
        reason={draft.reason}
        titles={titles}
        busy={busy}
        blocked={blocked}
        onBack={() => (move.asks.length > 0 || move.reason !== null ? setConfirming(false) : cancel())}
        onSend={() => void send()}
      />
    )
  return (
    <form
      className="panel form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (busy || blocked.length > 0) return
        if (!check()) setTurn(old => old + 1)
        else if (move.irreversible) setConfirming(true)
        else void send()
      }}
      onKeyDown={event => {
        const form = event.currentTarget
        // Once the page is drawn again: the input judges its text at the same key, and a bad text must not be sent as none.
        if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) setTimeout(() => form.requestSubmit())
      }}
    >
      <ErrorSummary
        turn={turn}
        problems={problems}
        idOf={field => `f-${field}`}
        nameOf={field => (field === 'reason' ? say('form.reason') : words.field(record.address, field))}
      />
      {whole.map(problem => (
        <ProblemNote key={problem.reference} problem={problem} />
      ))}
      {meanwhile?.current && (
        <ChangedMeanwhile
          record={record}
          fields={fields}
          mine={draft.values}
          now={meanwhile.current}
          titles={titles}
          onKeepMine={() => {
            change({ revision: meanwhile.current?.revision ?? draft.revision })
            setRefusals([])
          }}
          onTake={(field, value) => {
            setValue(field, value)
            setBad(old => ({ ...old, [field]: null }))
            setTaken(old => ({ ...old, [field]: (old[field] ?? 0) + 1 }))
          }}
        />
      )}
      {fields.length > 0 && (
        <p style={{ marginBottom: '1rem' }}>
          <Burden
            fresh={fields.filter(field => isEmpty(first[field.name])).length}
            carried={fields.filter(field => !isEmpty(first[field.name])).length}
          />
        </p>
      )}
      {fields.map(field => (
        <FieldBlock
          // A taken value is drawn by a new input: inputs keep their text once they stand.
          key={`${field.name}:${taken[field.name] ?? 0}`}
          field={field}
          record={record}
          value={draft.values[field.name] ?? null}
          beside={row ? { ...(row.row as Readonly<Record<string, Value>>), ...draft.values } : draft.values}
          titles={titles}
          errors={problems.filter(problem => problem.field === field.name).map(problem => problem.text)}
          onChange={value => {
            setValue(field.name, value)
            if (missing.includes(field.name)) setMissing(missing.filter(name => name !== field.name))
          }}
          onBad={text => setBad(old => ({ ...old, [field.name]: text }))}
        />
      ))}
      {move.reason !== null && (
        <div className={`field ${missing.includes('reason') ? 'wrong' : ''}`}>
          <label htmlFor="f-reason">
            {say('form.reason')} {move.reason === 'optional' && <span className="optional">{say('form.optional')}</span>}
          </label>
          <Input.TextArea
            id="f-reason"
            value={draft.reason}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2_000}
            onChange={event => change({ reason: event.target.value })}
          />
          {missing.includes('reason') && <p className="error">{say('form.missing')}</p>}
        </div>
      )}
      {fields.length === 0 && move.reason === null && <p>{say('form.nothing')}</p>}
      <div className="ends">
        {blocked.length > 0 && (
          <div className="grow">
            <span className="light severe">
              <span className="word">{say('whynot.title')}</span>
            </span>
            <WhyNot id="why-not" reasons={blocked} />
          </div>
        )}
        <Button onClick={cancel}>{say('form.cancel')}</Button>
        <Button
          type={blocked.length > 0 ? 'default' : 'primary'}
          className={blocked.length > 0 ? 'blocked' : ''}
          htmlType="submit"
          loading={busy}
          aria-disabled={blocked.length > 0}
          aria-describedby={blocked.length > 0 ? 'why-not' : undefined}
        >
          {move.irreversible ? say('form.next') : deed}
        </Button>
      </div>
    </form>
  )
}

/** `owners.2.unit` is said at `owners`; a path the form does not ask for is said on top. */
function shownField(where: string | undefined, fields: readonly FieldWire[]): string | null {
  const head = where?.split('.')[0]
  if (head === 'reason') return 'reason'
  return head && fields.some(field => field.name === head) ? head : null
}

interface BlockProps {
  readonly field: FieldWire
  readonly record: RecordWire
  readonly value: Value
  readonly beside: Readonly<Record<string, Value>>
  readonly titles: Titles
  readonly errors: readonly string[]
  readonly onChange: (value: Value) => void
  readonly onBad: (text: string | null) => void
}

function FieldBlock({ field, record, value, beside, titles, errors, onChange, onBad }: BlockProps) {
  const words = useWords()
  const id = `f-${field.name}`
  const help = words.perhaps(`${record.address}.fields.${field.name}.help`)
  const Input: ComponentType<InputProps> = inputs[field.kind]
  return (
    <div className={`field ${errors.length > 0 ? 'wrong' : ''}`}>
      <label htmlFor={id}>
        {words.field(record.address, field.name)}{' '}
        {field.optional && <span className="optional">{words.say('form.optional')}</span>}
      </label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <Input
        id={id}
        field={field}
        address={record.address}
        path={field.name}
        value={value}
        onChange={onChange}
        onBad={onBad}
        titles={titles}
        describedBy={`${help ? `${id}-help ` : ''}${errors.length > 0 ? `${id}-error` : ''}`.trim()}
        invalid={errors.length > 0}
        beside={beside}
      />
      {errors.map(text => (
        <p key={text} className="error" id={`${id}-error`}>
          {text}
        </p>
      ))}
    </div>
  )
}
