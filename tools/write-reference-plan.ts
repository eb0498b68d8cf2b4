/**
 * Writes `data/plans/reference-plan.txt` from `data/plans/reference-plan.json`: the reference plan in official form,
 * in our own words, so that the project has a document to read without shipping the official one.
 *
 *     node tools/write-reference-plan.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'

export interface ReferencePlan {
  readonly document: {
    readonly number: string
    readonly title: string
    readonly issuer: string
    readonly date: string
    readonly period: { readonly start: string; readonly end: string; readonly basis: string }
    readonly recipients: readonly string[]
  }
  /** Set phrases and marks of the letter; `{…}` are slots. */
  readonly letter: Readonly<
    Record<
      'opening' | 'dateLine' | 'preamble' | 'owners' | 'recipientsMarks' | 'sentence' | 'comma' | 'list' | 'bullet',
      string
    >
  >
  /** How a target is said, by comparator or by comparator and kind. */
  readonly wording: Readonly<Record<string, string>>
  readonly sections: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly level: number
    readonly parent: string | null
    readonly form: string
    readonly text?: string
  }[]
  readonly tasks: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly lead: readonly string[]
    readonly responsible: readonly string[]
  }[]
  readonly targets: readonly {
    readonly id: string
    readonly section: string
    readonly metric: string
    readonly metricEnglish: string
    readonly comparator: string
    readonly value: number
    readonly unit: string
    readonly deadline: string
    readonly kind: string
    /** Where the plan says it in a way of its own. */
    readonly printed?: string
  }[]
  readonly units: readonly {
    readonly name: string
    readonly nameEnglish: string
    readonly aliases: readonly string[]
    readonly kind: string
  }[]
}

const folder = new URL('../data/plans/', import.meta.url)

export const referencePlan = (): ReferencePlan =>
  JSON.parse(readFileSync(new URL('reference-plan.json', folder), 'utf8')) as ReferencePlan

/** The whole document, one paragraph a line, blank lines between. */
export function referencePlanText(plan: ReferencePlan): string {
  const { document, letter, sections } = plan
  const [between = '', last = ''] = letter.recipientsMarks
  return (
    [
      document.number,
      document.recipients.join(between) + last,
      fill(letter.opening, { title: document.title }),
      document.issuer,
      letter.dateLine,
      document.title,
      letter.preamble,
      ...sections.flatMap(section => sectionLines(plan, section)),
    ].join('\n\n') + '\n'
  )
}

function sectionLines(plan: ReferencePlan, section: ReferencePlan['sections'][number]): readonly string[] {
  const { letter } = plan
  const task = plan.tasks.find(one => one.id === section.id)
  const said = plan.targets.filter(target => target.section === section.id).map(target => targetPhrase(plan, target))
  const text = fill(section.text ?? '', { targets: said.join(letter.comma) })
  const owners = task
    ? fill(letter.owners, { lead: task.lead.join(letter.list), responsible: task.responsible.join(letter.list) })
    : ''
  if (section.form === 'alone') return [section.number + section.title, ...(text ? [text] : [])]
  return [(section.form === 'bullet' ? letter.bullet : section.number) + section.title + letter.sentence + text + owners]
}

function targetPhrase(plan: ReferencePlan, target: ReferencePlan['targets'][number]): string {
  const wording = target.printed ?? plan.wording[`${target.comparator} ${target.kind}`] ?? plan.wording[target.comparator] ?? ''
  return fill(wording, { metric: target.metric, value: String(target.value), unit: target.unit })
}

const fill = (text: string, slots: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot)

if (import.meta.main) writeFileSync(new URL('reference-plan.txt', folder), referencePlanText(referencePlan()))
