/** What the desk says of coverage, grading, channel and service while a ticket is written. */
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { PolicySummary } from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import { openDesk, ticketForm } from '../../support/desk-screen'
import { cardOf, deskCall, deviceOf, matchOf, policies, verdictOf } from '../../support/view-builders'

const day = 86_400_000
const talking = (card = cardOf()) => deskCall(1, { phase: 'talking', answeredAt: Date.now(), match: matchOf(card) })

const guided = (over: Partial<PolicySummary>): readonly PolicySummary[] =>
  policies.map((policy) => (policy.id === 'xingwang-standard' ? { ...policy, ...over } : policy))

const guide: PolicySummary['severityGuide'] = {
  factIds: [],
  questions: [
    { id: 'down', text: { zh: '服务是否中断？', en: 'Is the service down?' }, kind: 'yes-no' },
    { id: 'minutes', text: { zh: '已中断多少分钟？', en: 'For how many minutes?' }, kind: 'minutes' },
  ],
  rules: [
    { when: [{ question: 'minutes', over: 30 }], severity: 'P1' },
    { when: [{ question: 'down', is: true }], severity: 'P2' },
  ],
}

describe('the verdict on the request', () => {
  it('[S1-23] says why it is not in service, by which clause, and that the customer must accept a charge', async () => {
    const { fake, user } = await openDesk({
      calls: [talking()],
      answers: {
        'tickets.judge': ({ deviceId }) =>
          ok(
            deviceId === null
              ? verdictOf({ period: { from: 0, to: Date.UTC(2027, 2, 31, 16), basis: 'stated' } })
              : verdictOf({
                  covered: false,
                  reason: 'third-party',
                  subject: { zh: '某牌交换机', en: 'Switch' },
                  clause: { ref: '7.3', text: '非本公司产品' },
                }),
          ),
      },
    })
    const form = await ticketForm()
    expect(await form.findByText('在服务期内，服务至 2027-03-31')).toBeVisible()
    expect(form.queryByText(/须先由客户确认费用/)).toBeNull()
    await user.click(screen.getByRole('button', { name: /21023532010001/ }))
    expect(await form.findByText('“某牌交换机”是第三方产品，不在服务范围内')).toBeVisible()
    const said = form.getByRole('status', { name: '服务范围' })
    expect(said).toHaveTextContent('按收费请求处理，须先由客户确认费用')
    expect(said).toHaveTextContent('条款 7.3')
    expect(fake.inputsOf('tickets.judge').at(-1)).toMatchObject({ deviceId: deviceOf(1).id, service: null })
  })

  it('stands on every device, which says when it hangs on no contract', async () => {
    const card = cardOf({
      devices: [
        deviceOf(1, { verdict: verdictOf({ period: { from: 0, to: Date.now() + day, basis: 'stated' } }) }),
        deviceOf(2, { verdict: verdictOf({ covered: false, reason: 'item', subject: { zh: '耳麦', en: 'Headset' } }) }),
        deviceOf(3, { contractId: null, verdict: null }),
      ],
    })
    await openDesk({ calls: [talking(card)], card })
    const panel = within(await screen.findByRole('region', { name: '设备' }))
    expect(panel.getByRole('button', { name: /010001/ })).toHaveTextContent('服务内')
    expect(panel.getByRole('button', { name: /010002/ })).toHaveTextContent('不含此类部件')
    expect(panel.getByRole('button', { name: /010003/ })).toHaveTextContent('未挂合同')
  })

  it('[S2-03] a contract says what its period is counted from', async () => {
    const now = Date.now()
    const [contract] = cardOf().contracts
    if (!contract) throw new Error('no contract')
    const card = cardOf({
      contracts: [{ ...contract, period: { from: now - day, to: now + day, basis: 'acceptance' } }],
    })
    await openDesk({ calls: [talking(card)], card })
    expect(await screen.findByRole('region', { name: '服务合同' })).toHaveTextContent('验收日起')
  })
})

