/** The institutions the plan names, in its order. */
import type { Area, Example } from '#define'
import { enterpriseRegistry } from './enterprise-registry/definition.ts'
import { example as enterpriseRegistryExample } from './enterprise-registry/example.ts'
import { innovationVoucher } from './innovation-voucher/definition.ts'
import { example as innovationVoucherExample } from './innovation-voucher/example.ts'
import { openChallenge } from './open-challenge/definition.ts'
import { example as openChallengeExample } from './open-challenge/example.ts'

export { enterpriseRegistry, innovationVoucher, openChallenge }

export const mechanisms: readonly Area[] = [enterpriseRegistry, openChallenge, innovationVoucher]

/** One worked example each, in the same order. */
export const examples: readonly Example[] = [enterpriseRegistryExample, openChallengeExample, innovationVoucherExample]
