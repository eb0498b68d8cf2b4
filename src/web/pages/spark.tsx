interface Props {
  /** one per year, null where none */
  readonly nodes: readonly (string | null)[]
  readonly track: readonly (string | null)[]
}

/** Node marks as ticks, actual values as a line with gaps. The numbers stand beside it; it is hidden from readers aloud. */
export function Spark({ nodes, track }: Props) {
  const numbers = [...nodes, ...track].filter(value => value !== null).map(Number)
  if (numbers.length === 0) return null
  const highest = Math.max(...numbers)
  const lowest = Math.min(...numbers)
  // A spark shows direction, not size: it may start above zero, and the numbers stand beside it.
  const spare = (highest - lowest) * 0.1 || Math.abs(highest) || 1
  const top = highest + spare
  const bottom = lowest - spare
  const x = (index: number) => 6 + (index * 76) / Math.max(1, nodes.length - 1)
  const y = (value: string) => 22 - ((Number(value) - bottom) / (top - bottom)) * 20
  const points = track.flatMap((value, index) => (value === null ? [] : [{ at: index, x: x(index), y: y(value) }]))
  return (
    <svg className="spark" viewBox="0 0 88 24" aria-hidden="true">
      {nodes.map((value, index) =>
        value === null ? null : (
          // Years have no other identity than their place
          <path key={index} d={`M${x(index) - 5} ${y(value)}h10`} stroke="var(--ink-3)" strokeWidth="1.5" />
        ),
      )}
      {points.map((point, index) => {
        const next = points[index + 1]
        return next && next.at === point.at + 1 ? (
          <path
            key={`l${point.at}`}
            d={`M${point.x} ${point.y}L${next.x} ${next.y}`}
            stroke="var(--action)"
            strokeWidth="1.5"
          />
        ) : null
      })}
      {points.map(point => (
        <circle key={point.at} cx={point.x} cy={point.y} r="2.75" fill="var(--action)" />
      ))}
    </svg>
  )
}
