import { type Call, refuses } from '#define'
import type { Setting } from './rows.ts'

/** A value holds from a day on that is not past, when it is proposed and when it is approved: nothing reaches back. */
export const reachesNotBack = refuses(['setting_reaches_back'], (setting: Setting, _: unknown, { day }: Call) =>
  setting.fromDay < day ? (['setting_reaches_back', { fromDay: setting.fromDay }] as const) : null,
)
