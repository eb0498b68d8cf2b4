import { createHash } from 'node:crypto'
import { differences } from './differences.ts'
import { evaluateYears, type FrozenEvaluation, frozenEvaluation } from './evaluate-years.ts'
import { count, dayNumber, each, type Form, type FrozenInput, faultIn, fields, isObject, text } from './frozen-input.ts'
import { recompute } from './recompute.ts'

export const verifyCodes = [
  'bundle_unreadable',
  'hash_differs',
  'engine_unknown',
  'input_changed',
  'fact_from_the_future',
  'evidence_list_changed',
  'result_differs',
] as const
export type VerifyCode = (typeof verifyCodes)[number]

/** What does not hold, where, what the bundle claims and what was computed. */
export interface VerifyFinding {
  readonly code: VerifyCode
  readonly path: string
  readonly claimed: unknown
  readonly computed: unknown
}

export interface Verified {
  readonly holds: boolean
  readonly findings: readonly VerifyFinding[]
}

/** Forms this program reads, each with the rules that wrote it. */
const formats: Readonly<Record<string, string>> = {
  'jinwei-bundle/1': 'jinwei-assessment 1.0.0',
  'jinwei-bundle/2': 'jinwei-assessment 1.1.0',
}

/**
 * Verify an exported verdict with nothing but its bytes: every hash, the form of the text, and the result computed again
 * by rules of its own.
 *
 * @param bytes the file as it was handed over
 * @returns every finding, hashes first; `bundle_unreadable` alone when there is nothing to compute
 */
export function verifyBundle(bytes: Uint8Array): Verified {
  const read = readBundle(bytes)
  const findings = 'code' in read ? [read] : 'evaluation' in read ? evaluationFindings(read) : findingsOf(read)
  return { holds: findings.length === 0, findings }
}

/** The evaluation of the whole plan: hashes, and the result computed again. Its years are bundles of their own. */
const evaluationFormat = 'jinwei-evaluation/1'
interface Evaluation {
  readonly source: string
  readonly evaluation: {
    readonly sha256: string
    readonly inputs: FrozenEvaluation
    readonly result: Readonly<Record<string, unknown>>
    readonly resultSha256: string
  }
}

function evaluationFindings({ source, evaluation }: Evaluation): readonly VerifyFinding[] {
  const { sha256, ...body } = evaluation
  const { engine, ...figures } = evaluation.result
  const named = isObject(engine) ? `${String(engine['name'])} ${String(engine['version'])}` : ''
  const known = 'jinwei-evaluation 1.0.0'
  const whole = sha256Of(canonicalText(body))
  const result = sha256Of(canonicalText(evaluation.result))
  const canonical = canonicalText(evaluation)
  return [
    ...(whole === sha256 ? [] : [finding('hash_differs', 'sha256', sha256, whole)]),
    ...(whole !== sha256 || canonical === source
      ? []
      : [finding('hash_differs', 'text', sha256Of(source), sha256Of(canonical))]),
    ...(result === evaluation.resultSha256 ? [] : [finding('hash_differs', 'resultSha256', evaluation.resultSha256, result)]),
    ...(named === known ? [] : [finding('engine_unknown', 'result.engine', named, known)]),
    ...differences(figures, evaluateYears(evaluation.inputs)).map(({ path, claimed, computed }) =>
      finding('result_differs', `result.${path}`, claimed, computed),
    ),
  ]
}

interface Bundle {
  readonly format: string
  readonly engine: { readonly name: string; readonly version: string }
  readonly sealedAt: string
  readonly plan: Readonly<Record<string, unknown>>
  readonly run: { readonly year: number }
  readonly scheme: { readonly id: string; readonly version: string }
  readonly inputs: FrozenInput
  readonly parts: Readonly<Record<string, unknown>>
  readonly result: Readonly<Record<string, unknown>>
  readonly resultSha256: string
  readonly evidence: readonly BundleFile[]
  readonly evidenceSha256: string
  readonly sha256: string
}
interface BundleFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly fact: string
}
interface Read {
  readonly source: string
  readonly bundle: Bundle
}

const finding = (code: VerifyCode, path: string, claimed: unknown, computed: unknown): VerifyFinding => ({
  code,
  path,
  claimed: claimed ?? null,
  computed: computed ?? null,
})
const unreadable = (path: string, claimed: unknown = null) => finding('bundle_unreadable', path, claimed, null)

