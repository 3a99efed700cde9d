/** A call of the log at the desk: its caller is in front, with the ticket form that makes a ticket of just that call. */
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CallId } from '#shared/domain/ids'
import { askDesk } from '../../../renderer/data/desk-request'
import { callCard, openDesk, otherCard, ticketForm } from '../../support/desk-screen'
import { cardOf, customer, deskCall, matchOf, ulid } from '../../support/view-builders'

const callId = CallId.parse(ulid(601))

describe('a call of the log', () => {
  it('stays in front though the telephone is in another call already, and becomes its ticket', async () => {
    askDesk({ callId, customerId: customer.id, title: customer.name, number: '075788886031', match: matchOf(cardOf()) })
    const other = deskCall(2, { phase: 'talking', answeredAt: Date.now(), match: matchOf(otherCard) })
    const { fake, user } = await openDesk({ calls: [other] })
    expect(await callCard()).toHaveTextContent('来自通话记录')
    expect(await callCard()).toHaveTextContent(customer.name)
    expect(await callCard()).toHaveTextContent('刘工')
    const form = await ticketForm()
    expect(form.getByLabelText('回拨电话')).toHaveValue('0757 8888 6031')
    await user.click(form.getByRole('radio', { name: '销售及购买咨询' }))
    await user.type(form.getByLabelText(/摘要/), '询价')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(fake.inputsOf('tickets.create')).toMatchObject([{ callId, customerId: customer.id }]))
  })

  it('of somebody whom nobody knows asks to register them first', async () => {
    askDesk({ callId, customerId: null, title: '13800009999', number: '13800009999', match: null })
    await openDesk()
    expect(await callCard()).toHaveTextContent('13800009999')
    expect(await screen.findAllByDisplayValue('13800009999')).not.toHaveLength(0)
  })
})
