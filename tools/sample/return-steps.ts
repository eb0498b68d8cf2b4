import { assert, type Day, day, type Fen, fenOfYuan, shareOfFen, yuanOfFen } from '#base'
import type { SampleSheet } from './registers.ts'
import { known, row, type SampleBook, seeded, unitRow } from './sample-book.ts'

export interface ReturnWords {
  readonly shareDocument: string
  readonly stampDocument: string
  readonly shareBasis: string
  readonly endReason: string
  readonly list: string
  readonly leaveReason: string
  readonly yearBasis: string
  readonly confirmation: string
  readonly accounts: string
  readonly receipt: string
  readonly slip: string
  readonly text: string
  readonly uses: Readonly<Record<'pilot' | 'road' | 'fair' | 'car' | 'dinner', string>>
  readonly explanation: string
  readonly ruling: string
  readonly dropped: string
}

/** Shares of the sample, in basis points; land-use tax stays with the city whole. */
const shares = { valueAdded: 3_500, corporateIncome: 2_800, stamp: 5_000, landUse: 10_000 } as const
type Kind = keyof typeof shares
const yuan = (text: string): Fen => known(fenOfYuan(text) ?? undefined, text)

/** What the quarters come to: 43,215,678.90 yuan in 2022, 47,360,200.00 in 2023, of which 96.5 % came by its accounts. */
const quarters: readonly {
  readonly quarter: string
  readonly entitled: Fen
  readonly on: Day
  readonly advance: Fen | null
}[] = [
  { quarter: '2022Q1', entitled: yuan('10412380.35'), on: day('2022-12-29'), advance: yuan('10000000') },
  { quarter: '2022Q2', entitled: yuan('11065204.18'), on: day('2022-12-30'), advance: yuan('10000000') },
  { quarter: '2022Q3', entitled: yuan('10930117.77'), on: day('2023-01-03'), advance: yuan('10000000') },
  { quarter: '2022Q4', entitled: yuan('10807976.60'), on: day('2023-01-09'), advance: null },
  { quarter: '2023Q1', entitled: yuan('15210366.40'), on: day('2023-04-11'), advance: yuan('15000000') },
  { quarter: '2023Q2', entitled: yuan('16933508.15'), on: day('2023-07-11'), advance: yuan('15000000') },
  { quarter: '2023Q3', entitled: yuan('-812404.55'), on: day('2023-10-17'), advance: null },
  { quarter: '2023Q4', entitled: yuan('16028730.00'), on: day('2024-01-04'), advance: yuan('15702593') },
]
const taxpayers = 14

/**
 * The city's part of the zone's taxes: two years from certificates to accounts. 2022 was entered afterwards and is paid in
 * full; of 2023 the settlement waits for the payment; the first quarter of 2024 is open.
 */
