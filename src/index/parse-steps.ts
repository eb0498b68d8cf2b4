import { fieldsOf } from './method-fields.ts'
import { tieRules } from './ranks.ts'
import type { Reader } from './reader.ts'
import {
  type Aggregator,
  aggregateMethods,
  type Imputer,
  imputeMethods,
  type LevelOptimising,
  type Normaliser,
  normaliseMethods,
  type Step,
  stepNames,
  type Treatment,
  transforms,
  type Weighting,
  weightMethods,
} from './spec.ts'

type Fields = Readonly<Record<string, unknown>>

/** One step with all its defaults. A field that the chosen method does not know is an offence, never ignored. */
export function parseStep(reader: Reader, value: unknown, where: string): Step {
  const fields = reader.object(value, where)
  const step = reader.oneOf(fields['step'], `${where}.step`, stepNames, 'step_unknown')
  const each = <T>(key: 'each' | 'levels' | 'nodes', read: (part: unknown, place: string) => T): Readonly<Record<string, T>> =>
    fields[key] === undefined ? {} : reader.entries(fields[key], `${where}.${key}`, read)
  switch (step) {
    case 'screen':
      reader.object(value, where, ['step', 'minAvailable', 'minNonZero', 'keep', 'drop'])
      return {
        step,
        minAvailable:
          fields['minAvailable'] === undefined
            ? 2 / 3
            : fields['minAvailable'] === null
              ? null
              : reader.share(fields['minAvailable'], `${where}.minAvailable`),
        minNonZero: fields['minNonZero'] == null ? null : reader.share(fields['minNonZero'], `${where}.minNonZero`),
        keep: fields['keep'] === undefined ? [] : reader.texts(fields['keep'], `${where}.keep`),
        drop: fields['drop'] === undefined ? [] : reader.texts(fields['drop'], `${where}.drop`),
      }
    case 'denominate':
      reader.object(value, where, ['step', 'by', 'scale', 'scales'])
      return {
        step,
        by: fields['by'] === undefined ? {} : reader.entries(fields['by'], `${where}.by`, reader.text),
        scale: fields['scale'] === undefined ? 1 : positive(reader, fields['scale'], `${where}.scale`),
        scales:
          fields['scales'] === undefined
            ? {}
            : reader.entries(fields['scales'], `${where}.scales`, (part, place) => positive(reader, part, place)),
      }
    case 'impute':
      return {
        step,
        ...parseImputer(reader, fields, where),
        each: each('each', (part, place) => parseImputer(reader, reader.object(part, place), place)),
      }
    case 'treat':
      return {
        step,
        ...parseTreatment(reader, fields, where),
        each: each('each', (part, place) => parseTreatment(reader, reader.object(part, place), place)),
      }
    case 'normalise':
      return {
        step,
        ...parseNormaliser(reader, fields, where),
        each: each('each', (part, place) => parseNormaliser(reader, reader.object(part, place), place)),
      }
    case 'weight':
      return {
        step,
        ...parseWeighting(reader, fields, where),
        weights: fields['weights'] === undefined ? {} : reader.entries(fields['weights'], `${where}.weights`, weightOf(reader)),
        nodes: each('nodes', (part, place) => parseWeighting(reader, reader.object(part, place), place)),
        optimise: fields['optimise'] == null ? null : parseOptimising(reader, fields['optimise'], `${where}.optimise`),
      }
    case 'aggregate': {
      const node = (part: unknown, place: string) => parseAggregator(reader, reader.object(part, place), place)
      return { step, ...parseAggregator(reader, fields, where), levels: each('levels', node), nodes: each('nodes', node) }
    }
  }
}

const weightOf =
  (reader: Reader) =>
  (part: unknown, place: string): number => {
    const weight = reader.number(part, place)
    if (weight < 0) reader.offend('weight_negative', place, { code: place.slice(place.lastIndexOf('.') + 1), weight })
    return weight
  }

function positive(reader: Reader, value: unknown, where: string): number {
  const number = reader.number(value, where)
  if (number <= 0) reader.offend('parameter_invalid', where, { value: number, min: 0, max: null })
  return number
}

