import { Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { usePeriodText } from '../parts/period-picker.tsx'
import { useWords } from '../words.ts'

/** The year of a page, kept in the URL; a run of another year, its units and lines go with the old one. */
export function YearPicker({ year, years }: { readonly year: number; readonly years: readonly number[] }) {
  const { say } = useWords()
  const periodText = usePeriodText()
  const navigate = useNavigate()
  return (
    <Select
      aria-label={say('year')}
      value={year}
      options={years.map(of => ({ value: of, label: periodText(String(of)) }))}
      onChange={next =>
        void navigate({
          to: '.',
          search: ({ run: _run, unit: _unit, line: _line, ...old }: Record<string, string>) => ({ ...old, year: String(next) }),
        })
      }
      style={{ minWidth: '7rem' }}
    />
  )
}
