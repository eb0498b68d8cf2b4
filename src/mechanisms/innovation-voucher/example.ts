import { day } from '#base'
import { type Example, type ExampleStep, fileNamed, rowNamed, said } from '#define'

/** Three holders, five vouchers, one redemption cut to 0.8, and the refusals a reader should have seen once. */

const enter = (key: string, creditCode: string, size: string, controller: string | null): ExampleStep => ({
  as: 'zone',
  on: '2022-03-01',
  take: 'parties.organisation.enter',
  key,
  values: { creditCode, name: said(key), size, isInZone: true, controller: controller === null ? null : said(controller) },
})

const apply = (as: string, on: string, key: string, size: string, amountFen: bigint): ExampleStep => ({
  as,
  on,
  take: 'grant.apply',
  key,
  values: { scheme: rowNamed('scheme'), holder: rowNamed(`${as}Firm`), size, amountFen, pledge: [fileNamed('pledge')] },
})

const lock = (
  as: string,
  on: string,
  key: string,
  of: { grant: string; provider: string; contractFen: bigint },
): ExampleStep => ({
  as,
  on,
  take: 'use.lock',
  key,
  values: {
    grant: rowNamed(of.grant),
    scheme: rowNamed('scheme'),
    holder: rowNamed(`${as}Firm`),
    provider: rowNamed(of.provider),
    category: 'testing',
    contractNo: `HT-2022-${key.slice(3).padStart(3, '0')}`,
    contractFen: of.contractFen,
    signedOn: on,
  },
})

const deliver = (key: string, invoiceNo: string): ExampleStep => ({
  as: 'lab',
  on: '2022-05-10',
  take: 'use.deliver',
  key,
  values: { deliveredOn: '2022-05-10', result: [fileNamed('result')], invoiceNo },
})

const accept = (as: string, key: string, ownPartSlip: readonly unknown[]): ExampleStep => ({
  as,
  on: '2022-05-16',
  take: 'use.accept',
  key,
  values: { rating: 5, ownPartSlip },
})

