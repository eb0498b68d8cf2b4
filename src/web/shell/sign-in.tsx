import { Button, Input } from 'antd'
import { useState } from 'react'
import { isProblem } from '../api.ts'
import { ProblemNote } from '../parts/problem.tsx'
import { useSessionActs } from '../session.tsx'
import type { Problem, SessionAnswer } from '../wire.ts'
import { turnTo, useWords } from '../words.ts'
import icon from '../icon.svg'

interface Props {
  readonly answer: SessionAnswer
  /** the session lapsed over an open page, which waits behind */
  readonly again?: boolean
}

export function SignIn({ answer, again = false }: Props) {
  const { say, lang, house } = useWords()
  const { signIn } = useSessionActs()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [all, setAll] = useState(false)
  const samples = answer.sampleAccounts ?? []
  const shown = all ? samples : samples.filter((of, at) => samples.findIndex(other => other.role === of.role) === at)
  const enter = async (name: string, secret: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await signIn(name.trim(), secret)
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className={`door ${again ? 'over' : ''}`}>
      <section className="panel">
        <div className="line">
          <span className="brand grow">
            <img src={icon} alt="" />
            {say('product')}
          </span>
          <button type="button" className="plain" onClick={() => void turnTo(lang === 'zh' ? 'en' : 'zh')}>
            {say('top.otherLang')}
          </button>
        </div>
        <h1 style={{ marginTop: '1rem' }}>{say('signIn.title')}</h1>
        <p className="quiet" style={{ marginBottom: '1rem' }}>
          {say(again ? 'signIn.again' : 'signIn.what')}
        </p>
        {problem && <ProblemNote problem={problem} />}
        <form
          onSubmit={event => {
            event.preventDefault()
            if (!busy) void enter(account, password)
          }}
        >
          <div className="field">
            <label htmlFor="account">{say('signIn.account')}</label>
            <Input id="account" autoComplete="username" value={account} onChange={event => setAccount(event.target.value)} />
          </div>
          <div className="field" style={{ marginTop: '1rem' }}>
            <label htmlFor="password">{say('signIn.password')}</label>
            <Input.Password
              id="password"
              autoComplete="current-password"
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          </div>
          <p style={{ marginTop: '1.25rem' }}>
            <Button type="primary" htmlType="submit" block loading={busy} aria-disabled={!account || !password}>
              {say('signIn.enter')}
            </Button>
          </p>
        </form>
      </section>
      {samples.length > 0 && (
        <section className="panel" style={{ maxWidth: '40rem' }}>
          <h2>{say('signIn.sample')}</h2>
          <p className="note" style={{ marginBottom: '0.5rem' }}>
            {say('signIn.sample.text')}
          </p>
          <div className="scroll">
            <table className="table compact">
              <thead>
                <tr>
                  <th scope="col">{say('signIn.role')}</th>
                  <th scope="col">{say('signIn.unit')}</th>
                  <th scope="col">{say('signIn.account')}</th>
                  <th scope="col">
                    <span className="hidden">{say('signIn.enter')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(of => (
                  <tr key={of.account}>
                    <td className="nowrap">{house(`roles.${of.role}`)}</td>
                    <td>{of.unitName}</td>
                    <td className="code">{of.account}</td>
                    <td>
                      <button type="button" className="linkish nowrap" onClick={() => void enter(of.account, of.password)}>
                        {say('signIn.enterAs')}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {shown.length < samples.length && (
            <p style={{ marginTop: '0.5rem' }}>
              <button type="button" className="linkish" onClick={() => setAll(true)}>
                {say('signIn.all', { count: samples.length })}
              </button>
            </p>
          )}
        </section>
      )}
      <p className="note" style={{ marginTop: '1.5rem' }}>
        {say('foot.complaints')} · {say('foot.version', { version: answer.version })}
      </p>
    </main>
  )
}