/** Fields that a step on indicators may have besides those of its method. */
const common = ['step', 'method', 'each', 'within']

function only(reader: Reader, fields: Fields, where: string, known: readonly string[]): void {
  reader.object(fields, where, [...common, ...known])
}

const within = (reader: Reader, fields: Fields, where: string, otherwise: 'all' | 'time') =>
  fields['within'] === undefined ? otherwise : reader.oneOf(fields['within'], `${where}.within`, ['all', 'time'] as const)

function parseImputer(reader: Reader, fields: Fields, where: string): Imputer {
  const method = reader.oneOf(fields['method'], `${where}.method`, imputeMethods, 'method_unknown')
  only(reader, fields, where, fieldsOf(method))
  return {
    method,
    group: fields['group'] == null ? null : reader.text(fields['group'], `${where}.group`),
    among:
      fields['among'] === undefined
        ? 'all'
        : typeof fields['among'] === 'number'
          ? reader.number(fields['among'], `${where}.among`, { min: 2, isWhole: true })
          : reader.oneOf(fields['among'], `${where}.among`, ['all', 'siblings'] as const),
    neighbours:
      fields['neighbours'] === undefined
        ? 5
        : reader.number(fields['neighbours'], `${where}.neighbours`, { min: 1, isWhole: true }),
    maxTime: fields['maxTime'] == null ? Infinity : reader.number(fields['maxTime'], `${where}.maxTime`, { min: 0 }),
    within: within(reader, fields, where, 'time'),
  }
}

function parseTreatment(reader: Reader, fields: Fields, where: string): Treatment {
  only(reader, fields, where, ['winsorise', 'transform', 'lambda', 'skew', 'kurtosis', 'combine', 'force'])
  if (fields['method'] !== undefined) reader.offend('field_unknown', `${where}.method`, { field: 'method' })
  const given = (key: string, otherwise: number, limits = {}) =>
    fields[key] === undefined ? otherwise : reader.number(fields[key], `${where}.${key}`, limits)
  return {
    winsorise: fields['winsorise'] === null ? Infinity : given('winsorise', 5, { min: 0, isWhole: true }),
    transform:
      fields['transform'] === undefined
        ? 'log-ct'
        : reader.oneOf(fields['transform'], `${where}.transform`, transforms, 'method_unknown'),
    lambda: given('lambda', 0),
    skew: given('skew', 2, { min: 0 }),
    kurtosis: given('kurtosis', 3.5),
    combine: fields['combine'] === undefined ? false : reader.flag(fields['combine'], `${where}.combine`),
    force:
      fields['force'] === undefined
        ? 'no'
        : reader.oneOf(fields['force'], `${where}.force`, ['no', 'winsorise', 'transform'] as const),
    within: within(reader, fields, where, 'time'),
  }
}

function parseNormaliser(reader: Reader, fields: Fields, where: string): Normaliser {
  const method = reader.oneOf(fields['method'], `${where}.method`, normaliseMethods, 'method_unknown')
  only(reader, fields, where, fieldsOf(method))
  const number = (key: string, otherwise: number) =>
    fields[key] === undefined ? otherwise : reader.number(fields[key], `${where}.${key}`)
  const range = (key: string) => (fields[key] == null ? null : reader.range(fields[key], `${where}.${key}`))
  return {
    method,
    range: range('range') ?? [0, 100],
    mean: number('mean', 0),
    sd: fields['sd'] === undefined ? 1 : positive(reader, fields['sd'], `${where}.sd`),
    goalposts: range('goalposts'),
    factor:
      fields['factor'] === undefined ? (method === 'scaled' ? 100 : 1) : positive(reader, fields['factor'], `${where}.factor`),
    clamp: fields['clamp'] === undefined ? method === 'goalposts' : reader.flag(fields['clamp'], `${where}.clamp`),
    reference: method === 'distance-to-reference' ? reader.text(fields['reference'], `${where}.reference`) : null,
    target: fields['target'] == null ? null : reader.number(fields['target'], `${where}.target`),
    ties: fields['ties'] === undefined ? 'min' : reader.oneOf(fields['ties'], `${where}.ties`, tieRules),
    base: number('base', 60),
    span: fields['span'] === undefined ? 40 : positive(reader, fields['span'], `${where}.span`),
    scaleTo: range('scaleTo'),
    within: within(reader, fields, where, 'all'),
  }
}

