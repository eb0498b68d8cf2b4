import type { PartLine, Value } from '../../wire.ts'

/** A scheme as it is edited: what is stored as text of its own form is taken apart, so that nobody edits that text. */
export type Params = Readonly<Record<string, unknown>>
export interface DraftLine {
  readonly indicator: string
  readonly weight: string
  readonly fn: string
  readonly params: Params
  readonly basis: string
}
/** Groups of settings by name, each a value or named values; decimals as text, as in the engine. */
export type Settings = Readonly<Record<string, string | Readonly<Record<string, string>> | undefined>>
export interface SchemeDraft {
  readonly title: string
  readonly lines: readonly DraftLine[]
  readonly settings: Settings
}

type Stored = Readonly<Record<string, Value | undefined>>

export const draftOf = (row: Stored): SchemeDraft => ({
  title: String(row['title'] ?? ''),
  lines: (Array.isArray(row['lines']) ? (row['lines'] as readonly PartLine[]) : []).map(line => ({
    indicator: String(line['indicator'] ?? ''),
    weight: String(line['weight'] ?? ''),
    fn: String(line['fn'] ?? ''),
    params: objectOf(line['parameters']),
    basis: String(line['basis'] ?? ''),
  })),
  settings: objectOf(row['settings']) as Settings,
})

/** What is sent and kept: the same text for the same draft. */
export const storedOf = ({ title, lines, settings }: SchemeDraft): Readonly<Record<'title' | 'lines' | 'settings', Value>> => ({
  title,
  lines: lines.map(({ indicator, weight, fn, params, basis }) => ({
    indicator,
    weight: weight === '' ? null : weight,
    fn,
    parameters: sortedText(params),
    basis,
  })),
  settings: sortedText(settings),
})

function objectOf(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(String(text))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** JSON with its names in order and nothing that is not said. */
export function sortedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(each => sortedText(each)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const said = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${said
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${sortedText(part)}`)
    .join(',')}}`
}

export const settingOf = ({ settings }: SchemeDraft, group: string, name: string): string => {
  const part = settings[group]
  return typeof part === 'object' ? (part[name] ?? '') : ''
}

/** What is written in per cent is kept as a share: the point moves two places, and what is no number stays as it is. */
export const shareOfPercent = (text: string): string => movePoint(text, -2)
export const percentOfShare = (text: string): string => movePoint(text, 2)

function movePoint(text: string, places: number): string {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text)
  if (!found) return text
  const [, whole = '', part = ''] = found
  const digits = places > 0 ? whole + part.padEnd(places, '0') : whole.padStart(1 - places, '0') + part
  const at = places > 0 ? whole.length + places : digits.length - part.length + places
  const fraction = digits.slice(at).replace(/0+$/, '')
  return `${digits.slice(0, at).replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`
}

/** Weights in hundredths summed exactly; what is no number counts nothing here and is named where it stands. */
export function weightSum(lines: readonly DraftLine[]): string {
  const hundredths = lines.reduce((sum, { weight }) => {
    const found = /^(\d+)(?:\.(\d{1,2})\d*)?$/.exec(weight)
    return found ? sum + Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : sum
  }, 0)
  return (hundredths / 100).toFixed(2)
}

export interface Difference {
  /** indicator of a line, `title`, or `group.name` of a setting */
  readonly where: string
  readonly what: 'added' | 'removed' | 'weight' | 'fn' | 'params' | 'basis' | 'setting' | 'title'
  readonly before: string
  readonly after: string
}

/** What two versions say differently, in words a reader can follow. */
export function differencesOf(before: SchemeDraft, after: SchemeDraft): readonly Difference[] {
  const was = new Map(before.lines.map(line => [line.indicator, line]))
  const is = new Set(after.lines.map(line => line.indicator))
  const lines = after.lines.flatMap((line): readonly Difference[] => {
    const old = was.get(line.indicator)
    if (!old) return [{ where: line.indicator, what: 'added', before: '', after: line.weight }]
    const pairs: readonly (readonly [Difference['what'], string, string])[] = [
      ['weight', plain(old.weight), plain(line.weight)],
      ['fn', old.fn, line.fn],
      ['params', sortedText(old.params), sortedText(line.params)],
      ['basis', old.basis, line.basis],
    ]
    return pairs.flatMap(([what, a, b]) => (a === b ? [] : [{ where: line.indicator, what, before: a, after: b }]))
  })
  const gone = before.lines
    .filter(line => !is.has(line.indicator))
    .map((line): Difference => ({ where: line.indicator, what: 'removed', before: line.weight, after: '' }))
  const [old, fresh] = [flat(before.settings), flat(after.settings)]
  const settings = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((where): readonly Difference[] =>
    old[where] === fresh[where] ? [] : [{ where, what: 'setting', before: old[where] ?? '', after: fresh[where] ?? '' }],
  )
  const title: readonly Difference[] =
    before.title === after.title ? [] : [{ where: 'title', what: 'title', before: before.title, after: after.title }]
  return [...title, ...lines, ...gone, ...settings]
}

const plain = (weight: string): string => weight.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')

const flat = (settings: Settings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([group, part]) =>
      typeof part === 'object'
        ? Object.entries(part).map(([name, value]) => [`${group}.${name}`, plain(value)])
        : [[group, part ?? '']],
    ),
  )

/** A new version of the same year counts on; a scheme for another year begins at 1. */
export const copyFor = (draft: SchemeDraft, from: number, to: number): SchemeDraft => {
  const version = draft.settings['version']
  const next = from === to && /^\d+$/.test(String(version)) ? String(Number(version) + 1) : '1'
  return {
    ...draft,
    title: draft.title.replaceAll(String(from), String(to)),
    settings: { ...draft.settings, version: next },
  }
}
