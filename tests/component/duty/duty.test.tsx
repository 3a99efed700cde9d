/** Signing on, going out with a word, coming back [S2-16]. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DutyRow } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import { Shell } from '../../../renderer/app/shell'
import { dutyRow } from '../../support/alert-rows'
import { createFakeBridge } from '../../support/fake-bridge'
import { quietQueue } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'
import { appRow, session } from '../../support/view-builders'

beforeEach(() => {
  window.location.hash = ''
})

async function openDialog(own: Partial<DutyRow>, people: readonly DutyRow[] = []) {
  const fake = createFakeBridge({ 'duty.set': () => ok(null), 'tickets.list': () => ok({ rows: [], next: null }) })
  const who = session()
  fake.publish('app', { app: [appRow(who)] })
  fake.publish('queue', quietQueue())
  fake.publish('tickets', { tickets: [], stages: [] })
  fake.publish('alerts', { alerts: [], others: [] })
  fake.publish('duty', { people: [dutyRow(1, { name: '李敏', ...own }), ...people] })
  renderScreen(<Shell status={appRow(who)} session={who} />, fake)
  await userEvent.click(await screen.findByRole('button', { name: /^值班状态/ }))
  return { fake, dialog: within(screen.getByRole('dialog', { name: '值班状态' })) }
}

describe('[S2-16] own duty', () => {
  it('never signed on: signing on is what is offered, and there is nobody on duty', async () => {
    const { fake, dialog } = await openDialog({ state: 'off', since: null })
    expect(screen.getByRole('button', { name: '值班状态：未签到', hidden: true })).toBeVisible()
    expect(dialog.getByText(/目前无人在岗/)).toBeVisible()
    expect(dialog.queryByRole('radio', { name: '暂离' })).toBeNull()
    await userEvent.click(dialog.getByRole('button', { name: '签到' }))
    expect(fake.inputsOf('duty.set')).toEqual([{ state: 'on', note: '', endsAt: null }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('with a planned end, on the full quarter', async () => {
    const { fake, dialog } = await openDialog({ state: 'off', since: null })
    await userEvent.click(dialog.getByRole('radio', { name: /^8 小时后/ }))
    await userEvent.click(dialog.getByRole('button', { name: '签到' }))
    const [{ endsAt } = { endsAt: null }] = fake.inputsOf('duty.set')
    expect(endsAt).not.toBeNull()
    expect(Number(endsAt) % 900_000).toBe(0)
    expect(Math.abs(Number(endsAt) - Date.now() - 8 * 3_600_000)).toBeLessThan(900_000)
  })

  it('going out needs a word: the field says so and has the focus', async () => {
    const { fake, dialog } = await openDialog({ state: 'on' })
    fake.answer('duty.set', ({ note }) => (note === '' ? fail('duty.note-required') : ok(null)))
    await userEvent.click(dialog.getByRole('button', { name: '登记外出' }))
    const field = dialog.getByRole('textbox', { name: /去向/ })
    expect(await dialog.findByText(/请写明去向/)).toBeVisible()
    expect(field).toHaveFocus()
    await userEvent.type(field, '客户现场，16:00 返回{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('duty.set').at(-1)).toEqual({ state: 'away', note: '客户现场，16:00 返回', endsAt: null })
  })

  it('coming back is one click, and keeps the planned end', async () => {
    const endsAt = Date.now() + 3_600_000
    const { fake, dialog } = await openDialog({ state: 'away', note: '客户现场', endsAt })
    await userEvent.click(dialog.getByRole('button', { name: '返岗' }))
    expect(fake.inputsOf('duty.set')).toEqual([{ state: 'on', note: '', endsAt }])
  })

  it('says who is on duty now and who has gone where', async () => {
    const { dialog } = await openDialog({ state: 'off', since: null }, [
      dutyRow(2, { name: '秦某', roles: ['duty-manager'] }),
      dutyRow(3, { name: '陆某', state: 'away', note: '客户现场巡检' }),
    ])
    const rows = dialog.getAllByRole('listitem').map((row) => row.textContent)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/在岗.*秦某（值班经理）/)
    expect(rows[1]).toMatch(/暂离.*陆某（工程师）.*客户现场巡检/)
  })
})
