/** The action bar: what keeps a step, the way out beside it, and the particulars each form asks for. */
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { PossibleAction } from '#shared/domain/tickets/tickets'
import { fail } from '#shared/lib/result'
import { formOf, outsideOf, sheetOf } from '../../support/sheet-builders'
import { openPage } from '../../support/ticket-screen'
import { clockOf, possible, ticketClock, ticketOf } from '../../support/view-builders'

const both = (text: string) => ({ zh: text, en: text })
const bar = () => within(screen.getByRole('region', { name: '操作' }))
const form = (name: string | RegExp) => within(screen.getByRole('form', { name }))
const at = (iso: string): number => Date.parse(`${iso}+08:00`)

const blocked = (action: PossibleAction['action'], code: string, params = {}): PossibleAction => ({
  action,
  blocked: fail(code, params).error,
})

describe('a step that something keeps', () => {
  it('is disabled and says why, once for all steps it keeps', async () => {
    await openPage(
      ticketOf({
        stage: 'confirm',
        actions: [blocked('close', 'tickets.clocks-open', { count: 2 }), ...possible('note')],
        sheet: sheetOf(),
      }),
    )
    const close = bar().getByRole('button', { name: '关闭工单' })
    expect(close).toBeDisabled()
    expect(close).toHaveAccessibleDescription('还有 2 个计时未结束。')
  })

  it('by an observation says until when in the time of the centre', async () => {
    const until = at('2026-11-27T11:58:00')
    await openPage(
      ticketOf({ stage: 'confirm', actions: [blocked('close', 'tickets.observation', { until })], sheet: sheetOf() }),
    )
    expect(bar().getByText('应急后的观察期至 2026-11-27 11:58，之后才能关闭。')).toBeVisible()
  })

  it('by a charge: the customer’s acceptance is recorded right there, for the verdict of the stage ahead', async () => {
    const key = 'charged-service:远程服务'
    const clause = { ref: '远程服务', text: '收费按公开价目' }
    const charge = (action: PossibleAction['action']) => blocked(action, 'tickets.charge-not-accepted', { key })
    const { fake, user } = await openPage(
      ticketOf({
        rev: 4,
        stage: 'phone',
        actions: [charge('guidance-insufficient'), charge('onsite-needed'), ...possible('charge-accept')],
        sheet: sheetOf({
          openCharges: [outsideOf({ key, reason: 'charged-service', subject: both('远程服务'), clause })],
        }),
      }),
    )
    const reasons = within(screen.getByRole('list', { name: '暂不能进行的操作' }))
    expect(reasons.getAllByRole('listitem')).toHaveLength(1)
    expect(reasons.getByText('电话指导无法解决、需要现场服务')).toBeVisible()
    expect(reasons.getByText('“远程服务”是收费服务；须先由客户接受收费。')).toBeVisible()
    expect(reasons.getByRole('button', { name: '条款 远程服务' })).toBeVisible()
    await user.click(reasons.getByRole('button', { name: /登记客户接受收费/ }))
    const who = form('登记客户接受收费').getByLabelText(/接受人/)
    expect(who).toHaveValue('刘工')
    await user.clear(who)
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(form('登记客户接受收费').getByText('请填写客户方接受人')).toBeVisible()
    expect(fake.inputsOf('tickets.act')).toEqual([])
    await user.type(who, '周经理')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toEqual([
      { id: ticketOf().id, rev: 4, action: 'charge-accept', acceptedBy: '周经理', verdict: key, note: '' },
    ])
  })

  it('by a form names what is missing [S1-14], and leads to it filled in from the ticket', async () => {
    const params = { form: '服务申请表', formEn: 'Application', fields: '序列号、收件地址', fieldsEn: 'x' }
    const { fake, user } = await openPage(
      ticketOf({
        stage: 'phone',
        actions: [blocked('spare-approve', 'tickets.form-incomplete', params), ...possible('form')],
        sheet: sheetOf({ forms: [{ form: formOf(), filled: [] }] }),
      }),
    )
    expect(bar().getByText('《服务申请表》尚未填写完整，还缺：序列号、收件地址。')).toBeVisible()
    await user.click(bar().getByRole('button', { name: '去填写' }))
    const dialog = within(screen.getByRole('dialog', { name: '服务申请表' }))
    expect(dialog.getByLabelText(/序列号/)).toHaveValue('21023532010001')
    expect(dialog.getByText('还缺：收件地址')).toBeVisible()
    await user.type(dialog.getByLabelText(/收件地址/), '启明路 8 号')
    expect(dialog.getByText('已填写完整')).toBeVisible()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([
      {
        action: 'form',
        form: 'service-application',
        part: 1,
        values: { serial: '21023532010001', address: '启明路 8 号' },
      },
    ])
  })
})

