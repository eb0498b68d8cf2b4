/** Checks of platforms and their plates, and on which days a body counts at a level. Amounts in fen, shares in basis points. */
import { addDays, type Day, day, Decimal } from '#base'
import { type Call, type Follow, refuses } from '#define'
import type { Agreement, Level, Plate, Platform, PlatformYear } from './definition.ts'

// on which days a body counts

/** From a day on, until the day on which it is over; null while nobody knows its end. */
export interface Span {
  readonly from: Day
  readonly left: Day | null
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** The days of a plate; none for one that was struck. */
function spanOf(plate: Pick<Plate, 'state' | 'recognisedOn' | 'validUntil' | 'leftOn'>): readonly Span[] {
  if (plate.state === 'struck') return []
  const left = earlier(plate.leftOn, plate.validUntil === null ? null : addDays(plate.validUntil, 1))
  return left !== null && left <= plate.recognisedOn ? [] : [{ from: plate.recognisedOn, left }]
}

/** Spans that touch or lie over each other become one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = out.at(-1)
    if (!last || (last.left !== null && last.left < span.from)) out.push(span)
    else if (last.left !== null && (span.left === null || span.left > last.left))
      out[out.length - 1] = { from: last.from, left: span.left }
  }
  return out
}

function without(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
  return taken.reduce<readonly Span[]>(
    (rest, hole) =>
      rest.flatMap(span => {
        const before = { from: span.from, left: earlier(span.left, hole.from) }
        const after = hole.left === null ? null : { from: hole.left > span.from ? hole.left : span.from, left: span.left }
        return [before, after].filter((one): one is Span => one !== null && (one.left === null || one.left > one.from))
      }),
    spans,
  )
}

/** One body with several plates counts once a level; while it holds the higher one it does not count at the lower. */
export function daysByLevel(plates: readonly Pick<Plate, 'level' | 'state' | 'recognisedOn' | 'validUntil' | 'leftOn'>[]): {
  readonly national: readonly Span[]
  readonly regional: readonly Span[]
} {
  const at = (level: Level) => joined(plates.filter(plate => plate.level === level).flatMap(spanOf))
  const national = at('national')
  return { national, regional: without(at('regional'), national) }
}

const stored = (plates: readonly Plate[]) => {
  const { national, regional } = daysByLevel(plates)
  return {
    nationalFrom: national[0]?.from ?? null,
    nationalLeft: national[0]?.left ?? null,
    nationalAgain: national.slice(1),
    regionalFrom: regional[0]?.from ?? null,
    regionalLeft: regional[0]?.left ?? null,
    regionalAgain: regional.slice(1),
  }
}

const yearsAfter = (from: Day, years: number): Day => {
  const wished = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  return day(wished.endsWith('02-29') && Number(wished.slice(0, 4)) % 4 !== 0 ? `${wished.slice(0, 4)}-02-28` : wished)
}

type Plates = { readonly plates: readonly Plate[] }

/** The days a body counts on, and with its first plate the days its first report and review are due. */
export const spansKept = (
  p: Platform,
  { plates, reportDay, reviewYears }: Plates & { readonly reportDay: string; readonly reviewYears: number },
  call: Call,
) => {
  const first = plates.map(plate => plate.recognisedOn).toSorted()[0] ?? call.day
  const reviews = Math.floor(Math.max(0, Number(call.day.slice(0, 4)) - Number(first.slice(0, 4)) - 1) / reviewYears) + 1
  return {
    ...stored(plates),
    reportDueOn: p.reportDueOn ?? reportDueAfter(call.day, reportDay),
    reviewDueOn: p.kind === 'newTypeInstitute' ? yearsAfter(first, reviews * reviewYears) : null,
  }
}

const reportDueAfter = (on: Day, at: string): Day => day(`${Number(on.slice(0, 4)) + 1}-${at}`)

/** All plates end on the day the body leaves or is closed. */
export const spansCut = (p: Platform, { plates }: Plates) =>
  stored(plates.map(plate => ({ ...plate, leftOn: earlier(plate.leftOn, p.leftOn) })))

const alive = (plates: readonly Plate[]) => plates.filter(plate => plate.state === 'valid' || plate.state === 'lapsed')
export const platesEnd = (p: Platform, { plates }: Plates): readonly Follow[] =>
  alive(plates).map(plate => ({ take: 'plate.end', id: plate.id, values: { leftOn: endOf(plate, p) } }))
export const platesMoveAway = (p: Platform, { plates }: Plates): readonly Follow[] =>
  alive(plates).map(plate => ({ take: 'plate.moveAway', id: plate.id, values: { leftOn: endOf(plate, p) } }))
/** A plate given after the day its body left has never stood here. */
const endOf = (plate: Plate, p: Platform): Day | null =>
  p.leftOn !== null && p.leftOn < plate.recognisedOn ? plate.recognisedOn : p.leftOn

type Body = { readonly platform: Platform | null }

export const bodyFollows = (row: Plate, { platform }: Body): readonly Follow[] => [
  { take: ['building', 'trial'].includes(platform?.state ?? '') ? 'platform.recognise' : 'platform.recount', id: row.platform },
]

// bodies

/** Registered here and at work elsewhere is what the register is asked about most. */
export const worksWhereItStands = refuses(['platform_works_elsewhere'], (p: Platform) =>
  p.isInZone && !p.isWorkingHere ? 'platform_works_elsewhere' : null,
)

export const leftByToday = refuses(['left_in_future'], (p: Platform, _: unknown, call) =>
  p.leftOn && p.leftOn > call.day ? 'left_in_future' : null,
)

// plates

export const recognisedByToday = refuses(['issued_in_future'], (p: Plate, _: unknown, call) =>
  p.recognisedOn > call.day ? 'issued_in_future' : null,
)

export const endedByToday = refuses(['left_in_future'], (p: Plate, _: unknown, call) =>
  p.leftOn && p.leftOn > call.day ? 'left_in_future' : null,
)

const reach: Readonly<Record<Plate['issuer'], Level>> = {
  scienceMinistry: 'national',
  reformCommission: 'national',
  industryMinistry: 'national',
  otherMinistry: 'national',
  regionalScience: 'regional',
  regionalReform: 'regional',
  regionalIndustry: 'regional',
  otherRegional: 'regional',
  cityScience: 'city',
  otherCity: 'city',
  zoneCommittee: 'zone',
}
const rank: Readonly<Record<Level, number>> = { national: 3, regional: 2, city: 1, zone: 0 }

/** Nobody gives a plate above his own level. */
export const issuerReachesLevel = refuses(['level_above_issuer'], (p: Plate) =>
  rank[p.level] > rank[reach[p.issuer]] ? ['level_above_issuer', { level: p.level, issuer: p.issuer }] : null,
)

export const bodyStands = refuses(['platform_not_built', 'platform_gone', 'host_differs'], (p: Plate, { platform }: Body) => {
  if (platform === null || ['closed', 'movedOut'].includes(platform.state)) return 'platform_gone'
  if (platform.host !== p.host) return 'host_differs'
  return ['planned', 'agreed'].includes(platform.state) ? ['platform_not_built', { state: platform.state }] : null
})

export const renewedLonger = refuses(['renewal_not_longer'], (p: Plate, { before }: { readonly before: Plate | null }) =>
  p.validUntil === null || (before?.validUntil && p.validUntil > before.validUntil)
    ? null
    : ['renewal_not_longer', { until: before?.validUntil ?? null }],
)

// the year

export const yearIsOver = refuses(['year_not_over'], (y: PlatformYear, _: unknown, call) =>
  Number(y.year) >= Number(call.day.slice(0, 4)) ? ['year_not_over', { year: y.year }] : null,
)

export const researchWithinStaff = refuses(['technology_staff_exceeds_staff'], (y: PlatformYear) =>
  y.researchStaff !== null && y.staff !== null && y.researchStaff > y.staff ? 'technology_staff_exceeds_staff' : null,
)

export const reportNoted = (y: PlatformYear, { platform }: Body): readonly Follow[] =>
  ['standing', 'rectifying'].includes(platform?.state ?? '') ? [{ take: 'platform.noteReport', id: y.platform }] : []

export const nextReport = (_: Platform, { on }: { readonly on: string }, call: Call) => ({
  reportDueOn: reportDueAfter(call.day, on),
})

const partOf = (part: number | bigint, whole: number | bigint): number =>
  Math.floor(new Decimal(String(part)).mul(10_000).div(String(whole)).toNumber())

/** What a new-type institute is asked: its own legal person, its people and its spending. What is not told is not met. */
export const reviewTestsMet = refuses(
  ['review_tests_not_met'],
  (y: PlatformYear, { platform, staffMin, spendMin }: Body & { readonly staffMin: number; readonly spendMin: number }) => {
    if (platform?.kind !== 'newTypeInstitute') return null
    const missing: string[] = []
    if (!platform.isIndependent) missing.push('legalPerson')
    if (!y.staff || y.researchStaff === null || partOf(y.researchStaff, y.staff) < staffMin) missing.push('researchStaff')
    if (!y.incomeFen || y.researchSpendFen === null || partOf(y.researchSpendFen, y.incomeFen) < spendMin)
      missing.push('researchSpend')
    return missing.length === 0 ? null : ['review_tests_not_met', { count: missing.length, missing: missing.join(', ') }]
  },
)

export const restoredByPass = (y: PlatformYear, { platform }: Body): readonly Follow[] =>
  platform?.state === 'rectifying' ? [{ take: 'platform.restore', id: y.platform }] : []

/** The first failure opens the months of mending; after a second the bureau closes the body. */
export const rectifiedByFailure = (y: PlatformYear, { platform }: Body): readonly Follow[] =>
  platform?.state === 'standing' ? [{ take: 'platform.rectify', id: y.platform }] : []

export const oneMoreFailed = (p: Platform) => ({ failedReviews: (p.failedReviews ?? 0) + 1 })

// agreements

export const stillPlanned = refuses(['agreement_not_awaited', 'host_differs'], (a: Agreement, { platform }: Body) => {
  if (platform?.state !== 'planned') return 'agreement_not_awaited'
  return platform.host === a.host ? null : 'host_differs'
})

const sumOf = (lines: readonly { readonly amountFen: bigint }[]) => lines.reduce((sum, line) => sum + line.amountFen, 0n)

export const sourcesCoverMilestones = refuses(['milestones_above_sources'], (a: Agreement) => {
  const [sources, milestones] = [sumOf(a.sources), sumOf(a.milestones)]
  return milestones > sources ? ['milestones_above_sources', { sources, milestones }] : null
})

export const bodyAgrees = (a: Agreement): readonly Follow[] => [{ take: 'platform.agree', id: a.platform }]

/** What was agreed stays; only the days of delivery are added. */
export const onlyDeliveries = refuses(
  ['milestones_changed'],
  (a: Agreement, { before }: { readonly before: Agreement | null }) => {
    const same =
      before !== null &&
      before.milestones.length === a.milestones.length &&
      a.milestones.every((line, at) => {
        const was = before.milestones[at]
        return (
          line.dueOn === was?.dueOn &&
          line.deliverable === was.deliverable &&
          line.weight === was.weight &&
          line.amountFen === was.amountFen
        )
      })
    return same ? null : 'milestones_changed'
  },
)
