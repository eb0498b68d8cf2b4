import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import type { Messages } from './problems.ts'

/** Sentences for what only the edge refuses, and for the places of general refusals it fills. */
export const edgeMessages: Messages = { zh, en }
