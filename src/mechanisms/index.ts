/** The institutions the plan names, in its order. */
import type { Area } from '#define'
import { innovationVoucher } from './innovation-voucher/definition.ts'
import { openChallenge } from './open-challenge/definition.ts'

export { innovationVoucher, openChallenge }

export const mechanisms: readonly Area[] = [openChallenge, innovationVoucher]
