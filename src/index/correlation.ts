import { ranksAscending } from './ranks.ts'

export type CorrelationKind = 'pearson' | 'spearman' | 'kendall'

/** Product-moment correlation over rows in which both are present; `NaN` below two rows or without spread. */
export function pearson(a: Float64Array, b: Float64Array): number {
  let count = 0
  let sumA = 0
  let sumB = 0
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row] as number, b[row] as number]
    if (x !== x || y !== y) continue
    count++
    sumA += x
    sumB += y
  }
  const [meanA, meanB] = [sumA / count, sumB / count]
  let sab = 0
  let saa = 0
  let sbb = 0
  for (let row = 0; row < a.length; row++) {
    const x = (a[row] as number) - meanA
    const y = (b[row] as number) - meanB
    if (x !== x || y !== y) continue
    sab += x * y
    saa += x * x
    sbb += y * y
  }
  return count < 2 || saa === 0 || sbb === 0 ? NaN : sab / Math.sqrt(saa * sbb)
}

/** Product-moment correlation of mean ranks. */
export function spearman(a: Float64Array, b: Float64Array): number {
  const [x, y] = pairs(a, b)
  return pearson(ranksAscending(x, 'mean'), ranksAscending(y, 'mean'))
}

/** Kendall's tau-b, which allows for ties. */
export function kendall(a: Float64Array, b: Float64Array): number {
  const [x, y] = pairs(a, b)
  let [agree, tiesX, tiesY, all] = [0, 0, 0, 0]
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++) {
      const dx = Math.sign((x[i] as number) - (x[j] as number))
      const dy = Math.sign((y[i] as number) - (y[j] as number))
      agree += dx * dy
      all++
      if (dx === 0) tiesX++
      if (dy === 0) tiesY++
    }
  const whole = Math.sqrt((all - tiesX) * (all - tiesY))
  return whole === 0 ? NaN : agree / whole
}

/** Rows in which both are present. */
export function pairs(a: Float64Array, b: Float64Array): readonly [Float64Array, Float64Array] {
  const rows = Array.from(a, (_, row) => row).filter(row => a[row] === a[row] && b[row] === b[row])
  return [Float64Array.from(rows, row => a[row] as number), Float64Array.from(rows, row => b[row] as number)]
}

/** @returns a number from −1 to 1, over the rows both have; `NaN` without spread */
export const correlate: Readonly<Record<CorrelationKind, (a: Float64Array, b: Float64Array) => number>> = {
  pearson,
  spearman,
  kendall,
}