const object: Form = (value, path) => (isObject(value) ? null : path)
const evaluationHead = fields({ inputs: object, result: object, resultSha256: text, sha256: text })
const head = fields({
  engine: fields({ name: text, version: text }),
  sealedAt: text,
  run: fields({ id: text, year: count, state: text }),
  plan: object,
  scheme: fields({ id: text, version: text }),
  parts: object,
  result: object,
  resultSha256: text,
  evidence: each(fields({ name: text, sha256: text, size: count, fact: text })),
  evidenceSha256: text,
  sha256: text,
})

function readBundle(bytes: Uint8Array): Read | Evaluation | VerifyFinding {
  let source: string
  let parsed: unknown
  try {
    source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    parsed = JSON.parse(source)
  } catch (error) {
    // Bytes that are no text, or text that is no JSON: the parser says where.
    return unreadable('', error instanceof Error ? error.message : null)
  }
  if (!isObject(parsed) || isDeeper(parsed, depthMax)) return unreadable('')
  if (parsed['format'] === evaluationFormat) {
    const fault = evaluationHead(parsed, '') ?? frozenEvaluation(parsed['inputs'], 'inputs')
    return fault === null
      ? { source, evaluation: parsed as unknown as Evaluation['evaluation'] }
      : unreadable(fault, at(parsed, fault))
  }
  if (typeof parsed['format'] !== 'string' || !Object.hasOwn(formats, parsed['format']))
    return unreadable('format', parsed['format'])
  const fault = head(parsed, '')
  if (fault !== null) return unreadable(fault, at(parsed, fault))
  const inner = faultIn(parsed['inputs'])
  if (inner !== null) return unreadable(`inputs${inner === '' ? '' : `.${inner}`}`, at(parsed['inputs'], inner))
  return { source, bundle: parsed as unknown as Bundle }
}

/** A bundle is about ten levels deep; a file that nests without end is none. */
const depthMax = 32
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some(part => isDeeper(part, levels - 1)))

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, step) => {
    if (Array.isArray(part)) return part[Number(step)]
    return isObject(part) && Object.hasOwn(part, step) ? part[step] : undefined
  }, value)

function findingsOf({ source, bundle }: Read): readonly VerifyFinding[] {
  return [
    ...hashFindings(source, bundle),
    ...engineFindings(bundle),
    ...partFindings(bundle),
    ...futureFindings(bundle),
    ...evidenceFindings(bundle),
    ...resultFindings(bundle),
  ]
}

function hashFindings(source: string, bundle: Bundle): readonly VerifyFinding[] {
  const { sha256, ...body } = bundle
  const computed = sha256Of(canonicalText(body))
  if (computed !== sha256) return [finding('hash_differs', 'sha256', sha256, computed)]
  // The same values written in another way are not the same bytes: a key twice, a blank, an escaped letter.
  const canonical = canonicalText(bundle)
  return canonical === source ? [] : [finding('hash_differs', 'text', sha256Of(source), sha256Of(canonical))]
}

function engineFindings({ format, engine, result, inputs }: Bundle): readonly VerifyFinding[] {
  const known = formats[format]
  const named = `${engine.name} ${engine.version}`
  if (named !== known) return [finding('engine_unknown', 'engine', named, known)]
  const own = isObject(result['engine']) ? `${String(result['engine']['name'])} ${String(result['engine']['version'])}` : ''
  if (own !== named) return [finding('engine_unknown', 'result.engine', own, known)]
  const asked = `${engine.name} ${inputs.rules ?? '1.0.0'}`
  return asked === named ? [] : [finding('engine_unknown', 'inputs.rules', asked, known)]
}

/** Heads, rows of the input and cards of the result, each by its own hash: a change is named at its place. */
function partFindings(bundle: Bundle): readonly VerifyFinding[] {
  const { inputs, parts, run, scheme, engine, plan, sealedAt, result } = bundle
  const cards = Array.isArray(result['units']) ? (result['units'] as readonly unknown[]) : []
  const named: readonly (readonly [string, unknown])[] = [
    ...Object.entries({ engine, plan, run, scheme, sealedAt }),
    ...rowsOf(inputs),
    ['result.plan', result['plan']],
    ...cards.map(card => [`result.units[${isObject(card) ? String(card['unit']) : ''}]`, card] as const),
  ]
  const computed = new Map(named.map(([name, part]) => [name, sha256Of(canonicalText(part))]))
  const claimed = (name: string): unknown => (Object.hasOwn(parts, name) ? parts[name] : undefined)
  const names = [...new Set([...Object.keys(parts), ...computed.keys()])].toSorted()
  const heads = [
    ['run.year', run.year, inputs.scheme.year],
    ['scheme.id', scheme.id, inputs.scheme.id],
    ['scheme.version', scheme.version, inputs.scheme.version],
  ] as const
  return [
    ...names
      .filter(name => claimed(name) !== computed.get(name))
      .map(name => finding(codeOf(name), name, claimed(name), computed.get(name))),
    ...heads.filter(([, said, is]) => said !== is).map(([path, said, is]) => finding('input_changed', path, said, is)),
  ]
}

