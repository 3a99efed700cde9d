/** Finding and registering people: by search without a call, by quick capture for a number nobody knows. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Customer } from '#shared/domain/customers/customers'
import { CustomerId } from '#shared/domain/ids'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { answerLater } from '../../support/answer-later'
import { callCard, openDesk, ticketForm } from '../../support/desk-screen'
import { cardOf, customer, deskCall, matchOf, ulid } from '../../support/view-builders'

const unknown = () =>
  deskCall(1, {
    number: '02085001999',
    phase: 'talking',
    answeredAt: Date.now(),
    match: { number: '+862085001999', display: '020 8500 1999', card: null, contactId: null },
  })

describe('a caller whom nobody knows', () => {
  it('is registered in a few words, the number being there already, and becomes a ticket', async () => {
    const card = cardOf()
    const { fake, user } = await openDesk({
      calls: [unknown()],
      card,
      answers: { 'customers.quickCapture': () => ok({ ...matchOf(card), display: '020 8500 1999' }) },
    })
    expect(within(await callCard()).getByRole('heading')).toHaveTextContent('未登记号码')
    expect(await callCard()).toHaveTextContent('020 8500 1999')
    const capture = within(screen.getByRole('form', { name: '登记来电人' }))
    expect(capture.getByLabelText(/号码/)).toHaveValue('020 8500 1999')
    await user.keyboard('{F2}佛山启明制造厂{Tab}佛山{Tab}刘工')
    await user.selectOptions(capture.getByLabelText(/服务政策/), 'equipment-handbook')
    await user.click(capture.getByRole('button', { name: '登记客户' }))
    expect(within(await callCard()).getByRole('heading')).toHaveTextContent('佛山启明制造厂')
    expect(fake.inputsOf('customers.quickCapture')).toEqual([
      {
        name: '佛山启明制造厂',
        city: '佛山',
        contactName: '刘工',
        number: '020 8500 1999',
        policyId: 'equipment-handbook',
      },
    ])
    const form = await ticketForm()
    await user.click(form.getByRole('radio', { name: '销售及购买咨询' }))
    await user.type(form.getByLabelText(/摘要/), '询价')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/已建立/)).toBeVisible()
    expect(fake.inputsOf('tickets.create')).toMatchObject([
      { customerId: customer.id, callId: unknown().callId, callbackNumber: '020 8500 1999' },
    ])
  })

  it('is asked for what is missing at the fields, and what was typed survives a refusal', async () => {
    const { fake, user } = await openDesk({
      calls: [unknown()],
      answers: { 'customers.quickCapture': () => fail('customers.number-taken') },
    })
    const capture = within(await screen.findByRole('form', { name: '登记来电人' }))
    await user.type(capture.getByLabelText(/单位名称/), '佛山启明制造厂')
    await user.click(capture.getByRole('button', { name: '登记客户' }))
    expect(capture.getByLabelText(/城市/)).toBeInvalid()
    expect(capture.getByLabelText(/城市/)).toHaveFocus()
    expect(fake.inputsOf('customers.quickCapture')).toEqual([])
    await user.keyboard('佛山{Tab}刘工')
    await user.selectOptions(capture.getByLabelText(/服务政策/), 'equipment-handbook')
    await user.click(capture.getByRole('button', { name: '登记客户' }))
    expect(await capture.findByRole('alert')).toBeVisible()
    expect(capture.getByLabelText(/单位名称/)).toHaveValue('佛山启明制造厂')
  })

  it('cannot be given a ticket before: saving leads to what is missing, the words stay', async () => {
    const { fake, user } = await openDesk({ calls: [unknown()] })
    const form = await ticketForm()
    await user.type(form.getByLabelText(/摘要/), '端口中断')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(form.getByText('请先登记来电人或选择客户')).toBeVisible()
    expect(within(screen.getByRole('form', { name: '登记来电人' })).getByLabelText(/单位名称/)).toHaveFocus()
    expect(form.getByLabelText(/摘要/)).toHaveValue('端口中断')
    expect(fake.inputsOf('tickets.create')).toEqual([])
  })
})

describe('the search', () => {
  const other: Customer = { ...customer, id: CustomerId.parse(ulid(21)), name: '广州某医院', city: '广州' }

  it('opens a customer with Ctrl+K, a name and Enter', async () => {
    const { fake, user } = await openDesk({ answers: { 'customers.search': () => ok([customer]) } })
    await user.keyboard('{Control>}k{/Control}佛山')
    expect(await screen.findByRole('button', { name: /佛山启明制造厂/ })).toBeVisible()
    await user.keyboard('{Enter}')
    expect(within(await callCard()).getByRole('heading')).toHaveTextContent('佛山启明制造厂')
    expect(await callCard()).toHaveTextContent('无来电')
    expect(fake.inputsOf('customers.card')).toContainEqual({ id: customer.id })
  })

  it('never opens the answer to an older text when Enter is faster than the archive', async () => {
    const late = answerLater<Result<readonly Customer[]>>()
    const { user } = await openDesk({
      card: cardOf({ customer: other }),
      answers: { 'customers.search': ({ text }) => (text === '广州' ? late.answer : ok([customer])) },
    })
    await user.keyboard('{Control>}k{/Control}佛山')
    await screen.findByRole('button', { name: /佛山启明制造厂/ })
    await user.clear(screen.getByRole('searchbox', { name: '查找客户' }))
    await user.keyboard('广州{Enter}')
    expect(screen.queryByTestId('call-card')).toBeNull()
    await act(async () => late.give(ok([other])))
    await waitFor(() => expect(screen.getByTestId('call-card')).toHaveTextContent('广州某医院'))
  })

  it('says that nothing was found and offers to register', async () => {
    const { user } = await openDesk()
    await user.keyboard('{Control>}k{/Control}没有的公司')
    expect(await screen.findByText('没有找到「没有的公司」')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '登记为新客户' }))
    expect(await screen.findByRole('form', { name: '登记来电人' })).toBeVisible()
  })

  it('says when the archive cannot answer', async () => {
    const { user } = await openDesk({ answers: { 'customers.search': () => fail('internal') } })
    await user.keyboard('{Control>}k{/Control}佛山')
    expect(await screen.findByRole('alert')).toBeVisible()
  })
})
