/**
 * The closed list of the house. A post is (person, role, unit or organisation, from, until); a request is made in one
 * post. `calendar` is the house itself acting by date and as follow-up; nobody can hold it.
 */
export const roles = [
  'office',
  'leader',
  'scienceBureau',
  'unitHead',
  'liaison',
  'assessor',
  'finance',
  'supervision',
  'approver',
  'caseOfficer',
  'zoneDepartment',
  'discipline',
  'audit',
  'firm',
  'provider',
  'expert',
  'public',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const
export type GrantedRole = (typeof roles)[number]
export type Role = GrantedRole | 'calendar'

/** Roles that may not be held by one person together. @source GB/T 22239-2019 8.1.4.2 d */
export const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly GrantedRole[]
