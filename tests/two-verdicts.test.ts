import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { assess, type BundleParts, bundleOf, readAssessmentInput, scoreRows } from '#assessment'
import { canonical } from '#base'
import { runCommand, type World } from '#cli'
import { canonicalText, differences, faultIn, parseRational, printed, rateOf, recompute, verifyBundle } from '#verifier'
import { diceOf, randomInput, reordered, smallest } from './random-verdicts.ts'

/** The forms meet as JSON: what one side leaves undefined is absent. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const compared = (input: ReturnType<typeof randomInput>) => differences(plain(assess(input)), recompute(input))

const whole = readFileSync(join(import.meta.dirname, '../data/bundles/incomplete.bundle.json'), 'utf8')
type Loose = Record<string, never> & { [name: string]: Loose }

/** A forger who knows the form: every hash fits again, only the verdict does not follow. */
function sealedAgain(change: (bundle: Loose) => void): Uint8Array {
  const { sha256: _, ...bundle } = JSON.parse(whole) as Record<string, unknown>
  change(bundle as Loose)
  const parts = bundle as unknown as BundleParts
  return Buffer.from(bundleOf(parts))
}
const inside = (value: Loose, ...path: readonly string[]): Loose =>
  path.reduce((part, step) => part[step] as unknown as Loose, value)
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('two implementations of one rule text', () => {
  test('agree on 2,000 random schemes and data sets', () => {
    for (let seed = 1_000_001; seed <= 1_002_000; seed++) {
      const input = randomInput(seed)
      expect(faultIn(input)).toBeNull()
      expect(readAssessmentInput(input).ok).toBe(true)
      if (compared(input).length === 0) continue
      const least = smallest(input, less => compared(less).length > 0)
      expect({ seed, least, differences: compared(least) }).toEqual({ seed, least, differences: [] })
    }
  })
  test('print canonical JSON alike', () => {
    const values = [{ b: 1, a: [null, 'é\u2028"', { z: undefined, y: true }] }, [], {}, 'x', 1.5, null]
    expect(values.map(canonicalText)).toEqual(values.map(canonical))
  })
})

describe('a row for `jinwei score`', () => {
  test('scores alike in both', () => {
    const calendar = { workingDays: new Map() } as never
    for (let seed = 1; seed <= 600; seed++) {
      const input = randomInput(seed)
      for (const { fn, params, weight, indicator } of input.scheme.lines) {
        const { value, baseline, previous, inputs } = input.facts.find(each => each.indicator === indicator) ?? {}
        const letters = { A: value, B: baseline, x: value, shortfall: value, R: value, R0: baseline, prev: previous }
        const given = { ...params, ...inputs } as Record<string, unknown>
        const own = lettersOf[fn] ?? []
        const row = { ...Object.fromEntries(own.map(letter => [letter, letters[letter] ?? undefined])), ...given }
        const rate = rateOf(fn, fn === 'F8' ? { ...row, W: weight } : row)
        const weighed = (part: typeof rate & object) => {
          const points = parseRational(weight) as typeof part
          return printed({ top: points.top * part.top, bottom: points.bottom * part.bottom }, 2)
        }
        const expected = typeof rate === 'string' ? (rate === 'refused' ? 'error' : 'NA') : weighed(rate)
        const scored = scoreRows([{ fn, in: { ...row, W: weight } }], { calendar })
        if (!scored.ok) throw new Error('rows')
        const out = scored.value[0]?.out
        const shown = Array.isArray(out)
          ? (out[fn === 'F9' ? 0 : out.length - 1] as string)
          : typeof out === 'object'
            ? 'error'
            : out
        expect({ seed, fn, row, shown }).toEqual({ seed, fn, row, shown: expected })
      }
    }
  })
})

const lettersOf: Readonly<Record<string, readonly ('A' | 'B' | 'x' | 'shortfall' | 'R' | 'R0' | 'prev')[]>> = {
  F1: ['A'],
  F2: ['A', 'B'],
  F3a: ['A'],
  F3b: ['A'],
  F4: ['A'],
  F5: ['x'],
  F6: ['A', 'B'],
  F7: ['x'],
  F8: ['shortfall'],
  F10: ['R', 'R0', 'prev'],
  F11: ['A'],
}

describe('nothing but the facts moves a byte', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })
  const textOf = (input: ReturnType<typeof randomInput>) =>
    bundleOf({ ...(JSON.parse(whole) as BundleParts), inputs: input, result: assess(input) })
  test('the order of rows does not', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const input = randomInput(seed)
      expect(canonical(assess(reordered(input, seed)))).toBe(canonical(assess(input)))
      expect(textOf(reordered(input, seed))).toBe(textOf(input))
      expect(canonical(recompute(reordered(input, seed)))).toBe(canonical(recompute(input)))
    }
  })
  test('the time zone does not', () => {
    const texts = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map(name => {
      process.env['TZ'] = name
      const verdicts = Array.from({ length: 40 }, (_, seed) => textOf(randomInput(seed)))
      expect(verifyBundle(Buffer.from(whole)).holds).toBe(true)
      return hash(verdicts.join('\n'))
    })
    expect(new Set(texts).size).toBe(1)
  })
})