const codeOf = (part: string): VerifyCode =>
  part.startsWith('inputs.') ? 'input_changed' : part.startsWith('result.') ? 'result_differs' : 'hash_differs'

function rowsOf({ rules: version, cutOff, scheme, tieOrder, ...tables }: FrozenInput): readonly (readonly [string, unknown])[] {
  const { units, lines, tasks, ...rules } = scheme
  const named = <T>(table: string, rows: readonly T[], name: (row: T) => string) =>
    rows.map(row => [`inputs.${table}[${name(row)}]`, row] as const)
  return [
    ...(version === undefined ? [] : [['inputs.rules', version] as const]),
    ['inputs.cutOff', cutOff],
    ['inputs.tieOrder', tieOrder ?? null],
    ['inputs.scheme', rules],
    ...named('scheme.units', units, row => row.unit),
    ...named('scheme.lines', lines, row => row.indicator),
    ...named('scheme.tasks', tasks, row => row.task),
    ...named('facts', tables.facts, row => row.indicator),
    ...named('measures', tables.measures, row => `${row.unit} ${row.task}`),
    ...named('conduct', tables.conduct, row => row.unit),
    ...named('adjustments', tables.adjustments, row => row.id),
    ...named('vetoes', tables.vetoes, row => row.id),
    ...named('selfReviews', tables.selfReviews ?? [], row => `${row.unit} ${row.indicator}`),
    ...named('falsified', tables.falsified ?? [], row => row.id),
    ...named('cases', tables.cases ?? [], row => row.id),
    ...named('rulings', tables.rulings ?? [], row => row.id),
  ]
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** The cut-off as a civil day of the plan's country, eight hours ahead; null where it is a position and no instant. */
function cutOffDay(cutOff: string): number | null {
  const stamp = instant.test(cutOff) ? Date.parse(cutOff) : Number.NaN
  return Number.isNaN(stamp) ? null : Math.floor((stamp + 8 * 3_600_000) / 86_400_000)
}

/** Nothing can have been done after the facts were frozen, and nothing sealed before. */
function futureFindings({ inputs, sealedAt }: Bundle): readonly VerifyFinding[] {
  const day = cutOffDay(inputs.cutOff)
  if (day === null) return []
  const late = inputs.measures.flatMap(({ unit, task, milestones }) =>
    milestones
      .filter(({ doneOn }) => doneOn !== null && (dayNumber(doneOn) ?? 0) > day)
      .map(({ id, doneOn }) =>
        finding('fact_from_the_future', `inputs.measures[${unit} ${task}].milestones[${id}].doneOn`, doneOn, inputs.cutOff),
      ),
  )
  const isSealedLate = instant.test(sealedAt) && Date.parse(sealedAt) >= Date.parse(inputs.cutOff)
  return isSealedLate ? late : [...late, finding('fact_from_the_future', 'inputs.cutOff', inputs.cutOff, sealedAt)]
}

/** The list is the one that was sealed, and every file belongs to a fact the verdict rests on. */
function evidenceFindings({ evidence, evidenceSha256, inputs }: Bundle): readonly VerifyFinding[] {
  const computed = sha256Of(canonicalText(evidence))
  const facts = new Set(inputs.facts.flatMap(fact => fact.factIds))
  return [
    ...(computed === evidenceSha256 ? [] : [finding('evidence_list_changed', 'evidence', evidenceSha256, computed)]),
    ...evidence
      .filter(file => !facts.has(file.fact) || !/^[0-9a-f]{64}$/.test(file.sha256))
      .map(file =>
        finding('evidence_list_changed', `evidence[${file.name}]`, facts.has(file.fact) ? file.sha256 : file.fact, null),
      ),
  ]
}

/** Every figure again; words are held by the hash alone. */
function resultFindings({ inputs, result, resultSha256 }: Bundle): readonly VerifyFinding[] {
  const hash = sha256Of(canonicalText(result))
  return [
    ...differences(result, recompute(inputs)).map(({ path, claimed, computed }) =>
      finding('result_differs', `result.${path}`, claimed, computed),
    ),
    ...(hash === resultSha256 ? [] : [finding('result_differs', 'resultSha256', resultSha256, hash)]),
  ]
}

const sha256Of = (value: string): string => createHash('sha256').update(value, 'utf8').digest('hex')

/** JSON with sorted keys and no blanks; what is undefined is left out. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const keys = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalText(value[key])}`).join(',')}}`
}
