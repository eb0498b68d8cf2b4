import { useParams } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isJudged, isProblem, newKey, take } from '../api.ts'
import { useHistory, useOwn, useRow, useStaleAll } from '../data.ts'
import { clockText, decimalText, trimZeros } from '../format.ts'
import { ChangedMeanwhile } from '../generic/changed-meanwhile.tsx'
import { HistoryPanel } from '../generic/history-panel.tsx'
import { MovesPanel } from '../generic/moves-panel.tsx'
import { useAutosave } from '../parts/autosave.ts'
import { EvidenceField } from '../parts/evidence-field.tsx'
import { Figure } from '../parts/figure.tsx'
import { PageHead } from '../parts/head.tsx'
import { Lifecycle } from '../parts/lifecycle.tsx'
import { Answered } from '../parts/loading.tsx'
import { ValueText } from '../parts/value.tsx'
import type { SelfReviewPage as Wire } from '../queries.ts'
import { fieldOf, useCatalogue } from '../session.tsx'
import type { RowWire, Value } from '../wire.ts'
import { useWords } from '../words.ts'

const address = 'assessment.selfReview'

/** A unit reviews its year line by line: arrives filled with what is known, saves itself, and asks why only where it must. */
export function SelfReviewPage() {
  const { review = '' } = useParams({ strict: false }) as Record<string, string>
  const of = useOwn('self-review', { review })
  return <Answered of={of}>{data => <Sheet key={`${data.id}:${data.state}`} of={data} />}</Answered>
}

type Line = Wire['lines'][number]
interface Typed {
  readonly lines: readonly Pick<Line, 'claimed' | 'method' | 'explanation'>[]
  readonly summary: string
  readonly proof: readonly string[]
}

