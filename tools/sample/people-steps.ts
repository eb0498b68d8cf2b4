import { assert, creditCodeCheck } from '#base'
import { known, row, type SampleBook, unitRow } from './sample-book.ts'

/** The administrators see off who entered the units, enter who only looks on, and in the last winter a second liaison where the first was moved. */
export function enterPeople({ words, step, name }: SampleBook): void {
  const person = (account: string, role: string, unit: string | null, on: string) => {
    const key = `person-${account}`
    const of = { unit: unit === null ? null : unitRow(unit), organisation: null }
    const held = { ...of, role, person: row(key), fromDay: on, untilDay: null }
    step({ as: 'systemAdmin', on, take: 'parties.person.enter', key, values: { name: name(), account, ...of } })
    step({ as: 'securityAdmin', on, take: 'parties.post.grant', key: `post-${account}`, values: held })
  }
  const reason = words.registryLeaves
  const post = { find: 'parties.post', where: { role: 'office', unit: null, state: 'held' } }
  const clerk = { find: 'parties.person', where: { account: 'registry' } }
  step({ as: 'securityAdmin', on: '2022-01-28', take: 'parties.post.end', key: 'post-registry', row: post, reason })
  step({ as: 'systemAdmin', on: '2022-01-28', take: 'parties.person.leave', key: 'person-registry', row: clerk, reason })
  for (const { role, account } of words.observers) person(account, role, null, '2022-01-06')
  person(words.successor.account, 'liaison', words.successor.unit, '2024-01-08')
}

/** A few firms, some entered by the zone and some by the bureau, so that lists of organisations are not empty. */
export function enterFirms({ words, step }: SampleBook): void {
  for (const [at, firm] of words.firms.entries()) {
    const stem = `91150600MA0XQF0${String(at + 1).padStart(2, '0')}`
    const check = known(creditCodeCheck(stem) ?? undefined, stem)
    assert(stem.length === 17, 'a credit code has 17 characters before its check')
    step({
      as: at % 2 === 0 ? 'zoneDepartment' : 'caseOfficer',
      on: '2022-02-15',
      take: 'parties.organisation.enter',
      key: `firm-${at + 1}`,
      values: { creditCode: stem + check, ...firm, controller: null },
    })
  }
}
