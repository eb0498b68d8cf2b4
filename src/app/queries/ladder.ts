import { addDays, type Day, done, type Outcome, refused } from '#base'
import { inForce } from '#define'
import { type Eligibility, eligibility, enterpriseLadder, type LadderSettings } from '#mechanisms'
import type { Organisation } from '#parties'
import { say } from '../words.ts'
import type { LadderOverview, LadderProfile } from './answers.ts'
import { planStartOf, registerFigure } from './figure-card.ts'
import { type Asking, rowsOf } from './picture.ts'

const slug = enterpriseLadder.slug
const rungs = [
  'technologySme',
  'highTech',
  'innovativeSme',
  'specialisedSme',
  'littleGiant',
  'gazelle',
  'potentialUnicorn',
  'unicorn',
] as const
/** the figure that counts a rung on a day, and the one that counts the new ones */
const counted = {
  technologySme: ['technologySmes', 'newTechnologySmes'],
  highTech: ['highTech', 'newHighTech'],
  innovativeSme: ['innovativeSmes', null],
  specialisedSme: ['specialisedSmes', null],
  littleGiant: ['littleGiants', 'newLittleGiants'],
  gazelle: ['gazelles', 'newGazelles'],
} as const
const warnDays = 183
const firmsLookedAt = 1_000
const shown = 20

type Rows = Parameters<typeof eligibility>[1]

const settingsOf = async (asking: Asking): Promise<LadderSettings> =>
  (await asking.reading.ask(
    Object.fromEntries(enterpriseLadder.parameters.map(parameter => [parameter.name, inForce(parameter)])),
    asking.day,
  )) as unknown as LadderSettings

const testsWire = (asking: Asking, of: Eligibility): LadderProfile['rungs'][number]['tests'] =>
  of.tests.map(({ test, isMet, has, needs }) => ({
    test,
    title: say(asking.messages, `${slug}.tests.${test}`),
    isMet,
    has,
    needs,
  }))

