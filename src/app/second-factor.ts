import { Secret, TOTP } from 'otpauth'
import type { PlainMove } from '#define'
import { rolesOf } from './moves.ts'
import type { Held } from './sign-in.ts'

/** Six digits that change every half minute, as every authenticator app reckons them. @source RFC 6238 */
const secondsOfCode = 30

const totpOf = (secret: string, account = ''): TOTP =>
  new TOTP({ issuer: 'Jinwei', label: account, period: secondsOfCode, digits: 6, secret: Secret.fromBase32(secret) })

/** 160 random bits in base 32, to be shown once. */
export const newFactor = (): string => new Secret({ size: 20 }).base32

/** What an authenticator app reads from the picture. */
export const factorUri = (secret: string, account: string): string => totpOf(secret, account).toString()

/** The code of this moment; for the sample's own accounts, whose secret everybody knows. */
export const codeAt = (secret: string, at: Date): string => totpOf(secret).generate({ timestamp: at.getTime() })

/**
 * The half minute a code belongs to, counted from 1970, or null when it is of none near this moment. One to either side
 * is let in, since telephones run fast and slow.
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / (secondsOfCode * 1_000)) + delta
}

/** Whoever pays shows once more that it is them: a move that posts a payment wants a second factor. */
export const wantsSecondFactor = (move: PlainMove): boolean => (move.money ?? []).some(posting => posting.verb === 'pay')

/** What is lacking before this sign-in may take the move, or null. Who may not take it at all is told that, and not this. */
export function secondFactorDue(
  move: PlainMove,
  { viewer, session }: Held,
): 'second_factor_due' | 'second_factor_not_set' | null {
  if (!wantsSecondFactor(move) || !rolesOf(move).includes(viewer.actor.role) || session.confirmedUntil !== null) return null
  return session.hasSecondFactor ? 'second_factor_due' : 'second_factor_not_set'
}
