import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePassword, showSecondFactor, type Visit, visit } from './house.ts'

/** Words on their way: what is typed survives a refusal and a reload, overwrites nobody and is for its writer alone. */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const comparison = (page: Page) => page.getByText('另一位同事刚改过这一条')
const told = (page: Page) => page.locator('.problems')

interface Report {
  readonly id: string
  readonly revision: number
}
interface Form {
  readonly report: Report
  readonly values: { readonly progress: string }
}
/** The report of the address as it stands on the server. */
const reportAt = (page: Page): Promise<Form> =>
  page.evaluate(async search => {
    const answer = await fetch(`/api/queries/report-form${search}`)
    return (await answer.json()) as Form
  }, new URL(page.url()).search)

/** A colleague of the unit, at another desk, writes into the same report. */
const saveElsewhere = (page: Page, { id, revision }: Report, progress: string): Promise<number> =>
  page.evaluate(
    async of => {
      const { status } = await fetch(`/api/delivery/progressReport/${of.id}/save`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': of.progress.length + of.id, 'If-Match': of.revision },
        body: JSON.stringify({ progress: of.progress, problems: null, nextSteps: null, files: [] }),
      })
      return status
    },
    { id, revision: String(revision), progress },
  )

test('after a refusal every letter stays in its field', async () => {
  const page = await house.signIn('kjj-liaison')
  await page.goto(`${house.url}/records/facts/fact/new/record?period=2024&standing=final`)
  await button(page, '登记数据').last().click()
  await told(page).waitFor()
  expect(await page.evaluate<boolean>(`document.activeElement.matches('.problems')`)).toBe(true)
  await page.getByLabel('数值').pressSequentially('93.25')
  expect(await page.getByLabel('数值').inputValue()).toBe('93.25')
  expect(await told(page).count()).toBe(1)
})

test.each(['Enter', 'Control+Enter'])('a text that is no number is not sent as none with %s', async key => {
  const page = await house.signIn('office')
  await page.goto(`${house.url}/indicators/I12`)
  const indicator = await page.evaluate(async () => {
    const answer = await fetch('/api/queries/indicator-card?code=I12')
    return ((await answer.json()) as { indicator: { id: string } }).indicator.id
  })
  await page.goto(`${house.url}/records/facts/indicator/${indicator}/correct`)
  await page.getByLabel('理由').fill('核对（示例）')
  const said = told(page).getByText('请填数字。', { exact: false })
  for (const field of [page.getByLabel('基期值'), page.locator('[id="f-targets.0.value"]')]) {
    const before = await field.inputValue()
    await field.fill('9x')
    await field.press(key)
    await said.waitFor()
    await field.fill(before)
    await field.blur()
    await said.waitFor({ state: 'detached' })
  }
})

test('a draft belongs to what its form was opened for', async () => {
  const page = await house.signIn('kjj-liaison')
  const form = `${house.url}/records/facts/fact/new/record`
  await page.goto(`${form}?period=2023`)
  await page.getByLabel('数值').fill('41')
  await page.goto(`${form}?period=2024`)
  expect(await page.getByLabel('数值').inputValue()).toBe('')
  await page.goto(`${form}?period=2023`)
  expect(await page.getByLabel('数值').inputValue()).toBe('41')
})

test('a draft kept over a reload is compared with what a colleague wrote meanwhile, never laid over it', async () => {
  const page = await house.signIn('kjj-liaison')
  const colleague = await house.signIn('kjj-liaison')
  await page.goto(`${house.url}/inbox`)
  await page.locator('a', { hasText: '填写' }).first().click()
  const progress = page.getByLabel('本月进展')
  await progress.fill('第一稿（示例）')
  await page.getByText('草稿已存', { exact: false }).waitFor()
  const address = page.url()
  const { report } = await reportAt(page)

  // The line is down while the words are typed: they are kept by the browser alone.
  await page.context().setOffline(true)
  await progress.fill('第一稿（示例），我补充的一句')
  expect(await saveElsewhere(colleague, report, '同事改的一稿（示例）')).toBe(200)
  await page.context().setOffline(false)
  await page.goto(address)
  expect(await progress.inputValue()).toBe('第一稿（示例），我补充的一句')
  await comparison(page).waitFor()
  expect((await reportAt(page)).values.progress).toBe('同事改的一稿（示例）')
  await button(page, '用对方的').first().click()
  expect(await progress.inputValue()).toBe('同事改的一稿（示例）')
  await progress.fill('同事改的一稿（示例），我补充的一句')
  await button(page, '以现在的内容继续').click()
  await page.getByText('草稿已存', { exact: false }).waitFor()
  expect(await comparison(page).count()).toBe(0)
  expect((await reportAt(page)).values.progress).toBe('同事改的一稿（示例），我补充的一句')

  // The same in the form that every move has.
  const before = (await reportAt(page)).report
  const form = `${house.url}/records/delivery/progressReport/${before.id}/save`
  await page.goto(form)
  await progress.fill('台账里写的一稿（示例）')
  expect(await saveElsewhere(colleague, before, '同事又改了一稿（示例）')).toBe(200)
  await page.goto(form)
  expect(await progress.inputValue()).toBe('台账里写的一稿（示例）')
  await page.getByLabel('本月进展').press('Control+Enter')
  await comparison(page).waitFor()
  await button(page, '用对方的').first().click()
  expect(await progress.inputValue()).toBe('同事又改了一稿（示例）')
})

test('what one person has typed does not reach the next at the same desk', async () => {
  const page = await house.signIn('kjj-liaison')
  const kept = () => page.evaluate<number>(`Object.keys(sessionStorage).filter(slot => slot.startsWith('form:')).length`)
  const enter = async (account: string) => {
    await page.context().clearCookies()
    await page.reload()
    await page.fill('#account', account)
    await page.fill('#password', samplePassword)
    await page.click('button[type=submit]')
    await page.waitForSelector('#account', { state: 'detached' })
  }
  const form = `${house.url}/records/facts/fact/new/record?period=2022`
  await page.goto(form)
  await page.getByLabel('数值').fill('57')
  await enter('kjj-liaison')
  expect(await page.getByLabel('数值').inputValue()).toBe('57')
  await enter('kjj-head')
  expect(await kept()).toBe(0)
})

test('a payment waits until the person has shown a second factor, and goes on as it was', async () => {
  const page = await house.signIn('finance')
  const [id] = await page.evaluate(async () => {
    const answer = await fetch('/api/open-challenge/milestone?state=passed')
    return ((await answer.json()) as { rows: { id: string }[] }).rows.map(row => row.id)
  })
  await page.goto(`${house.url}/records/open-challenge/milestone/${id}/pay`)
  await page.fill('#f-paidOn', '2024-03-04')
  const send = async () => {
    await page.locator('form.panel button[type=submit]').click()
    await page.getByRole('button', { name: '拨付', exact: true }).click()
  }
  await send()
  const asked = page.getByRole('dialog', { name: '确认是您本人' })
  await asked.locator('#second-code').fill('000000')
  await asked.getByRole('button', { name: '确认并继续' }).click()
  await asked.getByText('验证码不对').waitFor()
  await house.shoot(page, 'second-factor')
  await asked.getByRole('button', { name: '取消' }).click()
  await page.getByText('付款前须再次确认身份').waitFor()
  expect(await page.inputValue('#f-paidOn')).toBe('2024-03-04')
  await send()
  await showSecondFactor(page)
  await page.waitForURL(new RegExp(`/records/open-challenge/milestone/${id}$`))
  await page.getByText('已付款').first().waitFor()
  await page.context().close()
})
