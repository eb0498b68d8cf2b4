import type { Refusal } from '#base'
import type { Layout } from './layout.ts'
import type { As } from './session.ts'

interface DatabaseError {
  readonly code?: string
  readonly constraint?: string
  readonly column?: string
  readonly detail?: string
}

/**
 * What the database would not write, in the words of the house.
 *
 * @returns null when the error is no refusal but a failure or a bug
 */
export function refusalOf(error: unknown, layout: Layout | undefined, as: As): Refusal | null {
  const { code, constraint, column, detail } = error as DatabaseError
  const field =
    constraint === 'transfer_step_once' ? 'step' : constraint ? (layout?.fieldOf(constraint) ?? constraint) : (column ?? null)
  switch (code) {
    case 'JW001':
      return { code: 'changed_meanwhile' }
    case 'JW002':
      return { code: 'balance_too_low', details: { left: BigInt(detail ?? '0') } }
    case 'JW003':
      return { code: 'year_closed', details: { year: Number(detail) } }
    case 'JW004':
      return { code: detail ?? 'posting_unknown' }
    case '23505':
      if (constraint === 'transfer_reversed_once') return { code: 'reversed_already' }
      // two writers of one row meet on the step of its history
      if (constraint?.includes('_history')) return { code: 'changed_meanwhile' }
      return { code: 'already_exists', details: { field }, ...(field !== null && { where: field }) }
    case '23502':
      return { code: 'field_missing', details: { field: column ?? null }, ...(column !== undefined && { where: column }) }
    case '23503':
    case '23514':
    case '22001':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '22P02':
    case '22P05':
      return { code: 'invalid_field', details: { field }, ...(field !== null && { where: field }) }
    case '42501':
      return as === 'viewer' ? { code: 'not_allowed' } : null
    default:
      return null
  }
}

/** Worth trying again as it is: two transactions met. */
export const isRetried = (error: unknown): boolean => ['40001', '40P01'].includes((error as DatabaseError).code ?? '')
