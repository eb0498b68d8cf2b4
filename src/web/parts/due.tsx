import { weekdayOf } from '../format.ts'
import { useWords } from '../words.ts'

interface Props {
  readonly on: string | null
  /** working days left; negative: calendar days overdue */
  readonly left: number | null
  /** the printed day, when the calendar moved it */
  readonly from?: string | null
  readonly paused?: boolean
}

/** The day with its weekday and what is left; colour only from three working days on. */
export function Due({ on, left, from = null, paused = false }: Props) {
  const { say } = useWords()
  if (!on) return <span className="quiet">{say('due.none')}</span>
  const tone = paused || left === null ? '' : left < 0 ? 'over' : left <= 3 ? 'soon' : ''
  const rest = paused
    ? say('due.paused')
    : left === null
      ? null
      : left < 0
        ? say('due.over', { days: -left })
        : left === 0
          ? say('due.today')
          : say('due.left', { days: left })
  return (
    <span className="due-line">
      <span className="nowrap">
        {on} {say(`weekday.${weekdayOf(on)}`)}
      </span>
      {from && from !== on && <span className="note">{say('due.moved', { day: from })}</span>}
      {rest && <span className={`due ${tone} nowrap`}>{rest}</span>}
    </span>
  )
}