export function returnTaxes(
  book: SampleBook,
  words: ReturnWords,
  firms: readonly Readonly<Record<string, string>>[],
): readonly SampleSheet[] {
  const { step, after } = book
  // dice of its own: no other part of the sample moves when this one changes
  const chance = seeded(31)
  const between = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  const filled = (text: string, slots: Readonly<Record<string, string>>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '')
  const file = (pattern: string, slots: Readonly<Record<string, string>> = {}) => {
    const name = filled(pattern, slots)
    return [book.file(name, filled(words.text, { name }))]
  }
  const found = (creditCode: string) => ({ find: 'parties.organisation', where: { creditCode } })
  const chosen = firms
    .filter(firm => firm['isTaxedInZone'] === 'true' && firm['isCountedInZone'] === 'true')
    .slice(0, taxpayers + 1)
  assert(chosen.length === taxpayers + 1, 'firms that pay tax in the zone')

  const enact = (key: string, kind: Kind, share: number, fromDay: string, documentNo: string, on: string) => {
    step({
      as: 'finance',
      on,
      take: 'tax-return.shareRule.draft',
      key,
      values: { kind, share, fromDay, documentNo, basis: file(words.shareBasis) },
    })
    step({ as: 'approver', on, take: 'tax-return.shareRule.enact', key })
  }
  for (const kind of Object.keys(shares) as Kind[])
    enact(`share-${kind}`, kind, kind === 'stamp' ? 4_500 : shares[kind], '2022-01-01', words.shareDocument, '2022-12-27')
  step({
    as: 'approver',
    on: '2022-12-28',
    take: 'tax-return.shareRule.end',
    key: 'share-stamp',
    values: { untilDay: '2022-12-31' },
    reason: words.endReason,
  })
  enact('share-stamp-2023', 'stamp', shares.stamp, '2023-01-01', words.stampDocument, '2022-12-28')
  for (const [at, firm] of chosen.entries())
    step({
      as: 'zoneDepartment',
      on: '2022-12-27',
      take: 'tax-return.taxpayerScope.enter',
      key: `scope-${at}`,
      values: {
        organisation: found(firm['creditCode'] as string),
        listName: words.list,
        fromDay: '2022-01-01',
        basis: file(`${words.list}.txt`),
      },
    })
  // the last of them moves out: what it pays from July on counts for nothing
  step({
    as: 'zoneDepartment',
    on: '2023-07-04',
    take: 'tax-return.taxpayerScope.leave',
    key: `scope-${taxpayers}`,
    values: { leftDay: '2023-07-01' },
    reason: words.leaveReason,
  })

  const years: Readonly<Record<string, { readonly opened: string; readonly settled: string }>> = {
    2022: { opened: '2022-12-28', settled: '2023-01-12' },
    2023: { opened: '2023-02-01', settled: '2024-01-10' },
    2024: { opened: '2024-01-10', settled: '' },
  }
  for (const [year, { opened }] of Object.entries(years)) {
    const values = { year, zoneUnit: unitRow('gxq'), basis: file(words.yearBasis, { year }) }
    step({ as: 'finance', on: opened, take: 'tax-return.returnYear.open', key: `return-${year}`, values })
    for (const no of year === '2024' ? [1] : [1, 2, 3, 4])
      step({
        as: 'caseOfficer',
        on: opened,
        take: 'tax-return.returnQuarter.open',
        key: `return-${year}Q${no}`,
        values: { returnYear: row(`return-${year}`), quarter: `${year}Q${no}` },
      })
  }

  const pay = (key: string, year: string, kind: 'advance' | 'settlement', amountFen: Fen, on: Day, isPaid = true) => {
    const values = { returnYear: row(`return-${year}`), kind, payee: unitRow('gxq'), amountFen: { fen: String(amountFen) } }
    step({ as: 'caseOfficer', on, take: 'tax-return.returnPayment.order', key, values })
    step({ as: 'approver', on, take: 'tax-return.returnPayment.approve', key })
    if (!isPaid) return
    const receipt = file(words.receipt, { order: `${year}-${key.slice(-2)}` })
    step({ as: 'finance', on, take: 'tax-return.returnPayment.pay', key, values: { paidOn: on, receipt } })
  }

  const sheets = quarters.map(({ quarter, entitled, on, advance }): SampleSheet => {
    const rows = collectionsOf(quarter, entitled, chosen, between)
    const take = (as: string, move: string, more: object = {}) =>
      step({ as, on, take: `tax-return.returnQuarter.${move}`, key: `return-${quarter}`, ...more })
    take('caseOfficer', 'match')
    take('caseOfficer', 'compute', { expect: { values: { entitledFen: String(entitled) } } })
    take('zoneDepartment', 'confirm', { values: { confirmation: file(words.confirmation, { quarter }) } })
    take('finance', entitled < 0n ? 'carry' : 'check')
    if (advance !== null) pay(`return-pay-${quarter}`, quarter.slice(0, 4), 'advance', advance, on)
    return { on, as: 'caseOfficer', register: 'tax-return.taxCollection', file: `taxes-${quarter}.csv`, text: csvOf(rows) }
  })
  for (const year of ['2022', '2023']) {
    const settledOn = known(years[year], year).settled
    step({
      as: 'finance',
      on: settledOn,
      take: 'tax-return.returnYear.settle',
      key: `return-${year}`,
      values: { settledOn, finalAccounts: file(words.accounts, { year }) },
    })
  }
  pay('return-pay-2022-end', '2022', 'settlement', yuan('13215678.90'), day('2023-01-13'))
  step({ as: 'approver', on: '2023-01-16', take: 'tax-return.returnYear.close', key: 'return-2022' })
  pay('return-pay-2023-end', '2023', 'settlement', yuan('1657607.00'), day('2024-02-28'), false)

  spend(book, words, file, after)
  return sheets
}

type FileOf = (pattern: string, slots?: Readonly<Record<string, string>>) => readonly { readonly file: string }[]

