import { decimalText } from '../format.ts'
import { Chart } from '../parts/chart.tsx'
import type { IndicatorCard } from '../queries.ts'
import { colours } from '../theme.ts'
import { useWords } from '../words.ts'

type Point = readonly [string, number | null]

/**
 * Are we on the way? Verified facts are a solid line, provisional ones dashed and hollow, yearly nodes a stepped
 * line. Nothing is forecast from a handful of yearly figures. A gap stays a gap.
 */
export function TrajectoryChart({ of }: { readonly of: IndicatorCard }) {
  const { say, said } = useWords()
  const settled: Point[] = of.points.map(point => [
    point.endsOn,
    point.value !== null && point.mark !== 'provisional' && point.mark !== 'estimate' ? Number(point.value) : null,
  ])
  const provisional: Point[] = of.points.map((point, index) => {
    const soft = point.mark === 'provisional' || point.mark === 'estimate'
    const beforeSoft = ['provisional', 'estimate'].includes(of.points[index + 1]?.mark ?? '')
    return [point.endsOn, point.value !== null && (soft || beforeSoft) ? Number(point.value) : null]
  })
  const nodes = of.targets.flatMap(target =>
    target.value === null ? [] : [{ year: target.year, value: Number(target.value) }],
  )
  const steps: Point[] = nodes.flatMap(node => [
    [`${node.year}-01-01`, node.value],
    [`${node.year}-12-31`, node.value],
  ])
  const gaps = of.points.filter(point => point.value === null && point.mark === 'missing')
  const words = {
    actual: say('mark.verified'),
    provisional: say('mark.provisional'),
    node: say('indicator.node'),
  }
  const last = of.points.findLast(point => point.value !== null)
  const description = say('indicator.chart', {
    name: of.indicator.name,
    value: last?.value ? decimalText(last.value) : say('mark.missing'),
    unit: of.indicator.measureUnit,
    light: `${say(`light.${of.light.light}`)} ${said(of.light.reason)}`,
    nodes: nodes.map(node => `${node.year} ${node.value}`).join(say('list.comma')),
  })
  return (
    <Chart
      description={description}
      option={{
        grid: { left: 8, right: 104, top: 28, bottom: 8, containLabel: true },
        tooltip: {
          trigger: 'axis',
          valueFormatter: (value: unknown) =>
            value === null || value === undefined ? '\u2014' : `${String(value)} ${of.indicator.measureUnit}`,
        },
        xAxis: {
          type: 'time',
          min: `${Math.min(...of.years, of.year)}-01-01`,
          max: `${Math.max(...of.targets.map(target => target.year), of.year)}-12-31`,
          minInterval: 86_400_000 * 365,
          axisLabel: { formatter: '{yyyy}-01', color: colours['ink-2'] },
          splitLine: { show: true, lineStyle: { color: colours.hairline } },
        },
        yAxis: {
          type: 'value',
          name: of.indicator.measureUnit,
          nameTextStyle: { color: colours['ink-2'], align: 'left' },
          scale: of.indicator.kind === 'rank',
          inverse: of.indicator.kind === 'rank',
          axisLabel: { color: colours['ink-2'] },
          splitLine: { lineStyle: { color: colours.hairline } },
        },
        series: [
          {
            type: 'line',
            name: words.node,
            data: steps,
            step: 'end',
            symbol: 'none',
            lineStyle: { color: colours['ink-3'], type: 'dashed', width: 1.5 },
            itemStyle: { color: colours['ink-3'] },
            endLabel: {
              show: true,
              formatter: nodes.length > 0 ? `${words.node} ${nodes.at(-1)?.value}` : '',
              color: colours['ink-2'],
            },
          },
          {
            type: 'line',
            name: words.provisional,
            data: provisional,
            connectNulls: false,
            symbol: 'emptyCircle',
            symbolSize: 8,
            lineStyle: { color: colours.action, type: 'dotted', width: 2 },
            itemStyle: { color: colours.action },
          },
          {
            type: 'line',
            name: words.actual,
            data: settled,
            connectNulls: false,
            symbol: 'circle',
            symbolSize: 8,
            lineStyle: { color: colours.action, width: 2 },
            itemStyle: { color: colours.action },
            label: {
              show: of.points.length <= 14,
              position: 'top',
              color: colours.ink,
              formatter: (item: { readonly value: unknown }) => (Array.isArray(item.value) ? String(item.value[1] ?? '') : ''),
            },
            ...(gaps.length > 0 && {
              markLine: {
                symbol: 'none',
                lineStyle: { color: colours.severe, type: 'dashed' },
                label: { formatter: say('mark.missing'), color: colours.severe },
                data: gaps.map(gap => ({ xAxis: gap.endsOn })),
              },
            }),
          },
        ],
      }}
    />
  )
}
