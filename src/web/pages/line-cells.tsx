import { Link } from '@tanstack/react-router'
import { decimalText } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Light } from '../parts/light.tsx'
import type { TreeLine } from '../queries.ts'
import { useWords } from '../words.ts'
import { Spark } from './spark.tsx'

/** One statement of the plan: what it is called, its yearly nodes, what there is, its way, its light. */
export function LineCells({ of, indent = 0 }: { readonly of: TreeLine; readonly indent?: number }) {
  const { perhaps } = useWords()
  const comparator =
    perhaps(`plan.target.fields.comparator.choices.${of.comparator}`) ??
    perhaps(`facts.indicator.fields.comparator.choices.${of.comparator}`) ??
    ''
  const codes = of.targets.map(target => target.code).join('/')
  const name = `${codes ? `${codes} ` : ''}${of.name}`
  const last = of.nodes.findLast(node => node !== null)
  return (
    <>
      <td style={{ paddingLeft: `${0.75 + indent * 1.25}rem` }}>
        {of.code ? (
          <Link to="/indicators/$indicator" params={{ indicator: of.code }}>
            {name}
          </Link>
        ) : (
          name
        )}
        {last !== undefined && (
          <span className="quiet">
            {' '}
            {comparator} {decimalText(last ?? '')} {of.measureUnit}
          </span>
        )}
      </td>
      <td className="n">{of.nodes.map(node => (node === null ? '\u2014' : decimalText(node))).join(' · ')}</td>
      <td className="n">
        <Figure of={of.actual} />
      </td>
      <td>
        <Spark nodes={of.nodes} track={of.track} />
      </td>
      <td>
        <Light of={of.light} />
      </td>
    </>
  )
}