/** What the money is used for: two paid, one struck after a finding, one waiting for its explanation, one for its signature. */
function spend({ step }: SampleBook, words: ReturnWords, file: FileOf, after: SampleBook['after']): void {
  const use = (key: keyof ReturnWords['uses'], on: string, year: string, purpose: string, yuanText: string) =>
    step({
      as: 'zoneDepartment',
      on,
      take: 'tax-return.returnUse.plan',
      key: `use-${key}`,
      values: {
        returnYear: row(`return-${year}`),
        purpose,
        matter: words.uses[key],
        receiver: null,
        reckonedBy: 'contract',
        amountFen: { fen: String(yuan(yuanText)) },
      },
    })
  for (const [key, on, purpose, amount] of [
    ['pilot', '2023-03-06', 'science', '8600000'],
    ['road', '2023-05-15', 'infrastructure', '21500000'],
  ] as const) {
    use(key, on, '2022', purpose, amount)
    const paidOn = after(day(on), 9)
    step({ as: 'approver', on: after(day(on), 2), take: 'tax-return.returnUse.approve', key: `use-${key}` })
    const values = { paidOn, receipt: file(words.slip, { matter: words.uses[key] }) }
    step({ as: 'finance', on: paidOn, take: 'tax-return.returnUse.pay', key: `use-${key}`, values })
  }
  use('car', '2023-08-07', '2022', 'other', '480000')
  const finding = { find: 'tax-return.useFinding', where: { kind: 'outsidePurposes', returnUse: row('use-car') } }
  step({
    as: 'zoneDepartment',
    on: '2023-08-09',
    take: 'tax-return.useFinding.explain',
    key: 'finding-car',
    row: finding,
    values: { explanation: words.explanation },
  })
  step({
    as: 'finance',
    on: '2023-08-11',
    take: 'tax-return.useFinding.uphold',
    key: 'finding-car',
    values: { ruling: words.ruling },
  })
  step({ as: 'zoneDepartment', on: '2023-08-14', take: 'tax-return.returnUse.drop', key: 'use-car', reason: words.dropped })
  use('fair', '2024-02-26', '2023', 'investmentAttraction', '3200000')
  use('dinner', '2024-03-01', '2023', 'other', '260000')
}

const lastDays = ['15', '16', '17'] as const

/** Certificates of one quarter that come to what it is entitled to, to the fen: land-use tax takes what the rest leaves. */
function collectionsOf(
  quarter: string,
  entitled: Fen,
  firms: readonly Readonly<Record<string, string>>[],
  between: (low: number, high: number) => number,
): readonly Readonly<Record<string, string>>[] {
  const [year = '', no = ''] = quarter.split('Q')
  const months = [0, 1, 2].map(at => String((Number(no) - 1) * 3 + 1 + at).padStart(2, '0'))
  const rows: Record<string, string>[] = []
  const nets = new Map<Kind, Fen>()
  const add = (firm: number, kind: Kind, collected: Fen, refunded: Fen) => {
    const at = rows.length
    const on = `${year}-${months[at % 3]}-${lastDays[at % 3]}`
    rows.push({
      certificateNo: `SP${quarter}-${String(at + 1).padStart(4, '0')}`,
      kind,
      organisation: known(firms[firm], 'a firm')['creditCode'] as string,
      taxPeriod: on.slice(0, 7),
      paidInOn: on,
      collectedFen: yuanOfFen(collected),
      refundedFen: yuanOfFen(refunded),
    })
    const isIn = firm < firms.length - 1 || on < '2023-07-01'
    if (isIn) nets.set(kind, (nets.get(kind) ?? 0n) + collected - refunded)
  }
  const isNegative = entitled < 0n
  // a fifth of what is wanted comes from each of many certificates; the odd fen are meant
  const part = (of: number) => (BigInt(between(700, 1_300)) * BigInt(Math.floor(of))) / 1_000n + BigInt(between(1, 99))
  const size = isNegative ? 40_000_000 : Number(entitled) / 22
  for (const [at] of firms.entries()) {
    add(at, 'valueAdded', part(size * 1.3), at % 5 === 0 ? part(size / 6) : 0n)
    if (at % 2 === 0) add(at, 'corporateIncome', part(size * 1.1), 0n)
    if (at % 4 === 1) add(at, 'stamp', part(size / 40), 0n)
  }
  // an assessment set aside: more is refunded than the quarter brings in
  if (isNegative) add(1, 'corporateIncome', 0n, 2_100_000_000n)
  const shareOf = (kind: Kind): number => (kind === 'stamp' && year === '2022' ? 4_500 : shares[kind])
  const sum = [...nets].reduce((all, [kind, net]) => all + shareOfFen(net, shareOf(kind)), 0n)
  const rest = entitled - sum
  add(0, 'landUse', rest > 0n ? rest : 0n, rest < 0n ? -rest : 0n)
  assert(rest > 0n, `${quarter}: something is left for land-use tax, ${rest}`)
  return rows
}

const csvOf = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const head = Object.keys(rows[0] ?? {})
  return `${[head, ...rows.map(each => head.map(name => each[name] ?? ''))].map(cells => cells.join(',')).join('\n')}\n`
}
