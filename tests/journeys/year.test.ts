import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visit, visit } from './house.ts'

/**
 * A year of the assessment from its scheme to its end, in the browser and on the calendar: notice, one appeal that is granted, the
 * correction, approval, publication, and the bundle that anyone computes again with nothing but the file.
 */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const board = (page: Page) => page.goto(`${house.url}/assessment/board?year=2023`)
const jinwei = join(import.meta.dirname, '../../bin/jinwei')

/** Moves by date are taken soon after the house opens: look again until they are. */
async function boardSays(page: Page, state: string) {
  await expect
    .poll(
      async () => {
        await board(page)
        await page.getByRole('heading', { name: '2023年度测评进度' }).waitFor()
        return page.locator('.state').first().textContent()
      },
      { timeout: 30_000 },
    )
    .toBe(state)
}

/** Open a move from its panel, then take it on its own page. */
async function take(page: Page, name: string) {
  await button(page, name).first().click()
  await page.waitForURL(/[0-9a-f-]{36}\/\w+$/)
  await confirm(page, name)
}

/** What cannot be taken back is read once more before it is done. */
async function confirm(page: Page, name: string) {
  const next = button(page, '下一步：核对')
  await page.locator('.panel.form').waitFor()
  if ((await next.count()) > 0) await next.click()
  await inForm(page, name).click()
}

/** The button of the form itself: the page before may still show one of the same name. */
const inForm = (page: Page, name: string) => page.locator('.panel.form').getByRole('button', { name, exact: true }).last()

async function choose(page: Page, label: string, option: string | RegExp) {
  await page.getByLabel(label, { exact: true }).click()
  await page
    .getByTitle(option)
    .or(page.getByRole('option', { name: option }))
    .last()
    .click()
}

test('the scheme of the year is made anew, tried and approved, and the year runs under it', async () => {
  const assessor = await house.signIn('assessor')
  const weight = (code: string) => assessor.getByLabel(new RegExp(`^${code} .*权重（分）$`))
  await assessor.goto(`${house.url}/records/assessment/scheme`)
  await assessor.getByRole('link', { name: '2023年度考核方案（示例）' }).click()
  await assessor.getByRole('link', { name: '复制为新版本' }).click()
  await assessor.waitForURL(/schemes\/new/)
  await weight('I01').fill('3')
  await weight('I02').fill('7')
  await assessor.getByText('与底稿不同的', { exact: false }).waitFor()
  await button(assessor, '保存草案').click()
  await assessor.waitForURL(/schemes\/[0-9a-f-]{36}$/)
  const scheme = assessor.url().split('/').at(-1)
  const leader = await house.signIn('leader')
  await leader.goto(`${house.url}/records/assessment/scheme/${scheme}/approve`)
  await confirm(leader, '审定')
  await leader.waitForURL(/schemes\/[0-9a-f-]{36}$/)

  const office = await house.signIn('office')
  await board(office)
  await office.getByRole('link', { name: '公示', exact: true }).click()
  await button(office, '作废重算').click()
  await office.getByLabel(/理由|原因/).fill('按新审定的方案重算（示例）')
  await inForm(office, '作废重算').click()
  await office.waitForURL(/[0-9a-f-]{36}$/)
  await office.goto(`${house.url}/assessment?year=2023`)
  await office.getByRole('link', { name: '运行年度测评' }).click()
  await office.waitForURL(/new\/run/)
  await inForm(office, '运行年度测评').click()
  await office.waitForURL(/assessment\/run\/[0-9a-f-]{36}$/, { timeout: 60_000 })
})

test('the office gives notice of the provisional result, and the notice is a paper', async () => {
  const office = await house.signIn('office')
  await board(office)
  await office.getByRole('heading', { name: '2023年度测评进度' }).waitFor()
  await house.shoot(office, 'w13-board')
  await office.getByRole('link', { name: '公示', exact: true }).click()
  await take(office, '公示')
  await office.waitForURL(/[0-9a-f-]{36}$/)
  await board(office)
  const [notice] = await Promise.all([office.waitForEvent('download'), office.getByText('结果公示（docx）').click()])
  const { value } = await mammoth.extractRawText({ path: await notice.path() })
  expect(value).toContain('2023年度考核结果公示')
  expect(value).toContain('至2024-03-11止')
})

