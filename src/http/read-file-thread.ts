/** The thread of one reading: bytes come in, an outcome goes out. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FileReading } from '#app'
import { done, type Outcome } from '#base'
import { readDocument } from '#document'
import { readPlan } from '#plan'

const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string }

async function reading(): Promise<Outcome<FileReading>> {
  const document = await readDocument(bytes, name)
  if (!document.ok) return document
  const plan = readPlan(document.value.text)
  if (!plan.ok) return plan
  const { document: head, sections, tasks, targets, units, findings } = plan.value
  return done({
    ...document.value,
    title: head.title,
    number: head.number,
    issuer: head.issuer,
    issuedOn: head.date,
    counts: {
      sections: sections.length,
      tasks: tasks.length,
      targets: targets.length,
      units: units.length,
      findings: findings.length,
    },
  })
}

parentPort?.postMessage(await reading())
