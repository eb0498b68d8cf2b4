import { assert } from '#base'
import directions from './sobol-directions.json' with { type: 'json' }

/** Uniform numbers in (0, 1); the same seed gives the same stream on every machine. */
export type Stream = () => number

/**
 * xoshiro128** seeded through splitmix32.
 *
 * @param words integers that together name the stream: a seed, a replication, a purpose
 * @source Blackman and Vigna, Scrambled linear pseudorandom number generators, 2021
 */
export function createStream(...words: readonly number[]): Stream {
  let mixed = 0x9e3779b9
  const next = () => {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed ^ (mixed >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  for (const word of words) mixed = Math.imul(mixed ^ (word | 0), 0x85ebca6b) ^ next()
  let [a, b, c, d] = [next(), next(), next(), next() | 1]
  return () => {
    const turned = Math.imul(b, 5)
    const result = Math.imul((turned << 7) | (turned >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return (result + 0.5) / 4_294_967_296
  }
}

/** How many coordinates come from the low-discrepancy sequence; later ones are drawn at random. */
export const sobolDimensions = directions.length

/**
 * Points of the Sobol' sequence with a random digital shift, each computed on its own (no state between points).
 *
 * @param seed of the shift, so that two estimates are independent and no coordinate is exactly 0
 * @returns a function of (point, coordinate) to a number in (0, 1)
 * @source Joe and Kuo, Constructing Sobol sequences with better two-dimensional projections, 2008 (direction numbers)
 */
export function createSobol(dimensions: number, seed: number): (point: number, coordinate: number) => number {
  assert(dimensions <= sobolDimensions, 'later coordinates are drawn by the caller')
  const columns = Array.from({ length: dimensions }, (_, at) => directionsOf(at))
  const shift = createStream(seed, 0x50b01)
  const shifts = columns.map(() => Math.floor(shift() * 4_294_967_296) >>> 0)
  return (point, coordinate) => {
    const column = columns[coordinate] as Uint32Array
    let bits = shifts[coordinate] as number
    for (let gray = (point ^ (point >>> 1)) >>> 0, bit = 0; gray !== 0; gray >>>= 1, bit++)
      if (gray & 1) bits ^= column[bit] as number
    return ((bits >>> 0) + 0.5) / 4_294_967_296
  }
}

/** The 32 direction numbers of one coordinate, as left-aligned integers. */
function directionsOf(dimension: number): Uint32Array {
  const [polynomial, ...starts] = directions[dimension] as [number, ...number[]]
  const degree = 31 - Math.clz32(polynomial)
  const v = new Uint32Array(32)
  // The first coordinate is the van der Corput sequence: every start is one.
  if (degree === 0) return v.map((_, at) => (1 << (31 - at)) >>> 0)
  for (let at = 0; at < 32; at++) {
    if (at < degree) v[at] = ((starts[at] as number) << (31 - at)) >>> 0
    else {
      let bits = (v[at - degree] as number) ^ ((v[at - degree] as number) >>> degree)
      for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) bits ^= v[at - k] as number
      v[at] = bits >>> 0
    }
  }
  return v
}
