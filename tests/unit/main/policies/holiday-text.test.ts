import { describe, expect, it } from 'vitest'
import { parseHolidayText } from '#main/features/policies/holiday-text'

/** A calendar of events, each given by its lines. */
const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'X-WR-CALNAME:中国节假日',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')

const day = (date: string, ...more: readonly string[]): readonly string[] => [`DTSTART;VALUE=DATE:${date}`, ...more]
const week = day('20270205', 'DTEND;VALUE=DATE:20270212', 'SUMMARY:春节（休）')
const dates = (text: string) => {
  const { years, issues } = parseHolidayText(text)
  return {
    closed: years.flatMap(({ closed }) => closed.map(({ date, name }) => `${date} ${name}`)),
    makeup: years.flatMap(({ makeup }) => makeup),
    issues: issues.map(({ line, zh }) => `${line} ${zh}`),
  }
}

describe('a calendar of public holidays', () => {
  it.each([
    ['the 30th of February', day('20270230', 'SUMMARY:春节（休）')],
    ['a 13th month', day('20271301', 'SUMMARY:春节（休）')],
    ['letters', day('hello', 'SUMMARY:春节（休）')],
    ['an end before its beginning', day('20270210', 'DTEND;VALUE=DATE:20270201', 'SUMMARY:春节（休）')],
    ['an end that is no date', day('20270210', 'DTEND;VALUE=DATE:xx', 'SUMMARY:春节（休）')],
  ])('is told of an event with %s, and guesses no other day', (_name, event) => {
    expect(dates(calendar(event))).toEqual({
      closed: [],
      makeup: [],
      issues: ['4 “春节（休）”没有可用的日期'],
    })
  })

  it('says which year it cannot take: none is left out without a word', () => {
    const found = dates(calendar(day('99990101', 'DTEND;VALUE=DATE:99990111', 'SUMMARY:元旦（休）')))
    expect(found.closed).toEqual([])
    expect(found.issues).toEqual([expect.stringMatching(/^4 9999 年未列入：.*2199/)])
  })

  it('reads lines that end as on old Macintoshes', () => {
    expect(dates(calendar(week).replaceAll('\r\n', '\r')).closed).toHaveLength(7)
  })

  it('closes every day of an event up to its end, which is exclusive', () => {
    const found = dates(calendar(week))
    expect(found.closed).toEqual([5, 6, 7, 8, 9, 10, 11].map((n) => `2027-02-${String(n).padStart(2, '0')} 春节`))
    expect(found.issues).toEqual([])
    expect(parseHolidayText(calendar(week)).years[0]?.source).toBe('中国节假日')
  })

  it.each([
    ['SUMMARY:国庆节（休）', 'closed'],
    ['SUMMARY:国庆节 休', 'closed'],
    ['SUMMARY:国庆节放假', 'closed'],
    ['SUMMARY:国庆节 假期 第1天/共8天', 'closed'],
    ['SUMMARY:国庆节（班）', 'makeup'],
    ['SUMMARY:国庆节补班', 'makeup'],
    ['SUMMARY:国庆节调休上班', 'makeup'],
    ['SUMMARY:班', 'makeup'],
  ])('reads %s as %s', (summary, kind) => {
    const found = dates(calendar(week, day('20271001', summary)))
    expect(found.issues).toEqual([])
    expect(found.makeup).toEqual(kind === 'makeup' ? ['2027-10-01'] : [])
    expect(found.closed.includes('2027-10-01 国庆节')).toBe(kind === 'closed')
  })

  it("goes by Apple's mark where there is one, whatever the title says", () => {
    const found = dates(
      calendar(
        week,
        day('20270214', 'SUMMARY:春节', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'),
        day('20270501', 'SUMMARY:劳动节', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'),
      ),
    )
    expect(found.makeup).toEqual(['2027-02-14'])
    expect(found.closed).toContain('2027-05-01 劳动节')
    expect(found.issues).toEqual([])
  })

  it('takes hours of a day as that day, and instants in UTC as days in China', () => {
    const found = dates(
      calendar(
        week,
        ['DTSTART:20270214T090000', 'DTEND:20270214T180000', 'SUMMARY:春节补班'],
        ['DTSTART:20270430T160000Z', 'DTEND:20270501T160000Z', 'SUMMARY:劳动节放假'],
      ),
    )
    expect(found.makeup).toEqual(['2027-02-14'])
    expect(found.closed.filter((one) => one.includes('劳动节'))).toEqual(['2027-05-01 劳动节'])
  })

  it('splits years, and says which of them may not be whole', () => {
    const { years, issues } = parseHolidayText(
      calendar(week, day('20271231', 'DTEND;VALUE=DATE:20280103', 'SUMMARY:元旦放假')),
    )
    expect(years.map(({ year, closed }) => [year, closed.length])).toEqual([
      [2027, 8],
      [2028, 2],
    ])
    expect(issues).toEqual([expect.objectContaining({ line: 9, zh: expect.stringContaining('2028 年只有 2 天') })])
  })

  it.each([
    ['says neither', day('20271001', 'SUMMARY:国庆节'), '没有写明'],
    ['says 调休 alone', day('20271001', 'SUMMARY:国庆节调休'), '没有写明'],
    ['says both', day('20271001', 'SUMMARY:国庆节放假，6日上班'), '没有写明'],
    ['repeats', day('20271001', 'SUMMARY:国庆节放假', 'RRULE:FREQ=YEARLY'), '重复'],
    ['has no date', ['SUMMARY:国庆节放假'], '日期'],
    ['lasts for months', day('20271001', 'DTEND;VALUE=DATE:20271201', 'SUMMARY:国庆节放假'), '31'],
    ['contradicts another', day('20270206', 'SUMMARY:春节补班'), '既写作放假又写作上班'],
    ['cannot be read', ['DTSTART;VALUE=DATE:20271001', 'SUMMARY'], '无法读取'],
  ])('tells of an event that %s, by its line, and guesses nothing', (_name, lines, words) => {
    const text = calendar(week, lines)
    const found = dates(text)
    const line = text.split('\r\n').lastIndexOf('BEGIN:VEVENT') + 1
    expect(found.issues).toEqual([expect.stringMatching(new RegExp(`^${line} .*${words}`))])
    expect(found.closed).toHaveLength(7)
    expect(found.makeup).toEqual([])
  })

  it('tells of an empty calendar and leaves out what was cancelled', () => {
    expect(dates(calendar()).issues).toHaveLength(1)
    expect(dates(calendar(week, day('20271001', 'SUMMARY:国庆节放假', 'STATUS:CANCELLED'))).closed).toHaveLength(7)
  })
})

describe('a list in our own format', () => {
  const list = { year: 2027, source: '通知', closed: [{ date: '2027-01-01', name: '元旦' }], makeup: ['2027-02-14'] }

  it('is taken alone or several at once', () => {
    expect(parseHolidayText(JSON.stringify(list)).years).toEqual([list])
    const next = { ...list, year: 2028, closed: [{ date: '2028-01-01', name: '元旦' }], makeup: [] }
    expect(parseHolidayText(`\uFEFF${JSON.stringify([list, next])}`).years).toEqual([list, next])
  })

  it('that is wrong is told line and path', () => {
    const text = JSON.stringify({ ...list, makeup: ['2027-02-30'] }, null, 2)
    const { years, issues } = parseHolidayText(text)
    expect(years).toEqual([])
    expect(issues).toEqual([expect.objectContaining({ line: 11, column: 5, path: 'makeup[0]' })])
  })
})
