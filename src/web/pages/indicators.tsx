import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment } from 'react'
import { useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { TreeLine } from '../queries.ts'
import { usePhone } from '../shell/phone.ts'
import { useWords } from '../words.ts'
import { LineCards } from './line-card.tsx'
import { LineCells } from './line-cells.tsx'
import { YearPicker } from './year-picker.tsx'

/** Every indicator of the plan, once, in the order of its code. */
export function IndicatorsPage() {
  const { say } = useWords()
  const phone = usePhone()
  const search = useSearch({ strict: false }) as Record<string, string>
  const tree = useOwn('plan-tree', { year: search['year'] })
  return (
    <Answered of={tree}>
      {data => {
        const lines = new Map<string, TreeLine>()
        for (const line of data.boards.flatMap(board => [...board.lines, ...board.tasks.flatMap(task => task.lines)]))
          if (line.indicator) lines.set(line.indicator, line)
        const all = [...lines.values()].sort((a, b) => (a.code ?? '').localeCompare(b.code ?? '', 'en', { numeric: true }))
        return (
          <>
            <PageHead
              title={say('menu.indicatorList')}
              crumbs={[{ text: say('menu.indicators') }]}
              sub={data.cutOff ? say('cutOff', { day: data.cutOff }) : say('cutOff.none')}
            >
              <YearPicker year={data.year} years={data.years} />
              <Button href="/api/facts/indicator.xlsx" download>
                {say('list.export')}
              </Button>
            </PageHead>
            {all.length === 0 ? (
              <div className="panel">
                <EmptyState text={say('indicators.none')} />
              </div>
            ) : phone ? (
              <LineCards of={all} year={data.years.indexOf(data.year)} />
            ) : (
              <div className="panel flush">
                <div className="scroll tall">
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{say('indicator.code')}</th>
                        <th scope="col">{say('overview.indicator')}</th>
                        <th scope="col" className="n">
                          {say('plan.nodes', { years: data.years.join('·') })}
                        </th>
                        <th scope="col" className="n">
                          {say('overview.actual')}
                        </th>
                        <th scope="col">{say('plan.track')}</th>
                        <th scope="col">{say('overview.reason')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {all.map(line => (
                        <Fragment key={line.indicator}>
                          <tr>
                            <td className="code">{line.code}</td>
                            <LineCells of={line} />
                          </tr>
                        </Fragment>
                      ))}
                    </tbody>
                  </table>
                </div>
              </div>
            )}
          </>
        )
      }}
    </Answered>
  )
}
