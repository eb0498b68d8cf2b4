import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { capitalText, fenToInput, inputToFen, plainDigits } from '../format.ts'
import { useWords } from '../words.ts'
import type { InputProps } from './input.ts'

/** Above this the amount is echoed in words: ten thousand yuan, in fen. */
const echoFrom = 1_000_000n

/** An amount in yuan or ten thousand yuan, kept as fen; larger amounts are said in words. */
export function MoneyInput({ id, value, onChange, describedBy, invalid, onBad }: InputProps) {
  const { say, lang } = useWords()
  const [power, setPower] = useState<2 | 6>(2)
  const fen = typeof value === 'string' ? value : null
  const [text, setText] = useState(fen === null ? '' : fenToInput(fen, power))
  const read = (typed: string, at: 2 | 6) => {
    const plain = plainDigits(typed)
    const next = plain === '' ? null : inputToFen(plain, at)
    onChange(next)
    return plain === '' || next !== null
  }
  const judge = () => {
    const good = read(text, power)
    if (good) setText(plainDigits(text))
    onBad?.(good ? null : say('money.bad'))
  }
  return (
    <>
      <div className="line">
        <Input
          id={id}
          value={text}
          inputMode="decimal"
          style={{ width: '14rem' }}
          suffix={say(power === 2 ? 'money.yuan' : 'money.tenThousand')}
          aria-describedby={describedBy}
          status={invalid ? 'error' : ''}
          onChange={event => {
            setText(event.target.value)
            read(event.target.value, power)
          }}
          onBlur={judge}
          onPressEnter={judge}
        />
        <Segmented
          value={power}
          aria-label={say('money.switch')}
          options={[
            { value: 2, label: say('money.yuan') },
            { value: 6, label: say('money.tenThousand') },
          ]}
          onChange={chosen => {
            const next = chosen === 6 ? 6 : 2
            setPower(next)
            if (fen !== null) setText(fenToInput(fen, next))
          }}
        />
      </div>
      {fen !== null && lang === 'zh' && BigInt(fen) > echoFrom && (
        <p className="echo" aria-live="polite">
          {capitalText(fen, {
            digits: say('money.digits'),
            small: say('money.small'),
            large: say('money.large'),
            yuan: say('money.yuan'),
            jiao: say('money.jiao'),
            fen: say('money.fen'),
            whole: say('money.whole'),
            minus: say('money.minus'),
          })}
        </p>
      )}
    </>
  )
}
