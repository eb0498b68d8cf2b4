import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visit, visit } from './house.ts'

/**
 * A scheme from last year's to the approved one: copied, changed, refused while it does not add up, tried on stored
 * figures, saved over a colleague's change, approved. Then runs, years and grades beside each other.
 */
let house: Visit
beforeAll(async () => {
  house = await visit()
}, 300_000)
afterAll(async () => house?.close())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const weight = (page: Page, code: string) => page.getByLabel(new RegExp(`^${code} .*权重（分）$`))
const strip = (page: Page) => page.getByRole('region', { name: '试算', exact: true })

let drafted = ''
test('the assessor makes a new version of last year’s scheme; a sum that is wrong is refused with words', async () => {
  const page = await house.signIn('assessor')
  await page.goto(`${house.url}/records/assessment/scheme`)
  await page.getByRole('link', { name: '2023年度考核方案（示例）' }).click()
  await page.getByText('本方案已审定，只能查看', { exact: false }).waitFor()
  expect(await weight(page, 'I02').isDisabled()).toBe(true)
  await house.shoot(page, 'w13-scheme-approved')
  await page.getByRole('link', { name: '作为 2024 年方案的底稿' }).click()
  await page.getByRole('heading', { name: '起草 2024 年度考核方案' }).waitFor()
  await page.getByText('数据取自 2023 年第 1 次测评的冻结数据', { exact: false }).waitFor()
  await expect.poll(() => strip(page).textContent(), { timeout: 10_000 }).toMatch(/85\.\d\d → 85\.\d\d/)

  await weight(page, 'I02').fill('９')
  await expect.poll(() => strip(page).textContent(), { timeout: 10_000 }).toContain('101.00')
  await page.getByText('权重合计 101，须为 100。 多出 1.00 分，请从有关行减去。', { exact: false }).first().waitFor()
  await button(page, '保存草案').click()
  await page.getByRole('alert').getByText('权重合计 101，须为 100', { exact: false }).waitFor()
  await house.shoot(page, 'w13-scheme-refused')

  // What is typed is still there after a reload; then it is mended and the difference of the trial is in sight.
  await page.reload()
  await weight(page, 'I02').waitFor()
  expect(await weight(page, 'I02').inputValue()).toBe('9')
  await weight(page, 'I18').fill('5')
  await expect
    .poll(() => strip(page).textContent(), { timeout: 10_000 })
    .toMatch(/100\.00.*没有问题.*85\.\d\d → 8\d\.\d\d[+−]\d/)
  await page.getByText('与底稿不同的', { exact: false }).waitFor()
  await house.shoot(page, 'w13-scheme-trial')
  await button(page, '保存草案').click()
  await page.waitForURL(/schemes\/[0-9a-f-]{36}$/)
  await page.getByText('草案', { exact: true }).first().waitFor()
  drafted = page.url().split('/').at(-1) as string
})

test('every parameter is a field: a function is changed with its fields, a hole in its bands is named, undo takes it back', async () => {
  const page = await house.signIn('assessor')
  await page.goto(`${house.url}/assessment/schemes/${drafted}`)
  await page.getByLabel(/^I05 .*计分方法与参数$/).selectOption('F7')
  await page.getByLabel('分档 1 到（不含）').first().fill('10')
  await page.getByLabel('分档 2 从（含）').first().fill('20')
  await page.getByText('I05：分档有空缺', { exact: false }).first().waitFor()
  expect(await page.locator('textarea').count()).toBe(0)
  await button(page, '撤销上一步').click()
  await button(page, '撤销上一步').click()
  await button(page, '撤销上一步').click()
  expect(await page.getByLabel(/^I05 .*计分方法与参数$/).inputValue()).toBe('F1')
  await page.getByText('与已存版本相同', { exact: false }).waitFor()
})

