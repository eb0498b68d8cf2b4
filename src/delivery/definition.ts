/**
 * The running engine: what each unit does for a task, by when, and what it reports about it. A liaison writes, the head
 * of the unit confirms, the office verifies; whoever returns a report writes why, and the report keeps every word.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import { room } from '#define'
import { assignment, assignmentParameters, closeOut } from './assignment-records.ts'
import { lightRuling, targetChange } from './change-records.ts'
import { decision, meeting, meetingParameters } from './meeting-records.ts'
import { noticeParameters } from './notice-settings.ts'
import { dependency, measure, workPlan } from './planning-records.ts'
import { progressReport, reportParameters } from './report-records.ts'
import { supervisionParameters, supervisionSlip } from './supervision-records.ts'
import { extension, milestone, taskParameters } from './task-records.ts'

export const delivery = room('delivery', {
  version: 2,
  records: [
    assignment,
    workPlan,
    measure,
    milestone,
    dependency,
    progressReport,
    supervisionSlip,
    extension,
    targetChange,
    lightRuling,
    closeOut,
    meeting,
    decision,
  ],
  parameters: [
    ...supervisionParameters,
    ...taskParameters,
    ...meetingParameters,
    ...assignmentParameters,
    ...reportParameters,
    ...noticeParameters,
  ],
})
