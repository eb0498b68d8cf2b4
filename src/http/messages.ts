import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import type { Messages } from './problems.ts'

/** Sentences for the refusals of the edge, and for the general ones until a room says them better. */
export const edgeMessages: Messages = { zh, en }
