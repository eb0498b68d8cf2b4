import type { Row } from '#define'
import type { contactShape, organisationShape, personShape, postShape, unitShape } from './definition.ts'

export type Unit = Row<typeof unitShape>
export type Organisation = Row<typeof organisationShape>
export type Person = Row<typeof personShape>
export type Post = Row<typeof postShape>
export type Contact = Row<typeof contactShape>
