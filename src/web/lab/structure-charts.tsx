import { BarChart, HeatmapChart, SunburstChart } from 'echarts/charts'
import { LegendComponent, VisualMapComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { useMemo } from 'react'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { colours, series } from '../theme.ts'
import { useWords } from '../words.ts'
import type { LabAnalysis } from './lab-analysis.ts'
import { axis, rounded } from './lab-charts.tsx'
import { type LabHouse, nameOf } from './lab-house.ts'

echarts.use([BarChart, HeatmapChart, SunburstChart, LegendComponent, VisualMapComponent])

interface Props {
  readonly house: LabHouse
  readonly of: LabAnalysis
}

/** |r| from which two indicators say nearly the same. */
const redundant = 0.9

/** What each group weighs, and each indicator in it. */
export function FrameworkSunburst({ house, of }: Props) {
  const { say, lang } = useWords()
  const { set } = house
  const heaviest = of.framework.reduce((most, group) => (group.share > most.share ? group : most))
  const finding = say('lab.framework.finding', {
    name: nameOf(set, heaviest.code, lang),
    percent: Math.round(heaviest.share * 100),
    count: of.codes.length,
  })
  const option = useMemo(
    () => ({
      tooltip: {
        formatter: ({ name, value }: { readonly name: string; readonly value: number }) => `${name} ${value.toFixed(1)}%`,
      },
      series: [
        {
          type: 'sunburst',
          radius: ['14%', '94%'],
          nodeClick: false,
          emphasis: { focus: 'ancestor' },
          data: of.framework.map((group, at) => ({
            name: nameOf(set, group.code, lang),
            value: group.share * 100,
            itemStyle: { color: series[at % series.length] },
            children: group.indicators.map(({ code, share }) => ({
              name: nameOf(set, code, lang),
              value: share * 100,
              label: { formatter: code },
              itemStyle: { color: series[at % series.length], opacity: 0.3 },
            })),
          })),
          levels: [
            {},
            { r0: '14%', r: '58%', label: { rotate: 0, color: colours.paper, fontSize: 12, width: 76, overflow: 'break' } },
            { r0: '58%', r: '94%', label: { rotate: 'radial', color: colours.ink, minAngle: 3, fontSize: 13 } },
          ],
          itemStyle: { borderColor: colours.paper, borderWidth: 1.5 },
        },
      ],
      // Every sector carries its code; a pattern under the letters would cost their contrast.
      aria: { enabled: true, decal: { show: false } },
    }),
    [of, set, lang],
  )
  return (
    <ChartFigure
      finding={finding}
      note={say('lab.framework.note')}
      option={option}
      name="lab-framework"
      table={{
        head: [say('lab.col.indicator'), say('lab.col.group'), say('lab.col.share')],
        rows: of.framework.flatMap(group =>
          group.indicators.map(({ code, share }) => [
            `${code} ${nameOf(set, code, lang)}`,
            nameOf(set, group.code, lang),
            rounded(share * 100, 2),
          ]),
        ),
      }}
    />
  )
}

/** Where the points of the zone, its neighbours, the zone at the line and the first come from. */
export function ContributionBars({ house, of }: Props) {
  const { say, lang } = useWords()
  const { set } = house
  const own = of.made.find(({ unit }) => unit === house.of.zone)
  const best = of.made[0]
  const gaps = of.framework.map(({ code }, at) => ({ code, lost: (best?.points[at] ?? 0) - (own?.points[at] ?? 0) }))
  const widest = gaps.reduce((most, gap) => (gap.lost > most.lost ? gap : most))
  const finding =
    own && best && own !== best
      ? say('lab.contributions.finding', {
          name: nameOf(set, widest.code, lang),
          lost: widest.lost.toFixed(2),
          all: gaps.reduce((sum, { lost }) => sum + lost, 0).toFixed(2),
        })
      : say('lab.contributions')
  const option = useMemo(() => {
    const rows = of.made.toReversed()
    return {
      // All groups stay in sight, one below the other where the page is narrow: a picture cannot be leafed through.
      grid: { left: 8, right: 32, top: 16 + 22 * of.framework.length, bottom: 28, containLabel: true },
      legend: { top: 0, left: 0, itemHeight: 10 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: number) => value.toFixed(2) },
      xAxis: { type: 'value', name: say('lab.contributions.axis'), nameLocation: 'middle', nameGap: 26, ...axis },
      yAxis: {
        type: 'category',
        data: rows.map(({ unit, rank }) => `${rank}  ${unit}`),
        axisTick: { show: false },
        axisLabel: { color: colours.ink },
      },
      series: of.framework.map(({ code }, at) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 22,
        name: nameOf(set, code, lang),
        itemStyle: { color: series[at % series.length], borderColor: colours.paper, borderWidth: 1 },
        data: rows.map(({ points }) => points[at] ?? 0),
      })),
    }
  }, [of, set, say, lang])
  return (
    <ChartFigure
      finding={finding}
      note={say('lab.contributions.note')}
      option={option}
      name="lab-contributions"
      isOwn={row => of.made[row]?.unit === house.of.zone}
      table={{
        head: [
          say('lab.col.zone'),
          say('lab.now'),
          ...of.framework.map(({ code }) => nameOf(set, code, lang)),
          say('lab.score'),
        ],
        rows: of.made.map(({ unit, rank, points }) => [
          unit,
          rank,
          ...points.map(value => rounded(value, 2)),
          rounded(
            points.reduce((sum, value) => sum + (value || 0), 0),
            2,
          ),
        ]),
      }}
    />
  )
}

