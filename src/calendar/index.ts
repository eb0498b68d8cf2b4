/** Days and clocks: working days with make-up days, deadlines that show their working, stopped clocks. */
export { type DueDay, type DueRule, dueDay, dueDayWithPauses, type Pause, type SkippedDay, type SkipReason } from './due-day.ts'
export {
  addWorkingDays,
  type CalendarRefusal,
  type DayKind,
  dayKind,
  isRest,
  isWorkingDay,
  readWorkingCalendar,
  rollToWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-calendar.ts'