describe('grading by the policy’s questions', () => {
  const open = async () => {
    const desk = await openDesk({
      calls: [talking()],
      answers: {
        'policies.list': () =>
          ok(
            guided({
              severityGuide: guide,
              emergencies: [{ severities: ['P1'], text: { zh: '中断超过 30 分钟', en: 'Down for over 30 minutes' } }],
            }),
          ),
      },
    })
    const form = await ticketForm()
    await desk.user.click(await form.findByText('按问题定级'))
    return { ...desk, form }
  }

  it('[S1-25] suggests, takes nothing by itself, and one click takes it', async () => {
    const { fake, form, user } = await open()
    const down = form.getByRole('group', { name: '服务是否中断？' })
    await user.click(within(down).getByRole('button', { name: '是' }))
    expect(form.getByText('建议：P2')).toBeVisible()
    expect(form.getByRole('radio', { name: 'P3' })).toBeChecked()
    await user.click(form.getByRole('button', { name: '采用此级别' }))
    expect(form.getByRole('radio', { name: 'P2' })).toBeChecked()
    expect(form.getByText('与所答相符：P2')).toBeVisible()
    await user.click(form.getByRole('radio', { name: '建议' }))
    await user.type(form.getByLabelText(/摘要/), '中断')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/已建立/)
    // The answers graded it; they are no part of the ticket.
    expect(fake.inputsOf('tickets.create')).toMatchObject([{ severity: 'P2' }])
    expect(fake.inputsOf('tickets.create')[0]).not.toHaveProperty('answers')
  })

  it('[S3-16] tells what would make it an emergency where the answers lead to such a severity', async () => {
    const { form, user } = await open()
    expect(form.queryByText(/应急条件/)).toBeNull()
    await user.type(form.getByLabelText('已中断多少分钟？'), '31')
    expect(form.getByText('建议：P1')).toBeVisible()
    expect(form.getByText(/应急条件：中断超过 30 分钟/)).toBeVisible()
  })

  it('takes an answer back when it is pressed again', async () => {
    const { form, user } = await open()
    const yes = within(form.getByRole('group', { name: '服务是否中断？' })).getByRole('button', { name: '是' })
    await user.click(yes)
    await user.click(yes)
    expect(form.queryByText(/建议：/)).toBeNull()
  })
})

describe('what is asked for', () => {
  it('[S4-03] a mail is offered where the policy answers mails, and goes with the ticket', async () => {
    const { fake, user } = await openDesk({
      calls: [talking()],
      answers: { 'policies.list': () => ok(guided({ takesMail: true })) },
    })
    const form = await ticketForm()
    await user.click(await form.findByRole('radio', { name: '邮件' }))
    await user.click(form.getByRole('radio', { name: '建议' }))
    await user.type(form.getByLabelText(/摘要/), '来信')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/已建立/)
    expect(fake.inputsOf('tickets.create')).toMatchObject([{ channel: 'mail', service: null }])
  })

  it('[S1-08] a service says that it is charged or not included, and goes with ticket and verdict', async () => {
    const services = [
      { id: 'help', name: { zh: '热线', en: 'Help desk' }, cover: 'included' },
      { id: 'upgrade', name: { zh: '软件升级', en: 'Upgrade' }, cover: 'excluded' },
      { id: 'keep', name: { zh: '故障件保留', en: 'Keeping' }, cover: 'charged' },
    ] as const
    const { fake, user } = await openDesk({
      calls: [talking()],
      answers: { 'policies.list': () => ok(guided({ services })) },
    })
    const form = await ticketForm()
    const field = await form.findByLabelText('请求的服务')
    expect(
      within(field)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['由处理阶段决定', '热线', '软件升级（服务不含）', '故障件保留（收费）'])
    await user.selectOptions(field, 'upgrade')
    expect(fake.inputsOf('tickets.judge').at(-1)).toMatchObject({ service: 'upgrade' })
    await user.click(form.getByRole('radio', { name: '建议' }))
    await user.type(form.getByLabelText(/摘要/), '升级')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/已建立/)
    expect(fake.inputsOf('tickets.create')).toMatchObject([{ service: 'upgrade', channel: 'phone' }])
  })
})
