declare const idBrand: unique symbol
/** A uuid v7 of one kind of record: the id of a task does not fit where the id of a target is asked. */
export type Id<N extends string = string> = string & { readonly [idBrand]: N }

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => pattern.test(text)
