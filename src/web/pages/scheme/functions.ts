/** Which parameters a scoring function asks of a scheme; the rest of its inputs comes from the figures. */
export interface ParamField {
  readonly name: string
  /** the word it goes by, where another function has a parameter of the same name */
  readonly word?: string
  readonly kind: 'decimal' | 'percent' | 'flag' | 'choice' | 'bands' | 'parts'
  /** what the number counts: units of the indicator, or places of a ranking, or points, or nothing */
  readonly in?: 'measure' | 'place' | 'points'
  readonly optional?: true
  readonly of?: readonly string[]
}

const target: ParamField = { name: 'T', kind: 'decimal', in: 'measure' }
const cap: ParamField = { name: 'cap', kind: 'percent', optional: true }
const firstYear: ParamField = { name: 'firstYear', kind: 'flag', optional: true }
export const comparisons = ['>', '>=', '<', '<=', '='] as const

/** In the order of the printed table of functions; names and sentences stand in the messages. */
export const functionFields: Readonly<Record<string, readonly ParamField[]>> = {
  F1: [target, { name: 'floor', kind: 'percent', optional: true }, cap, { name: 'strict', kind: 'flag', optional: true }],
  F2: [target, cap],
  F3a: [target, cap],
  F3b: [target, cap],
  F4: [
    { name: 'L', kind: 'decimal', in: 'measure' },
    { name: 'U', kind: 'decimal', in: 'measure' },
    { name: 'tol', kind: 'decimal', in: 'measure' },
  ],
  F5: [
    { name: 'x0', kind: 'decimal', in: 'measure' },
    { name: 'x1', kind: 'decimal', in: 'measure' },
  ],
  F6: [{ name: 'gT', kind: 'percent' }, { name: 'against', kind: 'choice', of: ['baseline', 'previous'], optional: true }, cap],
  F7: [{ name: 'bands', kind: 'bands', in: 'measure' }],
  F8: [
    { name: 'T', kind: 'decimal', in: 'measure', optional: true },
    { name: 'k', kind: 'decimal', in: 'points' },
    { name: 'mode', kind: 'choice', of: ['proportional', 'ceil', 'floor'] },
  ],
  F9: [{ name: 'step', kind: 'percent', optional: true }],
  F10: [{ name: 'RT', kind: 'decimal', in: 'place' }, firstYear],
  F11: [{ name: 'cmp', kind: 'choice', of: comparisons }, target],
  F12: [{ name: 'parts', kind: 'parts', in: 'measure' }],
  F12_I23: [{ name: 'floor', word: 'fundFloor', kind: 'decimal', in: 'measure', optional: true }, firstYear],
  F13: [],
  F14: [],
  F15: [],
}

/** A line that changes its function keeps the parameters both know, and begins the others empty. */
export function paramsFor(fn: string, before: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const wanted = functionFields[fn] ?? []
  const kept = Object.entries(before).filter(([name]) => wanted.some(field => field.name === name))
  const begun = wanted
    .filter(field => !field.optional && !kept.some(([name]) => name === field.name))
    .map(({ name, kind, of }): [string, unknown] => [
      name,
      kind === 'bands'
        ? [
            [null, '', '0'],
            ['', null, '1'],
          ]
        : kind === 'parts'
          ? [{ weight: '1', cmp: '>=', T: '' }]
          : (of?.[0] ?? ''),
    ])
  return Object.fromEntries([...kept, ...begun])
}

/** The name under which a function keeps its yearly target, where it has one. */
export const targetParam = (fn: string): 'T' | 'RT' | null =>
  ['F1', 'F2', 'F3a', 'F3b', 'F8', 'F11'].includes(fn) ? 'T' : fn === 'F10' ? 'RT' : null

/** Functions that reckon from where the plan started. */
export const needsBaseline: readonly string[] = ['F2', 'F6', 'F10']
