import { parseStep } from './parse-steps.ts'
import type { Reader } from './reader.ts'
import { type Assumption, type Distribution, type SensitivityOutput, stepNames, type UncertaintySpec } from './spec.ts'

export function parseAssumptions(reader: Reader, value: unknown, where: string): UncertaintySpec {
  const known = [
    'seed',
    'replications',
    'sampling',
    'target',
    'time',
    'interval',
    'topRanks',
    'assumptions',
    'sensitivity',
    'leaveOneOut',
    'acceptability',
    'focus',
  ]
  const fields = reader.object(value, where, known)
  const whole = (key: string, otherwise: number, min: number, max = 10_000_000) =>
    fields[key] === undefined ? otherwise : reader.number(fields[key], `${where}.${key}`, { min, max, isWhole: true })
  const interval =
    fields['interval'] === undefined ? ([0.05, 0.95] as const) : reader.range(fields['interval'], `${where}.interval`)
  for (const [at, share] of interval.entries())
    if (share < 0 || share > 1) reader.offend('share_out_of_range', `${where}.interval[${at}]`, { value: share })
  const assumptions = reader
    .list(fields['assumptions'], `${where}.assumptions`)
    .map((part, at) => parseAssumption(reader, part, `${where}.assumptions[${at}]`))
  const seen = new Set<string>()
  for (const [at, { name }] of assumptions.entries()) {
    if (seen.has(name)) reader.offend('assumption_duplicate', `${where}.assumptions[${at}].name`, { name })
    seen.add(name)
  }
  return {
    seed: whole('seed', 1, 0, 4_294_967_295),
    replications: whole('replications', 1_000, 1),
    sampling:
      fields['sampling'] === undefined
        ? 'random'
        : reader.oneOf(fields['sampling'], `${where}.sampling`, ['random', 'sobol'] as const),
    target: fields['target'] == null ? null : reader.text(fields['target'], `${where}.target`),
    time: fields['time'] == null ? null : reader.number(fields['time'], `${where}.time`),
    interval,
    topRanks:
      fields['topRanks'] === undefined
        ? []
        : reader
            .list(fields['topRanks'], `${where}.topRanks`)
            .map((line, at) => reader.number(line, `${where}.topRanks[${at}]`, { min: 1, isWhole: true })),
    assumptions,
    sensitivity: parseSensitivity(reader, fields['sensitivity'], `${where}.sensitivity`),
    leaveOneOut: fields['leaveOneOut'] === undefined ? false : reader.flag(fields['leaveOneOut'], `${where}.leaveOneOut`),
    focus: fields['focus'] == null ? null : reader.text(fields['focus'], `${where}.focus`),
    acceptability:
      fields['acceptability'] === undefined ? false : reader.flag(fields['acceptability'], `${where}.acceptability`),
  }
}

function parseSensitivity(reader: Reader, value: unknown, where: string): UncertaintySpec['sensitivity'] {
  if (value == null) return null
  const fields = reader.object(value, where, ['base', 'bootstrap', 'outputs'])
  const outputs: readonly SensitivityOutput[] =
    fields['outputs'] === undefined
      ? [{ kind: 'rank-shift' }]
      : reader.list(fields['outputs'], `${where}.outputs`).map((part, at) => {
          const place = `${where}.outputs[${at}]`
          const output = reader.object(part, place, ['kind', 'unit'])
          const kind = reader.oneOf(output['kind'], `${place}.kind`, ['rank-shift', 'rank', 'score'] as const)
          return kind === 'rank-shift' ? { kind } : { kind, unit: reader.text(output['unit'], `${place}.unit`) }
        })
  return {
    base:
      fields['base'] === undefined
        ? 256
        : reader.number(fields['base'], `${where}.base`, { min: 2, max: 1_000_000, isWhole: true }),
    bootstrap:
      fields['bootstrap'] === undefined
        ? 500
        : reader.number(fields['bootstrap'], `${where}.bootstrap`, { min: 0, max: 100_000, isWhole: true }),
    outputs,
  }
}