/** Indicators that say the same are counted twice; those that pull apart cannot all be won. */
export function CorrelationHeat({ house, of }: Props) {
  const { say, lang } = useWords()
  const { set } = house
  const pairs = of.codes.flatMap((a, i) =>
    of.codes.slice(i + 1).map((b, k) => ({ a, b, r: of.r[i]?.[i + 1 + k] ?? Number.NaN })),
  )
  const alike = pairs.filter(({ r }) => Math.abs(r) >= redundant).length
  const apart = pairs.filter(({ r }) => r < 0).length
  const option = useMemo(() => {
    const names = of.codes
    const cells = names.flatMap((_, i) =>
      names.map((__, j) => [j, names.length - 1 - i, rounded(of.r[i]?.[j] ?? Number.NaN, 2)]),
    )
    const labels = { color: colours['ink-2'], interval: 0, fontSize: 11 }
    return {
      grid: { left: 44, right: 16, top: 8, bottom: 84 },
      tooltip: {
        formatter: ({ value }: { readonly value: readonly [number, number, number | null] }) =>
          `${nameOf(set, names[names.length - 1 - value[1]] as string, lang)}<br>${nameOf(set, names[value[0]] as string, lang)}<br>r = ${value[2] ?? '—'}`,
      },
      xAxis: { type: 'category', data: names, axisLabel: { ...labels, rotate: 90 }, axisTick: { show: false } },
      yAxis: { type: 'category', data: names.toReversed(), axisLabel: labels, axisTick: { show: false } },
      visualMap: {
        min: -1,
        max: 1,
        precision: 1,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemWidth: 14,
        itemHeight: 180,
        text: ['+1', '−1'],
        inRange: { color: [series[1], colours.paper, series[0]] },
      },
      series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: colours.paper, borderWidth: 0.5 } }],
      // A pattern on two thousand cells would hide the colours it is to replace; the table gives the numbers.
      aria: { enabled: true, decal: { show: false } },
    }
  }, [of, set, lang])
  return (
    <ChartFigure
      className="lab-heat"
      finding={say('lab.heat.finding', { alike, apart, pairs: pairs.length })}
      note={say('lab.heat.note')}
      option={option}
      name="lab-correlations"
      table={{
        head: [say('lab.col.indicator'), ...of.codes],
        rows: of.codes.map((code, i) => [
          `${code} ${nameOf(set, code, lang)}`,
          ...of.codes.map((_, j) => rounded(of.r[i]?.[j] ?? Number.NaN, 3)),
        ]),
      }}
    />
  )
}
