/** A refusal as the world reads it: a status, RFC 9457 fields and a whole sentence in both languages. */
import { type Details, type Refusal, yuanOfFen } from '#base'

/** Which refusals are not 409. The rules of records keep to 409: the request is well-formed, the case does not allow it. */
const statuses: Readonly<Record<string, number>> = {
  malformed_body: 400,
  not_signed_in: 401,
  wrong_password: 401,
  not_allowed: 403,
  cross_site: 403,
  no_post: 403,
  password_must_change: 403,
  second_factor_due: 403,
  second_factor_not_set: 403,
  factor_not_set: 409,
  factor_not_offered: 409,
  code_wrong: 422,
  code_used: 422,
  not_found: 404,
  method_not_allowed: 405,
  file_too_large: 413,
  body_too_large: 413,
  unsupported_type: 415,
  file_kind_refused: 415,
  document_not_text: 415,
  document_damaged: 422,
  document_unsafe: 422,
  document_encrypted: 422,
  document_scanned: 422,
  document_too_long: 422,
  reading_too_heavy: 422,
  invalid_field: 422,
  unknown_field: 422,
  field_missing: 422,
  reason_missing: 422,
  key_missing: 422,
  key_reused: 422,
  revision_missing: 428,
  password_too_weak: 422,
  old_password_wrong: 422,
  file_missing: 422,
  lab_spec_invalid: 422,
  lab_spec_too_large: 422,
  declaration_missing: 422,
  account_locked: 429,
  too_many: 429,
  internal: 500,
  busy: 503,
  unavailable: 503,
}

export const statusOf = (code: string): number => statuses[code] ?? 409

/** The codes the edge itself may answer, for the manual and the OpenAPI document. */
export const edgeCodes: readonly string[] = Object.keys(statuses)

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly details: Readonly<Record<string, string | number | boolean | null>>
  readonly where?: string
  readonly reference?: string
  readonly lang: { readonly zh: string; readonly en: string }
}

export type Texts = Readonly<Record<string, string>>
export interface Messages {
  readonly zh: Texts
  readonly en: Texts
}

/** @param about.address `area.record` the refusal speaks about: its fields, states and moves are then named by their labels */
export type ProblemOf = (refusal: Refusal, about?: { readonly address?: string; readonly reference?: string }) => Problem

// Up to the ideographic full stop.
const firstSentence = /^[^\u3002]*\u3002?/

export function problemsIn(messages: Messages): ProblemOf {
  return ({ code, details = {}, where }, { address, reference } = {}) => {
    const all = reference === undefined ? details : { ...details, reference }
    const zh = sentence(messages.zh, code, all, address)
    const en = sentence(messages.en, code, all, address)
    return {
      type: `urn:jinwei:refusal:${code}`,
      title: firstSentence.exec(zh)?.[0] || zh,
      status: statusOf(code),
      detail: zh,
      code,
      details: wireDetails(details),
      ...(where !== undefined && { where }),
      ...(reference !== undefined && { reference }),
      lang: { zh, en },
    }
  }
}

function sentence(texts: Texts, code: string, details: Details, address: string | undefined): string {
  const known = texts[`refusals.${code}`]
  const pattern = known ?? texts['refusals.unknown'] ?? '{code}'
  const slots = known === undefined ? { ...details, code } : details
  return fill(pattern, slot => wordOf(texts, { code, slot, value: slots[slot], details: slots, address }))
}

const fill = (pattern: string, word: (slot: string) => string): string =>
  pattern.replace(/\{(\w+)\}/g, (_, slot: string) => word(slot))

interface Slot {
  readonly code: string
  readonly slot: string
  readonly value: Details[string] | undefined
  readonly details: Details
  readonly address: string | undefined
}

/** A name of the definition is shown by its label, a choice by its own sentence, money in yuan. */
function wordOf(texts: Texts, { code, slot, value, details, address }: Slot): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'bigint') return yuanOfFen(value)
  if (typeof value === 'boolean') return texts[`refusals.values.${value}`] ?? String(value)
  if (typeof value === 'number') return String(value)
  const own = texts[`refusals.${code}.${slot}.${value}`]
  if (own !== undefined) return fill(own, inner => (inner === slot ? value : plainWord(details[inner])))
  return labelOf(texts, slot, value, address) ?? value
}

const plainWord = (value: Details[string] | undefined): string =>
  value === undefined || value === null ? '—' : typeof value === 'bigint' ? yuanOfFen(value) : String(value)

function labelOf(texts: Texts, slot: string, value: string, address: string | undefined): string | undefined {
  if (slot === 'role') return texts[`roles.${value}`]
  if (address === undefined) return slot === 'field' ? texts[`refusals.fields.${value}`] : undefined
  if (slot === 'field' || slot === 'part' || slot === 'whole')
    return texts[`${address}.fields.${value.split('.').join('.fields.')}.label`] ?? texts[`refusals.fields.${value}`]
  if (slot === 'state') return texts[`${address}.states.${value}`]
  if (slot === 'move') return texts[`${address}.moves.${value}.label`]
  return undefined
}

/** Money travels as text of digits, like everywhere. */
const wireDetails = (details: Details): Problem['details'] =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]))
