import { Link } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isJudged, isProblem, newKey, take } from '../api.ts'
import { useRow, useStaleAll } from '../data.ts'
import { ChangedMeanwhile } from '../generic/changed-meanwhile.tsx'
import { MovesPanel } from '../generic/moves-panel.tsx'
import { clockText } from '../format.ts'
import { useAutosave } from '../parts/autosave.ts'
import { Burden } from '../parts/burden.tsx'
import { Diff } from '../parts/diff.tsx'
import { Due } from '../parts/due.tsx'
import { EvidenceField } from '../parts/evidence-field.tsx'
import { useClauseText } from '../parts/clause.tsx'
import { PageHead } from '../parts/head.tsx'
import { Light } from '../parts/light.tsx'
import { usePeriodText } from '../parts/period-picker.tsx'
import { ErrorSummary, ProblemNote } from '../parts/problem.tsx'
import { ValueText } from '../parts/value.tsx'
import type { ReportForm } from '../queries.ts'
import { fieldOf, moveOf, useCatalogue } from '../session.tsx'
import type { Problem, RowWire, Value } from '../wire.ts'
import { useWords } from '../words.ts'
import { ReportFigures } from './report-figures.tsx'

const address = 'delivery.progressReport'
const texts = ['progress', 'fallCause', 'problems', 'nextSteps'] as const
type Text = (typeof texts)[number]
type Typed = Readonly<Record<Text, string>> & { readonly evidence: readonly string[] }
/** `revision` of the report the words were written against; null before there was one */
type Kept = Typed & { readonly revision: number | null }

interface Props {
  readonly of: ReportForm
  readonly onBorn: (id: string) => void
}