test('over a colleague’s change nothing is saved unseen', async () => {
  const mine = await house.signIn('assessor')
  await mine.goto(`${house.url}/assessment/schemes/${drafted}`)
  await weight(mine, 'I04').fill('5')
  await weight(mine, 'I05').fill('3')
  const office = await house.signIn('office')
  await office.goto(`${house.url}/assessment/schemes/${drafted}`)
  await office.getByLabel('良好', { exact: true }).first().fill('82')
  await office.getByLabel('理由').fill('按第 2 次会议要求（示例）')
  await button(office, '保存修改').click()
  await office.getByText('与已存版本相同', { exact: false }).waitFor()

  await mine.getByLabel('理由').fill('提高技术合同权重（示例）')
  await button(mine, '保存修改').click()
  await mine.getByRole('heading', { name: '另一位同事刚改过这一条' }).waitFor()
  await mine.getByText('82 → 80', { exact: false }).first().waitFor()
  await house.shoot(mine, 'w13-scheme-meanwhile')
  await mine.locator('.banner li', { hasText: '等次线' }).getByRole('button', { name: '用对方的' }).click()
  await button(mine, '以现在的内容继续').click()
  await button(mine, '保存修改').click()
  await mine.getByText('与已存版本相同', { exact: false }).waitFor()
  expect(await mine.getByLabel('良好', { exact: true }).first().inputValue()).toBe('82')
  expect(await weight(mine, 'I04').inputValue()).toBe('5')
})

test('the leader reads the scheme with its trial and approves it', async () => {
  const page = await house.signIn('leader')
  await page.goto(`${house.url}/assessment/schemes/${drafted}`)
  await strip(page).waitFor()
  await page.getByRole('link', { name: '审定', exact: true }).click()
  await page.waitForURL(/approve$/)
  await page.locator('.panel.form').waitFor()
  await button(page, '下一步：核对').click()
  await button(page, '审定').last().click()
  await page.waitForURL(/schemes\/[0-9a-f-]{36}$/)
  await page.getByText('已审定', { exact: true }).first().waitFor()
})

test('grades are tried at their edges, and what would give the next one stands beside them', async () => {
  const page = await house.signIn('leader')
  await page.goto(`${house.url}/assessment/grades?year=2023`)
  await page.getByText('等次不变').waitFor()
  await page.getByLabel('优秀', { exact: true }).fill('87')
  await page.getByText(/\d+ 个单位的等次会变/).waitFor()
  await page.getByText('名额已满，须再高', { exact: false }).first().waitFor()
  await button(page, '市科技局：看差在哪里').click()
  await page.getByText('最多可提总分').waitFor()
  await house.shoot(page, 'w13-grades')
  await page.getByLabel('优秀', { exact: true }).fill('70')
  await page.getByText('不合要求的数没有采用', { exact: false }).waitFor()
})

