import { done, refused } from '#base'
import { readDocument } from '#document'
import { readPlan } from '#plan'
import type { ShellCommand } from './run-command.ts'
import { say } from './words.ts'

/** `jinwei read FILE|-`: official document → plan draft with findings, as the contract of the command line says. */
export const readCommand: ShellCommand = {
  usage: 'read FILE|- [--json] [--text]',
  flags: ['text'],
  values: [],
  run: async (world, { positional, options }) => {
    const [path] = positional
    if (path === undefined || positional.length > 1) return refused('usage', { usage: 'jinwei read FILE|-' })
    const bytes = await world.readInput(path)
    if (!bytes.ok) return bytes
    const document = await readDocument(bytes.value, path)
    if (!document.ok) return document
    const { text } = document.value
    if (options.has('text')) return done({ value: document.value, text })
    const reading = readPlan(text)
    if (!reading.ok) return reading
    const plan = reading.value
    return done({
      value: plan,
      text: [
        `${plan.document.title} ${plan.document.number}`,
        ...plan.tasks.map(task => `${task.id} ${task.title}  [${task.lead.join(' ')} | ${task.responsible.join(' ')}]`),
        ...plan.targets.map(target => `${target.id} ${target.metric} ${target.comparator} ${target.value ?? ''}${target.unit}`),
        ...plan.findings.map(finding => `! ${finding.message}`),
        say(world.messages, 'readSum', {
          tasks: plan.tasks.length,
          targets: plan.targets.length,
          findings: plan.findings.length,
        }),
      ].join('\n'),
    })
  },
}