/** One firm on every rung: what it holds, whether it would be let in, and what is missing. */
export async function ladderProfile(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<LadderProfile>> {
  const { reading, catalogue } = asking
  const id = input['firm'] ?? ''
  const firm = catalogue.entries.has(`${slug}.qualification`)
    ? ((await reading.find('parties.organisation', id)) as Organisation | null)
    : null
  if (!firm) return refused('not_found')
  const where = { firm: id }
  const known: Rows = {
    firm,
    years: await rowsOf(asking, `${slug}.firmYear`, where),
    rights: await rowsOf(asking, `${slug}.intellectualProperty`, { ...where, state: 'held' }),
    titles: await rowsOf(asking, `${slug}.qualification`, where),
  }
  // a firm asks about itself: of others a role without sight gets no rows, and no verdict over nothing
  if (asking.viewer.actor.role === 'firm' && asking.viewer.actor.organisation !== id) return refused('not_found')
  const settings = await settingsOf(asking)
  return done({
    firm: { id, name: firm.name, creditCode: firm.creditCode, state: firm.state },
    years: [...new Set(known.years.map(row => row.year))].toSorted().toReversed(),
    rights: known.rights.length,
    rungs: rungs.map(rung => {
      const found = eligibility(rung, known, settings, asking.day)
      const held = known.titles
        .filter(title => title.rung === rung)
        .toSorted((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? 1 : -1))[0]
      return {
        rung,
        title: say(asking.messages, `${slug}.qualification.fields.rung.choices.${rung}`),
        held:
          held === undefined
            ? null
            : {
                id: held.id,
                state: held.state,
                certificateNo: held.certificateNo,
                issuedOn: held.issuedOn,
                validUntil: held.validUntil,
                daysLeft: held.state === 'recognised' && held.validUntil ? daysTo(asking.day, held.validUntil) : null,
              },
        isMet: found.isMet,
        direct: found.direct === null ? null : say(asking.messages, `${slug}.tests.${found.direct}`),
        tests: testsWire(asking, found),
        missing: found.missing.length,
      }
    }),
  })
}

const daysTo = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** W10: how many stand on each rung, who expires, and who lacks one thing. Rungs do not contain each other: a table, no funnel. */
export async function ladderOverview(asking: Asking, input: Readonly<Record<string, string>>): Promise<LadderOverview> {
  const { catalogue } = asking
  const thisYear = Number(asking.day.slice(0, 4))
  const year = /^\d{4}$/.test(input['year'] ?? '') ? Number(input['year']) : thisYear
  const start = await planStartOf(asking)
  const figure = async (name: string | null | undefined) => {
    const at = name ? catalogue.figure(`${slug}.${name}`) : null
    return at ? registerFigure(asking, at, String(year), start) : null
  }
  const columns = []
  for (const [rung, [stock, fresh]] of Object.entries(counted))
    columns.push({
      rung,
      title: say(asking.messages, `${slug}.qualification.fields.rung.choices.${rung}`),
      stock: await figure(stock),
      fresh: await figure(fresh),
    })
  const expiring = await asking.reading.list(`${slug}.qualification`, {
    where: { state: 'recognised', validUntil: { from: asking.day, to: addDays(asking.day, warnDays) } },
    sort: { field: 'validUntil', descending: false },
    page: 1,
    pageSize: shown,
  })
  const names = await asking.reading.titles(
    'parties.organisation',
    expiring.rows.map(row => row['firm'] as string),
  )
  return {
    year,
    years: [thisYear - 2, thisYear - 1, thisYear],
    columns,
    expiring: {
      total: expiring.total,
      rows: expiring.rows.map(row => ({
        id: row.id,
        firm: row['firm'] as string,
        name: names.get(row['firm'] as string) ?? '',
        title: say(asking.messages, `${slug}.qualification.fields.rung.choices.${String(row['rung'])}`),
        validUntil: row['validUntil'] as string,
        daysLeft: daysTo(asking.day, row['validUntil'] as Day),
      })),
    },
    nearest: await nearestOf(asking),
  }
}

/** Firms that lack one test for a rung they do not hold, newest data first. */
async function nearestOf(asking: Asking): Promise<LadderOverview['nearest']> {
  const years = (
    await asking.reading.list(`${slug}.firmYear`, {
      where: {},
      sort: { field: 'year', descending: true },
      page: 1,
      pageSize: firmsLookedAt * 3,
    })
  ).rows as unknown as Rows['years']
  const firms = [...new Set(years.map(row => row.firm as string))].slice(0, firmsLookedAt)
  if (firms.length === 0) return []
  const settings = await settingsOf(asking)
  const found = await asking.reading.list('parties.organisation', { where: { id: firms }, page: 1, pageSize: firmsLookedAt })
  const rights = await rowsOf<Rows['rights'][number]>(asking, `${slug}.intellectualProperty`, { firm: firms, state: 'held' })
  const titles = await rowsOf<Rows['titles'][number]>(asking, `${slug}.qualification`, { firm: firms })
  const by = <T extends { readonly firm: string }>(rows: readonly T[]) => Map.groupBy(rows, row => row.firm as string)
  const [yearsOf, rightsOf, titlesOf] = [by(years), by(rights), by(titles)]
  const near: LadderOverview['nearest'][number][] = []
  for (const firm of found.rows as unknown as readonly Organisation[]) {
    const own = titlesOf.get(firm.id) ?? []
    for (const rung of ['highTech', 'littleGiant', 'gazelle', 'technologySme'] as const) {
      if (own.some(title => title.rung === rung && title.state === 'recognised')) continue
      const known = { firm, years: yearsOf.get(firm.id) ?? [], rights: rightsOf.get(firm.id) ?? [], titles: own }
      const verdict = eligibility(rung, known, settings, asking.day)
      const [missing] = verdict.missing
      if (verdict.missing.length !== 1 || missing === undefined) continue
      const test = verdict.tests.find(each => each.test === missing)
      near.push({
        firm: firm.id,
        name: firm.name,
        rung: say(asking.messages, `${slug}.qualification.fields.rung.choices.${rung}`),
        test: missing,
        title: say(asking.messages, `${slug}.tests.${missing}`),
        has: test?.has ?? null,
        needs: test?.needs ?? null,
      })
    }
  }
  return near.slice(0, shown)
}
