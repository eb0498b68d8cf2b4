import { App, Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { encode } from 'uqr'
import { isProblem } from '../api.ts'
import { ProblemNote } from '../parts/problem.tsx'
import { useInside, useSessionActs } from '../session.tsx'
import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'
import { CodeInput } from './code-input.tsx'

/** An authenticator app is tied to the account: the password first, then the picture, then a code as proof that it works. */
export function SecondFactorPage({ onDone }: { readonly onDone: () => void }) {
  const { say } = useWords()
  const { offerFactor, setFactor } = useSessionActs()
  const { session } = useInside()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const [offer, setOffer] = useState<{ readonly secret: string; readonly uri: string } | null>(null)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const tell = (error: unknown) => {
    if (!isProblem(error)) throw error
    setProblem(error)
  }
  const next = () => {
    setProblem(null)
    if (!offer) void offerFactor(password).then(setOffer, tell)
    else
      void setFactor(code).then(() => {
        message.success(say('factor.done'))
        onDone()
      }, tell)
  }
  return (
    <main className="door">
      <section className="panel">
        <h1>{say('factor.title')}</h1>
        <p className="quiet" style={{ marginBottom: '1rem' }}>
          {say(session.hasSecondFactor ? 'factor.again' : 'factor.why')}
        </p>
        {problem && <ProblemNote problem={problem} />}
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            if (offer ? code.length === 6 : password) next()
          }}
        >
          {offer ? (
            <>
              <p>{say('factor.scan')}</p>
              <QrPicture text={offer.uri} label={say('factor.picture')} />
              <p>
                {say('factor.byHand')}{' '}
                <code style={{ overflowWrap: 'anywhere' }}>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
              </p>
              <CodeInput value={code} onChange={setCode} />
            </>
          ) : (
            <div className="field">
              <label htmlFor="factor-password">{say('password.old')}</label>
              <Input.Password
                id="factor-password"
                autoComplete="current-password"
                value={password}
                onChange={event => setPassword(event.target.value)}
              />
            </div>
          )}
          <div className="ends">
            <Button onClick={onDone}>{say('form.cancel')}</Button>
            <Button type="primary" htmlType="submit" aria-disabled={offer ? code.length !== 6 : !password}>
              {say(offer ? 'factor.finish' : 'form.next')}
            </Button>
          </div>
        </form>
      </section>
    </main>
  )
}

/** The secret stays in this browser: the picture is drawn here. */
function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data } = encode(text, { border: 2 })
    const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size: data.length, path: dots.join('') }
  }, [text])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="200" height="200" role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
