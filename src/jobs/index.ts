/** What happens by date, and what leaves the house by itself. */
export { type Channels, channelsOf } from './channels/settings.ts'
export { signatureOf } from './channels/gateway.ts'
export { type Daily, startDaily } from './daily.ts'
