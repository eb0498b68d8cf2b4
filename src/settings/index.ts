/** The numbers of rules that are settings: what was proposed, approved, and from which day it holds. */
export { setting, settings, settingShape } from './definition.ts'
export type { Setting } from './rows.ts'