const bundleFolder = join(import.meta.dirname, '../data/bundles')
/** The sealed corpus, and a verdict under the newest rules with every table in use. */
const bundles: readonly (readonly [string, string])[] = [
  ...readdirSync(bundleFolder).map(name => [name, readFileSync(join(bundleFolder, name), 'utf8')] as const),
  ['newest rules', newest()],
]
function newest(): string {
  const parts = JSON.parse(whole) as BundleParts
  const inputs = {
    ...parts.inputs,
    rules: '1.1.0' as const,
    selfReviews: [{ unit: 'U1', indicator: 'I1', claimed: '1' }],
    falsified: [{ id: 'x1', unit: 'U1', indicator: 'I1' }],
    cases: [{ id: 'c1', number: '1', unit: 'U1', subject: 'figure' as const, of: 'I1' }],
    rulings: [{ id: 'r1', kind: 'A9', ruling: 'grow each year' }],
  }
  return bundleOf({ ...parts, inputs, result: assess(inputs) })
}

/** Top-level part of the bundle a byte lies in; what is said about a hash of a part is said about the part. */
function partAt(text: string, place: number): string {
  const bundle = JSON.parse(text) as Record<string, unknown>
  const before = Buffer.from(text)
    .subarray(0, place + 1)
    .toString('utf8').length
  const names = Object.keys(bundle).sort()
  const startOf = (name: string) =>
    1 + names.filter(key => key < name).reduce((length, key) => length + canonical({ [key]: bundle[key] }).length - 1, 0)
  const name = names.findLast(each => startOf(each) <= before) ?? ''
  return name === 'evidenceSha256' ? 'evidence' : name
}

