import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { isJudged, isProblem, newKey, readFile, take, upload } from '../api.ts'
import { useStaleAll } from '../data.ts'
import { DayInput } from '../parts/day-input.tsx'
import { ProblemNote } from '../parts/problem.tsx'
import type { EvidenceReceipt, FileReading, Problem } from '../wire.ts'
import { useWords } from '../words.ts'

const accepted = '.docx,.pdf,.ofd,.html,.htm,.txt'
/** Of the text shown before it is filed: enough to see that it is the right one. */
const previewMax = 3_000

interface Found {
  readonly file: File
  readonly reading: FileReading
}

/** From a file to a draft of its plan: read, look at what was found, file the document, go on to the review. */
export function ReadFile() {
  const { say } = useWords()
  const [declared, setDeclared] = useState(false)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState<{ readonly name: string; readonly sent: number } | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const read = async (file: File) => {
    setProblem(null)
    setFound(null)
    stop.current = new AbortController()
    setBusy({ name: file.name, sent: 0 })
    try {
      const reading = await readFile(file, sent => setBusy({ name: file.name, sent }), stop.current.signal)
      setFound({ file, reading })
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    } finally {
      setBusy(null)
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && declared && !busy) void read(file)
  }

  return (
    <section className="panel read-file" aria-label={say('readFile.title')}>
      <header>
        <h2>{say('readFile.title')}</h2>
      </header>
      {found ? (
        <Filing of={found} onOther={() => (setFound(null), setDeclared(false))} />
      ) : (
        <div
          className={`stack-s drop${over ? ' over' : ''}`}
          onDragOver={event => (event.preventDefault(), setOver(true))}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <p>{say('readFile.lead')}</p>
          <Checkbox checked={declared} onChange={event => setDeclared(event.target.checked)} disabled={busy !== null}>
            {say('evidence.declare')}
          </Checkbox>
          <div className="line">
            <Button
              type="primary"
              size="large"
              aria-disabled={!declared || busy !== null}
              aria-describedby="read-file-note"
              className={declared && !busy ? '' : 'blocked'}
              onClick={() => declared && !busy && picker.current?.click()}
            >
              {say('readFile.choose')}
            </Button>
            <span className="note" id="read-file-note">
              {declared ? say('readFile.drop') : say('readFile.first')}
            </span>
          </div>
          <input
            ref={picker}
            type="file"
            accept={accepted}
            hidden
            onChange={event => {
              const [file] = [...(event.target.files ?? [])]
              event.target.value = ''
              if (file && declared) void read(file)
            }}
          />
          {busy && (
            <div className="line" role="status">
              <div
                className={`progress grow${busy.sent >= 1 ? ' endless' : ''}`}
                role="progressbar"
                aria-label={busy.sent < 1 ? say('readFile.sending') : say('readFile.reading', { name: busy.name })}
                {...(busy.sent < 1 && { 'aria-valuenow': Math.round(busy.sent * 100) })}
              >
                <i style={{ width: busy.sent < 1 ? `${busy.sent * 100}%` : '100%' }} />
              </div>
              <span className="note">
                {busy.sent < 1
                  ? say('evidence.sent', { share: Math.round(busy.sent * 100) })
                  : say('readFile.reading', { name: busy.name })}
              </span>
              <Button onClick={() => stop.current?.abort()}>{say('evidence.stop')}</Button>
            </div>
          )}
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
    </section>
  )
}

/** The file as evidence beside the text; a kind the store does not take leaves the text alone. */
async function keepFile(file: File, key: string): Promise<EvidenceReceipt | null> {
  try {
    return await upload({ file, key }, () => {}, new AbortController().signal)
  } catch (error) {
    if (isProblem(error) && error.code === 'file_kind_refused') return null
    throw error
  }
}

/** What was found, the head of the document to check, and the way on. */
function Filing({ of: { file, reading }, onOther }: { readonly of: Found; readonly onOther: () => void }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const stale = useStaleAll()
  const [title, setTitle] = useState(reading.title ?? '')
  const [number, setNumber] = useState(reading.number ?? '')
  const [issuer, setIssuer] = useState(reading.issuer ?? '')
  const [issuedOn, setIssuedOn] = useState<string | null>(reading.issuedOn)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  // Three steps, each under its own key: what was done before a lost connection is not done twice.
  const keys = useRef({ file: newKey(), document: newKey(), plan: newKey() })
  const isKept = reading.format !== 'html'

  const go = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const kept = isKept ? await keepFile(file, keys.current.file) : null
      const values = {
        title: title.trim(),
        number: number.trim() || null,
        issuer: issuer.trim() || null,
        issuedOn,
        text: reading.text,
        file: kept ? [kept.id] : [],
      }
      const filed = await take({
        address: 'document.officialDocument',
        id: null,
        move: 'receive',
        values,
        key: keys.current.document,
        revision: null,
      })
      const drafted = await take({
        address: 'plan.plan',
        id: null,
        move: 'read',
        values: { document: filed.id },
        key: keys.current.plan,
        revision: null,
      })
      await stale()
      await navigate({ to: '/plan/$plan/review', params: { plan: drafted.id } })
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
      if (isJudged(error)) keys.current = { ...keys.current, document: newKey(), plan: newKey() }
      setBusy(false)
    }
  }

  const field = (id: string, label: string, value: string, set: (text: string) => void) => (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <Input id={id} value={value} onChange={event => set(event.target.value)} />
    </label>
  )
  return (
    <div className="stack-s">
      <p className="strong" role="status">
        {file.name} {'\u2014'} {say('readFile.found', reading.counts)}
      </p>
      <h3>{say('readFile.head')}</h3>
      <div className="head-fields">
        {field('read-title', say('readFile.fieldTitle'), title, setTitle)}
        {field('read-number', say('readFile.fieldNumber'), number, setNumber)}
        {field('read-issuer', say('readFile.fieldIssuer'), issuer, setIssuer)}
        <div className="field">
          <span>{say('readFile.fieldDay')}</span>
          <DayInput label={say('readFile.fieldDay')} value={issuedOn} onChange={setIssuedOn} />
        </div>
      </div>
      <h3>{say('readFile.text', { count: reading.text.length, format: reading.format })}</h3>
      <pre className="received" tabIndex={0}>
        {reading.text.slice(0, previewMax)}
        {reading.text.length > previewMax ? '\n\u2026' : ''}
      </pre>
      {!isKept && <p className="note">{say('readFile.notKept')}</p>}
      {problem && <ProblemNote problem={problem} />}
      <div className="line">
        <Button type="primary" size="large" loading={busy} onClick={() => void go()}>
          {say('readFile.take')}
        </Button>
        <Button size="large" disabled={busy} onClick={onOther}>
          {say('readFile.other')}
        </Button>
        {busy && <span className="note">{say('readFile.taking')}</span>}
      </div>
    </div>
  )
}
