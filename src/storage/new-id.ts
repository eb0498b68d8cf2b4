import { randomFillSync } from 'node:crypto'

/**
 * A source of ids, uuid v7 as RFC 9562 draws them: milliseconds, then a counter of 26 bits that starts anew at a random
 * place each millisecond, then 48 random bits. Ids of one source go upwards, also within a millisecond and when the clock
 * is set back; chance is drawn for many of them at a time.
 */
export function idSource(now: () => number = Date.now): () => string {
  const pool = Buffer.allocUnsafe(10 * 512)
  let used = pool.length
  let last = 0
  let counter = 0
  const drawn = (): Buffer => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += 10
    return pool.subarray(used - 10, used)
  }
  return () => {
    const chance = drawn()
    const at = now()
    if (at > last) {
      last = at
      // the highest bit stays free: a millisecond has room for 33 million ids
      counter = chance.readUInt32BE(0) & 0x1ffffff
    } else {
      counter += 1
      if (counter === 0x4000000) {
        last += 1
        counter = 0
      }
    }
    const clock = last.toString(16).padStart(12, '0')
    const high = (0x7000 | (counter >>> 14)).toString(16)
    const low = (0x8000 | (counter & 0x3fff)).toString(16)
    return `${clock.slice(0, 8)}-${clock.slice(8)}-${high}-${low}-${chance.toString('hex', 4)}`
  }
}
