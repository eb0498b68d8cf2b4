import { canonical } from '#base'
import type { AssessmentInput } from './assessment-input.ts'
import type { AssessmentResult } from './assessment-result.ts'
import type { EvaluationInput, EvaluationResult } from './evaluate.ts'
import { fingerprintOf } from './fingerprint.ts'

/** A change of the form that an older reader cannot read gets the next number; 2 holds the tables of rules 1.1.0. */
const bundleFormat = ({ rules }: Pick<AssessmentInput, 'rules'>): string => `jinwei-bundle/${rules ? 2 : 1}`

/** One file behind a figure: enough to tell whether the file at hand is the one that was judged. */
export interface BundleEvidence {
  readonly name: string
  readonly sha256: string
  readonly sm3: string | null
  readonly size: number
  /** id of the fact it supports */
  readonly fact: string
}

export interface BundleParts {
  readonly run: { readonly id: string; readonly year: number; readonly state: string }
  readonly plan: { readonly id: string; readonly title: string; readonly number: string | null }
  readonly scheme: { readonly id: string; readonly title: string; readonly version: string }
  /** the frozen input, checked before */
  readonly inputs: AssessmentInput
  readonly result: AssessmentResult
  readonly evidence: readonly BundleEvidence[]
  /** instant of approval; of the cut-off while the run is provisional */
  readonly sealedAt: string
}

/**
 * Everything needed to compute a verdict again, as one canonical JSON text: the order of rows, locale and machine do not
 * move a byte. `sha256` stands last and is the hash of the text without it; `parts` holds a hash for each head,
 * each row of the input and each card of the result, so that a change is found at its place.
 *
 * @returns the text without a line break at its end; its form is described in `docs/bundle.md`
 */
export function bundleOf({ run, plan, scheme, inputs, result, evidence, sealedAt }: BundleParts): string {
  const frozen = ordered(inputs)
  const files = [...evidence].sort((a, b) => compareText(canonical(a), canonical(b)))
  const heads = { engine: result.engine, plan, run, scheme, sealedAt }
  const named = [
    ...Object.entries(heads),
    ...rowsOf(frozen).map(([name, row]) => [`inputs.${name}`, row] as const),
    ['result.plan', result.plan] as const,
    ...result.units.map(card => [`result.units[${card.unit}]`, card] as const),
  ]
  const body = {
    format: bundleFormat(inputs),
    ...heads,
    inputs: frozen,
    parts: Object.fromEntries(named.map(([name, part]) => [name, fingerprintOf(canonical(part))])),
    result,
    resultSha256: fingerprintOf(canonical(result)),
    evidence: files,
    evidenceSha256: fingerprintOf(canonical(files)),
  }
  const text = canonical(body)
  return `${text.slice(0, -1)},"sha256":"${fingerprintOf(text)}"}`
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = <T>(rows: readonly T[], name: (row: T) => string): readonly T[] =>
  [...rows].sort((a, b) => compareText(name(a), name(b)))

/** Owners keep the order of the clause, which decides who gets a last hundredth; every other row has a name to stand by. */
function ordered(input: AssessmentInput): AssessmentInput {
  const { scheme } = input
  return {
    ...input,
    scheme: {
      ...scheme,
      units: byName(scheme.units, each => each.unit),
      lines: byName(scheme.lines, each => each.indicator),
      tasks: byName(scheme.tasks, each => each.task),
    },
    facts: byName(input.facts, each => each.indicator).map(fact => ({ ...fact, factIds: [...fact.factIds].sort() })),
    measures: byName(input.measures, each => `${each.unit} ${each.task}`).map(each => ({
      ...each,
      milestones: byName(each.milestones, milestone => milestone.id),
    })),
    conduct: byName(input.conduct, each => each.unit),
    adjustments: byName(input.adjustments, each => each.id),
    vetoes: byName(input.vetoes, each => each.id),
    ...(input.selfReviews && { selfReviews: byName(input.selfReviews, each => `${each.unit} ${each.indicator}`) }),
    ...(input.falsified && { falsified: byName(input.falsified, each => each.id) }),
    ...(input.cases && { cases: byName(input.cases, each => each.id) }),
    ...(input.rulings && { rulings: byName(input.rulings, each => each.id) }),
  }
}

/** Every row of the input under the name it is called by when it was changed. */
function rowsOf({
  rules: version,
  cutOff,
  scheme,
  tieOrder,
  ...tables
}: AssessmentInput): readonly (readonly [string, unknown])[] {
  const { units, lines, tasks, ...rules } = scheme
  return [
    ...(version ? [['rules', version] as const] : []),
    ['cutOff', cutOff],
    ['tieOrder', tieOrder ?? null],
    ['scheme', rules],
    ...units.map(each => [`scheme.units[${each.unit}]`, each] as const),
    ...lines.map(each => [`scheme.lines[${each.indicator}]`, each] as const),
    ...tasks.map(each => [`scheme.tasks[${each.task}]`, each] as const),
    ...tables.facts.map(each => [`facts[${each.indicator}]`, each] as const),
    ...tables.measures.map(each => [`measures[${each.unit} ${each.task}]`, each] as const),
    ...tables.conduct.map(each => [`conduct[${each.unit}]`, each] as const),
    ...tables.adjustments.map(each => [`adjustments[${each.id}]`, each] as const),
    ...tables.vetoes.map(each => [`vetoes[${each.id}]`, each] as const),
    ...(tables.selfReviews ?? []).map(each => [`selfReviews[${each.unit} ${each.indicator}]`, each] as const),
    ...(tables.falsified ?? []).map(each => [`falsified[${each.id}]`, each] as const),
    ...(tables.cases ?? []).map(each => [`cases[${each.id}]`, each] as const),
    ...(tables.rulings ?? []).map(each => [`rulings[${each.id}]`, each] as const),
  ]
}

/** The evaluation of the whole plan as one canonical JSON text, sealed like a bundle; each year has a bundle of its own. */
export function evaluationBundleOf(inputs: EvaluationInput, result: EvaluationResult): string {
  const text = canonical({
    format: 'jinwei-evaluation/1',
    inputs,
    result,
    resultSha256: fingerprintOf(canonical(result)),
  })
  return `${text.slice(0, -1)},"sha256":"${fingerprintOf(text)}"}`
}
