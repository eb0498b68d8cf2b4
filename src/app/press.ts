import type { Outcome } from '#base'
import type { Paper } from './app.ts'
import type { Asking } from './queries/picture.ts'

/** What a paper is printed from: the viewer's rows, the day, and whether the data is a sample. */
export type Printing = Asking & { readonly isSample: boolean; readonly seal: Seal }
/** Ed25519 of the house: what leaves it for others is signed, and the public key says by whom. */
export interface Seal {
  readonly sign: (bytes: Uint8Array) => Buffer
  readonly publicKey: Buffer
}
export type Press = (printing: Printing, id: string) => Promise<Outcome<Paper>>

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