function parseAssumption(reader: Reader, value: unknown, where: string): Assumption {
  const fields = reader.object(value, where)
  const kinds = ['choice', 'parameter', 'weight-noise', 'weight', 'missing-values', 'measurement-error', 'value'] as const
  const kind = reader.oneOf(fields['kind'], `${where}.kind`, kinds, 'method_unknown')
  const only = (...known: readonly string[]) => void reader.object(value, where, ['name', 'kind', ...known])
  const name = reader.text(fields['name'], `${where}.name`)
  const indicators = fields['indicators'] === undefined ? [] : reader.texts(fields['indicators'], `${where}.indicators`)
  switch (kind) {
    case 'choice': {
      only('step', 'options', 'probabilities')
      return { name, kind, ...parseChoice(reader, fields, where) }
    }
    case 'parameter':
      only('step', 'field', 'distribution')
      return {
        name,
        kind,
        step: reader.oneOf(fields['step'], `${where}.step`, stepNames, 'step_unknown'),
        field: reader.text(fields['field'], `${where}.field`),
        distribution: parseDistribution(reader, fields['distribution'], `${where}.distribution`),
      }
    case 'weight-noise':
      only('factor', 'levels')
      return {
        name,
        kind,
        factor: reader.share(fields['factor'], `${where}.factor`),
        levels:
          fields['levels'] === undefined
            ? []
            : reader
                .list(fields['levels'], `${where}.levels`)
                .map((level, at) => reader.number(level, `${where}.levels[${at}]`, { min: 1, isWhole: true })),
      }
    case 'weight': {
      only('code', 'distribution')
      return {
        name,
        kind,
        code: reader.text(fields['code'], `${where}.code`),
        distribution: parseDistribution(reader, fields['distribution'], `${where}.distribution`),
      }
    }
    case 'missing-values':
      only('indicators')
      return { name, kind, indicators }
    case 'measurement-error':
      only('indicators', 'relative', 'absolute', 'shape')
      return {
        name,
        kind,
        indicators,
        relative: fields['relative'] === undefined ? 0 : reader.number(fields['relative'], `${where}.relative`, { min: 0 }),
        absolute: fields['absolute'] === undefined ? 0 : reader.number(fields['absolute'], `${where}.absolute`, { min: 0 }),
        shape:
          fields['shape'] === undefined
            ? 'normal'
            : reader.oneOf(fields['shape'], `${where}.shape`, ['normal', 'uniform'] as const),
      }
    case 'value':
      only('unit', 'time', 'indicator', 'distribution')
      return {
        name,
        kind,
        unit: reader.text(fields['unit'], `${where}.unit`),
        time: fields['time'] == null ? null : reader.number(fields['time'], `${where}.time`),
        indicator: reader.text(fields['indicator'], `${where}.indicator`),
        distribution: parseDistribution(reader, fields['distribution'], `${where}.distribution`),
      }
  }
}

function parseChoice(reader: Reader, fields: Readonly<Record<string, unknown>>, where: string) {
  const step = reader.oneOf(fields['step'], `${where}.step`, stepNames, 'step_unknown')
  const options = reader.list(fields['options'], `${where}.options`).map((option, at) => {
    const place = `${where}.options[${at}]`
    const given = reader.object(option, place)
    if (given['step'] !== undefined && given['step'] !== step)
      reader.offend('step_unknown', `${place}.step`, { expected: step, found: String(given['step']) })
    return parseStep(reader, { ...given, step }, place)
  })
  if (options.length === 0) reader.offend('field_missing', `${where}.options`, { expected: 'step', found: 'array' })
  const probabilities =
    fields['probabilities'] === undefined
      ? options.map(() => 1 / options.length)
      : reader
          .list(fields['probabilities'], `${where}.probabilities`)
          .map((part, at) => reader.share(part, `${where}.probabilities[${at}]`))
  const total = probabilities.reduce((sum, part) => sum + part, 0)
  if (probabilities.length !== options.length || Math.abs(total - 1) > 1e-9)
    reader.offend('probabilities_invalid', `${where}.probabilities`, { total, expected: options.length })
  return { step, options, probabilities }
}

/** Exactly one of `range` (uniform; with `mode`: triangular) and `normal`. */
function parseDistribution(reader: Reader, value: unknown, where: string): Distribution {
  const fields = reader.object(value, where, ['range', 'mode', 'mean', 'sd'])
  if (fields['range'] === undefined) {
    const sd = reader.number(fields['sd'], `${where}.sd`, { min: 0 })
    return { kind: 'normal', mean: reader.number(fields['mean'], `${where}.mean`), sd }
  }
  for (const key of ['mean', 'sd'])
    if (fields[key] !== undefined) reader.offend('field_unknown', `${where}.${key}`, { field: key })
  const range = reader.range(fields['range'], `${where}.range`)
  if (fields['mode'] === undefined) return { kind: 'uniform', range }
  return { kind: 'triangular', range, mode: reader.number(fields['mode'], `${where}.mode`, { min: range[0], max: range[1] }) }
}
