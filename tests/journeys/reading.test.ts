import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#document'
import { type PlanDraft, readPlan } from '#plan'
import { docxOf, paragraphXml, pdfOf } from '../../tools/bench-reader/pack.ts'
import { type Visit, visit } from './house.ts'

/** From a file to a plan in force: every format, every refusal, and the whole review by keyboard. */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

const received = readFileSync(join(import.meta.dirname, '../../data/plans/reference-plan.txt'), 'utf8')
/** The reference document is in force in the sample; here it is issued once more, under another number. */
const anew = received.replace('342', '343').replace('突破600亿元', '突破650亿元')
const docx = (text: string): Uint8Array =>
  docxOf(
    text
      .split('\n')
      .map(line => paragraphXml(line))
      .join(''),
  )

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.goto(`${house.url}/documents`)
  const box = page.getByRole('region', { name: '读入公文' })
  await box.getByRole('checkbox').check()
  await box
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
}

test.each([
  ['a picture', 'a.docx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4), '不含可读文字'],
  ['a scan', 'a.pdf', pdfOf([[]]), '扫描件'],
  ['a file cut off', 'a.docx', docx(received).slice(0, 900), '已损坏'],
  ['no plan', 'a.txt', new TextEncoder().encode('关于放假的通知。各单位要做好值班工作，确保安全稳定。'), '没有读到任务'],
])('%s is refused by name and leaves nothing behind', async (_name, file, bytes, said) => {
  const page = await house.signIn('office')
  await choose(page, file, bytes)
  await page.getByRole('alert').getByText(said, { exact: false }).waitFor()
  expect(await button(page, '收文并起草方案').count()).toBe(0)
  await page.context().close()
})

test('who may not file a document is not offered to', async () => {
  const page = await house.signIn('leader')
  await page.goto(`${house.url}/documents`)
  await page.getByText('由公文读出的方案').waitFor()
  expect(await page.getByRole('region', { name: '读入公文' }).count()).toBe(0)
})

test('the reference document goes from upload to force', async () => {
  const page = await house.signIn('office')
  await choose(page, 'plan-343.docx', docx(anew))
  await page.getByText('16 项任务、27 个目标', { exact: false }).waitFor()
  expect(await page.getByLabel('文号').inputValue()).toContain('343号')
  await house.shoot(page, 'read-file-found')
  await button(page, '收文并起草方案').click()
  await page.waitForURL(/\/plan\/[0-9a-f-]+\/review/)
  await page.getByText('还剩 43 项').waitFor()
  await page.getByText('改动 2 项', { exact: false }).waitFor()
  await page.locator('.items li', { hasText: '650' }).getByText('现行方案为', { exact: false }).waitFor()
  await house.shoot(page, 'review-draft')

  // Signing waits for what is unchecked and for what is contradictory.
  await page.locator('.banner').getByText('没有核对', { exact: false }).waitFor()
  await page.getByText(/^疑点 \d+$/).click()
  await page.locator('.items li').first().click()
  await page.keyboard.press('e')
  await page.getByLabel('裁定').fill('按存量考核，新增数作参考（示例）。')
  await page.keyboard.press('Control+Enter')
  await page.getByText('裁定：按存量考核', { exact: false }).waitFor()

  // The rest by keyboard alone.
  await page.getByText(/^未确认 \d+$/).click()
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('j')
  for (let left = 43; left > 0; left--) {
    await page.keyboard.press('Enter')
    await page.getByText(`还剩 ${left - 1} 项`).waitFor()
  }
  await house.shoot(page, 'review-checked')
  await page.getByRole('link', { name: /方案生效/ }).click()
  await button(page, '签署审读结论，方案生效').click()
  await page.getByText('实施中').first().waitFor()

  // Back again: the plan as an official paper reads to the same tasks and targets.
  const id = /plan\/plan\/([0-9a-f-]+)/.exec(page.url())?.[1]
  const answer = await page.request.get(`${house.url}/api/papers/plan/${id}.docx`)
  expect(answer.status()).toBe(200)
  const file = await readDocument(new Uint8Array(await answer.body()), 'plan.docx')
  const [back, first] = [readPlan(file.ok ? file.value.text : ''), readPlan(anew)]
  if (!back.ok || !first.ok) return expect.fail('the paper reads')
  const ownersOf = ({ tasks }: PlanDraft) =>
    tasks.map(({ id: clause, title, lead, responsible }) => ({ clause, title, lead, responsible }))
  expect(ownersOf(back.value)).toEqual(ownersOf(first.value))
  const figuresOf = ({ targets }: PlanDraft) =>
    targets.map(({ section, comparator, value, unit, deadline }) => ({ section, comparator, value, unit, deadline }))
  expect(figuresOf(back.value)).toEqual(figuresOf(first.value))
}, 240_000)

/** A small plan whose goal differs from another by its figures alone. */
const forest = (serial: number, places: number): string =>
  `云州市林业三年行动方案\n云政发〔2024〕${serial}号\n云州市人民政府\n2024年1月5日\n一、目标\n到2026年，创建森林乡村${places}个。\n二、任务\n（一）造林。三年造林5万亩。（责任单位：市林业局）`

/** Corrects the first target of the plan of the address, as its form would. */
const correctFirst = (page: Page): Promise<number> =>
  page.evaluate(async path => {
    const plan = path.split('/')[2]
    const { targets } = (await (await fetch(`/api/queries/review?plan=${plan}`)).json()) as { targets: { id: string }[] }
    const id = targets[0]?.id
    const { row } = (await (await fetch(`/api/plan/target/${id}`)).json()) as { row: Record<string, unknown> }
    const { metric, value, valueMax, measureUnit, deadline } = row
    const { status } = await fetch(`/api/plan/target/${id}/correct`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'correct-first', 'If-Match': '1' },
      body: JSON.stringify({
        metric,
        value,
        valueMax,
        measureUnit,
        deadline,
        comparator: 'increase-by',
        kind: 'increment',
        reason: '三年内新创建，按增量考核（示例）',
      }),
    })
    return status
  }, new URL(page.url()).pathname)

test('a correction is shown, and taken, where the same wording comes again', async () => {
  const page = await house.signIn('office')
  const draft = async (text: string) => {
    await choose(page, 'plan.txt', new TextEncoder().encode(text))
    await button(page, '收文并起草方案').click()
    await page.waitForURL(/\/plan\/[0-9a-f-]+\/review/)
    await page.getByText(/还剩 \d+ 项/).waitFor()
  }
  await draft(forest(91, 30))
  expect(await correctFirst(page)).toBe(200)
  await draft(forest(92, 45))
  await page.getByText('同样的表述曾更正为', { exact: false }).waitFor()
  await house.shoot(page, 'review-example')
  await button(page, '照此更正').click()
  await page.getByLabel('理由').fill('与上一方案同口径（示例）')
  await page.keyboard.press('Control+Enter')
  await page.getByText('同样的表述曾更正为', { exact: false }).waitFor({ state: 'detached' })
  await page.locator('.items li', { hasText: '森林乡村' }).getByText('增量').waitFor()
}, 120_000)
