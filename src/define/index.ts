/** The language of definitions: what is stored, shown, allowed or counted is said once, here, and derived everywhere else. */
export { type Area, mechanism, room } from './area.ts'
export { type Clock, calendarDays, type Length, workingDays } from './clock.ts'
export {
  choice,
  type CodeKind,
  code,
  type Common,
  count,
  day,
  evidence,
  type Field,
  type FieldKind,
  type Fields,
  fieldKinds,
  instant,
  longText,
  money,
  number,
  parts,
  period,
  ref,
  set,
  share,
  text,
  type ValueOf,
  type Values,
  yes,
} from './fields.ts'
export { dated, figuresIn, type FigureRule, level, ratio, ruled, valid } from './figure.ts'
export { flow, indicatorEventMove, type IndicatorRule, shareOf, stock, total } from './indicator.ts'
export {
  type Account,
  account,
  allot,
  cancel,
  commit,
  type Posting,
  pay,
  recover,
  release,
  reserve,
  type Stage,
  stages,
  type Verb,
  verbs,
  withdraw,
} from './money.ts'
export { type Parameter, parameter } from './parameter.ts'
export {
  type AnyRecord,
  type Follow,
  type Life,
  type Move,
  type PlainCheck,
  type PlainComputed,
  type PlainLife,
  type PlainMove,
  type RecordOf,
  record,
} from './record.ts'
export { administrators, type GrantedRole, type Role, roles } from './roles.ts'
export {
  type Actor,
  balance,
  type Call,
  type Check,
  type Computed,
  type Drawn,
  drawn,
  type Given,
  given,
  howMany,
  inForce,
  type Lookup,
  type Match,
  many,
  one,
  type Posted,
  posting,
  type Rule,
  refuses,
  sum,
  type Verdict,
  type Where,
  workingDaysUntil,
} from './rules.ts'
export { type AnyShape, type Row, type Shape, shape } from './shape.ts'
export { all, type Assignment, assigned, own, published, type Sight } from './sight.ts'
export { checkAreas } from './check-areas.ts'
export { type DefinitionFault, sentenceOf } from './definition-fault.ts'
export {
  addressOfTake,
  checkExample,
  type Example,
  type ExampleActor,
  type ExampleStep,
  exampleKeys,
  type Filling,
  filled,
  fileNamed,
  type Placeholder,
  rowNamed,
  type SampleFile,
  type SampleText,
  said,
} from './example.ts'
export { type Rehearsal, type Rehearsed, type RehearsedRow, rehearse } from './rehearse.ts'
export { manualKeys, manualPage } from './manual.ts'
export {
  generalRefusals,
  type Language,
  type MessagesByLanguage,
  type MissingMessage,
  messageKeys,
  missingMessages,
  unequalMessages,
} from './messages.ts'
