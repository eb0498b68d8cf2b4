import { useNavigate } from '@tanstack/react-router'
import { decimalText } from '../format.ts'
import type { FigureWire, Mark as MarkName } from '../queries.ts'
import { useWords } from '../words.ts'

/** Missing is not zero and provisional is not final: every standing but `verified` has its own mark. */
export function Mark({
  mark,
  was,
  ofScore = false,
  brief = false,
}: {
  readonly mark: MarkName
  readonly was?: string | undefined
  readonly ofScore?: boolean
  /** one character, in dense tables */
  readonly brief?: boolean
}) {
  const { say } = useWords()
  if (mark === 'verified') return null
  const key = ofScore && mark === 'provisional' ? 'mark.provisional.score' : `mark.${mark}`
  return (
    <span
      className={`mark ${mark}`}
      title={was === undefined ? say(`${key}.help`) : say('mark.was', { was: decimalText(was) })}
    >
      {say(brief && mark === 'provisional' ? 'mark.provisional.brief' : key)}
    </span>
  )
}

interface Props {
  readonly of: FigureWire
  /** the unit stands in the column head */
  readonly bare?: boolean
  readonly brief?: boolean
  /** a score: provisional means not yet approved */
  readonly score?: boolean
}

/** A number is a link: value, unit, standing and cut-off; a press opens what it rests on. */
export function Figure({ of, bare = false, brief = false, score = false }: Props) {
  const { say } = useWords()
  const navigate = useNavigate()
  const unit = bare ? '' : of.measureUnit
  const number =
    of.low !== undefined && of.high !== undefined
      ? `${decimalText(of.low)}–${decimalText(of.high)}`
      : of.value === null
        ? null
        : decimalText(of.value)
  const body = (
    <>
      {number}
      {number !== null && unit && <span className="unit">{unit}</span>}
      <Mark
        mark={of.mark}
        was={of.was}
        ofScore={score || (of.lineage?.address.startsWith('assessment.') ?? false)}
        brief={brief}
      />
    </>
  )
  if (!of.lineage) return <span className="figure">{body}</span>
  const { address, id } = of.lineage
  return (
    <button
      type="button"
      className="figure"
      title={of.cutOff ? say('figure.cutOff', { day: of.cutOff }) : say('figure.open')}
      onClick={event => {
        event.stopPropagation()
        void navigate({ to: '.', search: (old: Record<string, string>) => ({ ...old, lineage: `${address}:${id}` }) })
      }}
    >
      {body}
      <span className="hidden">{say('figure.open')}</span>
    </button>
  )
}
