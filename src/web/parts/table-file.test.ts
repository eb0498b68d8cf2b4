import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSheet } from '#sheets'
import { csvOf, xlsxOf } from './table-file.ts'

const table = {
  head: ['园区（示例）', 'R&D <%>'],
  rows: [
    ['甲, "一"', 2.5],
    ['=1+1', null],
  ],
}

async function readBack(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const chunks = async function* () {
    yield bytes
  }
  const sheet = await openSheet(chunks(), bytes.length)
  const rows: (readonly string[])[] = []
  if (sheet.ok) for await (const batch of sheet.value.batches) if (batch.ok) rows.push(...batch.value.map(row => row.cells))
  return rows
}

test('csv: quoted, marked as UTF-8, never a formula', () =>
  expect(csvOf(table)).toBe('\u{FEFF}"园区（示例）","R&D <%>"\r\n"甲, ""一""",2.5\r\n"\'=1+1",\r\n'))

test('xlsx: read back as it was written', async () => {
  const sheet = await readBack(xlsxOf(table))
  expect(JSON.stringify(sheet)).toContain('R&D <%>')
  expect(JSON.stringify(sheet)).toContain('=1+1')
})

test('any text stays that text', () =>
  fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[ -~一-龥]{1,20}$/), async text => {
      const sheet = await readBack(xlsxOf({ head: ['a'], rows: [[text]] }))
      expect(JSON.stringify(sheet)).toContain(JSON.stringify(text.trim()).slice(1, -1))
    }),
    { numRuns: 20 },
  ))
