import { type Example, type ExampleStep, fileNamed, rowNamed, said } from '#define'

/** A laboratory with two plates that counts once, rises a level and moves out; an institute from agreement to its closing. */

const firm = (key: string, creditCode: string): ExampleStep => ({
  as: 'zone',
  on: '2022-01-12',
  take: 'parties.organisation.enter',
  key,
  values: { creditCode, name: said(key), size: 'medium', isInZone: true, kind: 'company', registeredOn: '2015-05-06' },
})
const take = (as: string, on: string, move: string, key: string, more: Partial<ExampleStep> = {}): ExampleStep => ({
  as,
  on,
  take: move,
  key,
  ...more,
})
const plate = (
  on: string,
  key: string,
  of: readonly [body: string, host: string],
  values: Readonly<Record<string, unknown>>,
  expect: ExampleStep['expect'] = {},
): ExampleStep =>
  take('bureau', on, 'plate.enter', key, {
    values: { platform: rowNamed(of[0]), host: rowNamed(of[1]), proof: [fileNamed('certificate')], ...values },
    expect,
  })
const carbon = ['carbonLab', 'carbonHost'] as const
const hydrogen = ['hydrogenInstitute', 'hydrogenHost'] as const
const lab = {
  name: said('carbonLab'),
  kind: 'keyLab',
  host: rowNamed('carbonHost'),
  address: said('addressOne'),
  leadScientist: said('scientist'),
  workField: 'grapheneCarbon',
  isInZone: true,
  isIndependent: false,
  isWorkingHere: true,
}
const regional = { level: 'regional', issuer: 'regionalScience' } as const
const yearOf = (year: string, key: string, on: string, researchStaff: number): ExampleStep =>
  take('hostUser', on, 'platformYear.report', key, {
    values: {
      platform: rowNamed('hydrogenInstitute'),
      host: rowNamed('hydrogenHost'),
      year,
      staff: 60,
      researchStaff,
      incomeFen: 2_000_000_000n,
      researchSpendFen: 420_000_000n,
      reportPaper: [fileNamed('report')],
    },
  })

