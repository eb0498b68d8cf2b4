import { Link } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { useClauseText } from '../parts/clause.tsx'
import { useInside } from '../session.tsx'
import { mechanismsOf } from '../shell/menu-groups.ts'
import { MechanismFigures } from './mechanism-figures.tsx'
import type { AreaWire } from '../wire.ts'
import { useWords } from '../words.ts'

/** All mechanisms under the five headings of part 3, in the order of the plan; those that serve more stand last. */
export function MechanismsPage() {
  const { say, label, perhaps } = useWords()
  const { catalogue, session } = useInside()
  const clauseText = useClauseText()
  const titles = new Map(
    useOwn('plan-tree', catalogue.sees(session.post.role, 'plan.plan') ? {} : null).data?.boards.map(board => [
      board.clause,
      board.title,
    ]),
  )
  const mechanisms = mechanismsOf(catalogue, session.post.role)
  const groups = new Map<string, AreaWire[]>()
  for (const area of mechanisms) {
    const clause = clauseOf(area)
    const group = clause?.startsWith('3.') ? clause.split('.').slice(0, 2).join('.') : 'more'
    groups.set(group, [...(groups.get(group) ?? []), area])
  }
  const order = [...groups.keys()].sort((a, b) =>
    a === 'more' ? 1 : b === 'more' ? -1 : a.localeCompare(b, 'en', { numeric: true }),
  )
  return (
    <>
      <PageHead title={say('menu.mechanisms')} sub={say('mechanisms.sub', { count: mechanisms.length })} />
      {order.map(group => (
        <section key={group} className="panel flush">
          <header>
            <h2>{group === 'more' ? say('mechanisms.more') : `${clauseText(group)} ${titles.get(group) ?? ''}`}</h2>
          </header>
          <table className="table">
            <thead>
              <tr>
                <th scope="col" style={{ width: '8rem' }}>
                  {say('mechanisms.clause')}
                </th>
                <th scope="col" style={{ width: '18rem' }}>
                  {say('mechanisms.name')}
                </th>
                <th scope="col">{say('mechanisms.records')}</th>
              </tr>
            </thead>
            <tbody>
              {(groups.get(group) ?? []).map(area => (
                <tr key={area.slug}>
                  <td>{clauseText(clauseOf(area) ?? '\u2014')}</td>
                  <td>
                    <span className="strong">{label(area.slug)}</span>
                    {perhaps(`${area.slug}.help`) && <div className="note">{perhaps(`${area.slug}.help`)}</div>}
                  </td>
                  <td className="stack-s">
                    <span className="line">
                      {area.records.map(record => (
                        <Link key={record.name} to="/records/$area/$record" params={{ area: area.slug, record: record.name }}>
                          {label(record.address)}
                        </Link>
                      ))}
                    </span>
                    {ownPages[area.slug] && <Link to={ownPages[area.slug] as string}>{say('mechanisms.ownPage')}</Link>}
                    <MechanismFigures area={area.slug} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

/** Mechanisms with a page where rows are compared. */
const ownPages: Readonly<Record<string, string>> = { 'enterprise-ladder': '/ladder' }

/** `serves` names clauses as `task:3.3.1` or `clause:4.2`. */
const clauseOf = (area: AreaWire): string | null =>
  area.serves.map(of => of.split(':').at(-1) ?? '').find(of => /^\d/.test(of)) ?? null
