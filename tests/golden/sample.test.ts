import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { areas } from '#app'
import { checkExample, type Example } from '#define'
import { buildSample, sampleText } from '../../tools/sample/build-sample.ts'
import type { Sample, SampleStep } from '../../tools/sample/sample-book.ts'

const data = join(import.meta.dirname, '../../data')
const committed = readFileSync(join(data, 'sample/sample.json'), 'utf8')
const sample = JSON.parse(committed) as Sample
const mark = '（示例）'
const taken = (take: string) => sample.steps.filter(step => step.take === take)

/** Rows of follow-ups are found while playing; here their steps and stand-ins count as known. */
function playable({ actors, steps, area }: Sample): Example {
  const found = steps.filter(step => step.row).map(step => [step.key, { said: step.key, role: 'office' }] as const)
  return { area, actors: { ...Object.fromEntries(found), ...actors }, steps: steps.map(plain) }
}

const plain = (step: SampleStep): SampleStep => ({ ...step, values: plainOf(step.values ?? {}) as Record<string, unknown> })

function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf)
  if (typeof value !== 'object' || value === null) return value
  if ('find' in value || 'fen' in value) return null
  if ('plan' in value && value.plan === 'reference') return 'text'
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainOf(item)]))
}

/** Every value under a key of that name, at any depth. */
function named(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(item => named(item, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => (key === name ? [item] : named(item, name)))
}

const pairsOf = (steps: readonly SampleStep[]) =>
  new Set(steps.map(({ values }) => JSON.stringify([named(values?.['task'], 'clause')[0], values?.['unit']])))

describe('the sample', () => {
  test('is what its sources give, to the byte', () => {
    const built = buildSample(data)
    expect(sampleText(built)).toBe(committed)
    for (const { file, text } of built.texts)
      expect(readFileSync(join(data, 'sample/registers', file), 'utf8'), file).toBe(text)
    expect(
      built.texts
        .find(sheet => sheet.file.startsWith('firms'))
        ?.text.split('\n')
        .slice(1, -1)
        .every(line => line.includes(mark)),
    ).toBe(true)
  })

  test('takes only moves that exist, with fields they ask for, on rows that were born before', () => {
    expect(checkExample(playable(sample), areas)).toEqual([])
  })

  test('says of everybody and of every file that it is invented', () => {
    const people = [
      ...Object.values(sample.actors).map(actor => actor.said),
      ...taken('parties.person.enter').map(step => step.values?.['name']),
    ]
    const firms = taken('parties.organisation.enter').map(step => step.values?.['name'])
    expect([...people, ...firms, ...Object.keys(sample.files)].filter(name => !String(name).includes(mark))).toEqual([])
    expect(new Set(people).size).toBe(people.length)
    expect(new Set(Object.values(sample.actors).map(actor => actor.account)).size).toBe(Object.keys(sample.actors).length)
  })

  test('has a text for every file it names and names every text', () => {
    const files = new Set(named(sample.steps, 'file'))
    expect([...files].toSorted()).toEqual(Object.keys(sample.files).toSorted())
    expect(files.size).toBeLessThanOrEqual(400)
    expect(sample.steps.length).toBeLessThanOrEqual(2_500)
  })

  test('gives every unit of every task its milestones, in each of the three years', () => {
    const { tasks } = JSON.parse(readFileSync(join(data, 'assessment/default-scheme-2023.json'), 'utf8')) as {
      readonly tasks: readonly { readonly task: string; readonly owners: readonly { readonly unit: string }[] }[]
    }
    const keys = new Map(taken('parties.unit.enter').map(step => [step.values?.['name'], step.key]))
    const owed = tasks.flatMap(({ task, owners }) => owners.map(({ unit }) => JSON.stringify([task, { row: keys.get(unit) }])))
    for (const year of ['2022', '2023', '2024']) {
      const planned = taken('delivery.milestone.plan').filter(step => String(step.values?.['dueOn']).startsWith(year))
      expect([...pairsOf(planned)].toSorted()).toEqual(owed.toSorted())
    }
  })

  test('weighs the milestones of a unit, task and year to a whole', () => {
    const sums = new Map<string, number>()
    for (const { values } of taken('delivery.milestone.plan')) {
      const key = JSON.stringify([values?.['task'], values?.['unit'], String(values?.['dueOn']).slice(0, 4)])
      sums.set(key, (sums.get(key) ?? 0) + Number(values?.['weight']))
    }
    expect([...sums].filter(([, sum]) => sum !== 10_000)).toEqual([])
  })

  test.each(['2022', '2023', '2024'])('weighs the lines of the scheme of %s to 100', year => {
    const lines = taken('assessment.scheme.draft').find(step => step.values?.['year'] === year)?.values?.['lines'] as readonly {
      readonly weight: string
    }[]
    expect(lines.reduce((sum, line) => sum + Number(line.weight), 0)).toBe(100)
  })

  test('is no toy: a figure is missing, one was replaced, one returned, reports wait at every desk', () => {
    const figures = [...taken('facts.fact.record'), ...taken('facts.fact.draw')].map(step => step.values ?? {})
    expect(
      figures.filter(values => values['period'] === '2023').map(values => JSON.stringify(values['indicator'])),
    ).not.toContain('{"row":"I22"}')
    expect(figures.filter(values => values['supersedes']).length).toBeGreaterThanOrEqual(2)
    expect(taken('facts.verdict.give').some(step => step.values?.['outcome'] === 'returned')).toBe(true)
    const last = new Map(
      sample.steps
        .filter(step => step.take.startsWith('delivery.progressReport.'))
        .map(step => [step.key, step.take.split('.')[2]]),
    )
    expect(new Set(last.values())).toEqual(new Set(['draft', 'submit', 'confirm', 'return', 'verify']))
  })

  test('reports every month anew, in sixty to two hundred characters', () => {
    const texts = taken('delivery.progressReport.draft').map(step => String(step.values?.['progress']))
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.filter(text => text.length < 60 || text.length > 200)).toEqual([])
  })

  test('spends as special fund what its indicator says', () => {
    for (const year of ['2022', '2023']) {
      const yuan = taken('ledger.fundLine.draft').filter(step => step.values?.['year'] === year)
      const sum = yuan.reduce((all, step) => all + BigInt(named(step.values, 'fen')[0] as string), 0n)
      const said = taken('facts.fact.record').find(step => step.key === `fact-I23-${year}`)?.values?.['value']
      expect(Number(sum) / 1e10).toBe(Number(said))
    }
  })
})