function parseWeighting(reader: Reader, fields: Fields, where: string): Weighting {
  const method = reader.oneOf(fields['method'], `${where}.method`, weightMethods, 'method_unknown')
  reader.object(fields, where, ['step', 'method', 'nodes', 'weights', 'optimise', ...fieldsOf(method)])
  const children = method === 'ahp' ? reader.texts(fields['children'], `${where}.children`) : []
  return {
    method,
    shares:
      fields['shares'] === undefined
        ? {}
        : reader.entries(fields['shares'], `${where}.shares`, (part, place) => positive(reader, part, place)),
    children,
    matrix: method === 'ahp' ? parseJudgements(reader, fields['matrix'], `${where}.matrix`, children.length) : [],
  }
}

function parseOptimising(reader: Reader, value: unknown, where: string): LevelOptimising {
  const fields = reader.object(value, where, ['method', 'level', 'shares', 'correlation'])
  return {
    method: reader.oneOf(fields['method'], `${where}.method`, ['balance', 'infomax'] as const, 'method_unknown'),
    level: reader.number(fields['level'], `${where}.level`, { min: 1, isWhole: true }),
    shares:
      fields['shares'] === undefined
        ? {}
        : reader.entries(fields['shares'], `${where}.shares`, (part, place) => positive(reader, part, place)),
    correlation: reader.oneOf(
      fields['correlation'] ?? 'pearson',
      `${where}.correlation`,
      ['pearson', 'spearman', 'kendall'] as const,
      'method_unknown',
    ),
  }
}

function parseJudgements(reader: Reader, value: unknown, where: string, size: number): readonly (readonly number[])[] {
  const matrix = reader
    .list(value, where)
    .map((row, i) => reader.list(row, `${where}[${i}]`).map((entry, j) => positive(reader, entry, `${where}[${i}][${j}]`)))
  if (matrix.length !== size || matrix.some(row => row.length !== size))
    reader.offend('column_length', where, { length: matrix.length, expected: size })
  else
    for (let i = 0; i < size; i++)
      for (let j = i; j < size; j++) {
        const product = (matrix[i]?.[j] as number) * (matrix[j]?.[i] as number)
        if (Math.abs(product - 1) > 0.02) reader.offend('matrix_not_reciprocal', `${where}[${i}][${j}]`, { product })
      }
  return matrix
}

function parseAggregator(reader: Reader, fields: Fields, where: string): Aggregator {
  const method = reader.oneOf(fields['method'], `${where}.method`, aggregateMethods, 'method_unknown')
  reader.object(fields, where, ['step', 'method', 'nodes', 'levels', 'minAvailable', ...fieldsOf(method)])
  const shareRange = fields['shareRange'] == null ? null : reader.range(fields['shareRange'], `${where}.shareRange`)
  if (shareRange) for (const [at, share] of shareRange.entries()) reader.share(share, `${where}.shareRange[${at}]`)
  return {
    method,
    power: method === 'generalised' ? reader.number(fields['power'], `${where}.power`) : 1,
    minAvailable: fields['minAvailable'] == null ? 0 : reader.share(fields['minAvailable'], `${where}.minAvailable`),
    penalty:
      fields['penalty'] === undefined
        ? 'negative'
        : reader.oneOf(fields['penalty'], `${where}.penalty`, ['negative', 'positive'] as const),
    alpha: fields['alpha'] === undefined ? 1 : reader.share(fields['alpha'], `${where}.alpha`),
    beta: fields['beta'] === undefined ? 0 : reader.number(fields['beta'], `${where}.beta`, { min: 0 }),
    shareRange,
  }
}
