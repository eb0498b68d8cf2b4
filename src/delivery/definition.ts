/**
 * The running engine: what each unit does for a task, by when, and what it reports about it. A liaison writes, the head
 * of the unit confirms, the office verifies; whoever returns a report writes why, and the report keeps every word.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import { room } from '#define'
import { decision, meeting, meetingParameters } from './meeting-records.ts'
import { noticeParameters } from './notice-settings.ts'
import { progressReport } from './report-records.ts'
import { supervisionParameters, supervisionSlip } from './supervision-records.ts'
import { extension, milestone, taskParameters } from './task-records.ts'

export const delivery = room('delivery', {
  version: 1,
  records: [milestone, progressReport, supervisionSlip, extension, meeting, decision],
  parameters: [...supervisionParameters, ...taskParameters, ...meetingParameters, ...noticeParameters],
})
