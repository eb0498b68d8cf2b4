import { known, row, type SampleBook, taskRow, unitRow } from './sample-book.ts'
import { worded } from './sample-words.ts'

/** Slips at every stage of their life: closed, being answered, answered, and a red one waiting for its signature. */
export function supervise({ words, step }: SampleBook): void {
  for (const slip of words.slips) {
    const { key, unit, colour, matter, demand } = slip
    const move = (as: string, on: string | undefined, name: string, values: Readonly<Record<string, unknown>> = {}) => {
      if (on) step({ as, on, take: `delivery.supervisionSlip.${name}`, key, values })
    }
    move('supervision', slip.on, 'draft', { task: taskRow(slip.task), unit: unitRow(unit), colour, matter, demand })
    move('supervision', slip.issue, 'issue')
    move(`${unit}-liaison`, slip.receive, 'receive')
    move(`${unit}-head`, slip.answer, 'answer', { reply: slip.reply, replyFiles: [] })
    move('supervision', slip.accept, 'accept')
  }
  for (const { key, milestone, unit, newDueOn, cause, on, endorse, grant } of words.extensions) {
    const values = { milestone: row(milestone), unit: unitRow(unit), newDueOn, cause }
    step({ as: `${unit}-liaison`, on, take: 'delivery.extension.ask', key, values })
    if (endorse) step({ as: `${unit}-head`, on: endorse, take: 'delivery.extension.endorse', key })
    if (grant) step({ as: 'office', on: grant, take: 'delivery.extension.grantShort', key })
  }
}

/** What a meeting decides is recorded at it and starts with its minutes. */
export function meet({ words, step, file }: SampleBook): void {
  for (const { key, title, kind, on, heldOn, agenda, members, present, minutesOn, minutes, decisions } of words.meetings) {
    step({ as: 'office', on, take: 'delivery.meeting.plan', key, values: { title, kind, heldOn, agenda } })
    step({ as: 'office', on: heldOn, take: 'delivery.meeting.hold', key, values: { heldOn, members, present } })
    for (const { key: own, unit, matter, dueOn } of decisions) {
      const values = { meeting: row(key), unit: unitRow(unit), matter, dueOn }
      step({ as: 'office', on: heldOn, take: 'delivery.decision.record', key: own, values })
    }
    const paper = [file(minutes, worded(known(words.fileWords['other'], 'other'), minutes))]
    step({ as: 'office', on: minutesOn, take: 'delivery.meeting.issueMinutes', key, values: { minutes: paper } })
    for (const { key: own, unit, report, result, close } of decisions) {
      if (report)
        step({ as: `${unit}-liaison`, on: report, take: 'delivery.decision.report', key: own, values: { result, files: [] } })
      if (close) step({ as: 'office', on: close, take: 'delivery.decision.close', key: own })
    }
  }
}
