import { Button, Checkbox, Input } from 'antd'
import { useRef, useState } from 'react'
import { isProblem, upload } from '../api.ts'
import { useEvidence } from '../data.ts'
import { sizeText } from '../format.ts'
import type { EvidenceReceipt, Problem } from '../wire.ts'
import { useWords } from '../words.ts'
import type { InputProps } from './input.ts'
import { DayInput } from './day-input.tsx'
import { ProblemNote } from './problem.tsx'

interface Props {
  readonly id: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly max?: number
  readonly accepts?: string | undefined
  readonly describedBy?: string | undefined
}

/** Evidence files: each upload carries its own secrecy declaration, and a file known before is named at once. */
export function EvidenceField({ id, value, onChange, max = 20, accepts, describedBy }: Props) {
  const { say, house } = useWords()
  const [declared, setDeclared] = useState(false)
  const [issuer, setIssuer] = useState('')
  const [issuedOn, setIssuedOn] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [receipts, setReceipts] = useState<readonly EvidenceReceipt[]>([])
  const picker = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)
  const full = value.length >= max

  const send = async (files: readonly File[]) => {
    setProblem(null)
    let ids = value
    for (const file of files.slice(0, max - value.length)) {
      stop.current = new AbortController()
      setSent(0)
      try {
        const receipt = await upload(
          { file, ...(issuer && { issuer }), ...(issuedOn && { issuedOn }) },
          setSent,
          stop.current.signal,
        )
        setReceipts(old => [...old, receipt])
        if (!ids.includes(receipt.id)) ids = [...ids, receipt.id]
        onChange(ids)
      } catch (error) {
        if (isProblem(error)) setProblem(error)
        break
      } finally {
        setSent(null)
      }
    }
    setDeclared(false)
  }

  return (
    <div className="stack-s">
      {accepts && <p className="help">{house(`papers.${accepts}`)}</p>}
      {value.length > 0 && (
        <ul className="files">
          {value.map(file => (
            <FileLine
              key={file}
              id={file}
              receipt={receipts.find(receipt => receipt.id === file) ?? null}
              onRemove={() => onChange(value.filter(other => other !== file))}
            />
          ))}
        </ul>
      )}
      {full ? (
        <p className="note">{say('evidence.full', { max })}</p>
      ) : (
        <>
          <Checkbox checked={declared} onChange={event => setDeclared(event.target.checked)}>
            {say('evidence.declare')}
          </Checkbox>
          <div className="line">
            <Input
              placeholder={say('evidence.issuer')}
              aria-label={say('evidence.issuer')}
              value={issuer}
              onChange={event => setIssuer(event.target.value)}
              style={{ width: '14rem' }}
            />
            <DayInput label={say('evidence.issuedOn')} value={issuedOn} onChange={setIssuedOn} />
          </div>
          <p>
            <Button
              id={id}
              aria-describedby={describedBy}
              aria-disabled={!declared}
              className={declared ? '' : 'blocked'}
              onClick={() => declared && picker.current?.click()}
            >
              {say('evidence.choose')}
            </Button>
          </p>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={event => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              if (declared && files.length > 0) void send(files)
            }}
          />
          <p className="note">{say(declared ? 'evidence.limits' : 'evidence.first')}</p>
        </>
      )}
      {sent !== null && (
        <div className="line">
          <div
            className="progress grow"
            role="progressbar"
            aria-valuenow={Math.round(sent * 100)}
            aria-label={say('evidence.sending')}
          >
            <i style={{ width: `${sent * 100}%` }} />
          </div>
          <span className="note">{say('evidence.sent', { share: Math.round(sent * 100) })}</span>
          <Button onClick={() => stop.current?.abort()}>{say('evidence.stop')}</Button>
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
    </div>
  )
}

function FileLine({
  id,
  receipt,
  onRemove,
}: {
  readonly id: string
  readonly receipt: EvidenceReceipt | null
  readonly onRemove: () => void
}) {
  const { say } = useWords()
  const known = useEvidence(id)
  const file = known.data ?? receipt
  const twin = receipt?.duplicateOf
  return (
    <li>
      <span className="strong">{file?.name ?? id}</span>
      {file && (
        <span className="note" title={file.sm3}>
          {sizeText(file.size)}
          {known.data ? ` · ${known.data.filedOn}` : ''} · sm3:{file.sm3.slice(0, 8)}…
        </span>
      )}
      <button type="button" className="linkish" onClick={onRemove}>
        {say('evidence.remove')}
      </button>
      {twin && (
        <span className="light late">
          {say('evidence.duplicate', { name: twin.name, day: twin.filedOn, unit: twin.unitName ?? '' })}
        </span>
      )}
    </li>
  )
}

export function EvidenceInput({ id, field, value, onChange, describedBy }: InputProps) {
  return (
    <EvidenceField
      id={id}
      value={Array.isArray(value) ? (value as readonly string[]) : []}
      onChange={ids => onChange([...ids])}
      max={typeof field.max === 'number' ? field.max : 20}
      accepts={field.accepts}
      describedBy={describedBy}
    />
  )
}