function Sheet({ of }: { readonly of: Wire }) {
  const words = useWords()
  const { say } = words
  const record = useCatalogue().record(address)
  const row = useRow(address, of.id)
  const history = useHistory(address, of.id)
  const stale = useStaleAll()
  const slot = `form:${address}:${of.id}`
  const [first] = useState(() => kept(slot))
  const [typed, setTyped] = useState<Typed>(first ?? of)
  const [version, setVersion] = useState(first ? 1 : 0)
  const [meanwhile, setMeanwhile] = useState<RowWire | null>(null)
  const revision = useRef(first?.revision ?? of.revision)
  const key = useRef(newKey())
  const offer = row.data?.moves.find(each => each.move === 'save')
  const canWrite = offer?.may === true
  const written: Record<string, Value> = {
    lines: of.lines.map((line, at) => ({
      indicator: line.indicator.id,
      claimed: typed.lines[at]?.claimed || null,
      method: typed.lines[at]?.method ?? 'same',
      explanation: typed.lines[at]?.explanation.trim() || null,
    })) as unknown as Value,
    summary: typed.summary.trim() || null,
    proof: typed.proof,
  }
  const isBad = typed.lines.some(line => line.claimed !== null && !isNumber(line.claimed))
  const saved = useAutosave(
    version,
    async () => {
      try {
        const receipt = await take({
          address,
          id: of.id,
          move: 'save',
          values: written,
          key: key.current,
          revision: revision.current,
        })
        revision.current = receipt.revision
        key.current = newKey()
        sessionStorage.removeItem(slot)
        await stale()
      } catch (error) {
        if (isProblem(error) && isJudged(error)) key.current = newKey()
        if (isProblem(error) && error.code === 'changed_meanwhile') setMeanwhile(error.current ?? null)
        throw error
      }
    },
    canWrite && meanwhile === null && !isBad,
  )
  const change = (next: Partial<Typed>) => {
    setTyped(old => {
      const fresh = { ...old, ...next }
      sessionStorage.setItem(slot, JSON.stringify({ ...fresh, revision: revision.current }))
      return fresh
    })
    setVersion(old => old + 1)
  }
  const changeLine = (at: number, next: Partial<Typed['lines'][number]>) =>
    change({ lines: typed.lines.map((line, place) => (place === at ? { ...line, ...next } : line)) })
  const saveNow = useRef(saved.now)
  saveNow.current = saved.now
  useEffect(() => () => void saveNow.current(), [])

  const open = of.lines.filter(
    (line, at) => asksWhy(line, typed.lines[at]?.claimed ?? null, of.overAt) && !typed.lines[at]?.explanation.trim(),
  )
  const title = say('selfReview.title', { unit: of.unit.name, year: of.year })
  const files = record && fieldOf(record, 'proof')
  return (
    <>
      <PageHead
        title={title}
        crumbs={[{ text: say('menu.assessment') }, { text: say('board.crumb'), to: '/assessment/board' }, { text: title }]}
        sub={
          <span className="line">
            <span className="state">{words.state(address, of.state)}</span>
            {canWrite && <span>{say('selfReview.left', { count: open.length })}</span>}
          </span>
        }
      />
      {record && (
        <div className="panel">
          <Lifecycle address={address} lifeline={record.lifeline} states={record.states} now={of.state} />
        </div>
      )}
      {of.returned && (
        <div className="banner severe" role="status">
          <strong>{say('selfReview.returned')}</strong> {of.returned}
        </div>
      )}
      {meanwhile && record && (
        <ChangedMeanwhile
          record={record}
          fields={record.fields.filter(field => field.name in written)}
          mine={written}
          now={meanwhile}
          titles={{}}
          onKeepMine={() => {
            revision.current = meanwhile.revision
            setMeanwhile(null)
            change({})
          }}
          onTake={(field, value) => change(takenFrom(field, value, of))}
        />
      )}
      <div className="stack">
        <div>
          <section className="panel flush">
            <div className="scroll">
              <table className="table by-line">
                <thead>
                  <tr>
                    <th scope="col">{say('overview.indicator')}</th>
                    <th scope="col" className="n">
                      {say('selfReview.target')}
                    </th>
                    <th scope="col" className="n">
                      {say('selfReview.lastYear')}
                    </th>
                    <th scope="col" className="n">
                      {say('selfReview.known')}
                    </th>
                    <th scope="col" className="n">
                      {words.house(`${address}.fields.lines.fields.claimed.label`)}
                    </th>
                    <th scope="col">{words.house(`${address}.fields.lines.fields.explanation.label`)}</th>
                  </tr>
                </thead>
                <tbody>
                  {of.lines.map((line, at) => (
                    <LineRow
                      key={line.indicator.id}
                      of={line}
                      typed={typed.lines[at] ?? line}
                      overAt={of.overAt}
                      tolerance={of.tolerance}
                      canWrite={canWrite}
                      onChange={next => changeLine(at, next)}
                      onLeave={() => void saved.now()}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
          <section className="panel">
            <div className="field">
              <label htmlFor="f-summary">{words.field(address, 'summary')}</label>
              {canWrite ? (
                <Input.TextArea
                  id="f-summary"
                  value={typed.summary}
                  maxLength={4_000}
                  autoSize={{ minRows: 3, maxRows: 12 }}
                  onChange={event => change({ summary: event.target.value })}
                  onBlur={() => void saved.now()}
                />
              ) : (
                <div style={{ whiteSpace: 'pre-wrap' }}>{typed.summary || '\u2014'}</div>
              )}
            </div>
            {files && (
              <div className="field">
                <span className="label">{words.field(address, 'proof')}</span>
                {canWrite ? (
                  <EvidenceField id="f-proof" value={typed.proof} onChange={proof => change({ proof })} />
                ) : (
                  <ValueText
                    field={files}
                    address={address}
                    path="proof"
                    value={typed.proof}
                    titles={{}}
                    row={of.id}
                    brief={false}
                    beside={{}}
                  />
                )}
              </div>
            )}
            {canWrite && (
              <div className="ends">
                <span className="grow note" aria-live="polite">
                  {isBad
                    ? say('number.bad')
                    : saved.problem
                      ? words.problem(saved.problem)
                      : saved.busy
                        ? say('report.saving')
                        : saved.at
                          ? say('report.saved', { at: clockText(saved.at) })
                          : say('report.autosave')}
                </span>
                <Button onClick={() => void saved.now()}>{say('report.save')}</Button>
              </div>
            )}
          </section>
        </div>
        <div className="columns even">
          {record && row.data && <MovesPanel record={record} data={row.data} without={['save']} />}
          {record && <HistoryPanel record={record} of={history} />}
        </div>
      </div>
    </>
  )
}

interface RowProps {
  readonly of: Line
  readonly typed: Typed['lines'][number]
  readonly overAt: Wire['overAt']
  readonly tolerance: Wire['tolerance']
  readonly canWrite: boolean
  readonly onChange: (next: Partial<Typed['lines'][number]>) => void
  readonly onLeave: () => void
}

/** One indicator: what was asked, what was last year, what is known, what the unit says, and why where it must say so. */
function LineRow({ of, typed, overAt, tolerance, canWrite, onChange, onLeave }: RowProps) {
  const { say, house } = useWords()
  const { indicator } = of
  const why = asksWhy(of, typed.claimed, overAt)
  const text = (value: string | null) => (value === null ? '\u2014' : decimalText(trimZeros(value)))
  return (
    <tr>
      <th scope="row">
        {indicator.code} {indicator.name}
        <div className="note">{indicator.measureUnit}</div>
      </th>
      <td className="n" data-label={say('selfReview.target')}>
        {text(of.target)}
      </td>
      <td className="n" data-label={say('selfReview.lastYear')}>
        {text(of.lastYear)}
      </td>
      <td className="n" data-label={say('selfReview.known')}>
        <Figure of={of.known} bare brief />
      </td>
      <td className="n" data-label={house(`${address}.fields.lines.fields.claimed.label`)}>
        {canWrite ? (
          <Input
            aria-label={`${indicator.code} ${house(`${address}.fields.lines.fields.claimed.label`)}`}
            style={{ width: '7rem', textAlign: 'right' }}
            inputMode="decimal"
            value={typed.claimed ?? ''}
            status={typed.claimed !== null && !isNumber(typed.claimed) ? 'error' : ''}
            onChange={event => onChange({ claimed: plainDigits(event.target.value) || null })}
            onBlur={onLeave}
          />
        ) : (
          text(typed.claimed)
        )}
        {of.known.value !== null &&
          typed.claimed !== null &&
          tolerance !== null &&
          isOff(typed.claimed, of.known.value, tolerance) && (
            <div className="light late">{say('selfReview.differs', { percent: Number(tolerance) * 100 })}</div>
          )}
      </td>
      <td className="words">
        {canWrite ? (
          <>
            <Input.TextArea
              aria-label={`${indicator.code} ${house(`${address}.fields.lines.fields.explanation.label`)}`}
              value={typed.explanation}
              maxLength={1_000}
              autoSize={{ minRows: 1, maxRows: 6 }}
              placeholder={why ? say(`selfReview.why.${why}`) : say('form.optional')}
              status={why && !typed.explanation.trim() ? 'warning' : ''}
              onChange={event => onChange({ explanation: event.target.value })}
              onBlur={onLeave}
            />
            <Checkbox
              checked={typed.method === 'changed'}
              onChange={event => onChange({ method: event.target.checked ? 'changed' : 'same' })}
            >
              {say('selfReview.changed')}
            </Checkbox>
          </>
        ) : (
          <>
            {typed.explanation || '\u2014'}
            {typed.method === 'changed' && <div className="note">{say('selfReview.changed')}</div>}
          </>
        )}
      </td>
    </tr>
  )
}

/** Where the unit says why: no figure, below target, or far beyond it. The server asks the same again. */
function asksWhy(
  { target, isReverse, isMeasured }: Line,
  claimed: string | null,
  overAt: string,
): 'missing' | 'below' | 'over' | null {
  if (claimed === null || !isNumber(claimed)) return 'missing'
  const [figure, asked] = [Number(claimed), Number(target)]
  if (target === null || !isMeasured || asked === 0) return null
  const share = isReverse ? asked / figure : figure / asked
  return share < 1 ? 'below' : share > Number(overAt) ? 'over' : null
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)
const plainDigits = (text: string): string =>
  text
    .trim()
    .replace(/[\uFF10-\uFF19]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\uFF0E/g, '.')
const isOff = (claimed: string, known: string, tolerance: string): boolean =>
  isNumber(claimed) &&
  Number(known) !== 0 &&
  Math.abs(Number(claimed) - Number(known)) / Math.abs(Number(known)) > Number(tolerance)

function takenFrom(field: string, value: Value, of: Wire): Partial<Typed> {
  if (field !== 'lines') return { [field]: value ?? (field === 'proof' ? [] : '') }
  const rows = (value ?? []) as unknown as readonly (Typed['lines'][number] & { readonly indicator: string })[]
  return {
    lines: of.lines.map(line => {
      const row = rows.find(each => each.indicator === line.indicator.id)
      return { claimed: row?.claimed ?? null, method: row?.method ?? 'same', explanation: row?.explanation ?? '' }
    }),
  }
}

function kept(slot: string): (Typed & { readonly revision: number }) | null {
  const text = sessionStorage.getItem(slot)
  try {
    return text ? (JSON.parse(text) as Typed & { readonly revision: number }) : null
  } catch {
    return null
  }
}
