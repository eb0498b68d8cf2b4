import { useWords } from '../words.ts'

interface Props {
  readonly address: string
  readonly lifeline: readonly string[]
  readonly states: readonly string[]
  readonly now: string
  /** states the row has been in */
  readonly passed?: readonly string[]
}

/** The states as a line, the present one filled; a side exit is named at the end when the row took it. */
export function Lifecycle({ address, lifeline, states, now, passed = [] }: Props) {
  const { say, state } = useWords()
  const main = lifeline.length > 0 ? lifeline : states.slice(0, 6)
  const at = main.indexOf(now)
  return (
    <ol className="lifecycle" aria-label={say('lifecycle.label')}>
      {main.map((name, index) => (
        <li
          key={name}
          className={name === now ? 'now' : index < at || passed.includes(name) ? 'past' : ''}
          aria-current={name === now ? 'step' : undefined}
        >
          <i aria-hidden="true" />
          {state(address, name)}
        </li>
      ))}
      {at < 0 && (
        <li className="now exit" aria-current="step">
          <i aria-hidden="true" />
          {state(address, now)}
        </li>
      )}
    </ol>
  )
}
