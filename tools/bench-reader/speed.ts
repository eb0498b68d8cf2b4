import { readFileSync } from 'node:fs'
import { readPlan } from '#plan'
import type { CorpusPlan } from './gold.ts'

/**
 * Megabytes (UTF-8) of text read a second on one core: the reference plan and the whole corpus, repeated to growing
 * sizes. The corpus is nothing but goals and tasks, so it is the hardest text there is; time per byte must not grow.
 */
export function timeReader(plans: readonly CorpusPlan[]): readonly string[] {
  const reference = readFileSync(new URL('../../data/plans/reference-plan.txt', import.meta.url), 'utf8')
  const prose = plans.map(plan => plan.text).join('\n')
  const lines: string[] = []
  for (const [name, text] of [
    ['reference', reference],
    ['corpus', prose],
  ] as const) {
    readPlan(repeated(text, 300_000))
    for (const mb of [1, 4, 16]) lines.push(timed(name, repeated(text, mb * 1_000_000)))
  }
  // One paragraph without an end: nothing may be searched over and over.
  const item = prose.replaceAll('\n', '')
  for (const mb of [1, 4]) lines.push(timed('one line', `${prose.slice(0, 400)}\n${repeated(item, mb * 1_000_000)}`))
  return lines
}

function repeated(text: string, bytes: number): string {
  const times = Math.max(1, Math.ceil(bytes / Buffer.byteLength(text)))
  return `${text}\n`.repeat(times)
}

function timed(name: string, text: string): string {
  const bytes = Buffer.byteLength(text)
  const before = process.memoryUsage().heapUsed
  const from = performance.now()
  const read = readPlan(text)
  const seconds = (performance.now() - from) / 1_000
  const used = process.memoryUsage().heapUsed - before
  const targets = read.ok ? read.value.targets.length : 0
  return `speed     ${name.padEnd(9)} ${(bytes / 1e6).toFixed(1).padStart(5)} MB ${seconds.toFixed(2).padStart(6)} s ${(bytes / 1e6 / seconds).toFixed(2).padStart(6)} MB/s  ${targets} targets  heap +${(used / bytes).toFixed(1)}x`
}
