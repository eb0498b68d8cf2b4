/** `npm run screenshots`: the pictures of the README, taken from the running app with its sample. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { visit } from '../tests/journeys/house.ts'

const folder = join(import.meta.dirname, '../docs/screenshots')
const shots: readonly (readonly [name: string, account: string, path: string, size: 'office' | 'phone'])[] = [
  ['overview', 'office', '/overview', 'office'],
  ['plan', 'office', '/plan', 'office'],
  ['indicator', 'office', '/indicators/I12', 'office'],
  ['assessment', 'office', '/assessment?year=2023', 'office'],
  ['task', 'kjj-liaison', '/tasks/3.3.1', 'office'],
  ['voucher', 'caseofficer', '/records/innovation-voucher/grant', 'office'],
  ['liaison', 'kjj-liaison', '/', 'phone'],
]

const house = await visit()
mkdirSync(folder, { recursive: true })
try {
  for (const [name, account, path, size] of shots) {
    const page = await house.signIn(account, size)
    await page.goto(house.url + path)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
} finally {
  await house.close()
}
