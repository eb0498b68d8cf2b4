import { done, fenOfYuan, type Outcome, parseDay, type Refusal, refused } from '#base'
import type { Field } from '#define'
import type { App } from './app.ts'
import { checkValues } from './check-values.ts'
import { rolesOf } from './moves.ts'
import type { Viewer } from './store.ts'

export interface RegisterFault {
  /** as a spreadsheet names it, `C7` */
  readonly cell: string
  readonly refusal: Refusal
}

interface Table {
  readonly head: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/**
 * Try a sheet against a register: heads are labels in either language or field names, each row is a birth. Nothing is
 * written; every bad cell is named, and a key that stands twice in the sheet or in the register is a bad cell too.
 */
export async function checkRegister(
  app: App,
  viewer: Viewer,
  address: string,
  table: Table,
): Promise<Outcome<{ readonly rows: number; readonly faults: readonly RegisterFault[] }>> {
  const entry = app.catalogue.entries.get(address)
  const birth =
    entry && Object.values(entry.record.life.moves).find(move => move.from === 'new' && !rolesOf(move).includes('calendar'))
  if (!entry || !birth) return refused('register_unknown', { register: address })
  const { fields } = entry.record.shape
  const asked = birth.asks ?? []
  const columns = table.head.map(head =>
    asked.find(name =>
      [name, app.messages.zh[`${address}.fields.${name}.label`], app.messages.en[`${address}.fields.${name}.label`]].includes(
        head,
      ),
    ),
  )
  const faults: RegisterFault[] = []
  for (const [at, name] of columns.entries())
    if (name === undefined && table.head[at] !== '')
      faults.push({ cell: cellName(at, 1), refusal: { code: 'column_unknown', details: { column: table.head[at] ?? '' } } })
  const uniques = asked.filter(name => fields[name]?.options.unique)
  const seen = new Set<string>()
  for (const { line, cells } of table.rows) {
    const values: Record<string, unknown> = {}
    const parsed = columns.map((name, at) => (name === undefined ? null : cellValue(fields[name] as Field, cells[at] ?? '')))
    for (const [at, name] of columns.entries()) if (name !== undefined) values[name] = parsed[at]
    for (const name of asked) {
      const at = columns.indexOf(name)
      const invalid = checkValues({ [name]: fields[name] as Field }, [name], { [name]: values[name] ?? null }, values)
      if (invalid) faults.push({ cell: cellName(at < 0 ? columns.length : at, line), refusal: invalid })
    }
    for (const name of uniques) {
      const key = `${name} ${String(values[name])}`
      const listed = await app.list(viewer, address, { where: { [name]: values[name] }, page: 1, pageSize: 1 })
      if (seen.has(key) || (listed.ok && listed.value.total > 0))
        faults.push({
          cell: cellName(columns.indexOf(name), line),
          refusal: { code: 'already_exists', details: { field: name } },
        })
      seen.add(key)
    }
  }
  return done({ rows: table.rows.length, faults })
}

/** What a person writes in a cell, as an inner value; what does not fit stays as it is and is refused by its field. */
function cellValue(field: Field, cell: string): unknown {
  if (cell === '') return null
  const plain = cell.replaceAll(/[\uff10-\uff19\uff0e\uff0c]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  if (field.kind === 'money') return fenOfYuan(plain.replaceAll(',', '')) ?? plain
  if (field.kind === 'count') return /^\d+$/.test(plain) ? Number(plain) : plain
  if (field.kind === 'share')
    return /^\d+(\.\d{1,2})?%?$/.test(plain) ? Math.round(Number(plain.replace('%', '')) * 100) : plain
  if (field.kind === 'yes')
    return ['1', 'true', 'yes', '\u662f'].includes(plain)
      ? true
      : ['0', 'false', 'no', '\u5426'].includes(plain)
        ? false
        : plain
  if (field.kind === 'day') return parseDay(plain.replaceAll('/', '-').replace(/-(\d)(?=-|$)/g, '-0$1')) ?? plain
  return field.kind === 'evidence' || field.kind === 'parts' ? null : plain
}

const cellName = (column: number, line: number): string => `${columnName(column)}${line}`
const columnName = (at: number): string =>
  (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
