import { Button } from 'antd'
import { useWords } from '../words.ts'
import type { LabHouse } from './lab-house.ts'
import { NumberBox } from './number-box.tsx'

/** Every assumption in words, always on screen with the answer; a press opens the numbers behind them. */
export function AssumptionsPanel({
  house,
  isOpen,
  onOpen,
}: {
  readonly house: LabHouse
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const { say } = useWords()
  const { of, made, keep, set } = house
  const lines = made ? assumptionLines(house, made, say) : []
  return (
    <section className="panel lab-assumptions" aria-label={say('lab.assumptions')}>
      <div className="line">
        <p className="grow">
          {lines.length === 0 ? (
            say('lab.assumptions.none')
          ) : (
            <>
              <b>{say('lab.assumptions.count', { count: lines.length })}</b>
              {lines.join(say('lab.semicolon'))}
            </>
          )}
        </p>
        <Button onClick={onOpen} aria-expanded={isOpen}>
          {say('lab.assumptions.change')}
        </Button>
      </div>
      {isOpen && (
        <div className="lab-fields">
          <NumberBox
            label={say('lab.field.target')}
            value={of.targetRank}
            onChange={value => value !== null && value >= 1 && keep({ ...of, targetRank: Math.round(value) })}
          />
          <NumberBox
            label={say('lab.field.assumedWeight')}
            value={of.assumedWeight}
            onChange={value => value !== null && value > 0 && keep({ ...of, assumedWeight: value })}
          />
          <NumberBox
            label={say('lab.field.weightNoise')}
            value={of.weightNoise === null ? null : of.weightNoise * 100}
            onChange={value =>
              (value === null || (value >= 0 && value <= 100)) &&
              keep({ ...of, weightNoise: value === null ? null : value / 100 })
            }
          />
          <NumberBox
            label={say('lab.field.dataYear')}
            value={of.dataYear}
            onChange={value => keep({ ...of, dataYear: value === null ? null : Math.round(value) })}
          />
          <NumberBox
            label={say('lab.field.releaseYear')}
            value={of.releaseYear}
            onChange={value => keep({ ...of, releaseYear: value === null ? null : Math.round(value) })}
          />
          <NumberBox
            label={say('lab.field.replications')}
            value={of.replications}
            onChange={value =>
              value !== null && value >= 100 && value <= 1_000_000 && keep({ ...of, replications: Math.round(value) })
            }
          />
          <NumberBox
            label={say('lab.field.seed')}
            value={of.seed}
            onChange={value => value !== null && value >= 0 && keep({ ...of, seed: Math.round(value) })}
          />
          <p className="note">
            {say('lab.source', { name: set.name, number: set.documentNumber ?? say('lab.source.none') })}{' '}
            <a href={set.source} rel="noreferrer">
              {set.source}
            </a>
          </p>
        </div>
      )}
    </section>
  )
}

type Say = ReturnType<typeof useWords>['say']

function assumptionLines({ of, set }: LabHouse, made: NonNullable<LabHouse['made']>, say: Say): readonly string[] {
  const weights = made.assumed.filter(code => code.includes('.')).length
  const groups = made.assumed.length - weights
  const posts = made.codes.length - made.withoutPosts.length
  return [
    ...(weights > 0
      ? [say('lab.assume.weights', { of: set.officialCounts.indicators, count: weights, weight: of.assumedWeight })]
      : []),
    ...(groups > 0 ? [say('lab.assume.groups', { count: groups })] : []),
    of.weightNoise === null || of.weightNoise === 0
      ? say('lab.assume.noNoise')
      : say('lab.assume.noise', { percent: of.weightNoise * 100 }),
    posts > 0 ? say('lab.assume.posts', { count: posts }) : say('lab.assume.noPosts'),
    ...(posts > 0 && made.withoutPosts.length > 0 ? [say('lab.assume.withoutPosts', { count: made.withoutPosts.length })] : []),
    made.ranges > 0 ? say('lab.assume.ranges', { count: made.ranges }) : say('lab.assume.noRanges'),
    ...(made.holes > 0 ? [say('lab.assume.holes', { count: made.holes })] : []),
    ...(made.leftOut.length > 0 ? [say('lab.assume.leftOut', { count: made.leftOut.length })] : []),
    ...(made.ownMissing.length > 0 ? [say('lab.assume.ownMissing', { count: made.ownMissing.length })] : []),
  ]
}