describe('the bar', () => {
  it('keeps what is seldom needed behind 更多 when it gets long, and only then', async () => {
    const { user } = await openPage(
      ticketOf({
        stage: 'phone',
        actions: possible(
          ...(['contact', 'guidance-insufficient', 'onsite-needed', 'loaner', 'resolve'] as const),
          ...(['severity', 'place', 'pause', 'note', 'withdraw'] as const),
        ),
        sheet: sheetOf(),
      }),
    )
    expect(bar().queryByRole('button', { name: '撤回请求' })).toBeNull()
    await user.click(bar().getByRole('button', { name: '更多…' }))
    expect(bar().getByRole('button', { name: '撤回请求' })).toBeVisible()
    expect(bar().getByRole('button', { name: '登记距离与城市' })).toBeVisible()
  })

  it('keeps an agreed time in sight while a clock waits for it', async () => {
    const clocks = [ticketClock(clockOf({ state: 'awaiting-agreement', dueAt: null }))]
    const actions = possible(
      ...(['contact', 'guidance-insufficient', 'onsite-needed', 'spare-approve', 'resolve'] as const),
      ...(['agree-time', 'severity', 'pause', 'note'] as const),
    )
    await openPage(ticketOf({ stage: 'phone', actions, clocks, sheet: sheetOf() }))
    expect(bar().getByRole('button', { name: '约定时间' })).toBeVisible()
    expect(bar().queryByRole('button', { name: '调整级别' })).toBeNull()
  })
})

