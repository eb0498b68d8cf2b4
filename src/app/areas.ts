import { assessment } from '#assessment'
import type { Area } from '#define'
import { delivery } from '#delivery'
import { documents } from '#document'
import { facts } from '#facts'
import { ledger } from '#ledger'
import { mechanisms } from '#mechanisms'
import { parties } from '#parties'
import { plans } from '#plan'
import { settings } from '#settings'

/** Every definition of the house, lower rooms first. */
export const areas: readonly Area[] = [parties, settings, documents, plans, ledger, facts, delivery, ...mechanisms, assessment]
