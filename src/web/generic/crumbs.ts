import { useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'
import type { Crumb } from '../parts/head.tsx'
import { groupOf } from '../shell/menu-groups.ts'

/** The way to a record: its group of the menu, its mechanism where it has one, itself. */
export function useCrumbs(): (address: string, self?: boolean) => readonly Crumb[] {
  const { say, label } = useWords()
  const catalogue = useCatalogue()
  return (address, self = false) => {
    const group = groupOf(address, catalogue.areaOf(address)?.kind ?? '')
    const [area = '', record = ''] = address.split('.')
    return [
      { text: say(`menu.${group}`), ...(group === 'mechanisms' && { to: '/mechanisms' }) },
      ...(group === 'mechanisms' ? [{ text: label(area) }] : []),
      ...(self ? [{ text: label(address), to: `/records/${area}/${record}` }] : []),
    ]
  }
}
