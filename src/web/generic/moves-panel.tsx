import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { WhyNot } from '../parts/whynot.tsx'
import { moveOf } from '../session.tsx'
import type { RecordWire, RowAnswer } from '../wire.ts'
import { useWords } from '../words.ts'

/** What may be done with the row now; a blocked move stays readable, with its reasons beside it. */
export function MovesPanel({
  record,
  data,
  without = [],
}: {
  readonly record: RecordWire
  readonly data: RowAnswer
  /** moves the page around it takes by itself */
  readonly without?: readonly string[]
}) {
  const { say, move: moveName } = useWords()
  const navigate = useNavigate()
  const offers = data.moves.filter(offer => moveOf(record, offer.move) && !without.includes(offer.move))
  const [area = '', name = ''] = record.address.split('.')
  return (
    <section className="panel" aria-label={say('row.moves')}>
      <h2>{say('row.moves')}</h2>
      {offers.length === 0 ? (
        <p className="quiet" style={{ marginTop: '0.5rem' }}>
          {say('row.noMoves')}
        </p>
      ) : (
        <ul className="stack-s" style={{ marginTop: '0.75rem' }}>
          {offers.map((offer, index) => (
            <li key={offer.move}>
              <Button
                type={offer.may && offers.findIndex(of => of.may) === index ? 'primary' : 'default'}
                aria-disabled={!offer.may}
                aria-describedby={offer.may ? undefined : `why-${offer.move}`}
                className={offer.may ? '' : 'blocked'}
                onClick={() => {
                  if (offer.may)
                    void navigate({
                      to: '/records/$area/$record/$id/$move',
                      params: { area, record: name, id: data.row.id, move: offer.move },
                    })
                }}
              >
                {moveName(record.address, offer.move)}
              </Button>
              {!offer.may && <WhyNot id={`why-${offer.move}`} reasons={offer.why} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
