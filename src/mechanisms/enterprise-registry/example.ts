import { type Example, type ExampleStep, fileNamed, rowNamed, said } from '#define'

/** Three firms over two years: one changes its name, one slips in its unit and is queried, one leaves the zone. */

const firm = (key: string, creditCode: string, more: Readonly<Record<string, unknown>>): ExampleStep => ({
  as: 'zone',
  on: '2022-01-10',
  take: 'parties.organisation.enter',
  key,
  values: {
    creditCode,
    name: said(key),
    size: 'medium',
    isInZone: true,
    isTaxedInZone: true,
    isCountedInZone: true,
    countedFrom: '2022-01-01',
    kind: 'company',
    registeredOn: '2016-05-18',
    industryCode: 'C3130',
    park: said('park'),
    controller: null,
    ...more,
  },
})

const amounts = {
  steel: { revenueFen: 1_200_000_000_00n, outputFen: 1_100_000_000_00n, highTechOutputFen: 400_000_000_00n },
  data: { revenueFen: 300_000_000_00n, serviceRevenueFen: 300_000_000_00n },
} as const
const fill = (as: string, on: string, key: string, of: string, values: Readonly<Record<string, unknown>>): ExampleStep => ({
  as,
  on,
  take: 'statForm.fill',
  key,
  values: { organisation: rowNamed(of), form: 'annual', proof: [fileNamed('cover')], ...values },
})
const take = (as: string, on: string, move: string, key: string, more: Partial<ExampleStep> = {}): ExampleStep => ({
  as,
  on,
  take: `statForm.${move}`,
  key,
  ...more,
})
const toTheEnd = (as: string, key: string, on: readonly [string, string, string]): readonly ExampleStep[] => [
  take(as, on[0], 'submit', key),
  take('zoneSecond', on[1], 'check', key),
  take('statistics', on[2], 'finalise', key),
]

export const example: Example = {
  area: 'enterprise-registry',
  actors: {
    zone: { said: 'zone', role: 'zoneDepartment' },
    zoneSecond: { said: 'zoneSecond', role: 'zoneDepartment' },
    statistics: { said: 'statistics', role: 'assessor' },
    steelUser: { said: 'steelUser', role: 'firm', organisation: 'steelFirm' },
  },
  steps: [
    firm('steelFirm', '91150691MA0QX0001C', {}),
    firm('dataFirm', '91150691MA0QX0002F', { size: 'small', industryCode: 'I6540', registeredOn: '2020-03-02' }),
    firm('awayFirm', '91150691MA0QX0003J', { size: 'small' }),
    fill('steelUser', '2023-02-06', 'steel2022', 'steelFirm', {
      period: '2022',
      ...amounts.steel,
      rdInternalFen: 30_000_000_00n,
      staff: 420,
      bachelors: 96,
      graduates: 11,
      payrollFen: 50_400_000_00n,
    }),
    fill('zone', '2023-02-07', 'data2022', 'dataFirm', {
      period: '2022',
      ...amounts.data,
      rdInternalFen: 12_000_000_00n,
      staff: 45,
      bachelors: 38,
    }),
    ...toTheEnd('steelUser', 'steel2022', ['2023-02-06', '2023-02-10', '2023-03-01']),
    ...toTheEnd('zone', 'data2022', ['2023-02-07', '2023-02-10', '2023-03-01']),
    {
      as: 'zone',
      on: '2023-06-01',
      take: 'parties.organisation.correct',
      key: 'steelFirm',
      values: { name: said('steelFirmNew') },
      reason: 'renamed',
    },
    {
      as: 'zone',
      on: '2023-09-20',
      take: 'parties.organisation.moveOut',
      key: 'awayFirm',
      values: { leftZoneOn: '2023-09-15', leftTo: said('elsewhere') },
      reason: 'moved',
      expect: { state: 'movedOut', values: { countedUntil: '2023-09-15', isInZone: false } },
    },
    fill('zone', '2024-02-05', 'away2023', 'awayFirm', { period: '2023', revenueFen: 90_000_000_00n, staff: 12 }),
    take('zone', '2024-02-05', 'submit', 'away2023', { expect: { refused: 'firm_not_counted' } }),
    // thousands of yuan typed as yuan
    fill('steelUser', '2024-02-05', 'steel2023', 'steelFirm', {
      period: '2023',
      revenueFen: 1_350_000_00n,
      outputFen: 1_300_000_00n,
      staff: 440,
      bachelors: 104,
      payrollFen: 52_800_00n,
    }),
    take('steelUser', '2024-02-05', 'submit', 'steel2023', { expect: { refused: 'unit_slip' } }),
    take('zone', '2024-02-05', 'correct', 'steel2023', {
      values: { revenueFen: 1_350_000_000_00n },
      expect: { refused: 'figure_of_firm' },
    }),
    take('steelUser', '2024-02-06', 'correct', 'steel2023', {
      values: {
        revenueFen: 1_350_000_000_00n,
        outputFen: 1_300_000_000_00n,
        highTechOutputFen: 520_000_000_00n,
        rdInternalFen: 36_000_000_00n,
        payrollFen: 52_800_000_00n,
      },
    }),
    ...toTheEnd('steelUser', 'steel2023', ['2024-02-06', '2024-02-08', '2024-02-20']),
    take('statistics', '2024-02-21', 'reopen', 'steel2023', { reason: 'Revenue of a branch is missing.' }),
    take('steelUser', '2024-02-22', 'answer', 'steel2023', {
      values: { revenueFen: 1_380_000_000_00n, explanation: said('why') },
      expect: { state: 'submitted' },
    }),
    fill('zone', '2024-02-07', 'data2023', 'dataFirm', {
      period: '2023',
      revenueFen: 3_300_000_000_00n,
      serviceRevenueFen: 3_300_000_000_00n,
      rdInternalFen: 15_000_000_00n,
      staff: 60,
      bachelors: 51,
      payrollFen: 9_000_000_00n,
    }),
    take('zone', '2024-02-07', 'submit', 'data2023', { expect: { refused: 'explanation_missing' } }),
    take('zone', '2024-02-07', 'correct', 'data2023', { values: { explanation: said('why') } }),
    take('zone', '2024-02-07', 'submit', 'data2023'),
    take('statistics', '2024-02-23', 'query', 'data2023', { reason: 'Show the contracts behind the jump.' }),
  ],
}
