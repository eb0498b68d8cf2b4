import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { colours, fontStack } from '../theme.ts'

echarts.use([LineChart, GridComponent, TooltipComponent, AriaComponent, MarkLineComponent, SVGRenderer])

interface Props {
  readonly option: echarts.EChartsCoreOption
  /** what the chart says, in words */
  readonly description: string
  /** receives the way to the picture, for whoever offers to save it */
  readonly onReady?: (picture: () => string) => void
}

/** One chart as SVG with its written description; laid out anew when its box or the paper changes. */
export function Chart({ option, description, onReady }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<echarts.EChartsType | null>(null)
  useEffect(() => {
    if (!box.current) return
    const made = echarts.init(box.current, null, { renderer: 'svg' })
    chart.current = made
    onReady?.(() => made.getDataURL({ type: 'svg', backgroundColor: colours.paper }))
    const resize = () => made.resize()
    const observer = new ResizeObserver(resize)
    observer.observe(box.current)
    window.addEventListener('beforeprint', resize)
    return () => {
      observer.disconnect()
      window.removeEventListener('beforeprint', resize)
      made.dispose()
      chart.current = null
    }
    // biome-ignore lint: one chart for the life of its box
  }, [])
  useEffect(() => {
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: fontStack, fontSize: Math.max(14, size * 0.875) },
        aria: { enabled: true, label: { description }, decal: { show: true } },
        ...option,
      },
      { notMerge: true },
    )
  }, [option, description])
  return <div className="chart" ref={box} role="img" aria-label={description} />
}
