import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSheet } from '#sheets'
import { verifyBundle } from '#verifier'
import { type Visit, visit } from './house.ts'

/**
 * The way from the document to the verdict, walked in a real browser by the people who walk it: office, liaison, head
 * of the unit, science bureau. One house for all steps; each step leaves its screenshots.
 */
const referenceText = readFileSync(join(import.meta.dirname, '../../data/plans/reference-plan.txt'), 'utf8').replaceAll(
  '342号',
  '343号',
)
const evidence = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`示例 ${name}\n`) })

let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Declare, then hand the file to the picker of the field. */
async function attach(page: Page, name: string) {
  await page.getByRole('checkbox', { name: /本人声明/ }).check()
  await page.locator('input[type=file]').setInputFiles(evidence(name))
  await button(page, '移除').first().waitFor()
}

test('1 the office reads an official text, rules on its contradiction, and is told what still waits', async () => {
  const page = await house.signIn('office')
  await page.goto(`${house.url}/documents`)
  await page.getByRole('link', { name: '登记收文' }).or(button(page, '登记收文')).first().click()
  await page.getByLabel('标题').fill('三年行动实施方案（示例，第二次收文）')
  await page.getByLabel('原文').fill(referenceText)
  await button(page, '登记收文').last().click()
  await page.waitForURL(/officialDocument\/[0-9a-f-]{36}$/)
  const document = page.url().split('/').at(-1)
  await page.goto(`${house.url}/records/plan/plan/new/read?document=${document}`)
  await button(page, '读取文件').last().click()
  await page.waitForURL(/plan\/[0-9a-f-]{36}$/)
  const plan = page.url().split('/').at(-1)
  await page.goto(`${house.url}/plan/${plan}/review`)
  await page.getByText('任务 16', { exact: false }).first().waitFor()
  expect(await page.getByText('目标 27').count()).toBeGreaterThan(0)
  await page.getByText('T13', { exact: false }).first().click()
  await house.shoot(page, 'w2-review')

  // An open contradiction blocks the signature, in words.
  expect(await page.getByText('口径冲突未裁定').count()).toBeGreaterThan(0)
  await page.getByText(/^疑点 \d+$/).click()
  await page.locator('ul.items li', { hasText: '冲突' }).first().click()
  await button(page, /更正/).click()
  await page.getByLabel('裁定').fill('按存量口径计分，增量并列显示（示例裁定）')
  await button(page, '裁定').last().click()
  // From here to the plan in force: the journey of reading, item by item.
  await page.getByText('没有核对', { exact: false }).first().waitFor()
  await house.shoot(page, 'w2-ruled')
})

let reportAddress = ''
test('2 a liaison reports with evidence, the head confirms, the office returns it and no word is lost', async () => {
  const liaison = await house.signIn('kjj-liaison')
  await house.shoot(liaison, 'home-liaison')
  await liaison.goto(`${house.url}/tasks`)
  await liaison.getByText('大力培育科技型企业').first().waitFor()
  // Only the tasks of the unit: the legislation task belongs to others.
  expect(await liaison.getByText('强化立法保障').count()).toBe(0)
  await house.shoot(liaison, 'w4-tasks')
  await liaison.getByText('大力培育科技型企业').first().click()
  await liaison.getByText('节点').first().waitFor()
  await house.shoot(liaison, 'w4-task')
  await liaison.goto(`${house.url}/inbox`)
  await liaison.locator('a', { hasText: '填写' }).first().click()
  const words = '二月新受理高企申报9家，其中6家通过初审；走访园区企业12户（示例）。'
  await liaison.getByLabel('本月进展').fill(words)
  await attach(liaison, '2024年2月高企受理清单（示例）.txt')
  await house.shoot(liaison, 'w5-report')
  await button(liaison, '提交给单位负责人').click()
  await liaison.waitForURL(/reports\/[0-9a-f-]{36}/)
  await liaison.getByText('待单位负责人确认').first().waitFor()
  reportAddress = liaison.url().split('?')[0]?.split('/').at(-1) ?? ''

  const row = `${house.url}/records/delivery/progressReport/${reportAddress}`
  const head = await house.signIn('kjj-head')
  await head.goto(`${row}/confirm`)
  await button(head, '确认上报').last().click()
  await head.getByText('待办公室审核').first().waitFor()

  const office = await house.signIn('office')
  await office.goto(`${row}/return`)
  await office.getByLabel(/理由|原因/).fill('数量与公告不符，请核对（示例）')
  await button(office, '退回').last().click()
  await office.getByText('退回').first().waitFor()

  await liaison.goto(`${house.url}/reports/${reportAddress}`)
  await liaison.getByText('数量与公告不符').first().waitFor()
  expect(await liaison.getByLabel('本月进展').inputValue()).toBe(words)
  await house.shoot(liaison, 'w5-returned')
  await liaison.getByLabel('本月进展').fill(`${words}已与公告核对。`)
  await button(liaison, '修改后再次提交').click()
  await liaison.getByText('待单位负责人确认').first().waitFor()
  await head.goto(`${row}/confirm`)
  await button(head, '确认上报').last().click()
  await head.getByText('待办公室审核').first().waitFor()
  await office.goto(`${row}/verify`)
  await button(office, '审核通过').last().click()
  await office.getByText('已审核').first().waitFor()
})

