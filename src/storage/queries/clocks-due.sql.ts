import type { OwnQuery } from './index.ts'

/** Clocks that run and are due on or before a day, for the daily run. @param on the day */
export const clocksDue: OwnQuery = {
  sql: `select address, row_id as "rowId", clock, due_on as "dueOn" from app.clock
where state = 'runs' and due_on <= :on order by due_on, address, row_id limit 5000`,
}
