import { Worker } from 'node:worker_threads'
import type { FileReading } from '#app'
import { type Outcome, refused } from '#base'

export interface ReadingLimits {
  readonly milliseconds: number
  readonly megabytes: number
}

const usual: ReadingLimits = { milliseconds: 20_000, megabytes: 512 }

/** Readings wait for each other: two bombs at once must not take twice the memory. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Reads an uploaded file in a thread of its own, so that a file made to exhaust takes nothing but its thread.
 *
 * @refusals those of a document and of a plan · `reading_too_heavy` out of time or memory
 */
export function readFileApart(bytes: Uint8Array, name: string, limits: ReadingLimits = usual): Promise<Outcome<FileReading>> {
  const reading = before.then(() => readNow(bytes, name, limits))
  before = reading.catch(() => undefined)
  return reading
}

async function readNow(bytes: Uint8Array, name: string, limits: ReadingLimits): Promise<Outcome<FileReading>> {
  const thread = new Worker(new URL('./read-file-thread.ts', import.meta.url), {
    workerData: { bytes, name },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 64 },
    // What a library prints about a broken file is nobody's log.
    stdout: true,
    stderr: true,
  })
  try {
    return await new Promise<Outcome<FileReading>>(resolve => {
      const tooHeavy = () => resolve(refused('reading_too_heavy'))
      const clock = setTimeout(tooHeavy, limits.milliseconds)
      thread.once('message', (outcome: Outcome<FileReading>) => {
        clearTimeout(clock)
        resolve(outcome)
      })
      // Out of memory, or a fault inside a library: either way this file cannot be read here.
      thread.once('error', tooHeavy)
      thread.once('exit', tooHeavy)
    })
  } finally {
    await thread.terminate()
  }
}
