import type { Day } from '#base'

/** The invented words of the sample, as written by hand in `data/sample/words.json`; `%s` and `%d` are filled in order. */
export interface SampleWords {
  readonly settings: readonly SettingWords[]
  readonly slips: readonly SlipWords[]
  readonly extensions: readonly ExtensionWords[]
  readonly meetings: readonly MeetingWords[]
  readonly mark: string
  readonly surnames: readonly string[]
  readonly given: readonly string[]
  readonly mongolian: readonly string[]
  readonly actors: Readonly<Record<string, { readonly role: string; readonly unit?: string; readonly account: string }>>
  /** a colleague in the zone, so that nobody checks what he has sent himself */
  readonly zoneSecond: string
  readonly registryLeaves: string
  /** who takes over as second liaison of a unit */
  readonly successor: { readonly unit: string; readonly account: string }
  /** who only look on, entered by the administrators */
  readonly observers: readonly { readonly role: string; readonly account: string }[]
  readonly firms: readonly { readonly name: string; readonly size: string; readonly isInZone: boolean }[]
  readonly units: readonly UnitWords[]
  readonly leads: Readonly<Record<string, readonly string[]>>
  /** clause, unit, three years; titles of one year are separated by a bar */
  readonly milestones: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** `clause/unit/year/number`: due day and day of completion where the reports speak of it; null: never done */
  readonly milestoneStories: Readonly<Record<string, { readonly due: Day; readonly done: Day | null }>>
  /** clause, unit, one text a month */
  readonly reports: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly problems: readonly (string | null)[]
  readonly nextSteps: readonly string[]
  readonly reportTail: string
  readonly reportTailOpen: string
  readonly reportTailDone: string
  readonly sendBacks: readonly string[]
  readonly headSendBack: string
  readonly stillReturned: string
  readonly resubmitted: string
  readonly milestoneBack: string
  readonly milestoneDrops: readonly string[]
  readonly documents: { readonly minutes: { readonly title: string; readonly text: string } }
  readonly rulings: Readonly<Record<string, string>>
  readonly importanceReason: string
  readonly indicators: Readonly<Record<string, IndicatorWords>>
  readonly evidence: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly provisional: readonly string[]
  readonly unjudged: readonly string[]
  readonly factNotes: Readonly<Record<string, string>>
  readonly quickName: string
  readonly settledName: string
  readonly adjustments: readonly AdjustmentWords[]
  readonly funds: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly fundBasis: string
  readonly fileWords: Readonly<Record<string, string>>
  readonly schemeTitle: string
  readonly reviews: ReviewWords
}

/** Words of self-reviews and of looks on site; `hoped`: what a unit said that was found otherwise. */
export interface ReviewWords {
  readonly paper: string
  readonly summary: string
  readonly missing: string
  readonly below: readonly string[]
  readonly over: readonly string[]
  readonly hoped: readonly {
    readonly year: string
    readonly unit: string
    readonly indicator: string
    readonly claimed: string
  }[]
  readonly seeds: Readonly<Record<string, { readonly seed: string; readonly source: string }>>
  readonly present: string
  readonly recheckPaper: string
  readonly confirmed: readonly string[]
  readonly corrected: string
  readonly notFound: string
}

export interface SettingWords {
  readonly key: string
  readonly on: string
  readonly parameter: string
  /** which of its values */
  readonly kind?: string
  readonly value: string
  readonly fromDay: string
  readonly basis: string
  readonly approve?: string
  readonly refuse?: { readonly on: string; readonly reason: string }
}

/** A supervision slip with the days of its moves; a move without a day has not happened. */
export interface SlipWords {
  readonly key: string
  readonly task: string
  readonly unit: string
  readonly colour: 'blue' | 'yellow' | 'red'
  readonly matter: string
  readonly demand: string
  readonly on: string
  readonly issue?: string
  readonly receive?: string
  readonly answer?: string
  readonly reply?: string
  readonly accept?: string
}

/** A meeting with what it decided; a decision without a day of report is still running. */
export interface MeetingWords {
  readonly key: string
  readonly title: string
  readonly kind: string
  readonly on: string
  readonly heldOn: string
  readonly agenda: string
  readonly members: number
  readonly present: number
  readonly minutesOn: string
  readonly minutes: string
  readonly decisions: readonly {
    readonly key: string
    readonly unit: string
    readonly matter: string
    readonly dueOn: string
    readonly report?: string
    readonly result?: string
    readonly close?: string
  }[]
}

export interface ExtensionWords {
  readonly key: string
  readonly milestone: string
  readonly unit: string
  readonly newDueOn: string
  readonly cause: string
  readonly on: string
  readonly endorse?: string
  readonly grant?: string
}

export interface UnitWords {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly nameEnglish: string
  readonly kind: string
  readonly aliases: string | null
}

export interface IndicatorWords {
  readonly kind: string
  readonly data: string
  readonly meaning: string
  readonly baseline?: string
  readonly baselineSource?: string
}

export interface AdjustmentWords {
  readonly key: string
  readonly unit: string
  readonly year: string
  readonly kind: string
  readonly points: string
  readonly matter: string
  readonly file: string
  readonly on: Day
  readonly lift?: string
  readonly liftOn?: Day
}

/** `%s` and `%d` of a text, in order. */
export function worded(text: string, ...parts: readonly (string | number)[]): string {
  const left = [...parts]
  return text.replace(/%[sd]/g, () => String(left.shift() ?? ''))
}
