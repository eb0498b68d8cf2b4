import { useWords } from '../words.ts'

interface Props {
  readonly fresh: number
  readonly carried: number
  readonly minutes?: number | null
}

/** What a form asks for, said before it is asked. */
export function Burden({ fresh, carried, minutes = null }: Props) {
  const { say } = useWords()
  return (
    <span className="note">
      {[
        fresh === 0 ? say('burden.none') : say('burden.fresh', { count: fresh }),
        ...(carried > 0 ? [say('burden.carried', { count: carried })] : []),
        ...(minutes !== null ? [say('burden.minutes', { count: minutes })] : []),
      ].join(' · ')}
    </span>
  )
}
