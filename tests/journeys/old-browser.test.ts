import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePassword, type Visit, visit } from './house.ts'

/** The pages in a browser of 2020: a Chromium of today from which every function younger than version 86 is taken. */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

/** By object, with the version that brought the first of them. */
const younger: Readonly<Record<string, readonly string[]>> = {
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'Object.getPrototypeOf(Int8Array.prototype)': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'ArrayBuffer.prototype': ['transfer', 'transferToFixedLength', 'resize'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Array: ['fromAsync'],
  Promise: ['withResolvers', 'try'],
  RegExp: ['escape'],
  Intl: ['Segmenter', 'supportedValuesOf', 'DurationFormat'],
  crypto: ['randomUUID'],
  'Crypto.prototype': ['randomUUID'],
  AbortSignal: ['any', 'timeout', 'abort'],
  'AbortSignal.prototype': ['throwIfAborted'],
  URL: ['canParse', 'parse'],
  self: ['structuredClone', 'reportError', 'Iterator', 'scheduler'],
  'self.Element && Element.prototype': ['checkVisibility', 'setHTMLUnsafe', 'getHTML', 'requestFullscreenAsync'],
  'self.HTMLElement && HTMLElement.prototype': ['showPopover', 'hidePopover', 'togglePopover'],
  'self.Document && Document.prototype': ['startViewTransition', 'caretPositionFromPoint'],
}
/** Done once in each world, before anything of the page runs. */
const removal = Object.entries(younger)
  .map(
    ([of, names]) =>
      `{ const of = ${of}; if (of) for (const name of ${JSON.stringify(names)}) { try { delete of[name] } catch {} if (name in of) try { of[name] = undefined } catch {} } }`,
  )
  .join('\n')

test('sign in, pages, the trial of a scheme and the lab work without what Chromium 86 has not', async () => {
  const context = await house.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addInitScript(removal)
  // A worker is a world of its own: its script comes later, behind the removal, and what was said meanwhile is kept.
  await context.route(/-worker-[^/]+\.js$/, async route => {
    if (route.request().url().includes('?')) return route.continue()
    const answer = await route.fetch()
    const again = JSON.stringify(`${new URL(route.request().url()).pathname}?own`)
    const body = `${removal}
      const waiting = []; self.onmessage = event => waiting.push(event)
      import(${again}).then(() => { for (const event of waiting) self.onmessage(event) })`
    return route.fulfill({ response: answer, body })
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  await page.goto(house.url)
  // What nobody brought is gone; what the pages bring is there.
  expect(await page.evaluate('[typeof Object.groupBy, typeof [].toSorted]')).toEqual(['undefined', 'function'])
  await page.fill('#account', 'office')
  await page.fill('#password', samplePassword)
  await page.click('button[type=submit]')
  await page.waitForSelector('#account', { state: 'detached' })
  for (const path of [
    '/overview',
    '/tasks',
    '/plan',
    '/indicators',
    '/indicators/I12',
    '/assessment?year=2023',
    '/inbox',
    '/mechanisms',
  ]) {
    await page.goto(`${house.url}${path}`)
    await page.waitForLoadState('networkidle')
    await page.locator('main h1, main h2').first().waitFor()
  }
  await page.goto(`${house.url}/assessment/schemes/new?year=2024`)
  await page.getByText(/85\.\d\d → 85\.\d\d/).waitFor()
  await page.goto(`${house.url}/benchmark`)
  await page.locator('[data-testid=lab-foot]:not([data-whole=""])').waitFor()
  await page.getByText(/最敏感/).waitFor()
  await page.getByRole('button', { name: '找最省路径' }).click()
  await page.getByText(/最省路径：/).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
