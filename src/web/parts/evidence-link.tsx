import { pathOf } from '../api.ts'
import { sizeText } from '../format.ts'
import type { EvidenceName } from '../queries.ts'

/** A file as evidence: name, size, day and the head of its hash. Its bytes come through the row that names it. */
export function EvidenceLink({ of }: { readonly of: EvidenceName }) {
  return (
    <li>
      <a href={pathOf(of.address, of.row, 'evidence', of.id)} download>
        {of.name}
      </a>
      <span className="note" title={of.sm3}>
        {sizeText(of.size)} · {of.filedOn} · sm3:{of.sm3.slice(0, 8)}…
      </span>
    </li>
  )
}
