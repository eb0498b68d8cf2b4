import type { Area, Parameter } from '#define'
import type { Setting } from '#settings'
import { settingAddress, settingText } from '../settings.ts'
import { say } from '../words.ts'
import type { SettingChange, SettingLine, SettingsPage } from './answers.ts'
import { type Asking, rowsOf } from './picture.ts'

/** Every parameter of the house with the value of today, what is on its way, and what held before. */
export async function settingsPage(asking: Asking): Promise<SettingsPage> {
  const { catalogue, messages, day, viewer } = asking
  const rows = await rowsOf<Setting>(asking, settingAddress)
  const by = Map.groupBy(rows, row => lineName(row.parameter, row.key))
  return {
    day,
    mayPropose: viewer.actor.role === 'office',
    areas: catalogue.areas.flatMap(area => {
      const lines = area.parameters.flatMap(of =>
        keysOf(of).map(key => lineOf(asking, area, of, key, by.get(lineName(`${area.slug}.${of.name}`, key)) ?? [])),
      )
      return lines.length > 0 ? [{ slug: area.slug, label: say(messages, `${area.slug}.label`), lines }] : []
    }),
  }
}

const lineName = (parameter: string, key: string | null): string => `${parameter}/${key ?? ''}`
const keysOf = (of: Parameter): readonly (string | null)[] => (of.by.length === 0 ? [null] : of.by)

function lineOf(
  { messages, day }: Asking,
  area: Area,
  of: Parameter,
  key: string | null,
  rows: readonly Setting[],
): SettingLine {
  const change = ({ id, state, value, fromDay, basis }: Setting): SettingChange => ({ id, state, value, fromDay, basis })
  const latest = (a: Setting, b: Setting) => (a.fromDay === b.fromDay ? (a.id < b.id ? 1 : -1) : a.fromDay < b.fromDay ? 1 : -1)
  const approved = rows.filter(row => row.state === 'inForce').toSorted(latest)
  const [now, ...before] = approved.filter(row => row.fromDay <= day)
  const coming = rows.filter(row => row.state === 'proposed' || (row.state === 'inForce' && row.fromDay > day))
  const starts = settingText(key === null ? of.starts : (of.starts as Readonly<Record<string, unknown>>)[key])
  return {
    parameter: `${area.slug}.${of.name}`,
    key,
    keyLabel: key === null ? null : say(messages, `${area.slug}.parameters.${of.name}.${key}`),
    tag: of.tag,
    value: now?.value ?? starts,
    since: now?.fromDay ?? null,
    basis: now?.basis ?? of.basis,
    starts,
    coming: coming.toSorted(latest).toReversed().map(change),
    past: before.map(change),
  }
}
