import { readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, test } from 'vitest'
import { normalise } from '#document'
import { type PlanDraft, readPlan } from '#plan'
import { referencePlan, referencePlanText } from '../../tools/write-reference-plan.ts'

const plan = referencePlan()
const text = referencePlanText(plan)

function draft(received: string): PlanDraft {
  const read = readPlan(received)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}

/** What the plan says, without places: it must come out of every copy of the text alike. */
const said = (read: PlanDraft) => ({
  document: read.document,
  sections: read.sections.map(({ source, ...section }) => section),
  tasks: read.tasks.map(({ source, ownerClauses, ...task }) => task),
  targets: read.targets.map(({ source, ...target }) => ({ ...target, quote: source.quote })),
  units: read.units,
})

/** A copy as a web page might give it: traditional glyphs, and behind every third of them its reading in brackets. */
function damaged(clean: string): string {
  const readings = ['fā', 'chǎn', 'yè', 'kāi', 'qū', 'jì']
  const traditional = Converter({ from: 'cn', to: 't' })
  let count = 0
  return clean
    .split('\n')
    .map(line => {
      const converted = [...traditional(line)]
      return converted
        .map((glyph, at) =>
          glyph !== [...line][at] && /\p{Script=Han}/u.test(glyph)
            ? `${glyph}${count++ % 3 === 0 ? `(${readings[count % readings.length]})` : ''}`
            : glyph,
        )
        .join('')
    })
    .join('\n')
}

test('the text is written from the data', () =>
  expect(readFileSync(new URL('../../data/plans/reference-plan.txt', import.meta.url), 'utf8')).toBe(text))

describe('what is read is what was written', () => {
  const read = draft(text)

  test('head', () => {
    expect(read.document).toMatchObject(plan.document)
    expect(read.document.abbreviations[0]).toEqual({ short: '高新区', full: '鄂尔多斯高新技术产业开发区' })
  })

  test('sections', () =>
    expect(read.sections.map(({ source, ...section }) => section)).toEqual(
      plan.sections.map(({ form, text: _, ...section }) => section),
    ))

  test('16 tasks with their owners', () => {
    const tasks = read.tasks.map(({ id, number, title, lead, responsible }) => ({ id, number, title, lead, responsible }))
    expect(tasks).toEqual(plan.tasks)
    expect(tasks).toHaveLength(16)
  })

  test('27 targets', () => {
    const facts = read.targets.map(({ id, section, comparator, value, unit, deadline, kind }) => ({
      id,
      section,
      comparator,
      value,
      unit,
      deadline,
      kind,
    }))
    expect(facts).toEqual(plan.targets.map(({ metric: _m, metricEnglish: _e, printed: _p, ...target }) => target))
    expect(facts).toHaveLength(27)
  })

  test('names of what is measured', () => {
    const own = plan.targets.filter(target => target.printed === undefined)
    const names = new Map(read.targets.map(target => [target.id, target.metric]))
    expect(own.map(target => names.get(target.id))).toEqual(own.map(target => target.metric))
  })

  test('22 named units and one class', () => {
    expect(read.units.map(({ name, kind }) => ({ name, kind }))).toEqual(
      expect.arrayContaining(plan.units.map(({ name, kind }) => ({ name, kind }))),
    )
    expect(read.units.filter(unit => unit.kind === 'class').map(unit => unit.name)).toEqual(['市直相关部门'])
    expect(read.units).toHaveLength(23)
  })

  test('targets of tasks', () =>
    expect(Object.fromEntries(read.tasks.filter(task => task.targets.length).map(task => [task.id, task.targets]))).toEqual({
      '3.2.2': ['T17', 'T18'],
      '3.3.1': ['T19', 'T20', 'T21'],
      '3.3.2': ['T22'],
      '3.3.3': ['T23'],
      '3.3.5': ['T24', 'T25'],
      '3.5.2': ['T26'],
    }))

  test.each([
    ['same-figure-two-meanings', ['科技型中小企业达到200家', '新增科技型中小企业200家']],
    ['measure-unit-missing', ['迈入“500亿级园区”行列']],
    ['implied-baseline', ['企业总数突破1200家', '新增注册企业500家']],
    ['linked-targets', ['每年引进培育领军型高层次人才10名以上', '三年内引进培育市级以上高层次人才30人']],
  ])('finding %s', (code, quotes) => {
    const finding = read.findings.find(one => one.code === code)
    expect(finding?.sources.map(({ start, end }) => text.slice(start, end))).toEqual(quotes)
  })

  test('findings that repeat', () => {
    const count = (code: string) => read.findings.filter(finding => finding.code === code).length
    expect({
      leads: count('several-leads'),
      class: count('collective-unit'),
      twice: count('stated-twice'),
      damage: count('text-damaged'),
    }).toEqual({
      leads: 4,
      class: 1,
      twice: 2,
      damage: 0,
    })
  })
})

