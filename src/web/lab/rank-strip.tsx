import { useWords } from '../words.ts'
import { type IntervalAnswer, quantileDots } from './lab-engine.ts'

interface Props {
  readonly interval: IntervalAnswer
  readonly targetRank: number
  readonly rank: number | null
  readonly start: number | null
}

const dots = 50
const [width, height, floor] = [560, 148, 92] as const
const [left, right] = [14, 14] as const

/** Fifty dots, each two per cent of all runs, over the bars of 80 % and 95 %; better places stand at the left. */
export function RankStrip({ interval, targetRank, rank, start }: Props) {
  const { say } = useWords()
  const ranks = quantileDots(interval.counts, dots)
  const all = [...ranks, ...interval.within95, targetRank, ...(rank === null ? [] : [rank]), ...(start === null ? [] : [start])]
  const [from, to] = [Math.max(1, Math.min(...all) - 2), Math.max(...all) + 2]
  const x = (place: number) => left + ((place - from) / Math.max(1, to - from)) * (width - left - right)
  // A column of dots is as wide as a dot: several places share one where there are many.
  const perColumn = Math.max(1, Math.ceil((to - from) / 44))
  const columns = new Map<number, number>()
  for (const place of ranks) {
    const at = Math.floor((place - from) / perColumn)
    columns.set(at, (columns.get(at) ?? 0) + 1)
  }
  const tallest = Math.max(1, ...columns.values())
  const { radius, abreast } = packed(tallest, x(from + perColumn) - x(from))
  const target = x(targetRank) + 0.5 * (x(from + 1) - x(from))
  const ticks = ticksOf(from, to)
  const [low80, high80] = interval.within80
  const [low95, high95] = interval.within95
  return (
    <svg
      className="lab-strip"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say('lab.strip', {
        low80: Math.floor(low80),
        high80: Math.ceil(high80),
        low95: Math.floor(low95),
        high95: Math.ceil(high95),
        target: targetRank,
      })}
    >
      <path d={`M${target} 4V${floor + 30}`} className="target" />
      <text x={target > 90 ? target - 5 : target + 5} y={14} textAnchor={target > 90 ? 'end' : 'start'}>
        {say('lab.strip.target', { target: targetRank })}
      </text>
      {[...columns].flatMap(([at, count]) =>
        Array.from({ length: count }, (_, k) => {
          const place = from + (at + (perColumn - 1) / 2 / perColumn) * perColumn
          return (
            <circle
              key={`${at}.${k}`}
              cx={x(place) + ((k % abreast) - (Math.min(count, abreast) - 1) / 2) * 2 * radius}
              cy={floor - radius - Math.floor(k / abreast) * 2 * radius}
              r={radius * 0.86}
              className={place <= targetRank ? 'in' : 'out'}
            />
          )
        }),
      )}
      <path d={`M${x(low95)} ${floor + 12}H${x(high95)}`} className="wide" />
      <path d={`M${x(low80)} ${floor + 12}H${x(high80)}`} className="narrow" />
      <circle cx={x(interval.median)} cy={floor + 12} r="5" className="median" />
      {start !== null && start !== rank && <path d={`M${x(start)} ${floor + 22}l5 9h-10z`} className="start" />}
      {rank !== null && <path d={`M${x(rank)} ${floor + 22}l5 9h-10z`} className="now" />}
      {ticks.map(tick => (
        <g key={tick}>
          <path d={`M${x(tick)} ${floor + 36}v4`} className="tick" />
          <text x={x(tick)} y={floor + 54} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The largest dots with which the fullest column fits, several abreast where places stand far apart. */
function packed(tallest: number, columnWidth: number): { readonly radius: number; readonly abreast: number } {
  for (let radius = 5; radius > 1; radius -= 0.25) {
    const abreast = Math.max(1, Math.floor((columnWidth * 0.85) / (2 * radius)))
    if (Math.ceil(tallest / abreast) * 2 * radius <= floor - 20) return { radius, abreast }
  }
  return { radius: 1, abreast: 1 }
}

function ticksOf(from: number, to: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find(one => (to - from) / one <= 8) ?? 200
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step)
}
