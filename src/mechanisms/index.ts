/** The institutions the plan names, in its order. */
import type { Area, Example } from '#define'
import { enterpriseLadder } from './enterprise-ladder/definition.ts'
import { type Eligibility, eligibility, type Settings as LadderSettings } from './enterprise-ladder/eligibility.ts'
import { example as enterpriseLadderExample } from './enterprise-ladder/example.ts'
import { enterpriseRegistry } from './enterprise-registry/definition.ts'
import { example as enterpriseRegistryExample } from './enterprise-registry/example.ts'
import { innovationVoucher } from './innovation-voucher/definition.ts'
import { example as innovationVoucherExample } from './innovation-voucher/example.ts'
import { openChallenge } from './open-challenge/definition.ts'
import { example as openChallengeExample } from './open-challenge/example.ts'
import { researchPlatform } from './research-platform/definition.ts'
import { example as researchPlatformExample } from './research-platform/example.ts'
import { taxReturn } from './tax-return/definition.ts'
import { example as taxReturnExample } from './tax-return/example.ts'

export {
  type Eligibility,
  eligibility,
  enterpriseLadder,
  enterpriseRegistry,
  type LadderSettings,
  innovationVoucher,
  openChallenge,
  researchPlatform,
  taxReturn,
}

export const mechanisms: readonly Area[] = [
  enterpriseRegistry,
  openChallenge,
  enterpriseLadder,
  innovationVoucher,
  researchPlatform,
  taxReturn,
]

/** One worked example each, in the same order. */
export const examples: readonly Example[] = [
  enterpriseRegistryExample,
  openChallengeExample,
  enterpriseLadderExample,
  innovationVoucherExample,
  researchPlatformExample,
  taxReturnExample,
]