export const example: Example = {
  area: 'innovation-voucher',
  actors: {
    office: { said: 'office', role: 'office' },
    zone: { said: 'zone', role: 'zoneDepartment', unit: 'zoneUnit' },
    approver: { said: 'approver', role: 'approver' },
    officer: { said: 'officer', role: 'caseOfficer' },
    treasurer: { said: 'treasurer', role: 'finance' },
    carbon: { said: 'carbonUser', role: 'firm', organisation: 'carbonFirm' },
    sensor: { said: 'sensorUser', role: 'firm', organisation: 'sensorFirm' },
    team: { said: 'teamUser', role: 'firm', organisation: 'teamFirm' },
    lab: { said: 'labUser', role: 'provider', organisation: 'labHouse' },
  },
  steps: [
    {
      as: 'office',
      on: '2022-03-01',
      take: 'parties.unit.enter',
      key: 'zoneUnit',
      values: { name: said('zoneUnit'), shortName: said('zoneUnit'), kind: 'zone' },
    },
    enter('carbonFirm', '91150691MA0YL00016', 'small', 'carbonOwner'),
    enter('sensorFirm', '91150691MA0YL00029', 'micro', null),
    enter('teamFirm', '91150691MA0YL0003C', 'team', null),
    enter('labHouse', '91150691MA0YL0004F', 'medium', 'labOwner'),
    enter('sisterHouse', '91150691MA0YL0005J', 'small', 'carbonOwner'),
    {
      as: 'zone',
      on: '2022-03-01',
      take: 'scheme.draft',
      key: 'scheme',
      values: { year: '2022', budgetFen: 30_000_000n, categories: ['research', 'testing'], basis: [fileNamed('basis')] },
    },
    { as: 'approver', on: '2022-03-02', take: 'scheme.open', key: 'scheme' },
    ...['labHouse', 'sisterHouse'].map(
      (provider): ExampleStep => ({
        as: 'zone',
        on: '2022-03-03',
        take: 'listing.list',
        key: `${provider}Listing`,
        values: { provider: rowNamed(provider), categories: ['research', 'testing'], basis: [fileNamed('basis')] },
      }),
    ),
    {
      as: 'zone',
      on: '2022-03-03',
      take: 'redemptionWindow.plan',
      key: 'june',
      values: { scheme: rowNamed('scheme'), name: 'june', opensOn: '2022-06-01', closesOn: '2022-06-30' },
    },

    { ...apply('carbon', '2022-03-10', 'grant1', 'micro', 4_000_000n), expect: { refused: 'size_differs' } },
    apply('carbon', '2022-03-10', 'grant1', 'small', 4_000_000n),
    apply('sensor', '2022-03-10', 'grant2', 'micro', 2_000_000n),
    apply('team', '2022-03-10', 'grant3', 'team', 1_000_000n),
    { as: 'officer', on: '2022-03-12', take: 'grant.issue', key: 'grant1', expect: { values: { validUntil: '2023-03-12' } } },
    { as: 'officer', on: '2022-03-12', take: 'grant.issue', key: 'grant2' },
    { as: 'officer', on: '2022-03-12', take: 'grant.issue', key: 'grant3' },

    {
      ...lock('carbon', '2022-03-20', 'use0', { grant: 'grant1', provider: 'sisterHouse', contractFen: 8_600_000n }),
      expect: { refused: 'provider_related' },
    },
    {
      ...lock('carbon', '2022-03-21', 'use1', { grant: 'grant1', provider: 'labHouse', contractFen: 8_600_000n }),
      expect: { values: { voucherFen: 4_000_000n } },
    },
    {
      ...lock('team', '2022-04-01', 'use2', { grant: 'grant3', provider: 'labHouse', contractFen: 800_000n }),
      expect: { values: { voucherFen: 800_000n } },
    },
    {
      ...lock('sensor', '2022-04-02', 'use3', { grant: 'grant2', provider: 'labHouse', contractFen: 3_000_000n }),
      expect: { values: { voucherFen: 1_500_000n } },
    },
    {
      ...lock('sensor', '2022-04-06', 'use4', { grant: 'grant2', provider: 'labHouse', contractFen: 400_000n }),
      expect: { refused: 'contract_split' },
    },

    apply('carbon', '2022-04-07', 'grant4', 'small', 5_000_000n),
    { as: 'officer', on: '2022-04-08', take: 'grant.issue', key: 'grant4' },
    apply('team', '2022-04-07', 'grant5', 'team', 1_000_000n),
    { as: 'officer', on: '2022-04-08', take: 'grant.issue', key: 'grant5' },
    apply('carbon', '2022-04-11', 'grant6', 'small', 2_000_000n),
    { as: 'officer', on: '2022-04-12', take: 'grant.issue', key: 'grant6', expect: { refused: 'earlier_quota_unused' } },
    { as: 'officer', on: '2022-04-12', take: 'grant.refuse', key: 'grant6', reason: 'earlier_quota_unused' },

    deliver('use1', '04415001'),
    deliver('use2', '04415002'),
    deliver('use3', '04415003'),
    { ...accept('carbon', 'use1', []), expect: { refused: 'own_part_unproven' } },
    accept('carbon', 'use1', [fileNamed('slip')]),
    accept('team', 'use2', []),
    accept('sensor', 'use3', [fileNamed('slip')]),

    ...[
      { on: '2022-05-20', expect: { refused: 'window_not_open' } },
      { on: '2022-06-06', expect: { others: { use1: 'inRedemption', use2: 'inRedemption', use3: 'inRedemption' } } },
    ].map(
      (visit): ExampleStep => ({
        as: 'lab',
        take: 'redemption.file',
        key: 'redemption1',
        values: { scheme: rowNamed('scheme'), redemptionWindow: rowNamed('june'), provider: rowNamed('labHouse') },
        ...visit,
      }),
    ),
    {
      as: 'officer',
      on: '2022-06-10',
      take: 'redemption.check',
      key: 'redemption1',
      expect: { refused: 'spot_checks_missing' },
    },
    {
      as: 'officer',
      on: '2022-06-13',
      take: 'use.spotCheck',
      key: 'use1',
      values: { spotCheckedOn: day('2022-06-13'), spotCheckNote: said('spotCheck') },
    },
    {
      as: 'officer',
      on: '2022-06-13',
      take: 'redemption.check',
      key: 'redemption1',
      expect: { values: { claimedFen: 6_300_000n } },
    },
    {
      as: 'approver',
      on: '2022-06-14',
      take: 'redemption.announce',
      key: 'redemption1',
      expect: { refused: 'window_not_settled' },
    },
    {
      as: 'approver',
      on: '2022-07-01',
      take: 'redemptionWindow.settle',
      key: 'june',
      values: { fundsFen: 5_040_000n },
      expect: { values: { claimedFen: 6_300_000n, factor: 8_000 } },
    },
    {
      as: 'approver',
      on: '2022-07-01',
      take: 'redemption.announce',
      key: 'redemption1',
      expect: { values: { payableFen: 5_040_000n, cutFen: 1_260_000n } },
    },
    { as: 'calendar', on: '2022-07-11', take: 'redemption.approve', key: 'redemption1' },
    {
      as: 'treasurer',
      on: '2022-07-14',
      take: 'redemption.pay',
      key: 'redemption1',
      values: { paidOn: '2022-07-14', settlement: [fileNamed('settlement')] },
      expect: { others: { use1: 'paid', use2: 'paid', use3: 'paid', grant1: 'usedUp', grant3: 'issued' } },
    },
    { as: 'calendar', on: '2023-03-13', take: 'grant.expire', key: 'grant3', expect: { values: { unusedFen: 200_000n } } },
  ],
}
