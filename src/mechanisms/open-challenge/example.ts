import { type Example, type ExampleStep, fileNamed, rowNamed, said } from '#define'

/** One challenge with three sealed bids, a panel of five, three milestones and one extension, from the need to the last payment. */

const enter = (key: string, creditCode: string, controller: string | null): ExampleStep => ({
  as: 'zone',
  on: '2022-03-01',
  take: 'parties.organisation.enter',
  key,
  values: {
    creditCode,
    name: said(key),
    size: 'medium',
    isInZone: true,
    controller: controller === null ? null : said(controller),
  },
})

const figure = (key: string, direction: string, threshold: string, measureUnit: string) => ({
  name: said(key),
  direction,
  threshold,
  measureUnit,
  testMethod: said('testMethod'),
})
const inWords = { name: said('figureInWords'), direction: 'atLeast', threshold: null, measureUnit: null, testMethod: null }
const figures = [figure('figureRecovery', 'atLeast', '92.5', '%'), figure('figureEnergy', 'atMost', '310', 'kWh/t')]

const file = (lines: readonly unknown[]): ExampleStep => ({
  as: 'issuer',
  on: '2022-03-10',
  take: 'challenge.file',
  key: 'challenge1',
  values: {
    issuer: rowNamed('issuerFirm'),
    title: said('title'),
    problem: said('problem'),
    figures: lines,
    fundLine: rowNamed('line'),
    ownFundsFen: 960_000_000n,
  },
})

const submit = (as: string, key: string, priceFen: bigint): ExampleStep => ({
  as,
  on: '2022-04-20',
  take: 'bid.submit',
  key,
  values: {
    challenge: rowNamed('challenge1'),
    issuer: rowNamed('issuerFirm'),
    solver: rowNamed(`${as}Firm`),
    priceFen,
    plan: [fileNamed('plan')],
  },
})

const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'] as const
const draw = (key: string, employer: string | null): ExampleStep => ({
  as: 'officer',
  on: '2022-05-09',
  take: 'panelSeat.draw',
  key: `${key}Seat`,
  values: { challenge: rowNamed('challenge1'), expert: rowNamed(key), employer: employer === null ? null : rowNamed(employer) },
})
const accept = (as: string, tie: string): ExampleStep => ({
  as,
  on: '2022-05-10',
  take: 'panelSeat.accept',
  key: `${as}Seat`,
  values: { tie },
})
const score = (as: string, points: readonly [string, string, string]): ExampleStep => ({
  as,
  on: '2022-05-12',
  take: 'panelSeat.score',
  key: `${as}Seat`,
  values: { points: points.map((given, at) => ({ bid: rowNamed(`bid${at + 1}`), points: given, why: said('why') })) },
})
const rank = (key: string, scorePoints: string): ExampleStep => ({
  as: 'officer',
  on: '2022-05-16',
  take: 'bid.rank',
  key,
  expect: { values: { scorePoints } },
})
const match = (winner: string): ExampleStep => ({
  as: 'officer',
  on: '2022-05-17',
  take: 'challenge.match',
  key: 'challenge1',
  values: { winner: rowNamed(winner), contractFen: 1_200_000_000n },
})

const contract = (ownPayment: readonly unknown[]): ExampleStep => ({
  as: 'science',
  on: '2022-06-10',
  take: 'challenge.contract',
  key: 'challenge1',
  values: { contract: [fileNamed('contract')], ownPayment, contractedOn: '2022-06-09' },
})

const plan = (no: number, dueOn: string, payFen: bigint): ExampleStep => ({
  as: 'officer',
  on: '2022-06-15',
  take: 'milestone.plan',
  key: `milestone${no}`,
  values: {
    challenge: rowNamed('challenge1'),
    solver: rowNamed('northFirm'),
    fundLine: rowNamed('line'),
    no,
    result: said(`milestone${no}`),
    dueOn,
    payFen,
  },
})
const onMilestone = (as: string, on: string, move: string, no: number, values?: ExampleStep['values']): ExampleStep => ({
  as,
  on,
  take: `milestone.${move}`,
  key: `milestone${no}`,
  ...(values && { values }),
})
const proof = { proof: [fileNamed('milestoneReport')] }

const finish = (testReports: readonly unknown[]): ExampleStep => ({
  as: 'science',
  on: '2023-10-20',
  take: 'challenge.accept',
  key: 'challenge1',
  values: {
    results: [
      { figure: said('figureRecovery'), measured: '93.1 %', testedBy: said('tester'), isReached: true },
      { figure: said('figureEnergy'), measured: '298 kWh/t', testedBy: said('tester'), isReached: true },
    ],
    testReports,
  },
})

