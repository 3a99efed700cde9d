/** The calendar of public holidays on a peer of the bridge: a day changed by a click, a list imported, the effect, the save. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { parseHolidayText } from '#main/features/policies/holiday-text'
import { noEffect } from '#shared/domain/policy/effect'
import type { Holidays } from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import { loadBundledLibrary } from '../../support/policies'
import { showSettings } from '../../support/settings-screen'
import type { SettingsScene } from '../../support/settings-screen'

const { holidayYears } = await loadBundledLibrary()
const view: Holidays = { years: holidayYears, missing: [2027], calendars: [] }
const moved = { ...noEffect, tickets: 40, clocks: 60, moved: 17 }

const show = ({ answers = {}, ...scene }: SettingsScene = {}) =>
  showSettings({
    section: 'holidays',
    ...scene,
    answers: {
      'holidays.read': () => ok(view),
      'holidays.parse': ({ text }) => ok(parseHolidayText(text)),
      'holidays.preview': () => ok(moved),
      'holidays.save': ({ year }) => ok({ year: year.year, effect: moved }),
      ...answers,
    },
  })
const openYear = async (year: number): Promise<void> =>
  userEvent.click(
    await within(await screen.findByRole('navigation', { name: '年份' })).findByRole('button', { name: String(year) }),
  )

describe('public holidays', () => {
  it('are shown as the days of a year; the wanting year is named', async () => {
    show()
    expect(await screen.findByText('缺少 2027 年')).toBeVisible()
    await openYear(2026)
    expect(screen.getByRole('button', { name: '2026-10-01 放假 国庆节' })).toBeVisible()
    expect(screen.getByRole('button', { name: '2026-02-14 调休上班' })).toBeVisible()
    expect(screen.getByRole('button', { name: '2026-11-28 周末' })).toBeVisible()
  })

  it('are changed by a click on a day, with the effect before it is saved', async () => {
    const fake = show()
    await openYear(2026)
    await userEvent.click(screen.getByRole('button', { name: '2026-11-27 平日' }))
    const form = within(await screen.findByRole('form', { name: '2026-11-27' }))
    await userEvent.click(form.getByRole('radio', { name: '放假' }))
    await userEvent.type(form.getByLabelText(/节日名称/), '机房检修')
    await userEvent.click(form.getByRole('button', { name: '确定' }))
    expect(screen.getByRole('button', { name: '2026-11-27 放假 机房检修' })).toBeVisible()
    expect(await screen.findByText('17 个运行中的计时将变动')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '保存 2026 年' }))
    expect(await screen.findByText(/2026 年的安排已保存/)).toBeVisible()
    const [sent] = fake.inputsOf('holidays.save')
    expect(sent?.year.closed).toContainEqual({ date: '2026-11-27', name: '机房检修' })
    expect(sent?.year.makeup).toEqual(holidayYears.find(({ year }) => year === 2026)?.makeup)
  })

  it('come from a calendar file: what is understood goes into the calendar, what is not is listed by its line', async () => {
    show()
    await userEvent.click(await screen.findByRole('button', { name: '导入安排…' }))
    const dialog = within(await screen.findByRole('dialog'))
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20270205',
      'DTEND;VALUE=DATE:20270213',
      'SUMMARY:春节（休）',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20270404',
      'SUMMARY:清明节',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n')
    await userEvent.upload(
      dialog.getByLabelText('选择文件…', { selector: 'input' }),
      new File([text], '2027.ics', { type: 'text/calendar' }),
    )
    expect(await dialog.findByText(/2027 年：放假 8 天/)).toBeVisible()
    expect(dialog.getByText(/“清明节”没有写明/)).toBeVisible()
    expect(dialog.getByText('第 7 行第 1 列')).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: '放入日历核对' }))
    expect(screen.getByRole('button', { name: '2027-02-05 放假 春节' })).toBeVisible()
    expect(screen.getByRole('button', { name: '2027-04-04 周末' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '放弃更改' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '2027-02-05 放假 春节' })).toBeNull())
  })

  it('cannot be changed by managers, nor saved without a source', async () => {
    show({ roles: ['service-manager'] })
    await openYear(2026)
    expect(screen.getByRole('button', { name: '2026-11-27 平日' })).toBeDisabled()
    expect(screen.queryByRole('button', { name: '导入安排…' })).toBeNull()
  })

  it('need the name of the notice', async () => {
    show()
    await openYear(2027)
    await userEvent.click(screen.getByRole('button', { name: '2027-01-01 平日' }))
    const form = within(await screen.findByRole('form', { name: '2027-01-01' }))
    await userEvent.click(form.getByRole('radio', { name: '放假' }))
    await userEvent.type(form.getByLabelText(/节日名称/), '元旦')
    await userEvent.click(form.getByRole('button', { name: '确定' }))
    expect(screen.getByRole('button', { name: '保存 2027 年' })).toBeDisabled()
    await userEvent.type(screen.getByLabelText(/依据文件/), '国办发明电〔2026〕示例号')
    await waitFor(() => expect(screen.getByRole('button', { name: '保存 2027 年' })).toBeEnabled())
  })
})
