/** The working days that due days of the weekly disc keep to: Monday to Friday with the public holidays and make-up days. */
import { compileCalendar } from '../calendar/compile'
import type { CompiledCalendar } from '../calendar/compile'
import { CalendarDef } from '../calendar/schema'
import type { HolidayYear } from '../calendar/schema'

const hours: [string, string][] = [['09:00', '17:00']]

const def = CalendarDef.parse({
  id: 'media',
  name: { zh: '补丁光盘工作日', en: 'Working days of the patch discs' },
  week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays: true,
  note: { zh: '只看哪一天上班，不看几点', en: 'Only the days count, not the hours' },
})

export const mediaWorkingDays = (years: readonly HolidayYear[]): CompiledCalendar => compileCalendar(def, years)