export const example: Example = {
  area: 'research-platform',
  actors: {
    zone: { said: 'zone', role: 'zoneDepartment' },
    bureau: { said: 'bureau', role: 'scienceBureau' },
    officer: { said: 'officer', role: 'caseOfficer' },
    hostUser: { said: 'hostUser', role: 'firm', organisation: 'hydrogenHost' },
  },
  steps: [
    firm('carbonHost', '91150691MA0QX0201P'),
    firm('hydrogenHost', '91150691MA0QX0202T'),
    take('bureau', '2022-01-20', 'platform.register', 'carbonLab', { values: lab }),
    // the same body under another name
    take('bureau', '2022-01-21', 'platform.register', 'twice', {
      values: { ...lab, isWorkingHere: false },
      expect: { refused: 'platform_works_elsewhere' },
    }),
    plate(
      '2022-01-21',
      'tooHigh',
      carbon,
      {
        name: said('plateNational'),
        level: 'national',
        issuer: 'regionalScience',
        certificateNo: 'PT-0',
        recognisedOn: '2021-03-01',
      },
      { refused: 'level_above_issuer' },
    ),
    plate('2022-01-21', 'labRegional', carbon, {
      name: said('plateRegional'),
      ...regional,
      certificateNo: 'PT-1',
      recognisedOn: '2021-03-01',
      validUntil: '2024-02-29',
    }),
    plate('2022-06-02', 'labSecond', carbon, {
      name: said('plateSecond'),
      ...regional,
      issuer: 'regionalIndustry',
      certificateNo: 'PT-2',
      recognisedOn: '2022-05-20',
      validUntil: '2025-05-19',
    }),
    plate('2022-11-10', 'labNational', carbon, {
      name: said('plateNational'),
      level: 'national',
      issuer: 'scienceMinistry',
      certificateNo: 'PT-3',
      recognisedOn: '2022-11-01',
    }),
    // the institute from the first plan to its certificate
    take('zone', '2022-02-10', 'platform.plan', 'hydrogenInstitute', {
      values: {
        ...lab,
        name: said('hydrogenInstitute'),
        kind: 'newTypeInstitute',
        host: rowNamed('hydrogenHost'),
        address: said('addressTwo'),
        leadScientist: said('scientistTwo'),
        workField: 'hydrogen',
        isIndependent: true,
      },
    }),
    plate(
      '2022-02-11',
      'tooEarly',
      hydrogen,
      { name: said('plateInstitute'), ...regional, certificateNo: 'PT-4', recognisedOn: '2022-02-01' },
      { refused: 'platform_not_built' },
    ),
    take('zone', '2022-03-01', 'agreement.sign', 'hydrogenAgreement', {
      values: {
        platform: rowNamed('hydrogenInstitute'),
        host: rowNamed('hydrogenHost'),
        signedOn: '2022-02-28',
        partiesOf: [{ name: said('partyZone') }, { name: said('hydrogenHost') }],
        sources: [
          { payer: 'zone', amountFen: 500_000_000n },
          { payer: 'host', amountFen: 500_000_000n },
        ],
        milestones: [
          { dueOn: '2022-09-30', deliverable: said('deliverable'), weight: 10_000, amountFen: 400_000_000n, deliveredOn: null },
        ],
        exitClause: said('exit'),
        paper: [fileNamed('agreement')],
      },
      expect: { others: { hydrogenInstitute: 'agreed' } },
    }),
    take('zone', '2022-04-01', 'platform.build', 'hydrogenInstitute'),
    take('zone', '2022-09-20', 'agreement.deliver', 'hydrogenAgreement', {
      values: {
        milestones: [
          {
            dueOn: '2022-09-30',
            deliverable: said('deliverable'),
            weight: 10_000,
            amountFen: 400_000_000n,
            deliveredOn: '2022-09-18',
          },
        ],
      },
      expect: { state: 'signed' },
    }),
    take('zone', '2022-10-08', 'platform.tryOut', 'hydrogenInstitute'),
    plate(
      '2022-12-20',
      'instituteRegional',
      hydrogen,
      {
        name: said('plateInstitute'),
        ...regional,
        certificateNo: 'PT-5',
        recognisedOn: '2022-12-15',
        validUntil: '2025-12-14',
      },
      { others: { hydrogenInstitute: 'standing' } },
    ),
    // too few in research: the first failure opens the mending, the next year passes
    yearOf('2022', 'year2022', '2023-03-10', 12),
    take('bureau', '2023-04-03', 'platformYear.pass', 'year2022', { expect: { refused: 'review_tests_not_met' } }),
    take('bureau', '2023-04-04', 'platformYear.fail', 'year2022', {
      reason: 'Too few people work in research.',
      expect: { others: { hydrogenInstitute: 'rectifying' } },
    }),
    take('bureau', '2023-05-08', 'plate.renew', 'instituteRegional', {
      values: { validUntil: '2025-06-30' },
      expect: { refused: 'renewal_not_longer' },
    }),
    take('officer', '2023-06-01', 'platform.inspect', 'carbonLab', {
      values: { isWorkingHere: true, inspectionProof: [fileNamed('site')] },
      reason: 'Yearly look on site.',
      expect: { state: 'standing' },
    }),
    take('zone', '2023-09-04', 'platform.moveOut', 'carbonLab', {
      values: { leftOn: '2023-08-31' },
      reason: 'The host moved to another city.',
      expect: { others: { labNational: 'movedOut' }, values: { nationalLeft: '2023-08-31' } },
    }),
    yearOf('2023', 'year2023', '2024-01-15', 30),
    take('bureau', '2024-01-22', 'platformYear.pass', 'year2023', { expect: { others: { hydrogenInstitute: 'standing' } } }),
    take('bureau', '2024-02-01', 'platform.close', 'hydrogenInstitute', {
      values: { leftOn: '2024-01-31' },
      reason: 'Dissolved by its parties.',
      expect: { others: { instituteRegional: 'revoked' } },
    }),
    take('zone', '2024-02-02', 'agreement.end', 'hydrogenAgreement', {
      values: { endedOn: '2024-01-31', clawbackFen: 100_000_000n },
      reason: 'The institute was dissolved.',
    }),
  ],
}
