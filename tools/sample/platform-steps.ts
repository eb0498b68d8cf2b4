import type { ExampleStep } from '#define'
import { known, row, type SampleBook } from './sample-book.ts'
import { csvOf, pad, type SampleSheet } from './registers.ts'
import { worded } from './sample-words.ts'

/** The invented words of platforms, talents, headquarters and parks, as written by hand. */
export interface InnovationWords {
  readonly mark: string
  readonly scientists: readonly string[]
  readonly bodies: readonly string[]
  readonly kindNames: Readonly<Record<string, string>>
  readonly levelNames: Readonly<Record<string, string>>
  readonly address: string
  readonly issuerRegional: string
  readonly issuerNational: string
  readonly parties: readonly string[]
  readonly deliverable: readonly string[]
  readonly exit: string
  readonly reasons: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
  readonly fileText: string
}

export interface Part {
  readonly sheets: readonly SampleSheet[]
  readonly steps: readonly ExampleStep[]
}

type Firm = Readonly<Record<string, string>>

/** A body of the sample: where it stands, and its plates with their days. */
interface Body {
  readonly at: number
  readonly kind: string
  readonly workField: string
  readonly plates: readonly (readonly [level: 'national' | 'regional' | 'city', on: string, until: string])[]
}

const none = ''
/** One national laboratory with a second plate, five regional bodies, one that has lapsed and one of the city. */
const before: readonly Body[] = [
  {
    at: 0,
    kind: 'keyLab',
    workField: 'coalChemistry',
    plates: [
      ['regional', '2014-05-12', none],
      ['national', '2017-10-09', none],
    ],
  },
  { at: 1, kind: 'engineeringResearchCentre', workField: 'grapheneCarbon', plates: [['regional', '2020-06-18', '2025-06-17']] },
  {
    at: 2,
    kind: 'enterpriseResearchCentre',
    workField: 'hydrogen',
    plates: [
      ['regional', '2019-11-20', '2024-11-19'],
      ['city', '2018-04-02', none],
    ],
  },
  {
    at: 3,
    kind: 'technologyInnovationCentre',
    workField: 'waterRecycling',
    plates: [['regional', '2021-03-30', '2024-03-29']],
  },
  {
    at: 4,
    kind: 'newTypeInstitute',
    workField: 'intelligentManufacturing',
    plates: [['regional', '2021-01-15', '2026-01-14']],
  },
  {
    at: 5,
    kind: 'enterpriseResearchCentre',
    workField: 'cashmereTextile',
    plates: [
      ['regional', '2022-08-26', '2025-08-25'],
      ['regional', '2022-09-01', '2025-08-31'],
    ],
  },
  { at: 6, kind: 'enterpriseResearchCentre', workField: 'other', plates: [['regional', '2019-10-31', '2022-10-30']] },
  { at: 7, kind: 'engineeringResearchCentre', workField: 'digital', plates: [['city', '2021-07-07', none]] },
  { at: 8, kind: 'keyLab', workField: 'newMaterials', plates: [['city', '2020-09-09', '2025-09-08']] },
]
/** Eight more of the region in 2023, and one whose plate was a draft. */
const later: readonly Body[] = [
  { at: 9, kind: 'technologyInnovationCentre', workField: 'hydrogen', plates: [['regional', '2023-05-22', '2026-05-21']] },
  {
    at: 10,
    kind: 'technologyInnovationCentre',
    workField: 'grapheneCarbon',
    plates: [['regional', '2023-05-22', '2026-05-21']],
  },
  { at: 11, kind: 'enterpriseResearchCentre', workField: 'digital', plates: [['regional', '2023-07-14', '2026-07-13']] },
  { at: 12, kind: 'enterpriseResearchCentre', workField: 'other', plates: [['regional', '2023-07-14', '2026-07-13']] },
  { at: 13, kind: 'keyLab', workField: 'hydrogen', plates: [['regional', '2023-09-28', '2026-09-27']] },
  { at: 14, kind: 'engineeringResearchCentre', workField: 'newMaterials', plates: [['regional', '2023-10-16', '2026-10-15']] },
  { at: 15, kind: 'academicianWorkstation', workField: 'waterRecycling', plates: [['regional', '2023-11-06', '2026-11-05']] },
  {
    at: 16,
    kind: 'enterpriseResearchCentre',
    workField: 'intelligentManufacturing',
    plates: [['regional', '2023-12-08', '2026-12-07']],
  },
]
const built = 17
const rectified = 4
const closed = 1
const upgraded = 2
const left = 7
const lapsed = 6
const agreementName = 'agreement'

