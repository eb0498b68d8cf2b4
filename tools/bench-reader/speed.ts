import { readFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readPlan } from '#plan'
import type { CorpusPlan } from './gold.ts'

/**
 * Megabytes (UTF-8) of text read in a second of one core's time: the reference plan and the whole corpus, repeated to
 * growing sizes. The corpus is nothing but goals and tasks, so it is the hardest text there is; time per byte must not grow.
 * What other programs of the machine take is not counted.
 */
export async function* timeReader(plans: readonly CorpusPlan[]): AsyncGenerator<string> {
  const reference = readFileSync(new URL('../../data/plans/reference-plan.txt', import.meta.url), 'utf8')
  const prose = plans.map(plan => plan.text).join('\n')
  for (const [name, text, sizes] of [
    ['reference', reference, [1, 4, 16, 50]],
    ['corpus', prose, [1, 4, 16]],
  ] as const) {
    for (let warm = 0; warm < 3; warm++) readPlan(repeated(text, 1_000_000))
    for (const mb of sizes) yield timed(name, repeated(text, mb * 1_000_000))
  }
  // One paragraph without an end: nothing may be searched over and over.
  const item = prose.replaceAll('\n', '')
  for (const mb of [1, 4]) yield timed('one line', `${prose.slice(0, 400)}\n${repeated(item, mb * 1_000_000)}`)
  for (const [name, text] of [
    ['reference', repeated(reference, 16_000_000)],
    ['corpus', repeated(prose, 16_000_000)],
  ] as const)
    yield await fitted(name, text)
}

function repeated(text: string, bytes: number): string {
  const times = Math.max(1, Math.ceil(bytes / Buffer.byteLength(text)))
  return `${text}\n`.repeat(times)
}

function timed(name: string, text: string): string {
  const bytes = Buffer.byteLength(text)
  const from = process.threadCpuUsage()
  const read = readPlan(text)
  const { user, system } = process.threadCpuUsage(from)
  const seconds = (user + system) / 1e6
  const targets = read.ok ? read.value.targets.length : 0
  return `speed     ${name.padEnd(9)} ${(bytes / 1e6).toFixed(1).padStart(5)} MB ${seconds.toFixed(2).padStart(6)} s ${(bytes / 1e6 / seconds).toFixed(2).padStart(6)} MB/s  ${targets} targets`
}

/** The smallest heap, as a multiple of the text, in which it can be read. */
async function fitted(name: string, text: string): Promise<string> {
  const megabytes = Buffer.byteLength(text) / 1e6
  for (const times of [10, 15, 20, 30, 50])
    if (await fits(text, Math.ceil(megabytes * times)))
      return `memory    ${name.padEnd(9)} ${megabytes.toFixed(1).padStart(5)} MB is read within a heap of ${times} times the text`
  return `memory    ${name.padEnd(9)} ${megabytes.toFixed(1)} MB needs more than 50 times the text`
}

const fits = (text: string, megabytes: number): Promise<boolean> =>
  new Promise(resolve => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { text },
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    })
    thread.once('message', () => resolve(true))
    thread.once('error', () => resolve(false))
  })

if (!isMainThread) parentPort?.postMessage(readPlan((workerData as { readonly text: string }).text).ok)
