/**
 * Public holidays from an iCalendar text, by the conventions of Chinese holiday calendars: 休 and 班 in the title, 放假, 补班 and
 * 调休上班, or Apple's own mark. What follows none of them is told, never guessed.
 */
import ICAL from 'ical.js'
import { DEFAULT_ZONE, HolidayYear } from '#shared/domain/calendar/schema'
import { issueWords } from '#shared/domain/issue-words'
import type { TextIssue } from '#shared/domain/policy/text-issue'
import { dayOfIsoDate, isoDateOfDay, localDayOf, localTimeOf } from '#shared/lib/zoned-time'

export type ParsedHolidays = {
  /** Whole years, each as it would be saved. */
  readonly years: readonly HolidayYear[]
  /** What was not understood, or looks wrong: nothing of it was guessed. */
  readonly issues: readonly TextIssue[]
}

type Block = { readonly line: number; readonly text: string }
type Kind = 'closed' | 'makeup'
type Days = { readonly from: number; readonly to: number }

/** No holiday of the State Council lasts longer. */
const longestDays = 31

/** A year whose announcement is whole closes more days than this. */
const fewDays = 7

const issueAt = (line: number, zh: string, en: string): TextIssue => ({ line, column: 1, path: '', zh, en })

/** The events of a calendar, each with the line it begins in. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let begin: { readonly line: number; readonly lines: string[] } | null = null
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) begin = { line: i + 1, lines: [] }
    begin?.lines.push(line)
    if (begin && /^END:VEVENT\s*$/i.test(line)) {
      blocks.push({ line: begin.line, text: begin.lines.join('\r\n') })
      begin = null
    }
  }
  // An event that does not end is cut off: the reader of calendars refuses it by its line.
  if (begin) blocks.push({ line: begin.line, text: begin.lines.join('\r\n') })
  return blocks
}

const makeupWords = /补班|上班|工作日|班(?=\s*(?:[）)】\]]|$))|^[（(【[]\s*班|make-?up|work(?:ing)?\s?day/i
const closedWords = /放假|假期|休|day off|holiday/i

/** Undefined where the title says neither, or both. */
function kindOf(title: string, mark: string): Kind | undefined {
  if (mark === 'WORK-HOLIDAY') return 'closed'
  if (mark === 'ALTERNATE-WORKDAY') return 'makeup'
  // 调休 is said of the day off and of the day that is worked for it.
  const plain = title.replaceAll('调休', '')
  const makeup = makeupWords.test(plain)
  const closed = closedWords.test(plain.replace(/work(?:ing)?\s?day/gi, ''))
  if (makeup === closed) return undefined
  return makeup ? 'makeup' : 'closed'
}

/** 国庆节（休） → 国庆节 */
const nameOf = (title: string): string =>
  title
    .replaceAll(/[（(【[][^）)】\]]*[）)】\]]/g, '')
    .replaceAll(/放假|假期|第\s*\d+\s*天|共\s*\d+\s*天|[/·]|休息?$|day off|holiday/gi, '')
    .trim() || title.trim()

const two = (value: number): string => String(value).padStart(2, '0')

const dayOfTime = (time: ICAL.Time): { readonly day: number; readonly atMidnight: boolean } => {
  if (time.zone?.tzid === 'UTC' && !time.isDate) {
    const at = time.toUnixTime() * 1_000
    return { day: localDayOf(DEFAULT_ZONE, at), atMidnight: localTimeOf(DEFAULT_ZONE, at) === 0 }
  }
  const day = dayOfIsoDate(`${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`)
  return { day, atMidnight: time.isDate || (time.hour === 0 && time.minute === 0 && time.second === 0) }
}

const isRealDate = (date: string): boolean => {
  const day = dayOfIsoDate(date)
  return !Number.isNaN(day) && isoDateOfDay(day) === date
}

/** First and last day; the end that an event states is exclusive. Undefined where there is no such day. */
function daysOf(component: ICAL.Component): Days | undefined {
  // The reader rolls the 30th of February on into March; as it was written it stands in the property still.
  const written = ['dtstart', 'dtend'].flatMap((name) => component.getFirstProperty(name)?.toJSON()[3] ?? [])
  if (!written.every((value) => isRealDate(String(value).slice(0, 10)))) return undefined
  const event = new ICAL.Event(component)
  const { startDate: start } = event
  if (!start) return undefined
  const from = dayOfTime(start).day
  const end = dayOfTime(event.endDate)
  if (end.day < from) return undefined
  return { from, to: Math.max(from, end.atMidnight ? end.day - 1 : end.day) }
}

