import { parseAssumptions } from './parse-uncertainty.ts'
import { parseStep } from './parse-steps.ts'
import { createReader, type Reader } from './reader.ts'
import type { IndexData, IndexSpec, NodeSpec } from './spec.ts'
import type { Offence } from './offence.ts'

/**
 * Reads the JSON form of a spec and completes it with every default. Form only: whether structure, data and steps
 * fit each other is `checkSpec`'s matter.
 *
 * @param input parsed JSON, or the same with `Float64Array` columns in which `NaN` is missing
 * @returns the spec, usable only when there are no offences
 */
export function parseSpec(input: unknown): { readonly spec: IndexSpec; readonly offences: readonly Offence[] } {
  const reader = createReader()
  const root = reader.object(input, '', [
    '$schema',
    'version',
    'name',
    'note',
    'data',
    'structure',
    'steps',
    'output',
    'analysis',
    'uncertainty',
    'accept',
  ])
  if (root['version'] === undefined) reader.offend('field_missing', 'version', { expected: '1', found: 'undefined' })
  else if (root['version'] !== 1)
    reader.offend('version_unknown', 'version', { version: JSON.stringify(root['version']) ?? '' })
  const steps = reader.list(root['steps'], 'steps').map((step, at) => parseStep(reader, step, `steps[${at}]`))
  const spec: IndexSpec = {
    version: 1,
    name: root['name'] === undefined ? '' : reader.text(root['name'], 'name'),
    data: parseData(reader, root['data']),
    structure: reader.list(root['structure'], 'structure').map((node, at) => parseNode(reader, node, `structure[${at}]`)),
    steps,
    output: parseOutput(reader, root['output']),
    analysis: parseAnalysis(reader, root['analysis']),
    uncertainty: root['uncertainty'] == null ? null : parseAssumptions(reader, root['uncertainty'], 'uncertainty'),
    accept:
      root['accept'] === undefined
        ? []
        : reader
            .list(root['accept'], 'accept')
            .map((code, at) => reader.oneOf(code, `accept[${at}]`, ['single_child'] as const)),
  }
  return { spec, offences: reader.offences }
}

function parseData(reader: Reader, value: unknown): IndexData {
  const data = reader.object(value, 'data', ['units', 'times', 'indicators', 'denominators', 'groups'])
  const units = reader.texts(data['units'], 'data.units')
  const numbers = (part: unknown, where: string) => parseColumn(reader, part, where, units.length)
  const groups = (part: unknown, where: string) => {
    const column = reader.list(part, where).map((entry, at) => (entry === null ? null : reader.text(entry, `${where}[${at}]`)))
    if (column.length !== units.length) reader.offend('column_length', where, { length: column.length, expected: units.length })
    return column
  }
  const times = data['times'] == null ? null : parseTimes(reader, data['times'], units)
  const seen = new Set<string>()
  for (const [at, unit] of units.entries()) {
    const key = times === null ? unit : `${unit}\n${times[at]}`
    if (seen.has(key)) {
      if (times === null) reader.offend('unit_duplicate', `data.units[${at}]`, { unit })
      else reader.offend('row_duplicate', `data.units[${at}]`, { unit, time: times[at] ?? null })
    }
    seen.add(key)
  }
  return {
    units,
    times,
    indicators: reader.entries(data['indicators'], 'data.indicators', numbers),
    denominators: data['denominators'] === undefined ? {} : reader.entries(data['denominators'], 'data.denominators', numbers),
    groups: data['groups'] === undefined ? {} : reader.entries(data['groups'], 'data.groups', groups),
  }
}

function parseTimes(reader: Reader, value: unknown, units: readonly string[]): readonly number[] {
  const times = reader.list(value, 'data.times').map((time, at) => reader.number(time, `data.times[${at}]`))
  if (times.length !== units.length)
    reader.offend('column_length', 'data.times', { length: times.length, expected: units.length })
  return times
}

function parseColumn(reader: Reader, value: unknown, where: string, rows: number): Float64Array {
  const list = value instanceof Float64Array ? value : reader.list(value, where)
  if (list.length !== rows) reader.offend('column_length', where, { length: list.length, expected: rows })
  const column = new Float64Array(list.length)
  for (let at = 0; at < list.length; at++) {
    const cell: unknown = list[at]
    if (cell === null) column[at] = NaN
    else if (typeof cell !== 'number')
      reader.offend('value_not_number', `${where}[${at}]`, { found: typeof cell === 'string' ? cell : typeof cell })
    else if (cell === Infinity || cell === -Infinity)
      reader.offend('value_infinite', `${where}[${at}]`, { value: String(cell) })
    else column[at] = cell
  }
  return column
}

function parseNode(reader: Reader, value: unknown, where: string): NodeSpec {
  const node = reader.object(value, where, [
    'code',
    'name',
    'note',
    'parent',
    'weight',
    'direction',
    'denominator',
    'goalposts',
    'target',
    'unit',
  ])
  const direction = node['direction'] ?? 1
  if (direction !== 1 && direction !== -1)
    reader.offend('direction_invalid', `${where}.direction`, { value: String(direction) })
  const weight = node['weight'] === undefined ? 1 : reader.number(node['weight'], `${where}.weight`)
  if (weight < 0) reader.offend('weight_negative', `${where}.weight`, { code: String(node['code']), weight })
  return {
    code: reader.text(node['code'], `${where}.code`),
    name: node['name'] == null ? null : reader.text(node['name'], `${where}.name`),
    parent: node['parent'] == null ? null : reader.text(node['parent'], `${where}.parent`),
    weight,
    direction: direction === -1 ? -1 : 1,
    denominator: node['denominator'] == null ? null : reader.text(node['denominator'], `${where}.denominator`),
    goalposts: node['goalposts'] == null ? null : reader.range(node['goalposts'], `${where}.goalposts`),
    target: node['target'] == null ? null : reader.number(node['target'], `${where}.target`),
  }
}

function parseOutput(reader: Reader, value: unknown): IndexSpec['output'] {
  if (value === undefined) return { data: true, rankWithin: [], strengths: 0 }
  const output = reader.object(value, 'output', ['data', 'rankWithin', 'strengths'])
  return {
    data: output['data'] === undefined ? true : reader.flag(output['data'], 'output.data'),
    rankWithin: output['rankWithin'] === undefined ? [] : reader.texts(output['rankWithin'], 'output.rankWithin'),
    strengths:
      output['strengths'] === undefined ? 0 : reader.number(output['strengths'], 'output.strengths', { min: 0, isWhole: true }),
  }
}

function parseAnalysis(reader: Reader, value: unknown): IndexSpec['analysis'] {
  if (value == null) return null
  const analysis = reader.object(value, 'analysis', ['correlation', 'redundancy', 'outranking'])
  return {
    correlation: reader.oneOf(
      analysis['correlation'] ?? 'pearson',
      'analysis.correlation',
      ['pearson', 'spearman', 'kendall'] as const,
      'method_unknown',
    ),
    redundancy: analysis['redundancy'] === undefined ? 0.92 : reader.share(analysis['redundancy'], 'analysis.redundancy'),
    outranking: analysis['outranking'] === undefined ? [] : reader.texts(analysis['outranking'], 'analysis.outranking'),
  }
}
