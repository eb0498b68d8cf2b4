import { type Example, type ExampleStep, fileNamed, rowNamed, said } from '#define'

/**
 * One year from collections to closed accounts, with a firm that moves out, a negative quarter that is carried, and the
 * settlement of what was not advanced; money that is used, and one use that has to be explained.
 */

const step = (as: string, on: string, take: string, key: string, more: Partial<ExampleStep> = {}): ExampleStep => ({
  as,
  on,
  take,
  key,
  ...more,
})

const firm = (key: string, creditCode: string, more: Readonly<Record<string, unknown>> = {}): ExampleStep =>
  step('zone', '2022-01-10', 'parties.organisation.enter', key, {
    values: {
      creditCode,
      name: said(key),
      size: 'large',
      isInZone: true,
      isTaxedInZone: true,
      enteredZoneOn: '2018-03-01',
      ...more,
    },
  })

const share = (kind: string, of: number): readonly ExampleStep[] => [
  step('treasurer', '2022-01-12', 'shareRule.draft', kind, {
    values: { kind, share: of, fromDay: '2022-01-01', documentNo: said('shareDocument'), basis: [fileNamed('shareBasis')] },
  }),
  step('approver', '2022-01-13', 'shareRule.enact', kind),
]

let certificates = 0
const collected = (
  on: string,
  of: string,
  collectedFen: bigint,
  { kind = 'valueAdded', refundedFen = 0n, ...more }: { kind?: string; refundedFen?: bigint } & Partial<ExampleStep> = {},
): ExampleStep => {
  certificates += 1
  const certificateNo = `SP-${on.slice(0, 4)}-${String(certificates).padStart(4, '0')}`
  return step('taxDesk', on, 'taxCollection.enter', certificateNo, {
    values: {
      certificateNo,
      kind,
      organisation: rowNamed(of),
      taxPeriod: on.slice(0, 7),
      paidInOn: on,
      collectedFen,
      refundedFen,
    },
    ...more,
  })
}

const quarter = (key: string, on: string, end: 'check' | 'carry', values: Readonly<Record<string, unknown>>) => [
  step('taxDesk', on, 'returnQuarter.match', key),
  step('taxDesk', on, 'returnQuarter.compute', key, { expect: { values } }),
  step('zone', on, 'returnQuarter.confirm', key, { values: { confirmation: [fileNamed('confirmation')] } }),
  step('treasurer', on, `returnQuarter.${end}`, key),
]

const payment = (key: string, kind: string, amountFen: bigint, on: string): readonly ExampleStep[] => [
  step('taxDesk', on, 'returnPayment.order', key, {
    values: { returnYear: rowNamed('year2022'), kind, payee: rowNamed('zoneUnit'), amountFen },
  }),
  step('approver', on, 'returnPayment.approve', key),
  step('treasurer', on, 'returnPayment.pay', key, { values: { paidOn: on, receipt: [fileNamed('receipt')] } }),
]

const use = (key: string, on: string, more: Readonly<Record<string, unknown>>): ExampleStep =>
  step('zone', on, 'returnUse.plan', key, {
    values: {
      returnYear: rowNamed('year2022'),
      purpose: 'science',
      matter: said('matter'),
      receiver: null,
      reckonedBy: 'contract',
      amountFen: 400_000_000n,
      ...more,
    },
  })

