import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { colours, fontStack } from '../theme.ts'

echarts.use([LineChart, GridComponent, TooltipComponent, AriaComponent, MarkLineComponent, SVGRenderer, CanvasRenderer])

interface Props {
  readonly option: echarts.EChartsCoreOption
  /** what the chart says, in words */
  readonly description: string
  /** receives the way to the pictures, for whoever offers to save them */
  readonly onReady?: (pictures: ChartPictures) => void
}

/** Addresses of the drawing as a file. */
export interface ChartPictures {
  readonly svg: () => string
  readonly png: () => string
}

/** One chart as SVG with its written description; laid out anew when its box or the paper changes. */
export function Chart({ option, description, onReady }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<echarts.EChartsType | null>(null)
  useEffect(() => {
    if (!box.current) return
    const made = echarts.init(box.current, null, { renderer: 'svg' })
    chart.current = made
    onReady?.({ svg: () => svgOf(box.current), png: () => pngOf(made) })
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

/** The drawing as a file of its own, written by the browser: the library's own text leaves quotes in fonts unescaped. */
function svgOf(box: HTMLElement | null): string {
  const drawn = box?.querySelector('svg')
  if (!drawn) return ''
  const svg = drawn.cloneNode(true) as SVGSVGElement
  svg.removeAttribute('style')
  const paper = document.createElementNS(svg.namespaceURI, 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: colours.paper }))
    paper.setAttribute(name, value)
  svg.prepend(paper)
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
}

/** Drawn once more on a canvas, at twice the size: a picture of the SVG could not use the fonts of the page. */
function pngOf(made: echarts.EChartsType): string {
  const place = document.createElement('div')
  const size = { width: made.getWidth(), height: made.getHeight() }
  const again = echarts.init(place, null, { renderer: 'canvas', devicePixelRatio: 2, ...size })
  again.setOption({ ...made.getOption(), animation: false })
  const url = again.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: colours.paper })
  again.dispose()
  return url
}
