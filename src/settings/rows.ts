import type { Row } from '#define'
import type { settingShape } from './definition.ts'

export type Setting = Row<typeof settingShape>