/** W5: arrives filled, saves itself, returns stand on top, and what is handed in goes to the head of the unit. */
export function ReportSheet({ of, onBorn }: Props) {
  const words = useWords()
  const { say } = words
  const periodText = usePeriodText()
  const clauseText = useClauseText()
  const record = useCatalogue().record(address)
  const stale = useStaleAll()
  const { message } = App.useApp()
  const slot = `form:${address}:${of.task.id}:${of.unit.id}:${of.period}`
  const [first] = useState(() => kept(slot))
  const [typed, setTyped] = useState<Typed>({ ...of.values, ...first })
  const [version, setVersion] = useState(first ? 1 : 0)
  const [compare, setCompare] = useState(false)
  const [refusals, setRefusals] = useState<readonly Problem[]>([])
  const [meanwhile, setMeanwhile] = useState<RowWire | null>(null)
  const [turn, setTurn] = useState(0)
  const [busy, setBusy] = useState(false)
  // Words written before there was a report know none of its revisions: 0 is refused, and both versions are shown.
  const at = useRef(of.report ? { id: of.report.id, revision: first ? (first.revision ?? 0) : of.report.revision } : null)
  const key = useRef(newKey())
  const state = of.report?.state ?? null
  const canWrite = state === null || state === 'drafted' || state === 'returned'
  const row = useRow(address, of.report?.id ?? null)
  const files = record?.fields.find(field => field.kind === 'evidence') ?? null
  const has = (field: string) => record !== null && fieldOf(record, field) !== null
  const needed = record ? (moveOf(record, 'submit')?.needs ?? []) : []
  const asked = (move: string) => (record ? (moveOf(record, move)?.asks ?? []) : [])

  const written: Record<string, Value> = Object.fromEntries(texts.map(text => [text, typed[text].trim() || null]))
  if (files) written[files.name] = typed.evidence
  const values = (move: string): Record<string, unknown> => {
    const all = { task: of.task.id, unit: of.unit.id, period: of.period, ...written }
    return Object.fromEntries(Object.entries(all).filter(([name]) => asked(move).includes(name)))
  }
  const write = async (move: string): Promise<void> => {
    try {
      const receipt = await take({
        address,
        id: at.current?.id ?? null,
        move,
        values: values(move),
        key: key.current,
        revision: at.current?.revision ?? null,
      })
      at.current = { id: receipt.id, revision: receipt.revision }
      key.current = newKey()
    } catch (error) {
      if (isProblem(error) && isJudged(error)) key.current = newKey()
      if (isProblem(error) && error.code === 'changed_meanwhile') setMeanwhile(error.current ?? null)
      throw error
    }
  }
  const saveMove = at.current === null ? 'draft' : 'save'
  const canSave =
    canWrite && (state !== 'returned' || (record ? (moveOf(record, 'save')?.from.includes('returned') ?? false) : false))
  const saved = useAutosave(version, () => write(saveMove).then(() => sessionStorage.removeItem(slot)), canSave && !meanwhile)

  const change = (next: Partial<Typed>) => {
    setTyped(old => {
      const fresh = { ...old, ...next }
      sessionStorage.setItem(slot, JSON.stringify({ ...fresh, revision: at.current?.revision ?? null } satisfies Kept))
      return fresh
    })
    setVersion(old => old + 1)
    if (refusals.length > 0) setRefusals([])
  }
  const keepMine = (now: RowWire) => {
    at.current = { id: now.id, revision: now.revision }
    setMeanwhile(null)
    change({})
  }
  const handIn = async () => {
    setBusy(true)
    try {
      if (!(await saved.now())) return
      if (at.current === null) await write('draft')
      await write('submit')
      sessionStorage.removeItem(slot)
      setRefusals([])
      message.success(say('report.submitted'))
      window.scrollTo(0, 0)
      await stale()
      if (of.report === null && at.current) onBorn(at.current.id)
    } catch (error) {
      if (!isProblem(error)) throw error
      setRefusals([error])
      setTurn(old => old + 1)
    } finally {
      setBusy(false)
    }
  }
  const saveNow = useRef(saved.now)
  saveNow.current = saved.now
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key.toLowerCase() === 's') {
        event.preventDefault()
        void saveNow.current()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      void saveNow.current()
    }
  }, [])

  // A cause is asked only where completion fell, and shown where one was given.
  const shown = texts.filter(text => text !== 'fallCause' || of.fall !== null || typed.fallCause !== '')
  const returnedAt = (field: string) => of.returned.filter(mark => mark.field === field)
  const onTop = of.returned.filter(mark => mark.field === null || !has(mark.field))
  const clause = clauseText(of.task.clause)
  return (
    <>
      <PageHead
        title={say('report.title', { period: periodText(of.period), title: `${clause} ${of.task.title}` })}
        crumbs={[
          { text: say('menu.tasks') },
          { text: `${clause} ${of.task.title}`, to: `/tasks/${of.task.clause}` },
          { text: periodText(of.period) },
        ]}
        sub={
          <span className="line">
            <span>{of.unit.name}</span>
            <Due on={of.dueOn} left={of.daysLeft} from={of.dueFrom} />
            <Light of={of.task.light} />
            {state && <span className="state">{words.state(address, state)}</span>}
            {canWrite && <Burden {...of.burden} />}
          </span>
        }
      >
        {of.prior && canWrite && (
          <Button aria-pressed={compare} onClick={() => setCompare(old => !old)}>
            {say(compare ? 'report.compare.off' : 'report.compare')}
          </Button>
        )}
        {of.report && (
          <Link to="/records/$area/$record/$id" params={{ area: 'delivery', record: 'progressReport', id: of.report.id }}>
            <Button tabIndex={-1}>{say('row.register')}</Button>
          </Link>
        )}
      </PageHead>
      {of.returned.length > 0 && (
        <div className="banner severe" role="status">
          <strong>{say('report.returned', { count: of.returned.length })}</strong>
          <ul>
            {of.returned.map(mark => (
              <li key={mark.at + (mark.field ?? '')}>
                {mark.field && has(mark.field) ? `${words.field(address, mark.field)}: ` : ''}
                {mark.reason} <span className="note">{mark.by}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ErrorSummary
        turn={turn}
        problems={refusals.map(problem => ({
          field: [...texts, files?.name].find(name => name === problem.where?.split('.')[0]) ?? null,
          text: words.problem(problem),
        }))}
        idOf={field => `f-${field}`}
        nameOf={field => words.field(address, field)}
      />
      {meanwhile && record && (
        <ChangedMeanwhile
          record={record}
          fields={record.fields.filter(field => field.name in written)}
          mine={written}
          now={meanwhile}
          titles={{}}
          onKeepMine={() => keepMine(meanwhile)}
          onTake={(field, value) =>
            change(field === files?.name ? { evidence: value as readonly string[] } : { [field]: value ?? '' })
          }
        />
      )}
      <div className="columns wide-left">
        <form
          className="panel"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            if (!busy && canWrite) void handIn()
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) event.currentTarget.requestSubmit()
          }}
        >
          {shown.map(text => (
            <div
              key={text}
              className={`field ${returnedAt(text).length > 0 ? 'wrong' : ''}`}
              style={{ marginBottom: '1.125rem' }}
            >
              <label htmlFor={`f-${text}`}>
                {words.field(address, text)}{' '}
                {!needed.includes(text) && !(text === 'fallCause' && of.fall) && (
                  <span className="optional">{say('form.optional')}</span>
                )}
              </label>
              {text === 'fallCause' && of.fall && (
                <p className="help">{say('report.fell', { ...of.fall, period: periodText(of.fall.period) })}</p>
              )}
              {returnedAt(text).map(mark => (
                <p key={mark.at} className="error">
                  {mark.reason}
                </p>
              ))}
              {canWrite ? (
                <Input.TextArea
                  id={`f-${text}`}
                  value={typed[text]}
                  autoSize={{ minRows: text === 'progress' ? 6 : 3, maxRows: 20 }}
                  maxLength={20_000}
                  onChange={event => change({ [text]: event.target.value })}
                  onBlur={() => void saved.now()}
                />
              ) : (
                <div style={{ whiteSpace: 'pre-wrap' }}>{typed[text] || '\u2014'}</div>
              )}
              {compare && of.prior && text !== 'fallCause' && (
                <div className="note" style={{ marginTop: '0.375rem' }}>
                  {say('report.against', { period: periodText(of.prior.period) })}{' '}
                  <Diff before={of.prior[text]} after={typed[text]} />
                </div>
              )}
            </div>
          ))}
          {files && (
            <div className="field">
              <span className="label">{words.field(address, files.name)}</span>
              {canWrite ? (
                <EvidenceField
                  id={`f-${files.name}`}
                  value={typed.evidence}
                  onChange={evidence => change({ evidence })}
                  accepts={files.accepts}
                />
              ) : (
                <ValueText
                  field={files}
                  address={address}
                  path={files.name}
                  value={typed.evidence}
                  titles={{}}
                  row={of.report?.id}
                  brief={false}
                  beside={{}}
                />
              )}
            </div>
          )}
          {canWrite && (
            <div className="ends">
              <span className="grow note" aria-live="polite">
                {saved.problem
                  ? words.problem(saved.problem)
                  : saved.busy
                    ? say('report.saving')
                    : saved.at
                      ? say('report.saved', { at: clockText(saved.at) })
                      : say('report.autosave')}
              </span>
              <Button onClick={() => void saved.now()} aria-disabled={!canSave}>
                {say('report.save')}
              </Button>
              <Button type="primary" htmlType="submit" loading={busy}>
                {say(state === 'returned' ? 'report.resubmit' : 'report.submit')}
              </Button>
            </div>
          )}
          {saved.problem && saved.problem.reference && <ProblemNote problem={saved.problem} />}
        </form>
        <div>
          <ReportFigures of={of.figures} />
          {of.milestones.length > 0 && (
            <section className="panel">
              <h2>{say('report.milestones')}</h2>
              <ul className="stack-s" style={{ marginTop: '0.5rem' }}>
                {of.milestones.map(milestone => (
                  <li key={milestone.id}>
                    <Link to="/records/$area/$record/$id" params={{ area: 'delivery', record: 'milestone', id: milestone.id }}>
                      {milestone.title}
                    </Link>{' '}
                    <span className="note">{milestone.dueOn}</span>
                    <div>
                      <Light of={milestone.light} />
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {!canWrite && record && row.data && <MovesPanel record={record} data={row.data} />}
          {onTop.length > 0 && canWrite && <p className="note">{say('report.kept')}</p>}
        </div>
      </div>
    </>
  )
}

function kept(slot: string): Kept | null {
  const text = sessionStorage.getItem(slot)
  try {
    return text ? (JSON.parse(text) as Kept) : null
  } catch {
    return null
  }
}
