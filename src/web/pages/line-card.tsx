import { Link } from '@tanstack/react-router'
import { decimalText } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Light } from '../parts/light.tsx'
import type { TreeLine } from '../queries.ts'
import { useWords } from '../words.ts'

/** One statement of the plan on a phone: what there is against the node of the year, and why. */
export function LineCard({ of, year }: { readonly of: TreeLine; readonly year: number | null }) {
  const { say } = useWords()
  const node = year === null ? null : (of.nodes[year] ?? null)
  return (
    <li>
      <div className="line">
        <span className="grow strong">
          {of.code ? (
            <Link to="/indicators/$indicator" params={{ indicator: of.code }}>
              {of.code} {of.name}
            </Link>
          ) : (
            of.name
          )}
        </span>
        <Figure of={of.actual} />
      </div>
      {node !== null && <div className="note">{say('line.node', { node: decimalText(node), unit: of.measureUnit })}</div>}
      <Light of={of.light} />
    </li>
  )
}

/** Lines as cards. @param year place of the year among the nodes, null where no year is chosen */
export const LineCards = ({ of, year }: { readonly of: readonly TreeLine[]; readonly year: number | null }) => (
  <ul className="cards">
    {of.map(line => (
      <LineCard key={line.indicator ?? line.name} of={line} year={year} />
    ))}
  </ul>
)
