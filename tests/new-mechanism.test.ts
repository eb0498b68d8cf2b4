import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultOfSlug, listed, sliceOf, spoken } from '../tools/new-mechanism.ts'

const root = join(import.meta.dirname, '..')

describe('a slug', () => {
  it.each([
    { slug: 'first-purchase', fault: null },
    { slug: 'm10', fault: null },
    { slug: '', fault: 'Name the mechanism' },
    { slug: 'First', fault: 'no slug' },
    { slug: 'first_purchase', fault: 'no slug' },
    { slug: '-first', fault: 'no slug' },
    { slug: 'first--purchase', fault: 'no slug' },
    { slug: '../first', fault: 'no slug' },
    { slug: '1st', fault: 'no slug' },
    { slug: 'a'.repeat(41), fault: 'longer than 40' },
    { slug: 'innovation-voucher', fault: 'is taken' },
  ])("'$slug' → $fault", ({ slug, fault }) => {
    const found = faultOfSlug(slug, ['innovation-voucher'])
    if (fault === null) expect(found).toBeNull()
    else expect(found).toContain(fault)
  })
})

describe('a new slice', () => {
  it('has five files and a test', () => {
    expect([...sliceOf('first-purchase').keys()]).toEqual([
      'definition.ts',
      'rules.ts',
      'messages.zh.json',
      'messages.en.json',
      'example.ts',
      'first-purchase.test.ts',
    ])
  })

  it('stands in the lists of mechanisms, examples and messages', () => {
    const index = listed(readFileSync(join(root, 'src/mechanisms/index.ts'), 'utf8'), 'first-purchase')
    expect(index).toMatch(/mechanisms: readonly Area\[\] = \[[^\]]*, firstPurchase\]/)
    expect(index).toMatch(/examples: readonly Example\[\] = \[[^\]]*, firstPurchaseExample\]/)
    expect(index).toMatch(/export \{[^}]*firstPurchase \}/)
    const texts = spoken(readFileSync(join(root, 'src/app/messages.ts'), 'utf8'), 'first-purchase')
    for (const name of ['firstPurchaseEn', 'firstPurchaseZh']) expect(texts.split(name)).toHaveLength(3)
  })
})
