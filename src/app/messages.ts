import { assert } from '#base'
import assessmentEn from '../assessment/messages.en.json' with { type: 'json' }
import assessmentZh from '../assessment/messages.zh.json' with { type: 'json' }
import deliveryEn from '../delivery/messages.en.json' with { type: 'json' }
import deliveryZh from '../delivery/messages.zh.json' with { type: 'json' }
import documentEn from '../document/messages.en.json' with { type: 'json' }
import documentZh from '../document/messages.zh.json' with { type: 'json' }
import factsEn from '../facts/messages.en.json' with { type: 'json' }
import factsZh from '../facts/messages.zh.json' with { type: 'json' }
import indexEn from '../index/messages.en.json' with { type: 'json' }
import indexZh from '../index/messages.zh.json' with { type: 'json' }
import ledgerEn from '../ledger/messages.en.json' with { type: 'json' }
import ledgerZh from '../ledger/messages.zh.json' with { type: 'json' }
import ladderEn from '../mechanisms/enterprise-ladder/messages.en.json' with { type: 'json' }
import ladderZh from '../mechanisms/enterprise-ladder/messages.zh.json' with { type: 'json' }
import registryEn from '../mechanisms/enterprise-registry/messages.en.json' with { type: 'json' }
import registryZh from '../mechanisms/enterprise-registry/messages.zh.json' with { type: 'json' }
import voucherEn from '../mechanisms/innovation-voucher/messages.en.json' with { type: 'json' }
import voucherZh from '../mechanisms/innovation-voucher/messages.zh.json' with { type: 'json' }
import challengeEn from '../mechanisms/open-challenge/messages.en.json' with { type: 'json' }
import challengeZh from '../mechanisms/open-challenge/messages.zh.json' with { type: 'json' }
import taxReturnEn from '../mechanisms/tax-return/messages.en.json' with { type: 'json' }
import taxReturnZh from '../mechanisms/tax-return/messages.zh.json' with { type: 'json' }
import partiesEn from '../parties/messages.en.json' with { type: 'json' }
import partiesZh from '../parties/messages.zh.json' with { type: 'json' }
import planEn from '../plan/messages.en.json' with { type: 'json' }
import planZh from '../plan/messages.zh.json' with { type: 'json' }
import settingsEn from '../settings/messages.en.json' with { type: 'json' }
import settingsZh from '../settings/messages.zh.json' with { type: 'json' }
import appEn from './messages.en.json' with { type: 'json' }
import appZh from './messages.zh.json' with { type: 'json' }
import queriesEn from './queries/messages.en.json' with { type: 'json' }
import queriesZh from './queries/messages.zh.json' with { type: 'json' }
import researchPlatformEn from '../mechanisms/research-platform/messages.en.json' with { type: 'json' }
import researchPlatformZh from '../mechanisms/research-platform/messages.zh.json' with { type: 'json' }

/** Labels, help and sentences by key, in both languages. */
export interface Messages {
  readonly zh: Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

/**
 * The words of every definition, rule and query; those of the edges stand with the edges.
 *
 * @throws Bug at start when two rooms say different things under one key: the reader of one would get the words of the other
 */
export const messages: Messages = {
  zh: merged([
    appZh,
    queriesZh,
    partiesZh,
    settingsZh,
    documentZh,
    planZh,
    ledgerZh,
    indexZh,
    factsZh,
    deliveryZh,
    registryZh,
    ladderZh,
    voucherZh,
    taxReturnZh,
    challengeZh,
    researchPlatformZh,
    assessmentZh,
  ]),
  en: merged([
    appEn,
    queriesEn,
    partiesEn,
    settingsEn,
    documentEn,
    planEn,
    ledgerEn,
    indexEn,
    factsEn,
    deliveryEn,
    registryEn,
    ladderEn,
    voucherEn,
    taxReturnEn,
    challengeEn,
    researchPlatformEn,
    assessmentEn,
  ]),
}

function merged(rooms: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const room of rooms)
    for (const [key, text] of Object.entries(room)) {
      assert((all[key] ?? text) === text, `'${key}' says one thing in all rooms`)
      all[key] = text
    }
  return all
}
