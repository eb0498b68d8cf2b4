import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { done, refused } from '#base'
import { labReportDocx, taskBreakdownXlsx } from '#report'
import en from '../index/messages.en.json' with { type: 'json' }
import zh from '../index/messages.zh.json' with { type: 'json' }
import { indexBuildCommand, indexCommand, indexUncertaintyCommand } from './index-build.ts'
import type { ShellCommand, World } from './run-command.ts'

const examples = join(import.meta.dirname, '../../docs/examples/index')
const example = (name: string) => readFileSync(join(examples, name))

/** A shell that can read the given bytes and say the words of the index; it can do nothing else. */
const worldOf = (bytes: Uint8Array | null, told: string[] = []) =>
  ({
    err: (text: string) => told.push(text),
    messages: { zh, en },
    readInput: async (path: string) => (bytes === null ? refused('file_missing', { path }) : done(bytes)),
  }) as unknown as World
const run = (
  command: ShellCommand,
  bytes: Uint8Array | null,
  positional: readonly string[] = ['spec.json'],
  told: string[] = [],
) => command.run(worldOf(bytes, told), { positional, options: new Map() })
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

test('build: the best unit stands first', async () => {
  const outcome = await run(indexBuildCommand, example('build.json'))
  expect(outcome.ok && outcome.value.text.split('\n')[1]).toBe('1\tZone E\t94.8571')
  expect(outcome.ok && outcome.value.value).toMatchObject({
    version: 1,
    root: 'index',
    ranks: { index: [2, 3, 4, 7, 1, 8, 5, 6] },
  })
})
test('build: a panel is printed by year', async () => {
  const outcome = await run(indexBuildCommand, example('panel.json'))
  expect(outcome.ok && outcome.value.text.split('\n').map(line => line.split('\t')[0])).toEqual([
    '',
    ...Array(4).fill('2021'),
    ...Array(4).fill('2022'),
    ...Array(4).fill('2023'),
  ])
})
test('uncertainty: intervals, chances and sensitivity', async () => {
  const outcome = await run(indexUncertaintyCommand, example('uncertainty.json'))
  expect(outcome.ok && outcome.value.text).toContain('patents of Zone H\t')
  expect(outcome.ok && outcome.value.value).toMatchObject({ replications: { asked: 2_000, failed: 0 } })
})

test.each<[string, Uint8Array | null, readonly string[], string, string | undefined]>([
  ['no file named', null, [], 'usage', undefined],
  ['two files named', null, ['a', 'b'], 'usage', undefined],
  ['no such file', null, ['a'], 'file_missing', undefined],
  ['no text', new Uint8Array(), ['a'], 'document_empty', undefined],
  ['no JSON', new TextEncoder().encode('{'), ['a'], 'not_json', undefined],
  ['no spec', bytesOf([]), ['a'], 'index_spec_invalid', ''],
  [
    'a cycle',
    bytesOf({
      version: 1,
      data: { units: ['A', 'B'], indicators: {} },
      structure: [
        { code: 'x', parent: 'y' },
        { code: 'y', parent: 'x' },
      ],
      steps: [],
    }),
    ['a'],
    'index_spec_invalid',
    'structure[0].parent',
  ],
])('refused: %s', async (_, bytes, positional, code, where) => {
  for (const command of [indexBuildCommand, indexUncertaintyCommand]) {
    const outcome = await run(command, bytes, positional)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(outcome.ok ? undefined : outcome.refusal.where).toBe(where)
  }
})
test('every offence is said with its place and code', async () => {
  const told: string[] = []
  const outcome = await run(indexBuildCommand, bytesOf({ version: 2, steps: 1 }), ['spec.json'], told)
  expect(outcome.ok).toBe(false)
  const said = told.join('')
  expect(said).toContain('version  [version_unknown]')
  expect(said).toContain('steps  [spec_malformed]')
})

test('one word for both', async () => {
  expect(await run(indexCommand, example('build.json'), ['build', 'spec.json'])).toEqual(
    await run(indexBuildCommand, example('build.json')),
  )
  expect(await run(indexCommand, null, ['polish', 'spec.json'])).toMatchObject({ ok: false, refusal: { code: 'usage' } })
})

describe('a paper of the lab', () => {
  const paper = (recipe: string): Promise<Uint8Array> =>
    labReportDocx({
      zone: 'Zone A',
      index: 'index',
      made: '2024-03-15T10:00:00Z',
      isSample: true,
      targetRank: 3,
      units: 8,
      rank: 2,
      score: 1,
      within80: [1, 3],
      within95: [1, 4],
      chance: 0.9,
      margin: 0.01,
      runs: 100,
      failures: [],
      gap: null,
      neighbours: [],
      groups: [],
      recipe: { engine: 1, seed: 1, ranges: 0, weightNoise: null, fingerprint: '0', text: recipe },
    })
  test('gives the numbers of the spec it carries', async () => {
    const spec = example('uncertainty.json')
    const fromPaper = await run(indexUncertaintyCommand, await paper(spec.toString('utf8')), ['paper.docx'])
    expect(fromPaper).toEqual(await run(indexUncertaintyCommand, spec))
  })
  test('refuses a file that carries none', async () => {
    const other = await taskBreakdownXlsx({
      plan: { title: 'plan', number: '' },
      status: 'provisional',
      cutOff: '2024-03-15T10:00:00Z',
      isSample: true,
      rows: [],
    })
    expect(await run(indexBuildCommand, other, ['paper.docx'])).toMatchObject({
      ok: false,
      refusal: { code: 'recipe_missing' },
    })
  })
})