describe('a bundle that was changed', () => {
  test.each(bundles)('%s is whole as it stands', (_, text) =>
    expect(verifyBundle(Buffer.from(text))).toEqual({ holds: true, findings: [] }),
  )
  test.each(bundles)('%s is found out for any changed byte, and the place is named', (_, text) => {
    const bytes = Buffer.from(text)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const changed = Buffer.from(bytes)
        changed[place] = ((changed[place] as number) + by) % 256
        const { holds, findings } = verifyBundle(changed)
        expect({ holds, found: findings.length > 0 }).toEqual({ holds: false, found: true })
        if (findings[0]?.code === 'bundle_unreadable') return
        // The part the byte lies in is named, not the whole alone; words of the result by the hash of the result.
        const part = partAt(text, place)
        const isNamed =
          part === 'parts'
            ? findings.length > 1
            : findings.some(
                ({ path }) =>
                  path === part || path === `${part}Sha256` || path.startsWith(`${part}.`) || path.startsWith(`${part}[`),
              )
        expect({ part, isNamed }).toEqual({ part, isNamed: true })
      }),
      { numRuns: 150 },
    )
  })
  test('never stops the verifier, whatever stands where', () => {
    const dice = diceOf(12)
    const odd = [null, [], {}, 'x', '', -1, 1.5, true, '-3', '9'.repeat(400), '0.000001', [null], { unit: 'U1' }, '__proto__']
    for (let round = 0; round < 400; round++) {
      const bundle = JSON.parse(whole) as Record<string, unknown>
      const places: (readonly [Record<string, unknown>, string])[] = []
      const walk = (part: unknown): void => {
        if (typeof part !== 'object' || part === null) return
        for (const [key, inner] of Object.entries(part)) {
          places.push([part as Record<string, unknown>, key])
          walk(inner)
        }
      }
      walk(bundle)
      const [part, key] = dice.pick(places)
      const before = canonical(part[key])
      part[key] = dice.pick(odd)
      const isSame = canonical(part[key]) === before
      expect({ key, holds: verifyBundle(Buffer.from(canonical(bundle))).holds }).toEqual({ key, holds: isSame })
    }
  })
  test('is found out when it is cut short, grows, or is none at all', () => {
    const bytes = Buffer.from(whole)
    for (const other of [
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.from(' ')]),
      Buffer.from(''),
      Buffer.from('[]'),
      Buffer.from([0xff]),
    ])
      expect(verifyBundle(other).holds).toBe(false)
    expect(verifyBundle(Buffer.from(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`)).findings[0]?.code).toBe('bundle_unreadable')
    expect(verifyBundle(Buffer.concat([bytes, Buffer.from('\n')])).findings.map(each => each.path)).toEqual(['text'])
  })

  const unit = (bundle: Loose, name: string, table = 'result') =>
    (inside(bundle, table, 'units') as unknown as Loose[]).find(each => (each['unit'] as unknown) === name) as Loose
  const first = JSON.parse(whole) as {
    inputs: { facts: { indicator: string }[] }
    result: { units: { unit: string; total: string }[] }
  }
  const name = first.result.units[0]?.unit as string
  const indicator = first.inputs.facts[0]?.indicator as string
  test.each<[string, (bundle: Loose) => void, string, string]>([
    [
      'a total',
      bundle => Object.assign(unit(bundle, name), { total: '99.99' }),
      'result_differs',
      `result.units[${name}].total`,
    ],
    [
      'a grade',
      bundle => Object.assign(unit(bundle, name), { grade: 'excellent' }),
      'result_differs',
      `result.units[${name}].grade`,
    ],
    [
      'a figure',
      bundle =>
        Object.assign(inside(bundle, 'inputs', 'facts', '0'), {
          value: '123.45',
          status: 'final',
        }),
      'result_differs',
      `result.plan.lines[${indicator}].value`,
    ],
    [
      'the engine',
      bundle => Object.assign(inside(bundle, 'result', 'engine'), { version: '9.9.9' }),
      'engine_unknown',
      'engine',
    ],
    [
      'evidence of a fact that is not part of it',
      bundle => Object.assign(inside(bundle, 'evidence', '0'), { fact: 'other' }),
      'evidence_list_changed',
      'evidence[evidence 1 (invented).pdf]',
    ],
    ['the year', bundle => Object.assign(bundle['run'] as unknown as Loose, { year: 2021 }), 'input_changed', 'run.year'],
    [
      'the cut-off',
      bundle => Object.assign(bundle['inputs'] as unknown as Loose, { cutOff: '2020-01-01T00:00:00.000Z' }),
      'fact_from_the_future',
      'inputs.measures',
    ],
    [
      'the day of sealing',
      bundle => Object.assign(bundle, { sealedAt: '2020-01-01T00:00:00.000Z' }),
      'fact_from_the_future',
      'inputs.cutOff',
    ],
  ])('%s, and sealed again', (_, change, code, path) => {
    const { holds, findings } = verifyBundle(sealedAgain(change))
    expect(holds).toBe(false)
    expect(findings.find(each => each.code === code && each.path.startsWith(path))).toBeDefined()
    expect(findings.some(each => each.code === 'hash_differs')).toBe(false)
  })

  test.each<[string, string, string, string]>([
    [`"cutOff":"2025-03-15T08:00:00.000Z"`, `"cutOff":"2025-03-15T08:00:01.000Z"`, 'input_changed', 'inputs.cutOff'],
    ['"evidence 1 (invented).pdf"', '"evidence 9 (invented).pdf"', 'evidence_list_changed', 'evidence'],
    ['"format":"jinwei-bundle/1"', '"format":"jinwei-bundle/3"', 'bundle_unreadable', 'format'],
    ['"format":"jinwei-bundle/1"', '"format":"jinwei-bundle/2"', 'engine_unknown', 'engine'],
  ])('%s → %s', (from, to, code, path) => {
    const { findings } = verifyBundle(Buffer.from(whole.replace(from, to)))
    expect(findings.some(each => each.code === code && each.path === path)).toBe(true)
  })
})

describe('jinwei verify', () => {
  const run = async (bytes: Uint8Array, ...flags: string[]) => {
    let out = ''
    let err = ''
    const world = {
      messages: { zh: {}, en: {} },
      readInput: async () => ({ ok: true, value: bytes }),
      out: (text: string) => {
        out += text
      },
      err: (text: string) => {
        err += text
      },
    } as unknown as World
    return { code: await runCommand(world, ['verify', 'x.bundle.json', ...flags]), out, err }
  }
  test('exits with 0 on a whole one', async () => {
    expect(await run(Buffer.from(whole), '--json')).toEqual({
      code: 0,
      out: `${JSON.stringify({ holds: true, findings: [] }, null, 2)}\n`,
      err: '',
    })
    expect((await run(Buffer.from(whole))).out).toContain('Holds')
  })
  test('exits with 1 when it does not hold and names the place', async () => {
    const { code, out } = await run(Buffer.from(whole.replace('"cutOff":"2025', '"cutOff":"2026')))
    expect(code).toBe(1)
    expect(out).toContain('inputs.cutOff')
  })
  test('exits with 2 when it cannot be read', async () => {
    const { code, out, err } = await run(Buffer.from('{}'), '--json')
    expect({ code, named: err.includes('format') }).toEqual({ code: 2, named: true })
    expect((JSON.parse(out) as { error: { code: string } }).error.code).toBe('bundle_unreadable')
  })
})
