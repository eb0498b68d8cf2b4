/**
 * Quantile of the standard normal distribution, relative error below 1.2e-9.
 *
 * @param share in (0, 1)
 * @source Acklam, An algorithm for computing the inverse normal cumulative distribution function, 2003
 */
export function normalQuantile(share: number): number {
  const tail = Math.min(share, 1 - share)
  if (tail < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(tail))
    const size =
      -(
        ((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
          4.374664141464968) *
          q +
        2.938163982698783
      ) /
      ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
    return share < 0.5 ? -size : size
  }
  const q = share - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  )
}

/** Two-sided p-value of a t statistic. @source DLMF 8.17: regularised incomplete beta function by continued fraction */
export function tTwoSided(t: number, degrees: number): number {
  return degrees < 1 ? NaN : incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let value = d
  for (let m = 1; m < 400; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + term * d || tiny)
      c = 1 + term / c || tiny
      value *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return value
}

/** @source Lanczos approximation with g = 7 and nine terms */
function logGamma(z: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
    9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  const x = z - 1
  const sum = terms.reduce((total, term, at) => total + term / (x + at + 1), 0.9999999999998099)
  const t = x + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Chance that a t variable lies at or below `t`. */
export function tBelow(t: number, degrees: number): number {
  const tail = tTwoSided(t, degrees) / 2
  return t > 0 ? 1 - tail : tail
}

/** Quantile of the t distribution by halving, to 1e-12 relative. @param share in (0, 1) */
export function tQuantile(share: number, degrees: number): number {
  if (share === 0.5) return 0
  const tail = Math.min(share, 1 - share)
  let high = 1
  while (1 - tBelow(high, degrees) > tail) high *= 2
  let low = 0
  for (let round = 0; round < 200 && high - low > 1e-12 * high; round++) {
    const middle = (low + high) / 2
    if (1 - tBelow(middle, degrees) > tail) low = middle
    else high = middle
  }
  const size = (low + high) / 2
  return share < 0.5 ? -size : size
}
