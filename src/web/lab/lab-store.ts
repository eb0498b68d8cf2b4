import { useSyncExternalStore } from 'react'
import {
  addedUp,
  barsOf,
  type GapAnswer,
  type IntervalAnswer,
  intervalOf,
  type LabInput,
  type Nominal,
  type NowAnswer,
  type SensitivityAnswer,
  type Settings,
  type TallyAnswer,
  type UnitBar,
} from './lab-engine.ts'
import type { LabAnalysis } from './lab-analysis.ts'
import type { AskedPath, PathResult } from './lab-path.ts'
import type { Answer, Asked } from './lab-worker.ts'
import type { PathAnswered, PathAsked } from './path-worker.ts'

export type Refused = Extract<Answer | PathAnswered, { readonly kind: 'refused' }>
type Beside = Extract<Answer, { readonly kind: 'beside' }>

/** What the page shows; parts of it arrive one after another and stay until newer ones come. */
export interface LabView {
  readonly settings: Settings
  readonly base: NowAnswer | null
  readonly now: NowAnswer | null
  readonly interval: IntervalAnswer | null
  /** time from the last turn of a slider to the drawn place, and to the whole interval */
  readonly drawMs: number | null
  readonly wholeMs: number | null
  readonly gaps: GapAnswer | null
  readonly bars: readonly UnitBar[]
  readonly sensitivity: SensitivityAnswer | null
  readonly analysis: LabAnalysis | null
  readonly path: PathResult | null
  readonly isSearching: boolean
  /** the solver of the path could not be loaded */
  readonly isSolverMissing: boolean
  readonly beside: Beside | null
  readonly refused: Refused | null
}

const blank: LabView = {
  settings: {},
  base: null,
  now: null,
  interval: null,
  drawMs: null,
  wholeMs: null,
  gaps: null,
  bars: [],
  sensitivity: null,
  analysis: null,
  path: null,
  isSearching: false,
  isSolverMissing: false,
  beside: null,
  refused: null,
}

/** Lives as long as the page: its workers and what they answered last. */
export class LabStore {
  private view: LabView = blank
  private readonly readers = new Set<() => void>()
  private readonly quick = [this.hire(), this.hire()] as const
  private counts = new Map<number, TallyAnswer>()
  private nominal: Nominal | null = null
  private readonly slow = this.hire()
  private path: Worker | null = null
  private turn = 0
  private asked = 0
  private input: LabInput | null = null
  private key = ''
  private setName = ''
  private frame: number | null = null
  private turnedAt = 0
  /** the present answer follows a turn of a slider, not the opening of the index */
  private isTurn = false
  private isBehind = false
  private readonly slowTurns = new Map<string, number>()
  private waiting: number | null = null

  private hire(): Worker {
    const worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.take(data)
    return worker
  }

  readonly read = (): LabView => this.view
  readonly subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  /**
   * An index of a set. The same one again changes nothing; another one of the same set keeps the sliders, and what was
   * answered about the old one goes.
   */
  open(input: LabInput, set: string, codes: readonly string[]): void {
    const key = JSON.stringify([set, input])
    if (key === this.key) return
    const kept = this.setName === set ? Object.entries(this.view.settings).filter(([code]) => codes.includes(code)) : []
    const settings = Object.fromEntries(kept)
    this.key = key
    this.setName = set
    this.input = input
    this.put({ ...blank, beside: this.view.beside, settings })
    this.turnedAt = performance.now()
    this.isTurn = false
    this.startCounts()
    for (const [at, worker] of this.quick.entries())
      this.send(worker, { kind: 'open', turn: this.turn, input, settings, share: { at, of: this.quick.length } })
    this.askSensitivity()
  }

  /** One turn of a slider: the first of a frame goes at once, the last of the others with the next frame. */
  set(code: string, value: number | null): void {
    const { [code]: _old, ...others } = this.view.settings
    this.setAll(value === null ? others : { ...others, [code]: value })
  }

  setAll(settings: Settings): void {
    if (this.frame === null) this.turnedAt = performance.now()
    this.isTurn = true
    // The old interval stays in sight until the new one begins, but it is no answer to the new setting.
    this.put({ settings, wholeMs: null })
    if (this.frame !== null) {
      this.isBehind = true
      return
    }
    this.sendTurn()
    const rest = () => {
      this.frame = null
      if (!this.isBehind) return
      this.isBehind = false
      this.turnedAt = performance.now()
      this.sendTurn()
      this.frame = requestAnimationFrame(rest)
    }
    this.frame = requestAnimationFrame(rest)
  }

  private startCounts(): void {
    this.turn++
    this.counts = new Map()
    this.nominal = null
  }