export const example: Example = {
  area: 'tax-return',
  actors: {
    office: { said: 'office', role: 'office' },
    zone: { said: 'zone', role: 'zoneDepartment', unit: 'zoneUnit' },
    treasurer: { said: 'treasurer', role: 'finance' },
    taxDesk: { said: 'taxDesk', role: 'caseOfficer' },
    approver: { said: 'approver', role: 'approver' },
  },
  steps: [
    step('office', '2022-01-10', 'parties.unit.enter', 'zoneUnit', {
      values: { name: said('zoneUnit'), shortName: said('zoneUnit'), kind: 'zone' },
    }),
    step('office', '2022-01-10', 'parties.unit.enter', 'bureau', {
      values: { name: said('bureau'), shortName: said('bureau'), kind: 'department' },
    }),
    firm('steelFirm', '91150691MA0TX0001H'),
    firm('awayFirm', '91150691MA0TX0002L'),
    firm('cityFirm', '91150691MA0TX0003P', { isTaxedInZone: false }),
    ...share('valueAdded', 5_000),
    ...share('stamp', 3_333),
    step('treasurer', '2022-01-12', 'shareRule.draft', 'stampAgain', {
      values: {
        kind: 'stamp',
        share: 4_000,
        fromDay: '2022-06-01',
        documentNo: said('otherDocument'),
        basis: [fileNamed('shareBasis')],
      },
    }),
    step('approver', '2022-01-13', 'shareRule.enact', 'stampAgain', { expect: { refused: 'share_rules_overlap' } }),
    ...['steelFirm', 'awayFirm'].map(of =>
      step('zone', '2022-01-14', 'taxpayerScope.enter', `${of}Scope`, {
        values: { organisation: rowNamed(of), listName: said('list'), fromDay: '2022-01-01', basis: [fileNamed('list')] },
      }),
    ),
    step('zone', '2022-01-14', 'taxpayerScope.enter', 'twice', {
      values: { organisation: rowNamed('steelFirm'), listName: said('otherList'), fromDay: '2022-03-01', basis: [] },
      expect: { refused: 'firm_in_two_scopes' },
    }),
    step('zone', '2022-01-14', 'taxpayerScope.enter', 'cityScope', {
      values: { organisation: rowNamed('cityFirm'), listName: said('list'), fromDay: '2022-01-01', basis: [] },
      expect: { refused: 'firm_not_taxed_in_zone' },
    }),
    step('treasurer', '2022-01-15', 'returnYear.open', 'year2022', {
      values: { year: '2022', zoneUnit: rowNamed('zoneUnit'), basis: [fileNamed('shareBasis')] },
      expect: { values: { quarters: 4 } },
    }),
    ...[1, 2, 3, 4].map(no =>
      step('taxDesk', '2022-01-15', 'returnQuarter.open', `q${no}`, {
        values: { returnYear: rowNamed('year2022'), quarter: `2022Q${no}` },
      }),
    ),

    collected('2022-02-15', 'steelFirm', 3_000_000_000n),
    step('taxDesk', '2022-04-06', 'returnQuarter.match', 'q2', { expect: { refused: 'quarter_not_over' } }),
    ...quarter('q1', '2022-04-06', 'check', { entitledFen: 1_500_000_000n, payableFen: 1_500_000_000n }),
    collected('2022-03-20', 'steelFirm', 100n, { on: '2022-04-07', expect: { refused: 'quarter_already_computed' } }),
    ...payment('advance1', 'advance', 1_500_000_000n, '2022-04-12'),
    step('taxDesk', '2022-04-12', 'returnPayment.order', 'toBureau', {
      values: { returnYear: rowNamed('year2022'), kind: 'advance', payee: rowNamed('bureau'), amountFen: 100n },
      expect: { refused: 'payee_not_zone' },
    }),
    step('taxDesk', '2022-04-12', 'returnPayment.order', 'tooMuch', {
      values: { returnYear: rowNamed('year2022'), kind: 'advance', payee: rowNamed('zoneUnit'), amountFen: 1n },
      expect: { refused: 'beyond_entitled' },
    }),

    collected('2022-05-16', 'steelFirm', 3_640_000_000n),
    // 33.33% of 9,407.04 yuan is 3,135.366432: rounded on its line, and no sooner
    collected('2022-06-15', 'awayFirm', 940_704n, { kind: 'stamp' }),
    collected('2022-06-16', 'steelFirm', 2_508_706n),
    ...quarter('q2', '2022-07-06', 'check', { entitledFen: 1_821_567_890n, payableFen: 1_821_567_890n }),
    ...payment('advance2', 'advance', 1_500_000_000n, '2022-07-12'),

    collected('2022-08-15', 'steelFirm', 100_000_000n, { refundedFen: 300_000_000n }),
    collected('2022-09-10', 'awayFirm', 77_000_000n),
    step('zone', '2022-09-20', 'parties.organisation.moveOut', 'awayFirm', {
      values: { leftZoneOn: '2022-09-01', leftTo: said('elsewhere') },
      reason: 'moved',
    }),
    step('zone', '2022-09-20', 'taxpayerScope.leave', 'awayFirmScope', {
      values: { leftDay: '2022-09-01' },
      reason: 'moved',
      expect: { state: 'ended' },
    }),
    step('taxDesk', '2022-10-10', 'returnQuarter.match', 'q3'),
    step('taxDesk', '2022-10-10', 'returnQuarter.compute', 'q3', {
      expect: { values: { entitledFen: -100_000_000n, payableFen: 0n, carriedOutFen: -100_000_000n, outsideFen: 77_000_000n } },
    }),
    step('zone', '2022-10-10', 'returnQuarter.confirm', 'q3', { values: { confirmation: [] } }),
    step('treasurer', '2022-10-11', 'returnQuarter.check', 'q3', { expect: { refused: 'quarter_negative' } }),
    step('treasurer', '2022-10-11', 'returnQuarter.carry', 'q3'),

    collected('2022-11-15', 'steelFirm', 2_200_000_000n),
    ...quarter('q4', '2023-01-06', 'check', {
      entitledFen: 1_100_000_000n,
      carriedInFen: -100_000_000n,
      payableFen: 1_000_000_000n,
    }),
    step('treasurer', '2023-03-20', 'returnYear.settle', 'year2022', {
      values: { settledOn: '2023-03-20', finalAccounts: [fileNamed('accounts')] },
      expect: {
        values: {
          entitledFen: 4_321_567_890n,
          returnedFen: 3_000_000_000n,
          differenceFen: 1_321_567_890n,
          overpaidFen: 0n,
          withdrawnFen: 0n,
        },
        others: { q1: 'settled', q3: 'settled' },
      },
    }),
    step('approver', '2023-03-21', 'returnYear.close', 'year2022', { expect: { refused: 'difference_open' } }),
    ...payment('settlement', 'settlement', 1_321_567_890n, '2023-03-24'),

    // one after the other: the books take no day before one they have
    ...(
      [
        ['project', '2023-04-03', '2023-04-04', '2023-04-06'],
        ['road', '2023-04-07', '2023-04-07', '2023-04-07'],
      ] as const
    ).flatMap(([key, planned, approved, paidOn]) => [
      use(key, planned, key === 'road' ? { purpose: 'infrastructure', matter: said('roadMatter') } : {}),
      step('approver', approved, 'returnUse.approve', key),
      step('treasurer', paidOn, 'returnUse.pay', key, { values: { paidOn, receipt: [fileNamed('slip')] } }),
    ]),
    {
      ...use('rebate', '2023-04-10', { receiver: rowNamed('steelFirm'), reckonedBy: 'taxPaid' }),
      expect: { refused: 'rebate_to_firm' },
    },
    { ...use('beyond', '2023-04-10', { amountFen: 4_000_000_000n }), expect: { refused: 'beyond_returned' } },
    use('outside', '2023-04-10', { purpose: 'other', matter: said('outsideMatter'), amountFen: 5_000_000n }),
    step('approver', '2023-04-11', 'returnUse.approve', 'outside', { expect: { refused: 'finding_open' } }),
    step('zone', '2023-04-12', 'returnUse.drop', 'outside', { reason: 'dropped' }),
    step('treasurer', '2023-05-08', 'useFinding.raise', 'finding', {
      values: { returnUse: rowNamed('project'), kind: 'seenOtherwise', note: said('seen') },
    }),
    step('zone', '2023-05-10', 'useFinding.explain', 'finding', { values: { explanation: said('explained') } }),
    step('treasurer', '2023-05-12', 'useFinding.uphold', 'finding', { values: { ruling: said('ruled') } }),
    step('treasurer', '2023-05-15', 'returnUse.restore', 'project', { reason: 'restored', expect: { state: 'restored' } }),
    step('approver', '2023-06-01', 'returnYear.close', 'year2022', { expect: { state: 'closed' } }),
    step('taxDesk', '2023-06-02', 'returnPayment.order', 'late', {
      values: { returnYear: rowNamed('year2022'), kind: 'advance', payee: rowNamed('zoneUnit'), amountFen: 1n },
      expect: { refused: 'return_year_closed' },
    }),
  ],
}
