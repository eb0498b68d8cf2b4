import { clocksDue } from './clocks-due.sql.ts'

/**
 * Own queries: joins that a definition cannot say. Each lives in `<name>.sql.ts` as a value and runs under the viewer's
 * row policies; `:name` in its text is filled from the input, and an input that is missing is empty.
 */
export interface OwnQuery {
  readonly sql: string
}

export const ownQueries: Readonly<Record<string, OwnQuery>> = {
  'clocks-due': clocksDue,
}
