/** Who: units, organisations, people and the posts they hold. */
export {
  organisation,
  organisationShape,
  organisationSizes,
  parties,
  person,
  personShape,
  post,
  postShape,
  unit,
  unitKinds,
  unitShape,
} from './definition.ts'
export { matchUnit } from './match-unit.ts'
export type { Organisation, Person, Post, Unit } from './rows.ts'
