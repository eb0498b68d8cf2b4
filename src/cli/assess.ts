import { randomUUID } from 'node:crypto'
import { done, refused } from '#base'
import { type ShellCommand, text } from './run-command.ts'

/** `jinwei assess PLAN --year Y`: runs an assessment on the stored facts. PLAN is an id, a document number or a title. */
export const assessCommand: ShellCommand = {
  usage: 'assess PLAN --year Y [--data DIR] [--json]',
  flags: [],
  values: ['year', 'data', 'as-of'],
  run: async (world, { positional, options }) => {
    const [asked] = positional
    const year = text(options, 'year')
    if (asked === undefined || year === undefined || !/^\d{4}$/.test(year))
      return refused('usage', { usage: 'jinwei assess PLAN --year Y' })
    if (options.has('as-of')) return refused('as_of_not_supported')
    const house = await world.openHouse({ dataDir: world.dataDir(text(options, 'data')), onProgress: world.err })
    if (!house.ok) return house
    const { app, operator, close } = house.value
    try {
      const page = { page: 1, pageSize: 100 }
      const plans = await app.list(operator, 'plan.plan', { where: {}, ...page })
      const plan = plans.ok
        ? plans.value.rows.find(row => row.id === asked || row['number'] === asked || row['title'] === asked)
        : undefined
      if (!plan) return refused('plan_unknown', { plan: asked })
      const schemes = await app.list(operator, 'assessment.scheme', {
        where: { plan: plan.id, year, state: 'approved' },
        ...page,
      })
      const scheme = schemes.ok ? schemes.value.rows.at(-1) : undefined
      if (!scheme) return refused('scheme_not_approved')
      const receipt = await app.move(operator, {
        address: 'assessment.run',
        id: null,
        move: 'run',
        values: { plan: plan.id, year, scheme: scheme.id },
        reason: null,
        revision: null,
        key: randomUUID(),
      })
      if (!receipt.ok) return receipt
      const run = await app.show(operator, 'assessment.run', receipt.value.id)
      const scores = await app.list(operator, 'assessment.unitScore', {
        where: { run: receipt.value.id },
        ...page,
        sort: { field: 'totalPoints', descending: true },
      })
      if (!run.ok || !scores.ok) return refused('not_found')
      const { cutOff, planScore, engine, fingerprint } = run.value.row
      const units = scores.value.rows.map(row => ({
        unit: scores.value.titles[row['unit'] as string] ?? row['unit'],
        group: row['group'],
        total: row['totalPoints'],
        low: row['lowPoints'],
        high: row['highPoints'],
        grade: row['grade'],
        place: row['place'],
      }))
      return done({
        value: { run: receipt.value.id, year, cutOff, planScore, engine, fingerprint, units },
        text: [
          ...units.map(unit => `${unit.group} ${unit.place}  ${unit.total}  ${unit.grade}  ${unit.unit}`),
          `${engine} ${fingerprint}`,
        ].join('\n'),
      })
    } finally {
      await close()
    }
  },
}
