import { decimalText } from '../format.ts'
import { Mark } from '../parts/figure.tsx'
import { usePeriodText } from '../parts/period-picker.tsx'
import type { IndicatorCard } from '../queries.ts'
import { useWords } from '../words.ts'

/** The same rows as the chart. */
export function IndicatorTable({ of }: { readonly of: IndicatorCard }) {
  const { say } = useWords()
  const periodText = usePeriodText()
  const target = new Map(of.targets.map(node => [node.year, node.value]))
  return (
    <div className="scroll">
      <table className="table compact">
        <thead>
          <tr>
            <th scope="col">{say('indicator.period')}</th>
            <th scope="col" className="n">
              {say('indicator.value', { unit: of.indicator.measureUnit })}
            </th>
            <th scope="col">{say('indicator.mark')}</th>
            <th scope="col" className="n">
              {say('indicator.node')}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.points.map(point => {
            const node = target.get(Number(point.period.slice(0, 4)))
            return (
              <tr key={point.period}>
                <td>{periodText(point.period)}</td>
                <td className="n">{point.value === null ? '\u2014' : decimalText(point.value)}</td>
                <td>{point.mark === 'verified' ? say('mark.verified') : <Mark mark={point.mark} />}</td>
                <td className="n">{node ? decimalText(node) : '\u2014'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
