import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { isJudged, isProblem, newKey, take } from '../../api.ts'
import { useStaleAll } from '../../data.ts'
import { useDraft } from '../../generic/form-state.ts'
import { ErrorSummary, ProblemNote } from '../../parts/problem.tsx'
import type { SchemeTrial } from '../../queries.ts'
import type { Problem, RowAnswer, RowWire, Value } from '../../wire.ts'
import { useWords } from '../../words.ts'
import { Differences } from './differences.tsx'
import { type Difference, differencesOf, draftOf, type SchemeDraft, storedOf } from './draft.ts'
import { useFindings } from './findings.ts'
import { LinesTable, Said } from './lines-table.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { TrialNote, TrialStrip, UnitsPanel } from './trial-panels.tsx'
import { useTrial } from './use-trial.ts'

interface Props {
  readonly of: SchemeTrial
  /** where the words are kept until they are saved */
  readonly slot: string
  readonly year: number
  readonly plan: string
  /** null: a scheme is begun */
  readonly row: RowAnswer | null
  readonly begins: SchemeDraft
  readonly mayEdit: boolean
}

/** How many steps back are kept. */
const stepsKept = 100

/** A scheme with its findings and its trial beside it; saved by the ordinary moves, and nothing typed is lost. */
export function SchemeEditor({ of, slot, year, plan, row, begins, mayEdit }: Props) {
  const words = useWords()
  const { say } = words
  const { message } = App.useApp()
  const navigate = useNavigate()
  const stale = useStaleAll()
  const search = useSearch({ strict: false }) as Record<string, string>
  const first = useMemo(() => storedOf(begins), [begins])
  const { draft: kept, change, forget } = useDraft(slot, first, row?.row.revision ?? null)
  const draft = useMemo(() => draftOf(kept.values), [kept.values])
  const saved = useMemo(() => (row ? draftOf(row.row) : null), [row])
  const isAgainstSaved = search['against'] === 'saved' && saved !== null
  const { trial, isFresh } = useTrial(of, draft, isAgainstSaved ? saved : null)
  const sayFindings = useFindings()
  // Who only reads a scheme is not asked to mend it.
  const findings = useMemo(
    () => (of.mayTry ? sayFindings(of, draft, trial?.findings ?? []) : []),
    [sayFindings, of, draft, trial],
  )
  const conflicts = findings.filter(finding => finding.severity === 'conflict')
  const [turn, setTurn] = useState(0)
  const [refusals, setRefusals] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const steps = useRef<Readonly<Record<string, Value>>[]>([])
  // Keys typed into one box are one step; leaving it ends the step.
  const step = useRef<string | null>(null)
  const changed = differencesOf(saved ?? begins, draft)
  const isDirty = row === null || changed.length > 0

  const update = (next: SchemeDraft, what: string) => {
    if (step.current !== what) steps.current = [...steps.current, kept.values].slice(-stepsKept)
    step.current = what
    change({ values: storedOf(next) })
  }
  const undo = () => {
    const last = steps.current.at(-1)
    if (!last) return
    steps.current = steps.current.slice(0, -1)
    step.current = null
    change({ values: last })
  }
  const put = (next: Readonly<Record<string, string | undefined>>) =>
    void navigate({
      to: '.',
      search: (old: Record<string, string>) =>
        Object.fromEntries(
          Object.entries({ ...old, ...next }).filter((pair): pair is [string, string] => pair[1] !== undefined),
        ),
      replace: true,
    })

  const lacking = [
    ...(draft.title.trim() === '' ? [{ field: 'scheme-title', text: say('form.missing') }] : []),
    ...(row !== null && kept.reason.trim() === '' ? [{ field: 'scheme-reason', text: say('form.missing') }] : []),
  ]
  const problems = [
    ...conflicts.map(({ goTo, text, mend }) => ({ field: goTo, text: `${text} ${mend}` })),
    ...lacking,
    // What the check says already is not said twice.
    ...refusals
      .filter(({ code }) => code !== 'changed_meanwhile' && !conflicts.some(conflict => conflict.code === code))
      .map(problem => ({ field: null, text: words.problem(problem) })),
  ]
  const meanwhile = refusals.find(problem => problem.code === 'changed_meanwhile' && problem.current)?.current

  const save = async () => {
    if (busy || !mayEdit) return
    setRefusals([])
    // What is typed faster than it is tried goes to the server, which checks by the same rules.
    if ((isFresh && conflicts.length > 0) || lacking.length > 0) {
      setTurn(old => old + 1)
      return
    }
    setBusy(true)
    try {
      const values = { ...storedOf(draft), title: draft.title.trim() }
      const receipt = await take({
        address: 'assessment.scheme',
        id: row?.row.id ?? null,
        move: row ? 'correct' : 'draft',
        values: row ? { ...values, reason: kept.reason.trim() } : { ...values, plan, year: String(year) },
        key: kept.key,
        revision: kept.revision,
      })
      forget()
      message.success(say(row ? 'scheme.saved' : 'scheme.drafted'))
      await stale()
      if (!row) void navigate({ to: '/assessment/schemes/$scheme', params: { scheme: receipt.id } })
    } catch (error) {
      if (!isProblem(error)) throw error
      setRefusals([error])
      setTurn(old => old + 1)
      if (isJudged(error)) change({ key: newKey() })
    } finally {
      setBusy(false)
    }
  }

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || !mayEdit) return
      event.preventDefault()
      document.getElementById('scheme-save')?.click()
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [mayEdit])

  return (
    <form
      className="scheme"
      noValidate
      onBlur={() => {
        step.current = null
      }}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={event => {
        const isLeft = event.target instanceof HTMLInputElement && event.target.type !== 'submit'
        // Enter in a box of a long form must not send it; Ctrl+Enter does.
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isLeft) return
        event.preventDefault()
        if (event.ctrlKey) event.currentTarget.requestSubmit()
      }}
    >
      {turn > 0 && <ErrorSummary turn={turn} problems={problems} idOf={field => field} nameOf={() => say('scheme.toMend')} />}
      {refusals
        .filter(problem => problem.reference !== undefined)
        .map(problem => (
          <ProblemNote key={problem.reference} problem={problem} />
        ))}
      {meanwhile && (
        <Meanwhile
          of={of}
          mine={draft}
          now={meanwhile}
          onKeep={() => {
            change({ revision: meanwhile.revision })
            setRefusals([])
          }}
          onTake={difference => update(takenFrom(draft, draftOf(meanwhile), difference), `take.${difference.where}`)}
        />
      )}
      {of.mayTry && (
        <>
          <TrialStrip
            of={of}
            draft={draft}
            trial={trial}
            findings={findings}
            isAgainstSaved={isAgainstSaved}
            canCompareSaved={saved !== null}
            onYear={on => put({ on: String(on) })}
            onAgainst={isSaved => put({ against: isSaved ? 'saved' : undefined })}
          />
          <TrialNote of={of} year={year} />
        </>
      )}
      <fieldset disabled={!mayEdit} className="scheme-body">
        <legend className="hidden">{draft.title}</legend>
        {mayEdit && (
          <div className="panel scheme-name">
            <label htmlFor="scheme-title">{say('scheme.title.label')}</label>
            <input
              id="scheme-title"
              type="text"
              maxLength={200}
              value={draft.title}
              onChange={event => update({ ...draft, title: event.target.value }, 'title')}
            />
          </div>
        )}
        {findings.some(finding => finding.line === null && finding.group === null) && (
          <div className="panel">
            <Said of={findings.filter(finding => finding.line === null && finding.group === null)} />
          </div>
        )}
        <LinesTable
          of={of}
          year={year}
          draft={draft}
          trial={trial}
          findings={findings}
          mayEdit={mayEdit}
          onChange={(lines, what) => update({ ...draft, lines }, what)}
        />
        <SettingsPanel draft={draft} findings={findings} onChange={(settings, what) => update({ ...draft, settings }, what)} />
      </fieldset>
      {of.mayTry && <UnitsPanel of={of} trial={trial} />}
      {changed.length > 0 && (
        <section className="panel" aria-labelledby="scheme-changed">
          <header>
            <h2 id="scheme-changed">{say(row ? 'scheme.changed' : 'scheme.changedFrom', { count: changed.length })}</h2>
          </header>
          <Differences of={of} differences={changed} />
        </section>
      )}
      {mayEdit && (
        <div className="scheme-ends">
          {row && (
            <span className="grow">
              <label htmlFor="scheme-reason">{say('form.reason')}</label>
              <Input
                id="scheme-reason"
                value={kept.reason}
                maxLength={2_000}
                placeholder={say('scheme.reason.help')}
                status={turn > 0 && kept.reason.trim() === '' ? 'error' : ''}
                onChange={event => change({ reason: event.target.value })}
              />
            </span>
          )}
          <span className={`note ${row ? '' : 'grow'}`}>{say(isDirty ? 'scheme.unsaved' : 'scheme.same')}</span>
          <Button onClick={undo} disabled={steps.current.length === 0}>
            {say('scheme.undo')}
          </Button>
          <Button id="scheme-save" type="primary" htmlType="submit" loading={busy}>
            {say(row ? 'scheme.save' : 'scheme.draft')}
          </Button>
        </div>
      )}
    </form>
  )
}

