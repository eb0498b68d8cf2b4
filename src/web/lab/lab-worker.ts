import '../old-browser.ts'
import {
  bridgeOf,
  type GapAnswer,
  type Lab,
  type LabInput,
  type Nominal,
  type NowAnswer,
  openLab,
  outlooksOf,
  publicTest,
  type SensitivityAnswer,
  type Settings,
  type Share,
  sensitivityOf,
  type TallyAnswer,
  type TargetAsked,
} from './lab-engine.ts'
import type { TargetChance } from '#index'
import { analysisOf, type LabAnalysis } from './lab-analysis.ts'

/**
 * The engine off the page. Two of these share the interval behind the slider, of which the first also answers the slider
 * itself; a third does what takes longer, so that neither waits for the other; the path has a worker of its own. `turn` is echoed, so that late answers can be told apart.
 */
export type Asked =
  | {
      readonly kind: 'open'
      readonly turn: number
      readonly input: LabInput
      readonly settings: Settings
      readonly share: Share
    }
  | { readonly kind: 'set'; readonly turn: number; readonly settings: Settings }
  | { readonly kind: 'sensitivity'; readonly turn: number; readonly input: LabInput; readonly settings: Settings }
  | {
      readonly kind: 'beside'
      readonly turn: number
      readonly inputs: readonly { readonly set: string; readonly input: LabInput }[]
      readonly successors: readonly (readonly [string, string])[]
      readonly targets: readonly TargetAsked[]
    }

type Refused = Exclude<ReturnType<typeof openLab>, Lab>

export type Answer = { readonly turn: number } & (
  | { readonly kind: 'refused'; readonly of: Asked['kind']; readonly offences: Refused }
  | { readonly kind: 'now'; readonly now: NowAnswer; readonly settings: Settings }
  | { readonly kind: 'counts'; readonly at: number; readonly counted: TallyAnswer }
  | { readonly kind: 'gaps'; readonly gaps: GapAnswer }
  | { readonly kind: 'nominal'; readonly nominal: Nominal }
  | { readonly kind: 'sensitivity'; readonly answer: SensitivityAnswer }
  | { readonly kind: 'analysis'; readonly analysis: LabAnalysis | null }
  | {
      readonly kind: 'beside'
      readonly sets: readonly { readonly set: string; readonly now: NowAnswer | null }[]
      readonly bridge: ReturnType<typeof bridgeOf>
      readonly outlooks: ReadonlyMap<string, TargetChance | null>
      /** the same method on the public totals of all national zones */
      readonly publicTest: ReturnType<typeof publicTest>
    }
)

const say = (answer: Answer): void => self.postMessage(answer)
const isLab = (lab: Lab | Refused): lab is Lab => 'set' in lab

/** Runs in one stretch: short enough for the next turn of a slider to come between. */
const stretch = 50
/** The page is told of a refining interval no oftener than it can be read. */
const tellEveryMs = 60
const sensitivityBase = 128

let lab: Lab | null = null
let share: Share = { at: 0, of: 1 }
let current = -1
// A message to oneself comes back after those that wait already; a timer would be held to four milliseconds.
const bell = new MessageChannel()
let next: (() => void) | null = null
bell.port1.onmessage = () => {
  const run = next
  next = null
  run?.()
}
const later = (run: () => void): void => {
  next = run
  bell.port2.postMessage(null)
}

const isFirst = (): boolean => share.at === 0

function show(turn: number, settings: Settings): void {
  current = turn
  next = null
  if (lab === null) return
  const now = lab.set(settings)
  if (!('rank' in now)) {
    if (isFirst()) say({ kind: 'refused', of: 'set', turn, offences: now })
    return
  }
  if (isFirst()) say({ kind: 'now', turn, now, settings })
  later(() => begin(turn))
}

function begin(turn: number): void {
  if (turn !== current || lab === null) return
  const offences = lab.restart()
  if (offences.length > 0) {
    if (isFirst()) say({ kind: 'refused', of: 'set', turn, offences })
    return
  }
  const nominal = lab.nominal()
  if (isFirst() && nominal) say({ kind: 'nominal', turn, nominal })
  later(() => refine(turn, null, 0))
}

function refine(turn: number, last: TallyAnswer | null, told: number): void {
  if (turn !== current || lab === null) return
  const counted = lab.refine(stretch)
  const at = performance.now()
  if (counted === null) {
    if (last !== null) say({ kind: 'counts', turn, at: share.at, counted: last })
    const gaps = isFirst() ? lab.gaps() : []
    if ('best' in gaps) say({ kind: 'gaps', turn, gaps })
    return
  }
  const isTold = at - told >= tellEveryMs
  if (isTold) say({ kind: 'counts', turn, at: share.at, counted })
  later(() => refine(turn, counted, isTold ? at : told))
}

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  const { kind, turn } = data
  if (kind === 'open') {
    share = data.share
    const opened = openLab(data.input, share)
    lab = isLab(opened) ? opened : null
    if (isLab(opened)) show(turn, data.settings)
    else if (isFirst()) say({ kind: 'refused', of: kind, turn, offences: opened })
  } else if (kind === 'set') show(turn, data.settings)
  else if (kind === 'sensitivity') {
    // The framework and its correlations come first: they take a hundredth of the time.
    const analysis = analysisOf(data.input, data.settings)
    if (analysis === null || 'codes' in analysis) say({ kind: 'analysis', turn, analysis })
    const found = sensitivityOf(data.input, data.settings, sensitivityBase)
    say('bars' in found ? { kind, turn, answer: found } : { kind: 'refused', of: kind, turn, offences: found })
  } else {
    const sets = data.inputs.map(({ set, input }) => {
      const opened = openLab(input)
      const now = isLab(opened) ? opened.set({}) : null
      return { set, now: now !== null && 'rank' in now ? now : null }
    })
    const [before, after] = data.inputs
    say({
      kind,
      turn,
      sets,
      bridge: before && after ? bridgeOf(before.input, after.input, new Map(data.successors)) : null,
      outlooks: outlooksOf(data.targets),
      publicTest: publicTest(),
    })
  }
}