/** Bodies and plates read in as sheets, one built from its first plan, one raised a level, one closed, one struck out. */
export function platformsOf(book: SampleBook, words: InnovationWords, firms: readonly Firm[]): Part {
  const bureau = 'scienceBureau'
  const zone = 'zoneDepartment'
  const hostOf = (at: number) => (firms[at + 14] as Firm)['creditCode'] as string
  const nameOf = (at: number, kind: string) => `${words.bodies[at]}${words.kindNames[kind]}${words.mark}`
  const scientistOf = (at: number) => `${words.scientists[at]}${words.mark}`
  const bodyRow = ({ at, kind, workField }: Omit<Body, 'plates'>) => ({
    name: nameOf(at, kind),
    kind,
    host: hostOf(at),
    address: worded(words.address, at + 1),
    leadScientist: scientistOf(at),
    workField,
    isInZone: 'true',
    isIndependent: String(kind === 'newTypeInstitute'),
    isWorkingHere: 'true',
  })
  let no = 0
  const plateRow = (body: Body, [level, recognisedOn, validUntil]: Body['plates'][number]) => {
    no += 1
    return {
      platform: nameOf(body.at, body.kind),
      host: hostOf(body.at),
      name: `${words.levelNames[level]}${nameOf(body.at, body.kind)}`,
      level,
      issuer: level === 'national' ? 'scienceMinistry' : level === 'regional' ? 'regionalScience' : 'cityScience',
      issuerName: level === 'national' ? words.issuerNational : level === 'regional' ? words.issuerRegional : '',
      certificateNo: `SL-PT-${recognisedOn.slice(0, 4)}-${pad(no, 3)}`,
      recognisedOn,
      validUntil,
    }
  }
  const platesOf = (bodies: readonly Body[]) => bodies.flatMap(body => body.plates.map(plate => plateRow(body, plate)))
  const sheet = (on: string, as: string, record: string, file: string, rows: readonly Firm[]): SampleSheet => ({
    on,
    as,
    register: `research-platform.${record}`,
    file,
    text: csvOf(rows),
  })
  const yearOf = (bodies: readonly Body[], year: string) =>
    bodies.map(({ at, kind }) => ({
      platform: nameOf(at, kind),
      host: hostOf(at),
      year,
      staff: '60',
      researchStaff: at === rectified ? '14' : String(24 + at),
      researchFte: '18.5',
      incomeFen: '26000000',
      researchSpendFen: at === rectified || at === closed ? '3100000' : String(5_200_000 + at * 130_000),
      equipmentFen: String(9_000_000 + at * 410_000),
      contracts: String(3 + (at % 5)),
      contractsFen: String(1_400_000 + at * 95_000),
      patents: String(2 + (at % 4)),
    }))
  const reported = before.filter(({ at }) => at !== lapsed && at !== left)
  const sheets = [
    sheet('2022-12-27', bureau, 'platform', 'platforms-2022.csv', before.map(bodyRow)),
    sheet('2022-12-28', bureau, 'plate', 'plates-2022.csv', platesOf(before)),
    sheet('2023-03-20', zone, 'platformYear', 'platform-years-2022.csv', yearOf(reported, '2022')),
    sheet('2023-12-26', bureau, 'platform', 'platforms-2023.csv', later.map(bodyRow)),
    sheet('2023-12-27', bureau, 'plate', 'plates-2023.csv', platesOf(later)),
    sheet(
      '2024-02-26',
      zone,
      'platformYear',
      'platform-years-2023.csv',
      yearOf([...before.slice(2, 4), ...later.slice(0, 3)], '2023'),
    ),
  ]
  const steps: ExampleStep[] = []
  const step = (as: string, on: string, take: string, key: string, more: object = {}) =>
    void steps.push({ as, on, take: `research-platform.${take}`, key, ...more } as ExampleStep)
  const found = (at: number, kind: string) => ({ find: 'research-platform.platform', where: { name: nameOf(at, kind) } })
  const yearRow = (at: number, kind: string, year: string) => ({
    row: { find: 'research-platform.platformYear', where: { platform: found(at, kind), year } },
  })
  const hostRow = (at: number) =>
    at === built ? row('firm-1') : { find: 'parties.organisation', where: { creditCode: hostOf(at) } }
  const file = (name: string) => {
    const called = known(words.files[name], name)
    return [book.file(called, worded(words.fileText, called))]
  }
  const reason = (name: string) => ({ reason: known(words.reasons[name], name) })

  // reviews of 2022: most pass, two fail
  for (const { at, kind } of reported)
    step(
      bureau,
      '2023-04-17',
      at === rectified || at === closed ? 'platformYear.fail' : 'platformYear.pass',
      `platform-year-${at}`,
      {
        ...yearRow(at, kind, '2022'),
        ...(at === rectified || at === closed ? reason('failed') : {}),
      },
    )
  step('caseOfficer', '2023-06-08', 'platform.inspect', 'platform-3', {
    row: found(3, 'technologyInnovationCentre'),
    values: { isWorkingHere: true, inspectionProof: file('site') },
    ...reason('inspected'),
  })
  step(bureau, '2023-11-20', 'platform.close', 'platform-closed', {
    row: found(closed, 'engineeringResearchCentre'),
    values: { leftOn: '2023-11-20' },
    ...reason('closed'),
  })
  step(zone, '2023-09-12', 'platform.moveOut', 'platform-left', {
    row: found(left, 'engineeringResearchCentre'),
    values: { leftOn: '2023-08-31' },
    ...reason('movedOut'),
  })
  // raised to the national level on the day of its certificate
  step(bureau, '2023-12-18', 'plate.enter', 'plate-upgrade', {
    values: {
      platform: found(upgraded, 'enterpriseResearchCentre'),
      host: hostRow(upgraded),
      name: `${words.levelNames['national']}${nameOf(upgraded, 'enterpriseResearchCentre')}`,
      level: 'national',
      issuer: 'reformCommission',
      issuerName: words.issuerNational,
      certificateNo: 'SL-PT-2023-GJ1',
      recognisedOn: '2023-12-11',
      validUntil: null,
      proof: file('certificate'),
    },
  })
  // one from its first plan to its plate
  const institute = 'platform-built'
  const own = { at: built, kind: 'newTypeInstitute', workField: 'cashmereTextile' }
  step(zone, '2022-03-14', 'platform.plan', institute, {
    values: {
      ...bodyRow(own),
      host: hostRow(built),
      partners: [{ name: words.parties[1], role: null }],
      isInZone: true,
      isIndependent: true,
      isWorkingHere: true,
    },
  })
  const milestones = (delivered: readonly (string | null)[]) =>
    words.deliverable.map((deliverable, n) => ({
      dueOn: ['2022-09-30', '2023-03-31', '2023-08-31'][n],
      deliverable,
      weight: [4_000, 3_000, 3_000][n],
      amountFen: { fen: '300000000' },
      deliveredOn: delivered[n] ?? null,
    }))
  step(zone, '2022-05-09', 'agreement.sign', agreementName, {
    values: {
      platform: row(institute),
      host: hostRow(built),
      signedOn: '2022-05-06',
      partiesOf: words.parties.map(name => ({ name })),
      sources: [
        { payer: 'city', amountFen: { fen: '600000000' } },
        { payer: 'host', amountFen: { fen: '400000000' } },
      ],
      milestones: milestones([]),
      exitClause: words.exit,
      paper: file('agreement'),
    },
  })
  step(zone, '2022-06-01', 'platform.build', institute)
  step(zone, '2023-04-06', 'agreement.deliver', agreementName, {
    values: { milestones: milestones(['2022-09-26', '2023-03-30']) },
  })
  step(zone, '2023-05-04', 'platform.tryOut', institute)
  step(zone, '2023-09-04', 'agreement.deliver', agreementName, {
    values: { milestones: milestones(['2022-09-26', '2023-03-30', '2023-08-29']) },
  })
  const plate = (key: string, on: string, at: object, host: number, name: string, more: object) =>
    step(bureau, on, 'plate.enter', key, {
      values: {
        platform: at,
        host: hostRow(host),
        name,
        level: 'regional',
        issuer: 'regionalScience',
        issuerName: words.issuerRegional,
        ...more,
      },
    })
  plate('plate-built', '2023-12-27', row(institute), built, `${words.levelNames['regional']}${nameOf(built, own.kind)}`, {
    certificateNo: 'SL-PT-2023-YJY',
    recognisedOn: '2023-12-20',
    validUntil: '2026-12-19',
    proof: file('certificate'),
  })
  // counted at first, struck out after the figure came back
  plate(
    'plate-struck',
    '2023-12-29',
    found(lapsed, 'enterpriseResearchCentre'),
    lapsed,
    `${words.levelNames['regional']}${nameOf(lapsed, 'enterpriseResearchCentre')}`,
    {
      certificateNo: 'SL-PT-2023-GSG',
      recognisedOn: '2023-12-25',
      validUntil: '2026-12-24',
      proof: [],
    },
  )
  step(bureau, '2024-01-25', 'plate.strike', 'plate-struck', reason('struck'))
  return { sheets, steps }
}