test('3 a fact with its evidence changes the trajectory and the light, with its reason in a sentence', async () => {
  const page = await house.signIn('kjj-liaison')
  await page.goto(`${house.url}/indicators/I12?year=2024`)
  await page.getByText('新增高新技术企业').first().waitFor()
  expect(await page.getByText('还没有', { exact: false }).or(page.getByText('未到期')).count()).toBeGreaterThan(0)
  const indicator = await page.evaluate(async () => {
    const answer = await fetch('/api/queries/indicator-card?code=I12&year=2024')
    return ((await answer.json()) as { indicator: { id: string } }).indicator.id
  })
  await page.goto(`${house.url}/records/facts/fact/new/record?indicator=${indicator}&period=2024&standing=final`)
  await page.getByLabel('数值').fill('93')
  await attach(page, '2024年高企认定公告（示例）.txt')
  await button(page, '登记数据').last().click()
  await page.waitForURL(/facts\/fact\/[0-9a-f-]{36}$/)
  await page.goto(`${house.url}/indicators/I12?year=2024`)
  await page.getByText('好于节点 3家').first().waitFor()
  await house.shoot(page, 'w9-indicator')
})

test('4 the assessment of a year runs, and a score opens down to the file in three clicks', async () => {
  const page = await house.signIn('office')
  await page.goto(`${house.url}/assessment?year=2023`)
  await page.getByText('2023 年度测评').first().waitFor()
  await page.getByRole('link', { name: '运行年度测评' }).or(button(page, '运行年度测评')).first().click()
  await page.waitForURL(/assessment\/run\/new\/run/)
  await page.getByText('2023年度考核方案').first().waitFor()
  await button(page, '运行年度测评').last().click()
  await page.waitForURL(/assessment\/run\/[0-9a-f-]{36}$/, { timeout: 60_000 })
  await page.goto(`${house.url}/assessment?year=2023`)
  await page.getByText('第 2 次', { exact: false }).first().waitFor()
  const bureau = page.getByRole('row', { name: /市科技局/ }).first()
  await bureau.getByRole('button', { name: '市科技局' }).click()
  await page.getByText('为什么：市科技局').first().waitFor()
  await house.shoot(page, 'w13-assessment')
  // First click: the score opens its value and the record under it; second: the record; third: the file itself.
  await bureau.getByRole('button').nth(1).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('这个数从哪里来').waitFor()
  await house.shoot(page, 'w13-why')
  await drawer.getByRole('link', { name: /园区规模\(工业总产值\) 2023/ }).click()
  await page.waitForURL(/facts\/fact\/[0-9a-f-]{36}$/)
  const file = page
    .getByRole('link', { name: /2023年工业统计年报摘要（示例）/ })
    .or(page.getByText('2023年工业统计年报摘要（示例）.txt'))
    .first()
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  expect(readFileSync(await download.path(), 'utf8')).toContain('示例')
})

test('5 scorecard and task breakdown come as files that say what the pages say', async () => {
  const page = await house.signIn('office')
  await page.goto(`${house.url}/assessment?year=2023`)
  await page.getByText('2023 年度测评').first().waitFor()
  const [scorecard] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByText(/得分单 docx/)
      .first()
      .click(),
  ])
  const { value: text } = await mammoth.extractRawText({ path: await scorecard.path() })
  expect(text).toContain('鄂府发〔2021〕342号')
  expect(text).toContain('示例')
  const [breakdown] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByText(/任务分解表 xlsx/)
      .first()
      .click(),
  ])
  const bytes = new Uint8Array(readFileSync(await breakdown.path()))
  const sheet = await openSheet(
    (async function* () {
      yield bytes
    })(),
    bytes.length,
  )
  const cells: string[] = []
  if (sheet.ok)
    for await (const batch of sheet.value.batches) if (batch.ok) cells.push(...batch.value.flatMap(row => row.cells))
  const [bundle] = await Promise.all([page.waitForEvent('download'), page.getByText('复算包').first().click()])
  expect(verifyBundle(readFileSync(await bundle.path()))).toMatchObject({ holds: true, findings: [] })
  expect(cells.filter(cell => cell === '强化立法保障').length).toBe(1)
})

test('the same pages on a phone, and the overview in English', async () => {
  const liaison = await house.signIn('kjj-liaison', 'phone')
  for (const [path, name] of [
    ['/', 'home-liaison'],
    ['/tasks', 'w4-tasks'],
    [`/reports/${reportAddress}`, 'w5-report'],
    ['/indicators/I12', 'w9-indicator'],
    ['/mechanisms', 'w11-mechanisms'],
  ] as const) {
    await liaison.goto(house.url + path)
    await house.shoot(liaison, name)
    const overflow = await liaison.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow, `${path} scrolls sideways on a phone`).toBeLessThanOrEqual(0)
  }
  const office = await house.signIn('office', 'phone')
  for (const [path, name] of [
    ['/overview', 'w1-overview'],
    ['/plan', 'w3-plan'],
    ['/assessment?year=2023', 'w13-assessment'],
  ] as const) {
    await office.goto(house.url + path)
    await house.shoot(office, name)
  }
  const wide = await house.signIn('office')
  await wide.goto(`${house.url}/overview`)
  await house.shoot(wide, 'w1-overview')
  await wide.goto(`${house.url}/plan`)
  await house.shoot(wide, 'w3-plan')
  await wide.goto(`${house.url}/records/innovation-voucher/grant`)
  await house.shoot(wide, 'w11-voucher')
  await wide.goto(`${house.url}/overview`)
  await button(wide, 'English').click()
  await wide.getByText('Overview').first().waitFor()
  await house.shoot(wide, 'w1-overview-en')
})
