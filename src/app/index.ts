/** Everything a user may ask for, and who may. */
export { type App, type Clock, type Command, createApp, type FileReading, type Paper, type Upload } from './app.ts'
export { areas } from './areas.ts'
export type { Between, Books } from './books-port.ts'
export { type Address, type Catalogue, catalogueOf, type Entry, entryOf, type FigureAt } from './catalogue.ts'
export { type CellFault, type Imported, type ImportedChange, type ImportRequest } from './import/imported.ts'
export { markedRows } from './import/marked-rows.ts'
export { drawnFor, type Figure, figureOf, joinTallies, openTallies, scaled, sharesOf, tallyChanges } from './figures.ts'
export { type Messages, messages } from './messages.ts'
export { type Context, takeMove } from './moves.ts'
export { type Played, type Playing, playExample } from './play.ts'
export { settingAddress, settingValue } from './settings.ts'
export { secondFactorDue, wantsSecondFactor } from './second-factor.ts'
export {
  createSignIn,
  type FactorOffer,
  type Held,
  type Opened,
  type Session,
  type SignInService,
  signInRules,
} from './sign-in.ts'
export { hashPassword } from './password.ts'
export {
  type BookChange,
  type Change,
  type ClockChange,
  type Door,
  type Event,
  type Feeds,
  type HeldPost,
  type HistoryEntry,
  type ListQuery,
  type Notice,
  type Reading,
  type Receipt,
  type Request,
  type Reversal,
  type SignIn,
  type Store,
  type StoredFile,
  type StoredRow,
  sealed,
  type Tally,
  type Transfer,
  type Viewer,
  type Writing,
} from './store.ts'
export type { Delivered, Sender, Senders } from './notices/deliver.ts'
export {
  type Dispatch,
  madeKey,
  type NewDispatch,
  type NewMessage,
  type NewNotice,
  type Outbox,
  type StoredNotice,
  type WaitingMessage,
  type Way,
  ways,
} from './notices/outbox.ts'
export { fill, type Said, say } from './words.ts'
