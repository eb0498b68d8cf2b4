/** The institutions the plan names, in its order. */
import type { Area, Example } from '#define'
import { innovationVoucher } from './innovation-voucher/definition.ts'
import { example as innovationVoucherExample } from './innovation-voucher/example.ts'
import { openChallenge } from './open-challenge/definition.ts'
import { example as openChallengeExample } from './open-challenge/example.ts'

export { innovationVoucher, openChallenge }

export const mechanisms: readonly Area[] = [openChallenge, innovationVoucher]

/** One worked example each, in the same order. */
export const examples: readonly Example[] = [openChallengeExample, innovationVoucherExample]