/** Somebody else saved first: what is apart, sentence by sentence, and nothing is merged unseen. */
function Meanwhile({
  of,
  mine,
  now,
  onKeep,
  onTake,
}: {
  readonly of: SchemeTrial
  readonly mine: SchemeDraft
  readonly now: RowWire
  readonly onKeep: () => void
  readonly onTake: (difference: Difference) => void
}) {
  const { say } = useWords()
  const apart = differencesOf(draftOf(now), mine)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <section className="banner late" aria-labelledby="scheme-meanwhile" tabIndex={-1} ref={box}>
      <h2 id="scheme-meanwhile">{say('meanwhile.title')}</h2>
      <p>{say('scheme.meanwhile')}</p>
      <Differences of={of} differences={apart} onTake={onTake} />
      <p style={{ marginTop: '0.75rem' }}>
        <Button onClick={onKeep}>{say('meanwhile.goOn')}</Button>
      </p>
    </section>
  )
}

/** My draft with one difference taken back to what the other one says. */
function takenFrom(mine: SchemeDraft, theirs: SchemeDraft, { where, what }: Difference): SchemeDraft {
  if (what === 'title') return { ...mine, title: theirs.title }
  if (what === 'added') return { ...mine, lines: mine.lines.filter(line => line.indicator !== where) }
  if (what === 'setting') {
    const [group = '', name] = where.split('.')
    const [own, other] = [mine.settings[group], theirs.settings[group]]
    const part = name && typeof own === 'object' && typeof other === 'object' ? { ...own, [name]: other[name] ?? '' } : other
    return { ...mine, settings: { ...mine.settings, [group]: part } }
  }
  const line = theirs.lines.find(each => each.indicator === where)
  if (!line) return mine
  if (what === 'removed') return { ...mine, lines: [...mine.lines, line] }
  const taken = what === 'fn' || what === 'params' ? { fn: line.fn, params: line.params } : { [what]: line[what] }
  return { ...mine, lines: mine.lines.map(each => (each.indicator === where ? { ...each, ...taken } : each)) }
}