test('two runs of a year show what moved and why; a unit head sees his unit alone', async () => {
  const page = await house.signIn('office')
  await page.goto(house.url)
  const ask = (path: string, values?: object, revision?: number) =>
    page.evaluate(
      async ([to, body, at]) => {
        const answer = await fetch(to as string, {
          ...(body !== null && {
            method: 'POST',
            headers: {
              'Content-Type': 'application/json',
              'Idempotency-Key': `journey-${to as string}`.replace(/\W/g, '').slice(-60),
              ...(at !== null && { 'If-Match': String(at) }),
            },
            body: JSON.stringify(body),
          }),
        })
        return (await answer.json()) as never
      },
      [path, values ?? null, revision ?? null] as const,
    )
  const board: { plan: string; run: { id: string }; scheme: { id: string }; units: { unit: { id: string; name: string } }[] } =
    await ask('/api/queries/assessment-board?year=2023')
  const unit = board.units.find(each => each.unit.name === '市科技局')?.unit.id ?? ''
  const conducts: { rows: { id: string; revision: number; [count: string]: unknown }[] } = await ask(
    `/api/assessment/conduct?year=2023&unit=${unit}`,
  )
  const [conduct] = conducts.rows
  if (!conduct) throw new Error('the sample has counts of every unit')
  const counts = ['reportsDue', 'reportsLateShort', 'reportsLateLong', 'reportsMissing', 'returns', 'decisionsDue']
  const rest = ['decisionsOnTime', 'slipRepliesLate', 'absences']
  const values = Object.fromEntries([...counts, ...rest].map(name => [name, conduct[name]]))
  await ask(
    `/api/assessment/conduct/${conduct.id}/correct`,
    { ...values, absences: Number(conduct['absences']) + 2, reason: '示例' },
    conduct.revision,
  )
  const run: { row: { revision: number } } = await ask(`/api/assessment/run/${board.run.id}`)
  await ask(`/api/assessment/run/${board.run.id}/supersede`, { reason: '示例' }, run.row.revision)
  await ask('/api/assessment/run/run', { plan: board.plan, year: '2023', scheme: board.scheme.id })

  await page.goto(`${house.url}/assessment/compare?year=2023`)
  await page.getByRole('heading', { name: '第 1 次 → 第 2 次' }).waitFor()
  await page.getByText('1 个单位总分有变', { exact: false }).waitFor()
  await page.getByText('另有变化：日常推进次数').waitFor()
  await button(page, '市科技局：看各行变化').click()
  await page.getByText('各行没有变化', { exact: false }).waitFor()
  await house.shoot(page, 'w14-compare')

  const head = await house.signIn('gxq-head')
  await head.goto(`${house.url}/assessment/compare?year=2023`)
  await head.getByRole('heading', { name: '第 1 次 → 第 2 次' }).waitFor()
  expect(await head.getByText('市科技局').count()).toBe(0)
  const seen = await head.evaluate(async id => {
    const read = async (path: string) => (await (await fetch(path)).json()) as { units: { own: boolean }[] }
    const [compared, graded] = [
      await read('/api/queries/assessment-compare?year=2023'),
      await read(`/api/queries/grade-trial?run=${id}`),
    ]
    return [compared.units.map(each => each.own), graded.units.map(each => each.own)]
  }, board.run.id)
  expect(seen).toEqual([[true], [true]])
})

test.each<['office' | 'phone']>([['office'], ['phone']])('no serious finding of accessibility at the %s', async size => {
  const found: string[] = []
  for (const [account, paths] of [
    [
      'assessor',
      [
        '/assessment/schemes/new?year=2024',
        `/assessment/schemes/${drafted}`,
        '/assessment/compare?year=2023',
        '/assessment/grades?year=2023',
      ],
    ],
    ['gxq-head', [`/assessment/schemes/${drafted}`, '/assessment/grades?year=2023']],
  ] as const) {
    const page = await house.signIn(account, size)
    for (const path of paths) {
      await page.goto(house.url + path)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(400)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical') found.push(`${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`)
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      if (wider > 0) found.push(`${path} is wider than its window by ${wider} px`)
    }
  }
  expect(found).toEqual([])
})

test('with the largest letters the pages fit their window, and the editor is walked by keyboard', async () => {
  const page = await house.signIn('assessor')
  await page.getByRole('button', { name: '特大' }).click()
  const wider: string[] = []
  for (const path of ['schemes/new?year=2024', 'compare?year=2023', 'grades?year=2023']) {
    await page.goto(`${house.url}/assessment/${path}`)
    await page.waitForLoadState('networkidle')
    const by = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (by > 0) wider.push(`${path} by ${by} px`)
  }
  expect(wider).toEqual([])
  await page.goto(`${house.url}/assessment/schemes/new?year=2024`)
  await weight(page, 'I01').focus()
  const walked: (string | null)[] = []
  for (let at = 0; at < 4; at++) {
    await page.keyboard.press('Tab')
    walked.push(await page.evaluate('document.activeElement.id || document.activeElement.tagName.toLowerCase()'))
  }
  expect(walked.map(id => id?.replace(/^line-[0-9a-f-]{36}-/, ''))).toEqual(['fn', 'T', 'summary', 'basis'])
  await weight(page, 'I01').fill('3')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('权重合计 101', { exact: false }).first().waitFor()
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
})
