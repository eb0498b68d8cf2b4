import { BarChart, CustomChart } from 'echarts/charts'
import * as echarts from 'echarts/core'
import { type CSSProperties, useMemo } from 'react'
import { Chart } from '../parts/chart.tsx'
import { colours } from '../theme.ts'
import { useWords } from '../words.ts'
import type { SensitivityBar, UnitBar } from './lab-engine.ts'
import { type LabHouse, nameOf } from './lab-house.ts'
import { weightsName } from './lab-spec.ts'

echarts.use([BarChart, CustomChart])

/** How many neighbours stand above and below the zone. */
const neighbours = 8
const sensitivityShown = 10
/** Below one per cent an assumption moves nothing that could be seen. */
const leastShown = 0.01

const axis = {
  axisLabel: { color: colours['ink-2'] },
  splitLine: { lineStyle: { color: colours.hairline } },
  nameTextStyle: { color: colours['ink-2'] },
}

/** The zone among its neighbours: score as a bar, 80 % of its ranks beside the name. */
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
    <figure className="panel">
      <figcaption>
        <h2>{finding}</h2>
        <p className="note">{say('lab.bars.note')}</p>
      </figcaption>
      {shown.length > 0 && <Chart option={option} description={finding} />}
      <details>
        <summary>{say('lab.table')}</summary>
        <table className="table compact">
          <thead>
            <tr>
              <th scope="col">{say('lab.col.zone')}</th>
              <th scope="col" className="n">
                {say('lab.score')}
              </th>
              <th scope="col" className="n">
                {say('lab.now')}
              </th>
              <th scope="col" className="n">
                {say('lab.col.within80')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(bar => (
              <tr key={bar.unit} className={bar.unit === of.zone ? 'own' : ''}>
                <th scope="row">{bar.unit}</th>
                <td className="n">{bar.score.toFixed(2)}</td>
                <td className="n">{bar.rank}</td>
                <td className="n">{`${Math.floor(bar.low)}–${Math.ceil(bar.high)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

interface CustomApi {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly number[]) => readonly number[]
}

const lineOf = (row: UnitBar | undefined): string =>
  row ? `${row.unit}: ${row.rank} (80 % ${Math.floor(row.low)}–${Math.ceil(row.high)}), ${row.score.toFixed(2)}` : ''

/** Which assumption moves the zone's rank: share of its variance with interactions, and 90 % of the bootstrap. */
export function SensitivityBars({
  house,
  of,
}: {
  readonly house: LabHouse
  readonly of: { readonly bars: readonly SensitivityBar[]; readonly runs: number } | null
}) {
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
    return {
      grid: { left: 8, right: 40, top: 8, bottom: 28, containLabel: true },
      xAxis: { type: 'value', min: 0, name: say('lab.sens.axis'), nameLocation: 'middle', nameGap: 26, ...axis },
      yAxis: {
        type: 'category',
        data: rows.map(({ assumption }) => labelOf(assumption)),
        axisTick: { show: false },
        axisLabel: { color: colours.ink, width: 190, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 14,
          itemStyle: { color: colours.action },
          data: rows.map(({ total }) => Math.round(total * 1000) / 10),
          label: { show: true, position: 'insideLeft', color: colours.ink, formatter: '' },
        },
        {
          type: 'custom',
          renderItem: (_: unknown, api: CustomApi) => {
            const row = rows[api.value(0)] as SensitivityBar
            const [x0, y] = api.coord([row.low * 100, api.value(0)]) as [number, number]
            const [x1] = api.coord([row.high * 100, api.value(0)]) as [number]
            return {
              type: 'group',
              children: [
                { type: 'line', shape: { x1: x0, y1: y, x2: x1, y2: y }, style: { stroke: colours.ink, lineWidth: 1.5 } },
                ...[x0, x1].map(x => ({
                  type: 'line',
                  shape: { x1: x, y1: y - 4, x2: x, y2: y + 4 },
                  style: { stroke: colours.ink, lineWidth: 1.5 },
                })),
              ],
            }
          },
          encode: { x: [1, 2], y: 0 },
          data: rows.map((row, index) => [index, row.low * 100, row.high * 100]),
        },
      ],
    }
    // biome-ignore lint: the rows follow from the answer
  }, [of, set, say, lang])
  return (
    <figure className="panel lab-rows" style={{ '--rows': shown.length } as CSSProperties}>
      <figcaption>
        <h2>{finding}</h2>
        <p className="note">
          {of ? say('lab.sens.note', { runs: of.runs.toLocaleString('en') }) : say('lab.sens.waiting')}
          {rest > 0 && say('lab.sens.rest', { rest })}
        </p>
      </figcaption>
      {shown.length > 0 && <Chart option={option} description={finding} />}
      <details>
        <summary>{say('lab.table')}</summary>
        <table className="table compact">
          <thead>
            <tr>
              <th scope="col">{say('lab.col.assumption')}</th>
              <th scope="col" className="n">
                {say('lab.sens.axis')}
              </th>
              <th scope="col" className="n">
                {say('lab.col.within90')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ assumption, total, low, high }) => (
              <tr key={assumption}>
                <th scope="row">{labelOf(assumption)}</th>
                <td className="n">{(total * 100).toFixed(1)}</td>
                <td className="n">{`${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
