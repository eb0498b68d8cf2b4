import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visit, visit } from './house.ts'

/** No serious or critical finding of WCAG 2.2 AA, no rule switched off, on the pages people work on. */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

test.each<[string, 'office' | 'phone', readonly string[]]>([
  [
    'office',
    'office',
    ['/', '/overview', '/plan', '/documents', '/indicators', '/indicators/I12', '/assessment?year=2023', '/records/facts/fact'],
  ],
  ['kjj-liaison', 'office', ['/', '/inbox', '/tasks', '/tasks/3.3.1', '/records/delivery/progressReport']],
  ['kjj-liaison', 'phone', ['/', '/tasks', '/tasks/3.3.1', '/indicators/I12']],
  ['finance', 'office', ['/books?year=2023', '/books?year=2024', '/settings', '/notices']],
  ['office', 'phone', ['/settings', '/notices', '/books?year=2024']],
  ['caseofficer', 'office', ['/mechanisms', '/records/innovation-voucher/grant', '/records/open-challenge/challenge']],
])('%s at the %s', async (account, size, paths) => {
  const page = await house.signIn(account, size)
  const found: string[] = []
  for (const path of paths) {
    await page.goto(house.url + path)
    await page.waitForLoadState('networkidle')
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    for (const { id, impact, nodes } of violations) {
      if (impact === 'serious' || impact === 'critical') found.push(`${path} ${id}: ${nodes[0]?.html.slice(0, 120)}`)
    }
  }
  expect(found).toEqual([])
})

test('with the largest letters no page of the office is wider than its window', async () => {
  const page = await house.signIn('office', 'office')
  await page.getByRole('button', { name: '特大' }).click()
  const wider: string[] = []
  for (const path of ['/', '/overview', '/plan', '/tasks', '/indicators/I12', '/assessment?year=2023']) {
    await page.goto(house.url + path)
    await page.waitForLoadState('networkidle')
    const by = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (by > 0) wider.push(`${path} by ${by} px`)
  }
  expect(wider).toEqual([])
})
