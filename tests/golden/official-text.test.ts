import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { normalise } from '#document'
import { type PlanDraft, readPlan } from '#plan'
import { referencePlan, referencePlanText } from '../../tools/write-reference-plan.ts'

/**
 * The official text as received is not ours to ship. Where a copy lies beside the project, the reader is held against
 * its careful annotation; elsewhere against our own text of the same plan.
 */
const folder = new URL('../../../shared/reference/', import.meta.url)
const textFile = new URL('plan-342-source.txt', folder)
const goldFile = new URL('plan-342.json', folder)

interface Gold {
  readonly document: {
    readonly period: object
    readonly abbreviations: readonly { readonly short: string; readonly full: string }[]
  } & Readonly<Record<'title' | 'number' | 'issuer' | 'date', string> & { recipients: readonly string[] }>
  readonly sections: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly level: number
    readonly parent: string | null
  }[]
  readonly tasks: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly lead: readonly string[]
    readonly responsible: readonly string[]
  }[]
  readonly targets: readonly (Readonly<Record<'section' | 'comparator' | 'unit' | 'kind' | 'deadline', string>> & {
    readonly value: number
    readonly source: { readonly quote: string }
  })[]
  readonly units: readonly { readonly nameZh: string; readonly kind: string }[]
}

function draft(received: string): PlanDraft {
  const read = readPlan(received)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}

if (existsSync(textFile) && existsSync(goldFile)) {
  describe('the official text', () => {
    const text = readFileSync(textFile, 'utf8')
    const gold = JSON.parse(readFileSync(goldFile, 'utf8')) as Gold
    const read = draft(text)

    test('head', () => {
      const { title, number, issuer, date, recipients } = gold.document
      expect(read.document).toMatchObject({ title, number, issuer, date, recipients })
      expect(gold.document.period).toMatchObject(read.document.period)
      expect(gold.document.abbreviations).toMatchObject(read.document.abbreviations)
    })

    test('sections of every level', () =>
      expect(read.sections.map(({ source, ...section }) => section)).toEqual(
        gold.sections
          .filter(section => section.level > 0)
          .map(({ id, number, title, level, parent }) => ({ id, number: number.replace('——', ''), title, level, parent })),
      ))

    test('16 tasks with their owners', () => {
      const facts = ({ id, number, title, lead, responsible }: Gold['tasks'][number]) => ({
        id,
        number,
        title,
        lead,
        responsible,
      })
      expect(read.tasks.map(facts)).toEqual(gold.tasks.map(facts))
      expect(read.tasks).toHaveLength(16)
    })

    test('27 targets', () => {
      const facts = (targets: Pick<PlanDraft, 'targets'>['targets'] | Gold['targets']) =>
        targets.map(({ section, comparator, value, unit, kind, deadline }) => ({
          section,
          comparator,
          value,
          unit,
          kind,
          deadline,
        }))
      expect(facts(read.targets)).toEqual(facts(gold.targets))
      expect(read.targets).toHaveLength(27)
    })

    test('quotes lie in the text as received', () => {
      for (const [at, { source }] of read.targets.entries()) {
        expect(normalise(text.slice(source.start, source.end)).text).toBe(source.quote)
        expect(source.quote).toContain(gold.targets[at]?.source.quote)
      }
    })

    test('owners', () => {
      const owners = new Set(gold.tasks.flatMap(task => [...task.lead, ...task.responsible]))
      const kinds = new Map(gold.units.map(unit => [unit.nameZh, unit.kind]))
      expect(new Map(read.units.map(unit => [unit.name, unit.kind]))).toEqual(
        new Map([...owners].map(name => [name, kinds.get(name) ?? ''])),
      )
      expect(read.units.filter(unit => unit.kind !== 'class')).toHaveLength(22)
    })

    test('the damaged spot is reported, not repaired', () => {
      const damage = read.findings.filter(finding => finding.code === 'text-damaged')
      expect(damage).toHaveLength(1)
      const line = text.slice(0, damage[0]?.sources[0]?.start).split('\n').length
      expect(line).toBe(65)
    })
  })
} else {
  test('our own text of the plan holds 16 tasks and 27 targets', () => {
    const read = draft(referencePlanText(referencePlan()))
    expect([read.tasks.length, read.targets.length, read.units.length]).toEqual([16, 27, 23])
  })
}
