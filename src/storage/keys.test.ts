import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type KeyProvider, type Suite, scramVerifier, softKeys } from './keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp('/tmp/jinwei-keys-')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each<Suite>(['aes', 'sm4'])('%s', suite => {
  let keys: KeyProvider
  beforeAll(() => {
    keys = softKeys(join(folder, 'a'), suite)
  })

  test('what is sealed opens in its own place only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.nat(), (plain, context, at) => {
        const shut = keys.seal(plain, context)
        expect(keys.open(shut, context)).toBe(Buffer.from(plain).toString('utf8'))
        expect(() => keys.open(shut, `${context}x`)).toThrow('opens in its own place')
        const changed = Buffer.from(shut)
        const place = 1 + (at % (shut.length - 1))
        changed[place] = (changed[place] as number) ^ 1
        expect(() => keys.open(changed, context)).toThrow('opens in its own place')
      }),
    )
  })

  test('equal values of two rows look different, of one row the same', () => {
    expect(keys.seal('x', 'row/1')).toEqual(keys.seal('x', 'row/1'))
    expect(keys.seal('x', 'row/1')).not.toEqual(keys.seal('x', 'row/2'))
  })

  test('each suite opens what the other sealed: changing it rewraps nothing', () => {
    const other = softKeys(join(folder, 'a'), suite === 'aes' ? 'sm4' : 'aes')
    expect(keys.open(other.seal('旧值', 'c'), 'c')).toBe('旧值')
  })

  test('other secrets open nothing and name other passwords', () => {
    const other = softKeys(join(folder, 'b'), suite)
    expect(() => other.open(keys.seal('x', 'c'), 'c')).toThrow()
    expect(other.password('jw_door')).not.toBe(keys.password('jw_door'))
    expect(keys.password('jw_door')).not.toBe(keys.password('jw_backup'))
    expect(other.digest('x', 'c')).not.toEqual(keys.digest('x', 'c'))
  })
})

test('a key file others may read is refused', async () => {
  const dir = join(folder, 'open')
  softKeys(dir)
  await chmod(join(dir, 'root.key'), 0o640)
  expect(() => softKeys(dir)).toThrow('may be read by others')
})

test('a password verifier has the form PostgreSQL keeps', () => {
  expect(scramVerifier('secret')).toMatch(/^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/)
})
