import { Link } from '@tanstack/react-router'

/** Records with a page of their own keep their address there; the others have the row page. */
export function rowPath(address: string, id: string): string {
  const [area = '', record = ''] = address.split('.')
  if (address === 'plan.mainTask') return `/tasks/${id}`
  if (address === 'facts.indicator') return `/indicators/${id}`
  if (address === 'delivery.progressReport') return `/reports/${id}`
  if (address === 'assessment.selfReview') return `/self-reviews/${id}`
  if (address === 'assessment.appeal') return `/appeals/${id}`
  return `/records/${area}/${record}/${id}`
}

export function RowLink({ address, id, text }: { readonly address: string; readonly id: string; readonly text: string }) {
  return <Link to={rowPath(address, id)}>{text}</Link>
}
