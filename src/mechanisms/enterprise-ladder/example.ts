import { type Example, type ExampleStep, fileNamed, rowNamed, said } from '#define'

/** Two firms: one climbs to a certificate that lapses by itself and is renewed, one has its first title revoked. */

const firm = (key: string, creditCode: string): ExampleStep => ({
  as: 'zone',
  on: '2022-01-12',
  take: 'parties.organisation.enter',
  key,
  values: {
    creditCode,
    name: said(key),
    size: 'small',
    isInZone: true,
    kind: 'company',
    registeredOn: '2018-04-02',
    technologyField: 'electronics',
    listing: 'none',
    controller: null,
  },
})
const year = (of: string, key: string, values: Readonly<Record<string, unknown>>): ExampleStep => ({
  as: 'zone',
  on: '2022-03-01',
  take: 'firmYear.report',
  key,
  values: { firm: rowNamed(of), source: 'audit', ...values },
})
const right = (of: string, registrationNo: string): ExampleStep => ({
  as: 'zone',
  on: '2022-03-02',
  take: 'intellectualProperty.enter',
  key: registrationNo,
  values: {
    firm: rowNamed(of),
    kind: 'invention',
    class: 'one',
    registrationNo,
    grantedOn: '2021-06-01',
    origin: 'own',
    isOfMainProduct: true,
  },
})
const title = (
  on: string,
  key: string,
  of: string,
  values: Readonly<Record<string, unknown>>,
  expect: ExampleStep['expect'] = {},
): ExampleStep => ({
  as: 'bureau',
  on,
  take: 'qualification.enter',
  key,
  values: { firm: rowNamed(of), issuer: said('issuer'), proof: [fileNamed('certificate')], ...values },
  expect,
})

const sound = {
  salesFen: 3_000_000_000n,
  incomeFen: 3_000_000_000n,
  rdFen: 210_000_000n,
  rdHomeShare: 10_000,
  highTechShare: 8_200,
  staff: 60,
  technologyStaff: 19,
  assetsFen: 4_000_000_000n,
  innovationScore: '76',
  hadAccident: false,
  isListedDishonest: false,
}

export const example: Example = {
  area: 'enterprise-ladder',
  actors: {
    zone: { said: 'zone', role: 'zoneDepartment' },
    bureau: { said: 'bureau', role: 'scienceBureau' },
    officer: { said: 'officer', role: 'caseOfficer' },
    sensorUser: { said: 'sensorUser', role: 'firm', organisation: 'sensorFirm' },
  },
  steps: [
    firm('sensorFirm', '91150691MA0QX01012'),
    firm('carbonFirm', '91150691MA0QX01025'),
    {
      as: 'zone',
      on: '2022-02-01',
      take: 'qualification.pool',
      key: 'sensorHighTech',
      values: { firm: rowNamed('sensorFirm'), rung: 'highTech' },
    },
    // nothing is known of the firm yet
    {
      as: 'sensorUser',
      on: '2022-02-02',
      take: 'qualification.apply',
      key: 'sensorHighTech',
      expect: { refused: 'rung_not_met' },
    },
    year('sensorFirm', 'sensor2021', { year: '2021', ...sound }),
    year('sensorFirm', 'sensorTax2021', { year: '2021', source: 'tax', rdFen: 180_000_000n }),
    right('sensorFirm', 'ZL2021-0001'),
    { as: 'officer', on: '2022-03-05', take: 'firmYear.verify', key: 'sensor2021', expect: { refused: 'sources_differ' } },
    { as: 'zone', on: '2022-03-06', take: 'firmYear.correct', key: 'sensorTax2021', values: { rdFen: 205_000_000n } },
    { as: 'officer', on: '2022-03-07', take: 'firmYear.verify', key: 'sensor2021' },
    { as: 'sensorUser', on: '2022-03-10', take: 'qualification.apply', key: 'sensorHighTech' },
    {
      as: 'bureau',
      on: '2022-12-02',
      take: 'qualification.recognise',
      key: 'sensorHighTech',
      values: {
        certificateNo: 'GR2022-1501',
        issuer: said('issuer'),
        batch: '2022-1',
        issuedOn: '2022-12-01',
        validUntil: '2025-12-01',
        proof: [fileNamed('certificate')],
      },
      expect: { values: { isFirst: true } },
    },
    title('2022-05-10', 'sensorSme', 'sensorFirm', {
      rung: 'technologySme',
      certificateNo: 'RK2022-0007',
      issuedOn: '2022-05-09',
      validUntil: '2023-03-31',
    }),
    // a title that would hold too long, and one beside another
    title(
      '2022-06-01',
      'tooLong',
      'carbonFirm',
      { rung: 'technologySme', certificateNo: 'RK2022-0008', issuedOn: '2022-05-09', validUntil: '2024-03-31' },
      { refused: 'valid_too_long' },
    ),
    title(
      '2022-06-01',
      'twice',
      'sensorFirm',
      { rung: 'technologySme', certificateNo: 'RK2022-0009', issuedOn: '2022-06-01', validUntil: '2023-03-31' },
      { refused: 'title_already_valid' },
    ),
    title('2022-07-01', 'carbonFirst', 'carbonFirm', {
      rung: 'highTech',
      certificateNo: 'GR2019-0401',
      issuedOn: '2019-06-01',
      validUntil: '2022-06-01',
    }),
    title('2022-12-05', 'carbonSecond', 'carbonFirm', {
      rung: 'highTech',
      certificateNo: 'GR2022-0402',
      issuedOn: '2022-12-01',
      validUntil: '2025-12-01',
    }),
    // by date: the entry of the SME ends on 31 March
    { as: 'calendar', on: '2023-04-03', take: 'qualification.lapse', key: 'sensorSme', expect: { state: 'lapsed' } },
    title(
      '2023-05-20',
      'sensorSmeAgain',
      'sensorFirm',
      {
        rung: 'technologySme',
        certificateNo: 'RK2023-0011',
        issuedOn: '2023-05-18',
        validUntil: '2024-03-31',
      },
      { values: { isFirst: false } },
    ),
    {
      as: 'bureau',
      on: '2023-06-01',
      take: 'qualification.revoke',
      key: 'carbonFirst',
      reason: 'The core right was bought after the application.',
      expect: { others: { carbonSecond: 'recognised' } },
    },
  ],
}
