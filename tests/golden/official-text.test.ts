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

    /** What the plan leaves to a ruling; A1 … A11 are the rulings that follow from the text. */
    test.each<[string, string, readonly string[]]>([
      ['A1: stock against flow', 'same-figure-two-meanings', ['科技型中小企业达到200家', '科技型中小企业200家']],
      ['A2: intensity of what', 'denominator-unclear', ['研发投入强度达到2.5%以上']],
      ['A3: a level or a sum', 'level-or-sum', ['三年内重点产业实现营业收入300亿元']],
      ['A4: a rate without a base', 'base-unclear', ['每年新增在孵企业数25%以上']],
      ['A5: built or standing', 'stock-unclear', ['建成3家国家级科技创新平台']],
      ['A6: a size without a measure', 'measure-unit-missing', ['高新区实现“500亿级园区”目标']],
      [
        'A7: yearly figure and total',
        'linked-targets',
        ['每年引进培育各类领军型高层次人才10名以上', '三年内引进和培养市级以上高层次人才30人'],
      ],
      ['A9: growth without a rate', 'growth-without-rate', ['逐年刚性增长机制']],
      ['A10: kinds counted together', 'counted-together', ['三年内科技支行、风投机构、科技金融服务机构发展到15家以上']],
      ['a start that can be inferred', 'implied-baseline', ['企业总数突破1200家', '新增注册企业500家']],
      ['a rank set outside', 'outside-ranking', ['进入国家高新区评价排位前100位']],
      ['an index cited by title', 'cited-without-number', ['《国家高新技术产业开发区综合评价指标体系》']],
      ['the judge is judged', 'judge-and-judged', ['办公室设在高新区']],
    ])('%s', (_name, code, quotes) => {
      const finding = read.findings.find(one => one.code === code)
      expect(finding?.sources.map(({ start, end }) => normalise(text.slice(start, end)).text)).toEqual(quotes)
    })

    test.each<[string, string, number, Readonly<Record<string, string | number>>]>([
      ['A6: three measures of one size', 'several-sizes', 3, { count: 3 }],
      ['A8: strictly greater', 'strict-comparator', 2, { count: 2 }],
      ['A11: named, yet no owner', 'named-not-owner', 1, { title: '优化营商环境', name: '高新区' }],
      ['a class as a unit', 'collective-unit', 2, { name: '市直相关部门' }],
      ['no baselines', 'no-baselines', 0, { count: 27 }],
      ['a person by name', 'named-person', 1, { name: '杜汇良' }],
    ])('%s', (_name, code, places, details) => {
      const finding = read.findings.find(one => one.code === code)
      expect(finding?.details).toEqual(details)
      expect(finding?.sources).toHaveLength(places)
    })

    test('readings, leads and the zone that leads 6 and takes part in 15', () => {
      const details = (code: string) => read.findings.filter(one => one.code === code).map(one => one.details)
      expect(details('several-leads')).toHaveLength(4)
      expect(details('judge-and-judged')).toEqual([{ name: '高新区', leads: 6, parts: 15 }])
      expect(details('several-rule-books')).toHaveLength(1)
      expect(details('readings-removed')[0]?.['count']).toBeGreaterThan(940)
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
