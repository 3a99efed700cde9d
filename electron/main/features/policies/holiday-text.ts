/** Public holidays from a text that a person chose: our own JSON, or a calendar as telephones subscribe to it. */
import { z } from 'zod'
import { HolidayYear } from '#shared/domain/calendar/schema'
import { checkText } from './check'
import { readCalendarText } from './holiday-calendar'
import type { ParsedHolidays } from './holiday-calendar'

const Years = z.array(HolidayYear).min(1)

export function parseHolidayText(given: string): ParsedHolidays {
  const text = given.replace(/^\uFEFF/, '')
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return readCalendarText(text)
  const checked = /^\s*\[/.test(text) ? checkText(Years, text) : checkText(HolidayYear, text)
  const { value } = checked
  return { years: value === null ? [] : Array.isArray(value) ? value : [value], issues: checked.issues }
}
