import { BarChart, CustomChart } from 'echarts/charts'
import * as echarts from 'echarts/core'
import { type CSSProperties, useMemo } from 'react'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { colours, series } from '../theme.ts'
import { useWords } from '../words.ts'
import type { SensitivityAnswer, SensitivityBar, UnitBar } from './lab-engine.ts'
import { type LabHouse, nameOf } from './lab-house.ts'
import { weightsName } from './lab-spec.ts'

echarts.use([BarChart, CustomChart])

/** How many neighbours stand above and below the zone. */
const neighbours = 8
const sensitivityShown = 10
/** Below one per cent an assumption moves nothing that could be seen. */
const leastShown = 0.01

export const axis = {
  axisLabel: { color: colours['ink-2'] },
  splitLine: { lineStyle: { color: colours.hairline } },
  nameTextStyle: { color: colours['ink-2'] },
}

/** The zone among its neighbours: 80 % of its ranks as a bar, the point answer as a dot. */
export function RankedBars({ house, bars }: { readonly house: LabHouse; readonly bars: readonly UnitBar[] }) {
  const { say } = useWords()
  const { of } = house
  const own = bars.findIndex(({ unit }) => unit === of.zone)
  const shown = own < 0 ? [] : bars.slice(Math.max(0, own - neighbours), own + neighbours + 1)
  const at = bars[own]
  const finding = at
    ? say('lab.bars.finding', {
        low: Math.floor(at.low),
        high: Math.ceil(at.high),
        overlapping: shown.filter(bar => bar.unit !== of.zone && bar.low <= at.high && bar.high >= at.low).length,
      })
    : say('lab.bars')
  const option = useMemo(() => {
    const rows = shown.toReversed()
    return {
      grid: { left: 8, right: 24, top: 28, bottom: 28, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: {
        type: 'value',
        name: say('lab.bars.axis'),
        nameLocation: 'middle',
        nameGap: 26,
        inverse: false,
        scale: true,
        minInterval: 1,
        ...axis,
      },
      yAxis: {
        type: 'category',
        data: rows.map(({ unit, rank }) => `${rank}  ${unit}`),
        axisTick: { show: false },
        axisLabel: { color: colours.ink },
      },
      series: [
        {
          type: 'custom',
          tooltip: { formatter: ({ dataIndex }: { readonly dataIndex: number }) => lineOf(rows[dataIndex]) },
          renderItem: (_: unknown, api: CustomApi) => {
            const row = rows[api.value(0)] as UnitBar
            const [x0, y] = api.coord([row.low, api.value(0)]) as [number, number]
            const [x1] = api.coord([row.high, api.value(0)]) as [number]
            const [xm] = api.coord([row.rank, api.value(0)]) as [number]
            const colour = row.unit === of.zone ? colours.action : colours.border
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: { x: x0, y: y - 4, width: Math.max(1, x1 - x0), height: 8 },
                  style: { fill: colour, opacity: row.unit === of.zone ? 0.45 : 0.35 },
                },
                { type: 'circle', shape: { cx: xm, cy: y, r: 5 }, style: { fill: colour } },
              ],
            }
          },
          encode: { x: [1, 2], y: 0 },
          data: rows.map((row, index) => [index, row.low, row.high]),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: colours.late, type: 'dashed' },
            label: { formatter: say('lab.strip.target', { target: of.targetRank }), color: colours.late },
            data: [{ xAxis: of.targetRank + 0.5 }],
          },
        },
      ],
    }
    // biome-ignore lint: the rows follow from the bars
  }, [bars, of, say])
  return (
    <ChartFigure
      finding={finding}
      note={say('lab.bars.note')}
      option={shown.length > 0 ? option : null}
      name="lab-ranks"
      isOwn={row => bars[row]?.unit === of.zone}
      table={{
        head: ['lab.col.zone', 'lab.score', 'lab.now', 'lab.col.low80', 'lab.col.high80'].map(key => say(key)),
        rows: bars.map(bar => [bar.unit, rounded(bar.score, 2), bar.rank, Math.floor(bar.low), Math.ceil(bar.high)]),
      }}
    />
  )
}

export const rounded = (value: number, digits: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null

export interface CustomApi {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly number[]) => readonly number[]
}

const lineOf = (row: UnitBar | undefined): string =>
  row ? `${row.unit}: ${row.rank} (80 % ${Math.floor(row.low)}–${Math.ceil(row.high)}), ${row.score.toFixed(2)}` : ''

