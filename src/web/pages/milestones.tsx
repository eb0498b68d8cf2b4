import { Link } from '@tanstack/react-router'
import { shareText } from '../format.ts'
import { Light } from '../parts/light.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { TaskPage } from '../queries.ts'
import { usePhone } from '../shell/phone.ts'
import { useWords } from '../words.ts'

type Milestone = TaskPage['milestones'][number]

/** What is to be done by when, by whom, and how it stands. */
export function Milestones({ of }: { readonly of: readonly Milestone[] }) {
  const { say } = useWords()
  const phone = usePhone()
  return (
    <section className="panel flush">
      <header>
        <h2>{say('task.milestones')}</h2>
      </header>
      {of.length === 0 ? (
        <EmptyState text={say('task.milestones.none')} />
      ) : phone ? (
        <ul className="items">
          {of.map(milestone => (
            <li key={milestone.id} style={{ cursor: 'auto' }}>
              <Name of={milestone} />
              <div className="note">
                {say('task.dueOn')} {milestone.dueOn}
                {milestone.doneOn ? ` · ${say('task.doneOn')} ${milestone.doneOn}` : ''}
              </div>
              <Light of={milestone.light} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="scroll">
          <table className="table">
            <colgroup>
              <col style={{ width: '34%' }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{say('task.milestone')}</th>
                <th scope="col" className="n">
                  {say('task.weight')}
                </th>
                <th scope="col">{say('task.dueOn')}</th>
                <th scope="col">{say('task.doneOn')}</th>
                <th scope="col">{say('overview.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {of.map(milestone => (
                <tr key={milestone.id}>
                  <td>
                    <Name of={milestone} />
                  </td>
                  <td className="n">{shareText(milestone.weight)}</td>
                  <td className="nowrap">{milestone.dueOn}</td>
                  <td className="nowrap">
                    {milestone.doneOn ?? '\u2014'}
                    {milestone.qualityShare !== null && (
                      <div className="note">{say('task.quality', { share: shareText(milestone.qualityShare) })}</div>
                    )}
                  </td>
                  <td>
                    <Light of={milestone.light} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Name({ of }: { readonly of: Milestone }) {
  return (
    <>
      <Link to="/records/$area/$record/$id" params={{ area: 'delivery', record: 'milestone', id: of.id }}>
        {of.title}
      </Link>
      <div className="note">{of.unit.name}</div>
    </>
  )
}
