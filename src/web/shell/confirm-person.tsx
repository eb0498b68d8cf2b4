import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isProblem, onSecondFactorDue } from '../api.ts'
import { ProblemNote } from '../parts/problem.tsx'
import { useSessionActs } from '../session.tsx'
import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'
import { CodeInput } from './code-input.tsx'

/** Stands over any page that sends money: asks for the code and lets the same request go on. */
export function ConfirmPerson() {
  const { say } = useWords()
  const { confirm } = useSessionActs()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [open, setOpen] = useState(false)
  const answer = useRef<(shown: boolean) => void>(() => {})
  useEffect(
    () =>
      onSecondFactorDue(
        () =>
          new Promise(resolve => {
            answer.current = resolve
            setCode('')
            setProblem(null)
            setOpen(true)
          }),
      ),
    [],
  )
  const end = (shown: boolean) => {
    setOpen(false)
    answer.current(shown)
  }
  const send = () => {
    if (code.length !== 6) return
    void confirm(code).then(
      () => end(true),
      (error: unknown) => {
        if (!isProblem(error)) throw error
        setProblem(error)
        setCode('')
      },
    )
  }
  return (
    <Modal open={open} title={say('factor.confirm')} footer={null} onCancel={() => end(false)} destroyOnHidden>
      <p style={{ marginBottom: '1rem' }}>{say('factor.confirmWhy')}</p>
      {problem && <ProblemNote problem={problem} />}
      <form
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <CodeInput value={code} onChange={setCode} mayBeSample />
        <div className="ends">
          <Button onClick={() => end(false)}>{say('form.cancel')}</Button>
          <Button type="primary" htmlType="submit" aria-disabled={code.length !== 6}>
            {say('factor.go')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
