import { createHash } from 'node:crypto'

/** SHA-256 of a text as hex: a pure function, whatever library computes it. */
export const fingerprintOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
