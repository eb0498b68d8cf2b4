import { percentOfShare } from './draft.ts'
import type { Difference } from './draft.ts'
import { Diff } from '../../parts/diff.tsx'
import type { SchemeTrial } from '../../queries.ts'
import { useWords } from '../../words.ts'

const percents = ['alpha', 'split', 'blocks', 'blocksWithoutTargets', 'quotas']

/** Two versions apart, one sentence a difference. @param onTake takes the earlier of the two back */
export function Differences({
  of,
  differences,
  onTake,
}: {
  readonly of: SchemeTrial
  readonly differences: readonly Difference[]
  readonly onTake?: (difference: Difference) => void
}) {
  const { say } = useWords()
  const nameOf = (difference: Difference): string => {
    const indicator = of.indicators.find(each => each.id === difference.where)
    if (indicator) return `${indicator.code} ${indicator.name}`
    if (difference.what === 'title') return say('scheme.title.label')
    const [group = '', name] = difference.where.split('.')
    return name ? `${say(`scheme.group.${group}`)} ${say(`scheme.set.${group}.${name}`)}` : say(`scheme.group.${group}`)
  }
  const text = ({ what, where }: Difference, value: string): string => {
    if (value === '') return '\u2014'
    if (what === 'fn') return say(`scheme.fn.${value}`)
    if (where === 'sharing') return say(`scheme.sharing.${value}`)
    if (what === 'params') return paramsText(value, name => say(`scheme.param.${name}`))
    const [group = '', name = ''] = where.split('.')
    return percents.includes(group) || (group === 'deviation' && ['tolerance', 'inquiry'].includes(name))
      ? `${percentOfShare(value)}%`
      : value
  }
  return (
    <ul className="stack-s">
      {differences.map(difference => (
        <li key={`${difference.where}${difference.what}`} className="line">
          <span className="strong">{nameOf(difference)}</span>
          <span className="note">{say(`scheme.diff.${difference.what}`)}</span>
          {difference.what !== 'added' && difference.what !== 'removed' && (
            <span>
              {difference.what === 'params' || difference.what === 'title' ? (
                <Diff before={text(difference, difference.before)} after={text(difference, difference.after)} />
              ) : (
                `${text(difference, difference.before)} \u2192 ${text(difference, difference.after)}`
              )}
            </span>
          )}
          {onTake && (
            <button type="button" className="linkish" onClick={() => onTake(difference)}>
              {say('meanwhile.take')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Parameters as a list of names and values. */
function paramsText(text: string, nameOf: (name: string) => string): string {
  const params = JSON.parse(text) as Readonly<Record<string, unknown>>
  const said = Object.entries(params).map(([name, value]) =>
    Array.isArray(value)
      ? `${nameOf(name)} ${value.map(each => (Array.isArray(each) ? each.map(end => end ?? '\u2026').join(' ') : Object.values(each as object).join(' '))).join('; ')}`
      : value === true
        ? nameOf(name)
        : `${nameOf(name)} ${String(value)}`,
  )
  return said.length === 0 ? '\u2014' : said.join(', ')
}
