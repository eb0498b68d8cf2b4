import { Button, Input } from 'antd'
import { useSessionAnswer } from '../session.tsx'
import { useWords } from '../words.ts'

interface Props {
  readonly value: string
  readonly onChange: (code: string) => void
  /** the code is of a sample account, whose secret is open */
  readonly mayBeSample?: boolean
}

/** Six digits of an authenticator app. In the sample nobody has one, so the code is offered beside the field. */
export function CodeInput({ value, onChange, mayBeSample }: Props) {
  const { say } = useWords()
  const answer = useSessionAnswer()
  return (
    <div className="field">
      <label htmlFor="second-code">{say('factor.code')}</label>
      <Input
        id="second-code"
        autoFocus
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={6}
        value={value}
        // Full-width digits of a Chinese keyboard are digits too.
        onChange={event => onChange(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        style={{ maxWidth: '10rem', letterSpacing: '0.3em' }}
      />
      {mayBeSample && answer.data?.sample && (
        <p className="help">
          <Button
            type="link"
            size="small"
            style={{ paddingInline: 0 }}
            onClick={() => void answer.refetch().then(now => onChange(now.data?.sampleCode ?? ''))}
          >
            {say('factor.sample')}
          </Button>
        </p>
      )}
    </div>
  )
}
