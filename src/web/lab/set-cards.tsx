import { useWords } from '../words.ts'
import { shortNumber } from './lab-case.ts'
import type { LabHouse, NationalSet } from './lab-house.ts'
import type { LabSpec } from './lab-spec.ts'
import { useView } from './lab-store.ts'

interface Props {
  readonly house: LabHouse
  readonly specs: readonly { readonly set: NationalSet; readonly made: LabSpec | null }[]
  readonly onTurn: (set: string) => void
}

/** Both sets beside each other, never joined: another set is another ruler. */
export function SetCards({ house, specs, onTurn }: Props) {
  const { say } = useWords()
  const beside = useView(house.store, view => view.beside)
  return (
    <div className="lab-sets" role="group" aria-label={say('lab.sets')}>
      {specs.map(({ set, made }) => {
        const now = beside?.sets.find(one => one.set === set.set)?.now ?? null
        const unknownWeights = set.indicators.filter(({ weight }) => weight === null).length
        const missing = set.officialCounts.indicators - set.indicators.length
        return (
          <button
            type="button"
            key={set.set}
            className="lab-set"
            aria-pressed={set === house.set}
            onClick={() => onTurn(set.set)}
          >
            <span className="strong">{say('lab.set', { year: set.firstYear })}</span>
            <span>
              {made && now
                ? missing > 0
                  ? say('lab.set.partScore', { score: shortNumber(now.score), count: made.codes.length })
                  : say('lab.set.rank', { score: shortNumber(now.score), rank: now.rank, units: now.units })
                : say('lab.set.noData')}
            </span>
            <span className="note">
              {say('lab.set.known', { known: set.indicators.length, official: set.officialCounts.indicators })}
              {missing > 0 ? say('lab.set.missing', { missing }) : say('lab.set.weights', { count: unknownWeights })}
            </span>
          </button>
        )
      })}
    </div>
  )
}
