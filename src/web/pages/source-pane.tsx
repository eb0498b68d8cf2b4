import { useEffect, useMemo, useRef } from 'react'
import type { Review } from '../queries.ts'
import type { Item } from './review-items.ts'
import { type Marked, piecesOf, toNormalised } from './source-text.ts'

interface Props {
  readonly of: Review
  readonly form: 'original' | 'normalised'
  readonly items: readonly Item[]
  readonly current: Item | null
  readonly onPick: (id: string) => void
}

/** The text as received, or put in plain form; what was read from it is marked, and the present field is scrolled to. */
export function SourcePane({ of, form, items, current, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const pieces = useMemo(() => {
    const move = (offset: number) => (form === 'original' ? offset : toNormalised(of.anchors, offset))
    const marks = items
      .filter(item => item.group !== 'tasks')
      .flatMap(item =>
        item.spans.map((span): Marked => ({ id: item.id, start: move(span.start), end: move(span.end), tone: item.tone })),
      )
    return piecesOf(form === 'original' ? of.original : of.normalised, marks)
  }, [of, form, items])
  const start = current?.spans[0]?.start
  const target = start === undefined ? null : form === 'original' ? start : toNormalised(of.anchors, start)
  // Scroll again when the other form of the text is shown
  useEffect(() => {
    if (target === null || !box.current) return
    const pane = box.current
    const piece = [...pane.querySelectorAll<HTMLElement>('[data-start]')].findLast(
      element => Number(element.dataset['start']) <= target,
    )
    if (piece) pane.scrollTo({ top: piece.offsetTop - pane.offsetTop - pane.clientHeight / 3 })
  }, [target, form])
  let offset = 0
  return (
    <div className="scroll" ref={box} tabIndex={0} style={{ position: 'relative' }}>
      <div className="source" lang={form === 'original' ? 'zh-Hant' : 'zh-CN'}>
        {pieces.map(piece => {
          const at = offset
          offset += piece.text.length
          const first = piece.ids[0]
          const here = current !== null && piece.ids.includes(current.id)
          if (piece.tone === null || first === undefined)
            return (
              <span key={at} data-start={at}>
                {piece.text}
              </span>
            )
          return (
            <mark key={at} data-start={at} className={`${piece.tone} ${here ? 'now' : ''}`} onClick={() => onPick(first)}>
              {piece.text}
            </mark>
          )
        })}
      </div>
    </div>
  )
}
