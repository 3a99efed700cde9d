/** The one form that makes a ticket: what it asks for, what it sends, and that a failure loses nothing. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ContractId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { answerLater } from '../../support/answer-later'
import { callCard, openDesk, otherCard, ticketForm } from '../../support/desk-screen'
import { cardOf, contractOf, customer, deskCall, deviceOf, matchOf, ticketOf, ulid } from '../../support/view-builders'

const day = 86_400_000
const talking = () => deskCall(1, { phase: 'talking', answeredAt: Date.now() })

describe('the ticket form', () => {
  it('[S1-05] asks a device fault for the serial number, at the field, before anything is sent', async () => {
    const { fake, user } = await openDesk({ calls: [talking()] })
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '故障申报' }))
    await user.type(form.getByLabelText(/摘要/), '端口批量中断')
    await user.keyboard('{Control>}{Enter}{/Control}')
    const serial = form.getByLabelText(/设备序列号或条码/)
    expect(serial).toBeInvalid()
    expect(serial).toHaveFocus()
    expect(serial).toHaveAccessibleDescription('设备故障须提供序列号或条码')
    expect(fake.inputsOf('tickets.create')).toEqual([])

    await user.type(serial, 'AS-STATED 01')
    await waitFor(() => expect(form.getByText('档案中未找到，将按来电所述记录')).toBeVisible())
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('工单 20261123-0042 已建立')).toBeVisible()
    expect(fake.inputsOf('tickets.create')).toMatchObject([
      { statedSerial: 'AS-STATED 01', deviceId: null, callId: talking().callId, customerId: customer.id },
    ])
  })

  it('lets an enquiry go without a device', async () => {
    const { fake, user } = await openDesk({ calls: [talking()] })
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '服务政策咨询' }))
    await user.type(form.getByLabelText(/摘要/), '询问续保')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('工单 20261123-0042 已建立')).toBeVisible()
    expect(fake.inputsOf('tickets.create')).toMatchObject([{ category: 'policy', statedSerial: '', deviceId: null }])
  })

  it('is filled and saved from the keyboard alone: F2, a category, F3, a device, the summary, Ctrl+Enter', async () => {
    const { fake, user } = await openDesk({ calls: [talking()] })
    await ticketForm()
    await user.keyboard('{F2}')
    expect(screen.getByRole('radio', { name: '故障申报' })).toHaveFocus()
    await user.keyboard(' {F3}')
    expect(screen.getByRole('button', { name: /21023532010001/ })).toHaveFocus()
    await user.keyboard('{ArrowDown}{Enter}')
    expect((await ticketForm()).getByLabelText(/摘要/)).toHaveFocus()
    await user.keyboard('端口批量中断{Control>}{Enter}{/Control}')
    expect(await screen.findByText('工单 20261123-0042 已建立')).toBeVisible()
    expect(fake.inputsOf('tickets.create')).toMatchObject([
      { category: 'fault', severity: 'P3', deviceId: deviceOf(2).id, statedSerial: '', contactName: '刘工' },
    ])
    // The form follows the popped customer without a key: who calls back, on which number, where.
    expect(fake.inputsOf('tickets.create')).toMatchObject([{ callbackNumber: '0757 8888 6031', contractId: ulid(13) }])
  })

  it('shows why saving failed, keeps everything, and saves on the next try', async () => {
    const { fake, user } = await openDesk({
      calls: [talking()],
      answers: { 'tickets.create': () => fail('storage.full') },
    })
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '投诉' }))
    await user.type(form.getByLabelText(/摘要/), '等待太久')
    await user.type(form.getByLabelText(/现象与经过/), '三次来电均等待超过十分钟')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await form.findByRole('alert')).toBeVisible()
    expect(form.getByRole('radio', { name: '投诉' })).toBeChecked()
    expect(form.getByLabelText(/摘要/)).toHaveValue('等待太久')
    expect(form.getByLabelText(/现象与经过/)).toHaveValue('三次来电均等待超过十分钟')

    fake.answer('tickets.create', () => ok(ticketOf({ number: '20261123-0043' })))
    await user.click(form.getByRole('button', { name: '重试' }))
    expect(await screen.findByText('工单 20261123-0043 已建立')).toBeVisible()
  })

  it('sends one ticket however often the keys are pressed while it is being saved', async () => {
    const save = answerLater<Result<Ticket>>()
    const { fake, user } = await openDesk({
      calls: [talking()],
      answers: {
        'tickets.create': () => save.answer,
      },
    })
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '建议' }))
    await user.type(form.getByLabelText(/摘要/), '增加夜间值守')
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await act(async () => save.give(ok(ticketOf())))
    expect(await screen.findByText(/已建立/)).toBeVisible()
    expect(fake.inputsOf('tickets.create')).toHaveLength(1)
  })

  it('after saving, Enter leads to the caller who rings meanwhile; a call that is over is put away', async () => {
    const { fake, user } = await openDesk({ calls: [talking()] })
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '建议' }))
    await user.type(form.getByLabelText(/摘要/), '增加夜间值守')
    act(() => fake.publish('desk', { calls: [talking(), deskCall(2, { match: matchOf(otherCard) })] }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/已建立/)
    await user.keyboard('{Enter}')
    expect(within(await callCard()).getByRole('heading')).toHaveTextContent('北京某数据中心')
  })

  it('does nothing behind a locked screen', async () => {
    const { fake, user, view } = await openDesk({ calls: [talking()] })
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '建议' }))
    await user.type(form.getByLabelText(/摘要/), '增加夜间值守')
    view.container.setAttribute('inert', '')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.create')).toEqual([])
  })
})

describe('contracts', () => {
  it('an expired one steps back behind the one in service', async () => {
    const now = Date.now()
    const old = { ...contractOf(now - 800 * day, now - 400 * day), id: ContractId.parse(ulid(14)), number: 'HT-OLD' }
    const card = cardOf({ contracts: [old, contractOf(now - day, now + 300 * day)] })
    await openDesk({ calls: [deskCall(1, { match: matchOf(card) })], card })
    const panel = within(await screen.findByRole('region', { name: '服务合同' }))
    expect(panel.getByRole('radio', { name: /HT-2025-118/ })).toBeChecked()
    expect(panel.getByText('已到期合同 1 份')).toBeVisible()
    expect(panel.getByText('已到期合同 1 份').closest('details')).not.toHaveAttribute('open')
  })

  it('a device brings the contract it stands under, and with it the policy', async () => {
    const now = Date.now()
    const other = {
      ...contractOf(now - day, now + 10 * day),
      id: ContractId.parse(ulid(15)),
      number: 'HT-HANDBOOK',
      policyId: 'equipment-handbook',
    }
    const card = cardOf({
      contracts: [contractOf(now - day, now + 300 * day), other],
      devices: [deviceOf(1, { contractId: other.id })],
    })
    const { user } = await openDesk({ calls: [deskCall(1, { match: matchOf(card) })], card })
    const form = await ticketForm()
    expect(await form.findByRole('radio', { name: 'P3' })).toBeChecked()
    await user.click(screen.getByRole('button', { name: /21023532010001/ }))
    expect(screen.getByRole('radio', { name: /HT-HANDBOOK/ })).toBeChecked()
    expect(form.getByRole('radio', { name: '三级故障' })).toBeChecked()
  })

  it('without any, no policy is guessed', async () => {
    const card = cardOf({ contracts: [], devices: [] })
    const { user } = await openDesk({ calls: [deskCall(1, { match: matchOf(card) })], card })
    const form = await ticketForm()
    expect(await form.findByLabelText(/服务政策/)).toHaveValue('')
    expect(form.queryByRole('radio')).toBeNull()
    await user.selectOptions(form.getByLabelText(/服务政策/), 'equipment-handbook')
    expect(form.getByRole('radio', { name: '三级故障' })).toBeChecked()
  })
})