describe('a form', () => {
  it('of a pause says which promises rest, and wants evidence where the policy does [S1-20]', async () => {
    const { fake, user } = await openPage(ticketOf({ actions: possible('pause'), sheet: sheetOf() }))
    await user.click(bar().getByRole('button', { name: '暂停计时' }))
    await user.click(bar().getByRole('radio', { name: '等待客户提供信息或配合' }))
    expect(bar().getByText(/暂停的承诺：首次联系、备件送达/)).toBeVisible()
    await user.click(bar().getByRole('radio', { name: '不可抗力' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(bar().getByText('此原因须附凭据')).toBeVisible()
    await user.type(bar().getByLabelText(/凭据/), '暴雨红色预警')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ reason: 'force-majeure', evidence: '暴雨红色预警' }])
  })

  it('to resume asks which reason has ended when several are in force', async () => {
    const pauses = [
      { reason: 'customer-wait', name: both('等待客户'), since: at('2026-11-23T09:00:00'), clause: null, steps: [] },
      { reason: 'power', name: both('停电'), since: at('2026-11-23T10:00:00'), clause: null, steps: [] },
    ]
    const { fake, user } = await openPage(ticketOf({ actions: possible('resume'), sheet: sheetOf({ pauses }) }))
    await user.click(bar().getByRole('button', { name: '恢复计时' }))
    expect(bar().getByRole('radio', { name: '全部' })).toBeChecked()
    await user.click(bar().getByRole('radio', { name: '停电' }))
    expect(bar().getByText('停电，自 2026-11-23 10:00 起')).toBeVisible()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'resume', reason: 'power' }])
  })

  it('of the severity suggests one from the answers [S1-25], beside the definitions and what it was before', async () => {
    const sheet = sheetOf({
      severityGuide: {
        questions: [{ id: 'down', text: both('服务是否中断？'), kind: 'yes-no' }],
        rules: [{ when: [{ question: 'down', is: true }], severity: 'P1' }],
        factIds: [],
      },
      severityHistory: [
        { severity: 'P1', at: at('2026-11-23T09:00:00') },
        { severity: 'P2', at: at('2026-11-23T10:00:00') },
      ],
    })
    const { fake, user } = await openPage(ticketOf({ actions: possible('severity'), sheet }))
    await user.click(bar().getByRole('button', { name: '调整级别' }))
    expect(bar().getByText('对业务运营造成显著影响')).toBeVisible()
    expect(bar().getByText(/P1（2026-11-23 09:00） → P2（2026-11-23 10:00）/)).toBeVisible()
    await user.click(bar().getByRole('radio', { name: '是' }))
    expect(bar().getByText('建议：P1')).toBeVisible()
    await user.click(bar().getByRole('button', { name: '采用' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'severity', severity: 'P1' }])
  })

  it('of an agreed time asks which promise, when, and with whom [S3-17]', async () => {
    const agreeable = [
      { id: 'spare-delivery', name: both('备件送达') },
      { id: 'onsite-arrival', name: both('到达现场') },
    ]
    const { fake, user } = await openPage(ticketOf({ actions: possible('agree-time'), sheet: sheetOf({ agreeable }) }))
    await user.click(bar().getByRole('button', { name: '约定时间' }))
    await user.click(bar().getByRole('radio', { name: '到达现场' }))
    await user.type(bar().getByLabelText(/约定时间/, { selector: 'input' }), '2026-11-24T09:30')
    const who = bar().getByLabelText(/客户方约定人/)
    await user.clear(who)
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(bar().getByText('请填写客户方约定人')).toBeVisible()
    await user.type(who, '周经理')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([
      { commitment: 'onsite-arrival', agreedAt: at('2026-11-24T09:30:00'), agreedWith: '周经理' },
    ])
  })

  it('of a mail begins with the uniform template [S4-03]', async () => {
    const mailTemplate = '{contactName}您好：工单 {ticketNumber}「{summary}」{answer} 此致'
    const { fake, user } = await openPage(
      ticketOf({ actions: possible('mail-replied'), summary: '客户端无法升级', sheet: sheetOf({ mailTemplate }) }),
    )
    await user.click(bar().getByRole('button', { name: '已回复邮件' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(bar().getByText('请把花括号内的占位处换成实际内容')).toBeVisible()
    // The place for the answer is selected: what is typed stands there.
    await user.keyboard('已解决。')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([
      { action: 'mail-replied', note: '刘工您好：工单 20261122-0001「客户端无法升级」已解决。 此致' },
    ])
  })

  it('of a mail leaves a name that nobody told to be written, too', async () => {
    const sheet = sheetOf({ mailTemplate: '尊敬的{contactName}：{answer}' })
    const { user } = await openPage(ticketOf({ actions: possible('mail-replied'), contactName: '', sheet }))
    await user.click(bar().getByRole('button', { name: '已回复邮件' }))
    await user.keyboard('客户')
    expect(bar().getByLabelText(/回复内容/)).toHaveValue('尊敬的客户：{answer}')
  })

  it('of a relocation says that the notice is late after 30 days [S1-15]', async () => {
    const { user } = await openPage(ticketOf({ actions: possible('relocation-notice'), sheet: sheetOf() }))
    await user.click(bar().getByRole('button', { name: '收到搬迁通知' }))
    expect(bar().queryByText('通知晚于搬迁后 30 天的期限')).toBeNull()
    await user.type(bar().getByLabelText('搬迁日期'), '2020-01-01')
    expect(bar().getByText('通知晚于搬迁后 30 天的期限')).toBeVisible()
  })

  it('of an emergency shows what makes one, by its clause [S3-16]', async () => {
    const emergencyTrigger = { text: both('一级故障持续 30 分钟以上'), clause: { ref: '7.5', text: '应急行动' } }
    const { user } = await openPage(
      ticketOf({ actions: possible('declare-emergency'), sheet: sheetOf({ emergencyTrigger }) }),
    )
    await user.click(bar().getByRole('button', { name: '启动应急' }))
    expect(bar().getByText(/启动条件：一级故障持续 30 分钟以上/)).toBeVisible()
    expect(bar().getByRole('button', { name: '条款 7.5' })).toBeVisible()
  })

  it('of the place begins with what is known, and wants one of both', async () => {
    const { fake, user } = await openPage(ticketOf({ actions: possible('place'), sheet: sheetOf() }))
    await user.click(bar().getByRole('button', { name: '登记距离与城市' }))
    expect(bar().getByLabelText('城市')).toHaveValue('佛山')
    const distance = bar().getByLabelText(/距服务中心/)
    expect(distance).toHaveValue('42')
    await user.clear(distance)
    await user.clear(bar().getByLabelText('城市'))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(bar().getByText('距离与城市至少填写一项')).toBeVisible()
    await user.type(distance, '84.5')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'place', distanceKm: 84.5, city: '' }])
  })
})

describe('a request that is not in service', () => {
  it('declined by the customer leads to its withdrawal, which wants a word', async () => {
    const { fake, user } = await openPage(
      ticketOf({
        stage: 'phone',
        actions: possible('charge-accept', 'withdraw'),
        sheet: sheetOf({ verdict: outsideOf(), chargeAccepted: false }),
      }),
    )
    await user.click(screen.getByRole('button', { name: '客户不接受，撤回请求' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(form('撤回请求').getByText('请填写内容')).toBeVisible()
    await user.type(form('撤回请求').getByRole('textbox'), '客户自行处理')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'withdraw', note: '客户自行处理' }])
  })
})
