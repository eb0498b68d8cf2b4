import type { Severity, Span } from '#base'
import type { DraftFinding } from './draft.ts'
import messages from './messages.findings.zh.json' with { type: 'json' }

export type FindingCode = keyof typeof messages

/** A finding with its Chinese sentence; `details` fill the slots of the sentence in any language. */
export function finding(
  code: FindingCode,
  severity: Severity,
  sources: readonly Span[],
  details: Readonly<Record<string, string | number>> = {},
): DraftFinding {
  const message = messages[code].replace(/\{(\w+)\}/g, (slot, name: string) => String(details[name] ?? slot))
  return { code, severity, message, details, sources }
}
