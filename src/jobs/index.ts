/** What happens by date. */
export { type Daily, startDaily } from './daily.ts'