/** Which assumption moves the zone's rank: share of its variance alone and with interactions, each with 90 % of the bootstrap. */
export function SensitivityBars({ house, of }: { readonly house: LabHouse; readonly of: SensitivityAnswer | null }) {
  const { say, lang } = useWords()
  const { set } = house
  const shown = (of?.bars ?? []).filter(({ total }) => total >= leastShown).slice(0, sensitivityShown)
  const rest = (of?.bars.length ?? 0) - shown.length
  const labelOf = (assumption: string): string => {
    if (assumption === weightsName) return say('lab.sens.weights')
    const [, unit = '', code = ''] = assumption.split('\t')
    return `${unit === house.of.zone ? say('lab.sens.own') : unit} ${nameOf(set, code, lang)}`
  }
  const first = shown[0]
  const finding = first
    ? say('lab.sens.finding', { name: labelOf(first.assumption), percent: Math.round(first.total * 100) })
    : say('lab.sens')
  const option = useMemo(() => {
    const rows = shown.toReversed()
    const bar = (name: string, colour: string, shareOf: (row: SensitivityBar) => number) => ({
      type: 'bar',
      name,
      barMaxWidth: 11,
      itemStyle: { color: colour },
      data: rows.map(row => Math.max(0, Math.round(shareOf(row) * 1000) / 10)),
    })
    const whiskers = (offset: number, withinOf: (row: SensitivityBar) => readonly [number, number]) => ({
      type: 'custom',
      silent: true,
      renderItem: (_: unknown, api: CustomApi) => {
        const [low, high] = withinOf(rows[api.value(0)] as SensitivityBar)
        const [x0, middle] = api.coord([Math.max(0, low) * 100, api.value(0)]) as [number, number]
        const [x1] = api.coord([Math.max(0, high) * 100, api.value(0)]) as [number]
        const y = middle + offset
        const style = { stroke: colours.ink, lineWidth: 1.5 }
        return {
          type: 'group',
          children: [
            { type: 'line', shape: { x1: x0, y1: y, x2: x1, y2: y }, style },
            ...[x0, x1].map(x => ({ type: 'line', shape: { x1: x, y1: y - 3, x2: x, y2: y + 3 }, style })),
          ],
        }
      },
      encode: { x: 1, y: 0 },
      data: rows.map((row, index) => [index, Math.max(0, withinOf(row)[1]) * 100]),
    })
    return {
      grid: { left: 8, right: 40, top: 32, bottom: 28, containLabel: true },
      legend: { top: 0, left: 0, itemHeight: 10 },
      xAxis: { type: 'value', min: 0, name: say('lab.sens.axis'), nameLocation: 'middle', nameGap: 26, ...axis },
      yAxis: {
        type: 'category',
        data: rows.map(({ assumption }) => labelOf(assumption)),
        axisTick: { show: false },
        axisLabel: { color: colours.ink, width: 190, overflow: 'truncate' },
      },
      series: [
        bar(say('lab.sens.total'), colours.action, ({ total }) => total),
        bar(say('lab.sens.first'), series[1], row => row.first),
        whiskers(-7, ({ within }) => within),
        whiskers(7, ({ firstWithin }) => firstWithin),
      ],
    }
    // biome-ignore lint: the rows follow from the answer
  }, [of, set, say, lang])
  const percent = (share: number) => rounded(share * 100, 1)
  return (
    <ChartFigure
      className="lab-rows"
      style={{ '--rows': shown.length * 1.3 } as CSSProperties}
      finding={finding}
      note={
        <>
          {of ? say('lab.sens.note', { runs: of.runs.toLocaleString('en') }) : say('lab.sens.waiting')}
          {of !== null && of.failed > 0 && say('lab.sens.failed', { failed: of.failed })}
          {rest > 0 && say('lab.sens.rest', { rest })}
        </>
      }
      option={shown.length > 0 ? option : null}
      name="lab-sensitivity"
      table={{
        head: [
          'lab.col.assumption',
          'lab.sens.total',
          'lab.col.low90',
          'lab.col.high90',
          'lab.sens.first',
          'lab.col.firstLow90',
          'lab.col.firstHigh90',
        ].map(key => say(key)),
        rows: (of?.bars ?? []).map(({ assumption, total, within, first: alone, firstWithin }) => [
          labelOf(assumption),
          ...[total, ...within, alone, ...firstWithin].map(percent),
        ]),
      }}
    />
  )
}
