import { LineChart } from 'echarts/charts'
import { LegendComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { useMemo } from 'react'
import type { TargetChance } from '#index'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { colours } from '../theme.ts'
import { useWords } from '../words.ts'
import { percent } from './forecast-panel.tsx'
import { axis, rounded } from './lab-charts.tsx'
import type { LabTarget } from './outlook-panel.tsx'

echarts.use([LineChart, LegendComponent])

/** What was, where the history leads with its band, and where it should lead. */
export function OutlookChart({ of, found }: { readonly of: LabTarget; readonly found: TargetChance }) {
  const { say } = useWords()
  const finding = say('lab.outlook.chart', {
    name: of.name,
    year: of.due,
    target: of.target,
    unit: of.measureUnit,
    chance: percent(found.chance),
  })
  const known = of.history.map(({ year, value }) => ({ year, value: Number(value) }))
  const option = useMemo(() => {
    const last = known.at(-1) as (typeof known)[number]
    const start = { time: last.year, expected: last.value, low: last.value, high: last.value }
    const ahead = [start, ...found.path]
    const line = { type: 'line', symbol: 'none', lineStyle: { color: colours.action, width: 2 } }
    const hidden = { ...line, lineStyle: { opacity: 0 }, stack: 'band', silent: true, tooltip: { show: false } }
    return {
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      legend: {
        top: 0,
        left: 0,
        itemHeight: 10,
        data: [say('lab.outlook.known'), say('lab.outlook.ahead'), say('lab.outlook.way')],
      },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'value',
        min: known[0]?.year,
        max: of.due,
        minInterval: 1,
        ...axis,
        axisLabel: { ...axis.axisLabel, formatter: (year: number) => String(year) },
      },
      yAxis: {
        type: 'value',
        name: of.measureUnit,
        scale: true,
        inverse: of.isReverse,
        nameLocation: of.isReverse ? 'start' : 'end',
        ...axis,
      },
      series: [
        { ...hidden, name: 'low', data: ahead.map(({ time, low }) => [time, low]) },
        {
          ...hidden,
          name: 'band',
          areaStyle: { color: colours.action, opacity: 0.16 },
          data: ahead.map(({ time, low, high }) => [time, high - low]),
        },
        {
          ...line,
          name: say('lab.outlook.known'),
          symbol: 'circle',
          symbolSize: 7,
          itemStyle: { color: colours.action },
          data: known.map(({ year, value }) => [year, value]),
        },
        {
          ...line,
          name: say('lab.outlook.ahead'),
          itemStyle: { color: colours.action },
          lineStyle: { color: colours.action, type: 'dashed', width: 2 },
          data: ahead.map(({ time, expected }) => [time, expected]),
        },
        {
          ...line,
          name: say('lab.outlook.way'),
          symbol: 'diamond',
          symbolSize: 10,
          itemStyle: { color: colours.late },
          lineStyle: { color: colours.late, type: 'dotted', width: 2 },
          data: [
            [last.year, last.value],
            [of.due, Number(of.target)],
          ],
        },
      ],
    }
    // biome-ignore lint: what is known follows from the target
  }, [of, found, say])
  return (
    <ChartFigure
      finding={finding}
      note={
        <>
          {say(`lab.outlook.${found.scale}`)}
          {found.widened > 1.005 && say('lab.outlook.widened', { factor: found.widened.toFixed(1) })}
        </>
      }
      option={option}
      name={`outlook-${of.code}`}
      table={{
        head: [
          say('lab.col.year'),
          say('lab.outlook.known'),
          say('lab.outlook.ahead'),
          say('lab.col.low80'),
          say('lab.col.high80'),
        ],
        rows: [
          ...known.map(({ year, value }) => [String(year), value, null, null, null]),
          ...found.path.map(({ time, expected, low, high }) => [
            String(rounded(time, 2)),
            null,
            rounded(expected, 2),
            rounded(low, 2),
            rounded(high, 2),
          ]),
        ],
      }}
    />
  )
}
