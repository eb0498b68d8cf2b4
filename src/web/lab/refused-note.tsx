import { useWords } from '../words.ts'
import type { LabHouse } from './lab-house.ts'
import { type LabStore, useView } from './lab-store.ts'

/** What the engine refused, every offence in its own words; nothing partial is shown beside it. */
export function RefusedNote({ store, house }: { readonly store: LabStore; readonly house: LabHouse }) {
  const { house: word, say } = useWords()
  const refused = useView(store, view => view.refused)
  if (refused === null || refused.of === 'path' || !house.made) return null
  return (
    <div className="banner severe" role="alert">
      <p>{say('lab.refused')}</p>
      <ul>
        {refused.offences.slice(0, 10).map(({ code, where, details }) => (
          <li key={`${code} ${where}`}>
            {word(`index.offences.${code}`, details as Readonly<Record<string, string | number>>)}{' '}
            <span className="note">{where}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
