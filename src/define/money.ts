/** A kind of purse with five stages: available, reserved, committed, paid, returned. A quota is the same thing as a budget. */
export interface Account {
  readonly name: string
  readonly per: 'year' | 'record'
}

export const account = (name: string, options: { per: Account['per'] }): Account => ({ name, ...options })

export const stages = ['source', 'available', 'reserved', 'committed', 'paid', 'returned'] as const
export type Stage = (typeof stages)[number]

/** Each verb shifts a stored amount from one stage of a purse to the next; each has its way back. */
export const verbs = {
  allot: ['source', 'available'],
  withdraw: ['available', 'source'],
  reserve: ['available', 'reserved'],
  release: ['reserved', 'available'],
  commit: ['reserved', 'committed'],
  cancel: ['committed', 'reserved'],
  pay: ['committed', 'paid'],
  recover: ['paid', 'returned'],
} as const satisfies Record<string, readonly [Stage, Stage]>
export type Verb = keyof typeof verbs

/**
 * One posting of a move. `amount` is a money field, `key` names the purse: a reference of the row, or `id` for the row itself.
 * `to` is the reference to the organisation that is paid; a row that refers to one organisation only need not say it.
 */
export interface Posting<A extends string = string, K extends string = string> {
  readonly verb: Verb
  readonly account: Account
  readonly amount: A
  readonly key: K
  readonly to?: K
}

const posting =
  (verb: Verb) =>
  <const A extends string, const K extends string>(account: Account, amount: A, key: K, to?: K): Posting<A, K> => ({
    verb,
    account,
    amount,
    key,
    ...(to !== undefined && { to }),
  })

export const allot = posting('allot')
export const withdraw = posting('withdraw')
export const reserve = posting('reserve')
export const release = posting('release')
export const commit = posting('commit')
export const cancel = posting('cancel')
export const pay = posting('pay')
export const recover = posting('recover')
