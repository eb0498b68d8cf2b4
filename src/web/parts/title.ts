import { fieldOf } from '../session.tsx'
import { KEPT, type RecordWire, type RowWire, type Titles } from '../wire.ts'
import { useWords } from '../words.ts'
import { parameterKey } from './setting.ts'
import { usePeriodText } from './period-picker.tsx'

/** What a row is called: its title field, its number, or the title the server sent. */
export function useTitleOf(): (record: RecordWire, row: RowWire, titles: Titles) => string {
  const words = useWords()
  const periodText = usePeriodText()
  return (record, row, titles) => {
    const name = record.title
    const field = name ? fieldOf(record, name) : null
    const value = name ? row[name] : null
    if (field && typeof value === 'string' && value && value !== KEPT) {
      if (field.of === 'parameter') return words.house(parameterKey(value))
      if (field.kind === 'ref') return titles[value] ?? words.label(record.address)
      if (field.kind === 'choice') return words.choice(record.address, field.name, value)
      if (field.kind === 'period') return periodText(value)
      return value
    }
    return row.number ?? titles[row.id] ?? `${words.label(record.address)} ${row.filedOn}`
  }
}