type Read = { readonly kind: Kind; readonly name: string; readonly days: Days }

function readEvent({ line, text }: Block): Read | TextIssue | null {
  let component: ICAL.Component
  try {
    const parsed: unknown = ICAL.parse(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${text}\r\nEND:VCALENDAR\r\n`)
    const found = new ICAL.Component(parsed as unknown[]).getFirstSubcomponent('vevent')
    if (!found) return issueAt(line, '这个日程不完整', 'this event is cut off')
    component = found
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return issueAt(line, `这个日程无法读取（${words}）`, `this event cannot be read: ${words}`)
  }
  const textOf = (name: string): string => String(component.getFirstPropertyValue(name) ?? '').trim()
  const title = textOf('summary')
  if (textOf('status').toUpperCase() === 'CANCELLED') return null
  if (component.hasProperty('rrule') || component.hasProperty('rdate'))
    return issueAt(
      line,
      `“${title}”是重复日程，放假安排须逐日写明`,
      `"${title}" repeats; holidays are stated day by day`,
    )
  const kind = kindOf(title, textOf('x-apple-special-day').toUpperCase())
  if (kind === undefined)
    return issueAt(line, `“${title}”没有写明是放假还是上班`, `"${title}" does not say whether the day is off or worked`)
  const days = daysOf(component)
  if (!days) return issueAt(line, `“${title}”没有可用的日期`, `"${title}" has no date that can be used`)
  if (days.to - days.from + 1 > longestDays)
    return issueAt(line, `“${title}”超过 ${longestDays} 天`, `"${title}" lasts more than ${longestDays} days`)
  return { kind, name: nameOf(title), days }
}

type Day = { readonly kind: Kind; readonly name: string; readonly line: number }

/** The years of the days that were understood, each checked as a list of its own. */
function yearsOf(days: ReadonlyMap<number, Day>, source: string, issues: TextIssue[]): readonly HolidayYear[] {
  const byYear = new Map<number, { readonly date: string; readonly day: Day }[]>()
  for (const [number, day] of [...days].toSorted(([a], [b]) => a - b)) {
    const date = isoDateOfDay(number)
    const year = Number(date.slice(0, 4))
    byYear.set(year, [...(byYear.get(year) ?? []), { date, day }])
  }
  return [...byYear].flatMap(([year, list]) => {
    const closed = list.flatMap(({ date, day }) => (day.kind === 'closed' ? [{ date, name: day.name }] : []))
    const makeup = list.flatMap(({ date, day }) => (day.kind === 'makeup' ? [date] : []))
    const line = list[0]?.day.line ?? 1
    if (closed.length < fewDays)
      issues.push(
        issueAt(
          line,
          `${year} 年只有 ${closed.length} 天放假，可能不是完整的安排`,
          `${year} has only ${closed.length} days off: this may not be the whole year`,
        ),
      )
    const parsed = HolidayYear.safeParse({ year, source, closed, makeup })
    if (parsed.success) return [parsed.data]
    const words = parsed.error.issues.map((issue) => issueWords(issue))
    const said = (language: 'zh' | 'en'): string =>
      words.map((one) => one[language]).join(language === 'zh' ? '；' : '; ')
    issues.push(issueAt(line, `${year} 年未列入：${said('zh')}`, `${year} was left out: ${said('en')}`))
    return []
  })
}

export function readCalendarText(text: string): ParsedHolidays {
  const issues: TextIssue[] = []
  const days = new Map<number, Day>()
  const blocks = blocksOf(text)
  if (blocks.length === 0) issues.push(issueAt(1, '日历里没有任何日程', 'there is no event in the calendar'))
  for (const block of blocks) {
    const read = readEvent(block)
    if (read === null) continue
    if ('line' in read) {
      issues.push(read)
      continue
    }
    for (let day = read.days.from; day <= read.days.to; day++) {
      const known = days.get(day)
      if (known && known.kind !== read.kind) {
        const date = isoDateOfDay(day)
        issues.push(issueAt(block.line, `${date} 既写作放假又写作上班`, `${date} is said to be off and to be worked`))
      } else if (!known) days.set(day, { kind: read.kind, name: read.name, line: block.line })
    }
  }
  const title = /^X-WR-CALNAME[^:]*:(.+)$/im.exec(text)?.[1]?.trim()
  return { years: yearsOf(days, title ?? 'iCalendar', issues), issues }
}
