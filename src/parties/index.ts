/** Who: units, organisations, people and the posts they hold. */
export {
  controls,
  listings,
  newFirmMonths,
  organisation,
  organisationKinds,
  organisationShape,
  organisationSizes,
  parties,
  person,
  personShape,
  post,
  postShape,
  technologyFields,
  unit,
  unitKinds,
  unitShape,
} from './definition.ts'
export type { Contact, Organisation, Person, Post, Unit } from './rows.ts'
export { matchUnit } from './match-unit.ts'
