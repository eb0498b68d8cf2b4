import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { isProblem } from '../api.ts'
import { ProblemNote } from '../parts/problem.tsx'
import { useSessionActs } from '../session.tsx'
import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'

/** A new password, by choice or because the first one was handed out. */
export function PasswordPage({ forced, onDone }: { readonly forced: boolean; readonly onDone: () => void }) {
  const { say } = useWords()
  const { changePassword, signOut } = useSessionActs()
  const { message } = App.useApp()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const tell = (error: unknown) => {
    if (!isProblem(error)) throw error
    setProblem(error)
  }
  const differs = again !== '' && again !== fresh
  return (
    <main className="door">
      <section className="panel">
        <h1>{say('password.title')}</h1>
        <p className="quiet" style={{ marginBottom: '1rem' }}>
          {say(forced ? 'password.forced' : 'password.free')}
        </p>
        {problem && <ProblemNote problem={problem} />}
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            if (!old || !fresh || fresh !== again) return
            void changePassword(old, fresh).then(() => {
              message.success(say('password.done'))
              onDone()
            }, tell)
          }}
        >
          <div className="field">
            <label htmlFor="old">{say('password.old')}</label>
            <Input.Password
              id="old"
              autoComplete="current-password"
              value={old}
              onChange={event => setOld(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="new">{say('password.new')}</label>
            <Input.Password
              id="new"
              autoComplete="new-password"
              value={fresh}
              onChange={event => setFresh(event.target.value)}
            />
          </div>
          <div className={`field ${differs ? 'wrong' : ''}`}>
            <label htmlFor="again">{say('password.again')}</label>
            <Input.Password
              id="again"
              autoComplete="new-password"
              value={again}
              onChange={event => setAgain(event.target.value)}
            />
            {differs && <p className="error">{say('password.differs')}</p>}
          </div>
          <div className="ends">
            <Button onClick={() => (forced ? void signOut().catch(tell) : onDone())}>
              {say(forced ? 'top.signOut' : 'form.cancel')}
            </Button>
            <Button type="primary" htmlType="submit">
              {say('password.change')}
            </Button>
          </div>
        </form>
      </section>
    </main>
  )
}
