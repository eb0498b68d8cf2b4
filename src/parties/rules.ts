import { administrators, type GrantedRole, refuses, roles } from '#define'
import type { Post } from './rows.ts'

const unitRoles: readonly string[] = ['unitHead', 'liaison']
const organisationRoles: readonly string[] = ['firm', 'provider']

/** A post that acts for a unit names the unit, one that acts for a firm names the firm. */
export const placeNamed = refuses(['post_needs_unit', 'post_needs_organisation'], (post: Post) => {
  if (unitRoles.includes(post.role) && !post.unit) return 'post_needs_unit'
  if (organisationRoles.includes(post.role) && !post.organisation) return 'post_needs_organisation'
  return null
})

/** Roles one person may not hold beside this one: an administrator holds no other, and nobody else is one. */
export const rolesApart = (role: string): readonly GrantedRole[] =>
  administrators.some(each => each === role) ? roles.filter(each => each !== role) : administrators

/**
 * Nobody administers and does business, or administers twice.
 *
 * @param found.others posts the person holds that may not stand beside this one
 * @source GB/T 22239-2019 8.1.4.2 d
 */
export const administratorsApart = refuses(['administrators_apart'], (_post: Post, { others }: { readonly others: number }) =>
  others > 0 ? 'administrators_apart' : null,
)
