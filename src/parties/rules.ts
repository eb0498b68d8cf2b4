import { refuses } from '#define'
import type { Post } from './rows.ts'

const unitRoles: readonly string[] = ['unitHead', 'liaison']
const organisationRoles: readonly string[] = ['firm', 'provider']

/** A post that acts for a unit names the unit, one that acts for a firm names the firm. */
export const placeNamed = refuses(['post_needs_unit', 'post_needs_organisation'], (post: Post) => {
  if (unitRoles.includes(post.role) && !post.unit) return 'post_needs_unit'
  if (organisationRoles.includes(post.role) && !post.organisation) return 'post_needs_organisation'
  return null
})
