import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditCodeCheck } from '#base'
import { openSheet } from '#sheets'
import { type Visit, visit } from './house.ts'

/** From the revenue the plan promises down to one firm's statistical form and back, and a sheet into the register of firms. */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

test('from the revenue target to one form, and from the form back to the target', async () => {
  const page = await house.signIn('office')
  await page.goto(`${house.url}/indicators/I02?year=2022`)
  await page.getByText('台账现算').waitFor()
  const card = page.locator('section', { hasText: '台账现算' })
  expect(await card.innerText()).toContain('455.2 亿元')
  await house.shoot(page, 'w9-register')
  // one: the figure; two: the firm's form
  await card.getByRole('link', { name: /亿元/ }).click()
  await page.waitForURL(/\/figures\/enterprise-registry\.revenue/)
  await page.getByText('应报 64 户，已报 64 户，已核定 64 户').first().waitFor()
  await house.shoot(page, 'figure')
  await page.locator('table tbody tr').first().getByRole('link').first().click()
  await page.waitForURL(/\/records\/enterprise-registry\/statForm\/[0-9a-f-]{36}$/)
  await page.getByText('计入的数字').waitFor()
  expect(await page.getByText('营业收入 2022').count()).toBeGreaterThan(0)
  await house.shoot(page, 'stat-form')
  // and back: every figure the form adds to, and the target above it
  await page.locator('section', { hasText: '计入的数字' }).getByRole('link', { name: 'I02' }).click()
  await page.waitForURL(/\/indicators\/I02/)
  await page.getByText('台账现算').waitFor()
})

test('a sheet is tried, sent back marked, mended and written', async () => {
  const page = await house.signIn('zone')
  await page.goto(`${house.url}/records/parties/organisation`)
  await page.getByRole('link', { name: '导入' }).click()
  await page.waitForURL(/organisation\/import$/)
  const template = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载模板' }).click()
  expect((await template).suggestedFilename()).toContain('模板')

  const codeOf = (n: number) => `91150691MA0QK000${n}` + String(creditCodeCheck(`91150691MA0QK000${n}`))
  const row = (n: number, on: string) => `${codeOf(n)},示例新企业${n}（示例）,小型,是,${on}`
  const csv = (rows: readonly string[]) =>
    Buffer.from(`统一社会信用代码,名称,规模,注册地在高新区,成立日期\n${rows.join('\n')}\n`)
  const picker = page.locator('input[type=file]')
  await picker.setInputFiles({
    name: '新企业.csv',
    mimeType: 'text/csv',
    buffer: csv([row(1, '2023年5月6日'), row(2, '去年')]),
  })
  await page.getByText('有误，未写入').waitFor()
  expect(await page.getByText('E3').count()).toBe(1)
  await house.shoot(page, 'import-faulty')
  const marked = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载标红的文件' }).click()
  const bytes = readFileSync(await (await marked).path())
  const sheet = await openSheet(
    (async function* () {
      yield new Uint8Array(bytes)
    })(),
    bytes.length,
  )
  expect(sheet.ok && sheet.value.format).toBe('xlsx')

  await picker.setInputFiles({
    name: '新企业.csv',
    mimeType: 'text/csv',
    buffer: csv([row(1, '2023年5月6日'), row(2, '2023/6/7')]),
  })
  await page.getByRole('button', { name: '写入：新增 2，更正 0' }).click()
  await page.getByText('已写入：新企业.csv').waitFor()
  await house.shoot(page, 'import-written')
  // the same file again changes nothing
  await picker.setInputFiles({
    name: '新企业.csv',
    mimeType: 'text/csv',
    buffer: csv([row(1, '2023年5月6日'), row(2, '2023/6/7')]),
  })
  await page.getByText('没有要写入的内容').waitFor()
})

test('the ladder says how many stand on each rung and what one firm lacks', async () => {
  const page = await house.signIn('zone')
  await page.goto(`${house.url}/ladder?year=2023`)
  await page.getByText('有效存量').waitFor()
  expect(await page.getByText('168').count()).toBeGreaterThan(0)
  await house.shoot(page, 'w10-ladder')
  await page.locator('section', { hasText: '到期' }).getByRole('link').first().click()
  await page.waitForURL(/\/ladder\/[0-9a-f-]{36}$/)
  await page.getByText('科技人员占比').first().waitFor()
  await house.shoot(page, 'ladder-firm')
})