let appealAddress = ''
test('the zone appeals once, and whoever verified does not hear it', async () => {
  const head = await house.signIn('gxq-head')
  await board(head)
  await head.getByText('高新区').first().waitFor()
  // The head sees the own unit alone; nobody else is told as missing.
  expect(await head.getByText('未报').count()).toBe(0)
  await head.getByRole('link', { name: '提出申诉' }).click()
  await head.waitForURL(/new\/lodge/)
  await choose(head, '争议事项', '指标数据')
  await head.getByLabel('争议指标').fill('I18')
  await head
    .getByText(/营业收入超10亿元的总部企业/)
    .last()
    .click()
  await head.getByLabel('主张数值').fill('10')
  await head.getByLabel('申诉理由').fill('核验漏计一家11月入驻的总部企业，已补单体审计报告（示例）')
  await head.getByRole('checkbox', { name: /本人声明/ }).check()
  await head.locator('input[type=file]').setInputFiles({
    name: '单体审计报告2023（示例）.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('示例 单体审计报告\n'),
  })
  await button(head, '移除').first().waitFor()
  await house.shoot(head, 'w14-lodge')
  await inForm(head, '提出申诉').click()
  await head.waitForURL(/(appeals|appeal)\/[0-9a-f-]{36}$/)
  appealAddress = head.url().split('/').at(-1) as string

  const assessor = await house.signIn('assessor')
  await assessor.goto(`${house.url}/appeals/${appealAddress}`)
  await assessor.getByText('您核验过这一事项').first().waitFor()
})

test('another bureau sees whom it would move, grants it, and the reply is a paper', async () => {
  const bureau = await house.signIn('kjj-guide')
  await bureau.goto(`${house.url}/appeals/${appealAddress}`)
  await bureau.getByText('影响试算').first().waitFor()
  await bureau
    .getByRole('row', { name: /高新区/ })
    .first()
    .waitFor()
  expect(await bureau.getByRole('row', { name: /市工信局/ }).count()).toBe(1)
  await house.shoot(bureau, 'w14-appeal')
  await take(bureau, '受理')
  await bureau.waitForURL(/[0-9a-f-]{36}$/)
  await bureau.goto(`${house.url}/records/assessment/appeal/${appealAddress}/correct`)
  await bureau.getByLabel('处理意见').fill('单体审计报告属实，该企业符合口径，予以采信（示例）')
  await confirm(bureau, '更正结果')
  await bureau.waitForURL(/[0-9a-f-]{36}$/)
  await bureau.getByText('更正', { exact: true }).first().waitFor()
  await bureau.goto(`${house.url}/appeals/${appealAddress}`)
  const [reply] = await Promise.all([bureau.waitForEvent('download'), bureau.getByText('申诉答复（docx）').click()])
  const { value } = await mammoth.extractRawText({ path: await reply.path() })
  expect(value).toContain('申诉成立，予以更正')
  expect(value).toContain('主张10 家，原核验为9 家')

  // The time for objections runs by the calendar.
  await house.turnTo('2024-03-12')
  const leader = await house.signIn('leader')
  await boardSays(leader, '申诉期')
  await house.turnTo('2024-03-20')
})

let bundle: Buffer
test('the result is corrected by that case alone, approved by the leader and published', async () => {
  const leader = await house.signIn('leader')
  await boardSays(leader, '待审定')
  await leader.getByRole('link', { name: '审定', exact: true }).click()
  await take(leader, '审定')
  await leader.getByText('请先“按申诉结果更正”', { exact: false }).first().waitFor()

  const office = await house.signIn('office')
  await board(office)
  await office.getByRole('link', { name: '按申诉结果更正' }).click()
  await office.waitForURL(/new\/recompute/)
  await inForm(office, '按申诉结果更正').click()
  await office.waitForURL(/assessment\/run\/[0-9a-f-]{36}$/, { timeout: 60_000 })

  await board(leader)
  await leader.getByRole('link', { name: '审定', exact: true }).click()
  await take(leader, '审定')
  await leader.waitForURL(/[0-9a-f-]{36}$/)
  await board(office)
  await office.getByRole('link', { name: '公布', exact: true }).click()
  await take(office, '公布')
  await office.waitForURL(/[0-9a-f-]{36}$/)
  await board(office)
  await house.shoot(office, 'w13-board-published')
  await office.goto(`${house.url}/assessment?year=2023`)
  const [download] = await Promise.all([office.waitForEvent('download'), office.getByText('复算包').first().click()])
  bundle = readFileSync(await download.path())
  const said = JSON.parse(bundle.toString('utf8')) as { format: string; inputs: { cases: readonly { number: string }[] } }
  expect(said.format).toBe('jinwei-bundle/2')
  expect(said.inputs.cases.map(each => each.number)).toEqual(['2024-0001'])
})

test('the bundle verifies in an empty directory, and a changed byte is named', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'jinwei-bundle-'))
  const verify = async (bytes: Buffer): Promise<{ readonly code: number; readonly said: string }> => {
    writeFileSync(join(empty, 'v.json'), bytes)
    return promisify(execFile)(jinwei, ['verify', 'v.json', '--json'], { cwd: empty }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, said: error.stdout }),
    )
  }
  try {
    expect(await verify(bundle)).toMatchObject({ code: 0, said: expect.stringMatching(/"holds": ?true/) })
    const places = [0, 0.13, 0.37, 0.5, 0.71, 0.93].map(share => Math.floor(share * (bundle.length - 1)))
    for (const place of places) {
      const changed = Buffer.from(bundle)
      changed[place] = changed[place] === 0x31 ? 0x32 : 0x31
      const { code, said } = await verify(changed)
      expect([1, 2]).toContain(code)
      expect(said).toMatch(/"code": ?"[a-z_]+"/)
    }
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
})
