/**
 * When and how often people are told. The present count is far below what a messenger allows, because a notice nobody
 * reads is a burden.
 */
import { count, parameter } from '#define'

const dailyWays = ['mail', 'gateway'] as const

/** Nothing leaves between these hours of the civil day; what waited leaves together in the morning. */
export const quietFromHour = parameter('quietFromHour', count({ max: 24 }), { starts: 20, basis: 'house default', tag: 'D' })
export const quietUntilHour = parameter('quietUntilHour', count({ max: 24 }), { starts: 8, basis: 'house default', tag: 'D' })
/** From this hour on the one message of the day leaves, for those who asked for one. */
export const digestHour = parameter('digestHour', count({ max: 23 }), { starts: 9, basis: 'house default', tag: 'D' })
/** Messages to one person by one way in a day. Government messengers allow 100 a day for one application. */
export const messagesPerDay = parameter('messagesPerDay', count({ min: 1, max: 100 }), {
  by: dailyWays,
  starts: { mail: 8, gateway: 8 },
  basis: 'house default',
  tag: 'D',
})

/** How long before its day a milestone is reminded of, and how long before it is urged. */
export const remindBeforeDays = parameter('remindBeforeDays', count({ min: 1 }), { starts: 10, basis: 'default', tag: 'D' })
export const urgeBeforeDays = parameter('urgeBeforeDays', count({ min: 1 }), { starts: 3, basis: 'default', tag: 'D' })

export const noticeParameters = [quietFromHour, quietUntilHour, digestHour, messagesPerDay, remindBeforeDays, urgeBeforeDays]
