import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { Answered } from '../parts/loading.tsx'
import type { ReportForm } from '../queries.ts'
import { ReportSheet } from './report-sheet.tsx'

/** Whose report of what is on the sheet; the last answer is still shown while another one is asked for. */
const keyOf = ({ task, unit, period }: ReportForm): string => `${task.id}:${unit.id}:${period}`

/** A report that stands on the server already. */
export function ReportPage() {
  const { report = '' } = useParams({ strict: false }) as Record<string, string>
  const form = useOwn('report-form', { report })
  return <Answered of={form}>{data => <ReportSheet key={keyOf(data)} of={data} onBorn={() => {}} />}</Answered>
}

/**
 * A month's report not yet begun. The first save makes it; the address follows only when it is handed in, because a page
 * that is laid anew would drop a file still on its way. Opened again, this address shows the draft.
 */
export function NewReportPage() {
  const navigate = useNavigate()
  const { task, unit, period } = useSearch({ strict: false }) as Record<string, string>
  const form = useOwn('report-form', { task, unit, period })
  return (
    <Answered of={form}>
      {data => (
        <ReportSheet
          key={keyOf(data)}
          of={data}
          onBorn={id => void navigate({ to: '/reports/$report', params: { report: id }, replace: true })}
        />
      )}
    </Answered>
  )
}