  private sendTurn(): void {
    this.startCounts()
    for (const worker of this.quick) this.send(worker, { kind: 'set', turn: this.turn, settings: this.view.settings })
    this.askSensitivity()
  }

  beside(asked: Omit<Extract<Asked, { readonly kind: 'beside' }>, 'kind' | 'turn'>): void {
    this.askSlow({ kind: 'beside', turn: ++this.asked, ...asked })
  }

  /** The solver is loaded with the first question, not with the page. */
  findPath(task: AskedPath, runs: number): void {
    if (this.input === null) return
    this.put({ isSearching: true, isSolverMissing: false, path: null })
    const asked: PathAsked = { turn: ++this.asked, input: this.input, task, runs }
    this.slowTurns.set('path', asked.turn)
    if (this.path === null) {
      this.path = new Worker(new URL('./path-worker.ts', import.meta.url), { type: 'module' })
      this.path.onmessage = ({ data }: MessageEvent<PathAnswered>) => this.take(data)
    }
    this.path.postMessage(asked)
  }

  /** Efforts or limits changed: the path shown answers another question. */
  forgetPath(): void {
    this.slowTurns.delete('path')
    this.put({
      path: null,
      isSearching: false,
      isSolverMissing: false,
      ...(this.view.refused?.of === 'path' && { refused: null }),
    })
  }

  close(): void {
    for (const worker of this.quick) worker.terminate()
    this.slow.terminate()
    this.path?.terminate()
    if (this.frame !== null) cancelAnimationFrame(this.frame)
    if (this.waiting !== null) window.clearTimeout(this.waiting)
  }

  /** Shares of variance are asked for when the hand rests. */
  private askSensitivity(): void {
    if (this.waiting !== null) window.clearTimeout(this.waiting)
    this.waiting = window.setTimeout(() => {
      const { input } = this
      if (input) this.askSlow({ kind: 'sensitivity', turn: ++this.asked, input, settings: this.view.settings })
    }, 900)
  }

  private askSlow(asked: Asked): void {
    this.slowTurns.set(asked.kind, asked.turn)
    this.send(this.slow, asked)
  }

  private send(worker: Worker, asked: Asked): void {
    worker.postMessage(asked)
  }

  private put(part: Partial<LabView>): void {
    this.view = { ...this.view, ...part }
    for (const reader of this.readers) reader()
  }

  private take(answer: Answer | PathAnswered): void {
    const slowKind = answer.kind === 'refused' || answer.kind === 'failed' ? answer.of : answer.kind
    const isSlow = slowKind === 'sensitivity' || slowKind === 'analysis' || slowKind === 'path' || slowKind === 'beside'
    if (answer.turn !== (isSlow ? this.slowTurns.get(slowKind === 'analysis' ? 'sensitivity' : slowKind) : this.turn)) return
    if (answer.kind === 'refused')
      this.put({ refused: answer, isSearching: false, ...(!isSlow && { now: null, interval: null, gaps: null, bars: [] }) })
    else if (answer.kind === 'failed') this.put({ isSearching: false, isSolverMissing: true })
    else if (answer.kind === 'now') {
      const isBase = Object.keys(answer.settings).length === 0
      this.put({
        now: answer.now,
        refused: null,
        drawMs: this.isTurn ? performance.now() - this.turnedAt : null,
        ...(isBase && { base: answer.now }),
      })
    } else if (answer.kind === 'counts') this.count(answer.at, answer.counted)
    else if (answer.kind === 'gaps') this.put({ gaps: answer.gaps })
    else if (answer.kind === 'nominal') this.nominal = answer.nominal
    else if (answer.kind === 'sensitivity') this.put({ sensitivity: answer.answer })
    else if (answer.kind === 'analysis') this.put({ analysis: answer.analysis })
    else if (answer.kind === 'path') this.put({ path: answer.result, isSearching: false, refused: null })
    else this.put({ beside: answer })
  }

  private count(at: number, counted: TallyAnswer): void {
    this.counts.set(at, counted)
    const all = addedUp([...this.counts.values()])
    if (all === null || this.input === null) return
    const isWhole = all.tally.runs >= all.of
    this.put({
      interval: intervalOf(all, this.input.targetRank),
      ...(isWhole && { wholeMs: performance.now() - this.turnedAt }),
      ...(isWhole && this.nominal && { bars: barsOf(this.nominal, all.tally) }),
    })
  }
}

/** One part of the view; a component is drawn again only when its part changes. */
export const useView = <T>(store: LabStore, pick: (view: LabView) => T): T =>
  useSyncExternalStore(store.subscribe, () => pick(store.read()))