export const example: Example = {
  area: 'open-challenge',
  actors: {
    office: { said: 'office', role: 'office' },
    zone: { said: 'zone', role: 'zoneDepartment', unit: 'zoneUnit' },
    science: { said: 'science', role: 'scienceBureau' },
    approver: { said: 'approver', role: 'approver' },
    officer: { said: 'officer', role: 'caseOfficer' },
    treasurer: { said: 'treasurer', role: 'finance' },
    issuer: { said: 'issuerUser', role: 'firm', organisation: 'issuerFirm' },
    north: { said: 'northUser', role: 'firm', organisation: 'northFirm' },
    river: { said: 'riverUser', role: 'firm', organisation: 'riverFirm' },
    steppe: { said: 'steppeUser', role: 'firm', organisation: 'steppeFirm' },
    sister: { said: 'sisterUser', role: 'firm', organisation: 'sisterFirm' },
    expert1: { said: 'expert1', role: 'expert' },
    expert2: { said: 'expert2', role: 'expert' },
    expert3: { said: 'expert3', role: 'expert' },
    expert4: { said: 'expert4', role: 'expert' },
    expert5: { said: 'expert5', role: 'expert' },
    expert6: { said: 'expert6', role: 'expert' },
  },
  steps: [
    {
      as: 'office',
      on: '2022-03-01',
      take: 'parties.unit.enter',
      key: 'zoneUnit',
      values: { name: said('zoneUnit'), shortName: said('zoneUnit'), kind: 'zone' },
    },
    enter('issuerFirm', '91150691MA0YL00117', 'issuerOwner'),
    enter('northFirm', '91150691MA0YL0012A', null),
    enter('riverFirm', '91150691MA0YL0013D', null),
    enter('steppeFirm', '91150691MA0YL0014G', null),
    enter('sisterFirm', '91150691MA0YL0015K', 'issuerOwner'),
    {
      as: 'treasurer',
      on: '2022-03-01',
      take: 'ledger.fundLine.draft',
      key: 'line',
      values: { year: '2022', name: said('line'), budgetFen: 2_000_000_000n, basis: [fileNamed('basis')] },
    },
    { as: 'approver', on: '2022-03-02', take: 'ledger.fundLine.open', key: 'line' },

    { ...file([inWords]), expect: { refused: 'no_measurable_figure' } },
    file(figures),
    { as: 'science', on: '2022-03-25', take: 'challenge.screen', key: 'challenge1' },
    {
      as: 'approver',
      on: '2022-04-01',
      take: 'challenge.list',
      key: 'challenge1',
      values: { closesOn: '2022-04-20' },
      expect: { refused: 'open_too_short' },
    },
    { as: 'approver', on: '2022-04-01', take: 'challenge.list', key: 'challenge1', values: { closesOn: '2022-05-06' } },

    submit('north', 'bid1', 1_200_000_000n),
    submit('river', 'bid2', 1_150_000_000n),
    submit('steppe', 'bid3', 900_000_000n),
    { ...submit('sister', 'bid4', 1_100_000_000n), expect: { refused: 'solver_related' } },
    {
      as: 'calendar',
      on: '2022-05-07',
      take: 'challenge.openBids',
      key: 'challenge1',
      expect: { others: { bid1: 'opened', bid2: 'opened', bid3: 'opened' } },
    },

    ...experts.map(expert => draw(expert, null)),
    { ...draw('expert6', 'riverFirm'), expect: { refused: 'expert_employed_by_party' } },
    draw('expert6', null),
    ...experts.map(expert => accept(expert, 'none')),
    { ...accept('expert6', 'jointProject'), expect: { refused: 'expert_has_tie' } },
    {
      as: 'expert6',
      on: '2022-05-10',
      take: 'panelSeat.standAside',
      key: 'expert6Seat',
      values: { tie: 'jointProject' },
      reason: 'jointProject',
    },
    score('expert1', ['86', '80', '55']),
    score('expert2', ['88.5', '78', '58']),
    score('expert3', ['90', '82', '52']),
    score('expert4', ['84', '79', '60']),
    { as: 'officer', on: '2022-05-12', take: 'bid.rank', key: 'bid1', expect: { refused: 'panel_incomplete' } },
    score('expert5', ['87', '81', '57']),
    rank('bid1', '87.10'),
    rank('bid2', '80.00'),
    rank('bid3', '56.40'),
    { ...match('bid3'), expect: { refused: 'winner_below_line' } },
    { ...match('bid1'), expect: { values: { supportFen: 240_000_000n, startFen: 100_000_000n } } },
    {
      as: 'calendar',
      on: '2022-05-25',
      take: 'challenge.confirm',
      key: 'challenge1',
      expect: { others: { bid1: 'won', bid2: 'lost', bid3: 'lost' } },
    },
    { ...contract([]), expect: { refused: 'own_payment_unproven' } },
    contract([fileNamed('slip')]),

    plan(1, '2022-12-31', 40_000_000n),
    plan(2, '2023-03-31', 30_000_000n),
    { ...plan(3, '2023-09-30', 80_000_000n), expect: { refused: 'milestones_above_support' } },
    plan(3, '2023-09-30', 0n),
    onMilestone('north', '2022-12-20', 'report', 1, proof),
    onMilestone('science', '2022-12-26', 'pass', 1),
    onMilestone('treasurer', '2023-01-06', 'pay', 1, { paidOn: '2023-01-06' }),
    {
      ...onMilestone('science', '2023-04-03', 'extend', 2, { extendedTo: '2023-12-31' }),
      reason: 'extension',
      expect: { refused: 'extension_too_long' },
    },
    { ...onMilestone('science', '2023-04-03', 'extend', 2, { extendedTo: '2023-06-30' }), reason: 'extension' },
    onMilestone('north', '2023-06-20', 'reportAgain', 2, proof),
    {
      ...finish([fileNamed('testReport'), fileNamed('testReport2')]),
      on: '2023-06-21',
      expect: { refused: 'milestones_open' },
    },
    onMilestone('science', '2023-06-26', 'pass', 2),
    onMilestone('treasurer', '2023-07-06', 'pay', 2, { paidOn: '2023-07-06' }),
    onMilestone('north', '2023-09-20', 'report', 3, proof),
    onMilestone('science', '2023-09-26', 'pass', 3),

    { ...finish([fileNamed('testReport')]), expect: { refused: 'test_report_missing' } },
    { ...finish([fileNamed('testReport'), fileNamed('testReport2')]), expect: { values: { finalFen: 70_000_000n } } },
    {
      as: 'treasurer',
      on: '2023-11-03',
      take: 'challenge.close',
      key: 'challenge1',
      values: { closedOn: '2023-11-03', closing: [fileNamed('settlement')] },
    },
  ],
}
