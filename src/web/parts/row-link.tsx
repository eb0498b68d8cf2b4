import { Link } from '@tanstack/react-router'

/** Records with a page of their own keep their address there; the others have the row page. */
export function rowPath(address: string, id: string): string {
  const [area = '', record = ''] = address.split('.')
  if (address === 'plan.mainTask') return `/tasks/${id}`
  if (address === 'facts.indicator') return `/indicators/${id}`
  if (address === 'delivery.progressReport') return `/reports/${id}`
  if (address === 'assessment.selfReview') return `/self-reviews/${id}`
  if (address === 'assessment.scheme') return `/assessment/schemes/${id}`
  if (address === 'assessment.appeal') return `/appeals/${id}`
  return `/records/${area}/${record}/${id}`
}

/** The page that takes a move in place of the generic form, or null. @param id null for a birth */
export function ownForm(address: string, id: string | null, move: string): string | null {
  if (address !== 'assessment.scheme' || !['draft', 'correct'].includes(move)) return null
  return id === null ? '/assessment/schemes/new' : rowPath(address, id)
}

export function RowLink({ address, id, text }: { readonly address: string; readonly id: string; readonly text: string }) {
  return <Link to={rowPath(address, id)}>{text}</Link>
}
