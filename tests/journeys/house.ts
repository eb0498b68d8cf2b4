import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { openBrowser } from './browser.ts'

const root = join(import.meta.dirname, '../..')
export const samplePassword = 'Jinwei-2024'
/** Where screenshots of a journey are left; an ignored folder unless told. */
export const pictures = process.env['JINWEI_PICTURES'] ?? join(root, '.scratch/journeys')

/** Where money leaves the house asks for the second factor; the sample offers the code beside the field. */
export async function showSecondFactor(page: Page): Promise<void> {
  const asked = page.getByRole('dialog', { name: /确认是您本人|Confirm that it is you/ })
  await asked.getByRole('button', { name: /示例数据|Sample data/ }).click()
  await asked.getByRole('button', { name: /确认并继续|Confirm and go on/ }).click()
  await asked.waitFor({ state: 'hidden' })
}

/** A house on a scratch directory with the sample, and a browser to walk through it. */
export interface Visit {
  readonly url: string
  readonly browser: Browser
  readonly signIn: (account: string, size?: 'office' | 'phone') => Promise<Page>
  /** the house is closed and opened again on a later day of the sample; pages signed in before are gone */
  readonly turnTo: (day: string) => Promise<void>
  readonly shoot: (page: Page, name: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function visit(options: readonly string[] = []): Promise<Visit> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinwei-journey-'))
  let { child, url } = await started(['start', '--data', dataDir, '--port', '0', ...options])
  const browser = await openBrowser()
  mkdirSync(pictures, { recursive: true })
  const contexts: BrowserContext[] = []
  return {
    get url() {
      return url
    },
    browser,
    turnTo: async day => {
      for (const context of contexts.splice(0)) await context.close()
      await ended(child)
      ;({ child, url } = await started(['start', '--data', dataDir, '--port', '0', '--sample-day', day]))
    },
    signIn: async (account, size = 'office') => {
      const viewport = size === 'office' ? { width: 1366, height: 768 } : { width: 390, height: 844 }
      const context = await browser.newContext({ viewport, locale: 'zh-CN' })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      await page.goto(url)
      await page.fill('#account', account)
      await page.fill('#password', samplePassword)
      await page.click('button[type=submit]')
      await page.waitForSelector('#account', { state: 'detached' })
      return page
    },
    shoot: async (page, name) => {
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(300)
      const width = page.viewportSize()?.width ?? 0
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`) })
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      await ended(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The server says its address when it is ready. */
async function started(words: readonly string[]): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [join(root, 'main.ts'), ...words], {
    cwd: root,
    env: { ...process.env, JINWEI_LIMITS: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    child.on('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString('utf8')
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      const refusal = /^\S+ \d+ \S+ \S+: .+$|^\S+\.csv .+$/m.exec(said)?.[0]
      if (refusal) reject(new Error(`the sample plays without a refusal: ${refusal}`))
      else if (url) resolve({ child, url })
    })
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGINT')
  })