describe('a damaged copy', () => {
  const copy = damaged(text)
  const read = draft(copy)

  test('is damaged indeed', () => {
    expect(copy.match(/\([a-zāǎèīū]+\)/g)?.length).toBeGreaterThan(150)
    expect(copy).not.toContain('牵头单位')
  })

  test('says the same', () => expect(said(read)).toEqual(said(draft(text))))

  test('every place shows the words as received', () => {
    for (const { source } of read.targets) expect(normalise(copy.slice(source.start, source.end)).text).toBe(source.quote)
    for (const task of read.tasks) {
      expect(normalise(copy.slice(task.source.start, task.source.end)).text.startsWith(task.number + task.title)).toBe(true)
      for (const { start, end } of task.ownerClauses) expect(normalise(copy.slice(start, end)).text).toContain(task.lead[0])
    }
    for (const { source, number, title } of read.sections) {
      expect(normalise(copy.slice(source.start, source.end)).text.endsWith(title)).toBe(true)
      expect(normalise(copy.slice(source.start, source.end)).text.startsWith(number)).toBe(true)
    }
  })
})

describe('other damage', () => {
  const without = { ...said(draft(text)) }
  test.each<[string, (clean: string) => string]>([
    ['lines of another system', clean => clean.replaceAll('\n', '\r\n')],
    [
      'half-width marks',
      clean => clean.replace(/[\uff08\uff09\uff1a\uff1b\uff0c]/g, glyph => String.fromCharCode(glyph.charCodeAt(0) - 0xfee0)),
    ],
    ['full-width digits', clean => clean.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['blanks before every line', clean => clean.replace(/^(?=.)/gm, '\u3000\u3000')],
    ['no empty lines', clean => clean.replace(/\n+/g, '\n')],
  ])('%s: the same tasks, owners and targets', (_name, change) => {
    const read = draft(change(text))
    expect(read.tasks.map(task => [task.id, task.lead, task.responsible])).toEqual(
      without.tasks.map(task => [task.id, task.lead, task.responsible]),
    )
    expect(
      read.targets.map(({ id, section, comparator, value, kind, deadline }) => [
        id,
        section,
        comparator,
        value,
        kind,
        deadline,
      ]),
    ).toEqual(
      without.targets.map(({ id, section, comparator, value, kind, deadline }) => [
        id,
        section,
        comparator,
        value,
        kind,
        deadline,
      ]),
    )
  })

  test('a lost bracket spoils its own line only', () => {
    const broken = text.replace('风光氢储', '风光?jié)氢储')
    const read = draft(broken)
    expect(read.tasks.map(task => [task.id, task.lead, task.responsible])).toEqual(
      without.tasks.map(task => [task.id, task.lead, task.responsible]),
    )
    expect(read.findings.map(finding => finding.code)).toEqual(expect.arrayContaining(['text-damaged', 'bracket-unbalanced']))
  })
})
