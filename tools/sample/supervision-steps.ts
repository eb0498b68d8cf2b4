import { row, type SampleBook, taskRow, unitRow } from './sample-book.ts'

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
  for (const { key, milestone, unit, newDueOn, cause, on, grant } of words.extensions) {
    const values = { milestone: row(milestone), unit: unitRow(unit), newDueOn, cause }
    step({ as: `${unit}-liaison`, on, take: 'delivery.extension.ask', key, values })
    if (grant) step({ as: 'office', on: grant, take: 'delivery.extension.grantShort', key })
  }
}
