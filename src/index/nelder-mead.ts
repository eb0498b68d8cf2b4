/**
 * Downhill simplex search without derivatives.
 *
 * @param start where to begin; the other corners lie one step along each coordinate
 * @returns the best corner after `rounds` or when the corners agree to 1e-14
 * @source Nelder and Mead, A simplex method for function minimization, 1965
 */
export function minimise(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  rounds = 4_000,
): readonly number[] {
  const corner = (point: readonly number[]) => ({ point, cost: finite(cost(point)) })
  let corners = [
    start,
    ...start.map((_, at) => start.map((value, j) => (j === at ? value * 1.1 + (value === 0 ? 0.1 : 0) : value))),
  ].map(corner)
  for (let round = 0; round < rounds; round++) {
    corners = corners.sort((a, b) => a.cost - b.cost)
    const [best, worst, second] = [corners[0]!, corners[corners.length - 1]!, corners[corners.length - 2]!]
    if (Math.abs(worst.cost - best.cost) <= 1e-14 * (Math.abs(best.cost) + 1e-14)) break
    const centre = start.map(
      (_, j) => corners.slice(0, -1).reduce((sum, { point }) => sum + (point[j] as number), 0) / start.length,
    )
    const along = (factor: number) => corner(centre.map((value, j) => value + factor * ((worst.point[j] as number) - value)))
    const reflected = along(-1)
    let next = reflected
    if (reflected.cost < best.cost) {
      const expanded = along(-2)
      if (expanded.cost < reflected.cost) next = expanded
    } else if (reflected.cost >= second.cost) {
      next = along(reflected.cost < worst.cost ? -0.5 : 0.5)
      if (next.cost >= Math.min(reflected.cost, worst.cost)) {
        corners = corners.map(({ point }) => corner(point.map((value, j) => ((best.point[j] as number) + value) / 2)))
        continue
      }
    }
    corners = [...corners.slice(0, -1), next]
  }
  return corners.sort((a, b) => a.cost - b.cost)[0]?.point ?? start
}

const finite = (cost: number): number => (Number.isNaN(cost) ? Infinity : cost)
