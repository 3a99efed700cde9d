/** What the policy says of a ticket, panel by panel; a panel that has nothing for the ticket is not there. */
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  clauseOf,
  earlierOf,
  formOf,
  ladderOf,
  lineOf,
  outsideOf,
  procedureOf,
  sheetOf,
  stepOf,
  verdictOf,
} from '../../support/sheet-builders'
import { openPage } from '../../support/ticket-screen'
import { possible, ticketOf } from '../../support/view-builders'

const both = (text: string) => ({ zh: text, en: text })
const at = (iso: string): number => Date.parse(`${iso}+08:00`)
const panel = (name: string) => within(screen.getByRole('region', { name }))
const confirm = '{Control>}{Enter}{/Control}'

describe('the page', () => {
  it('shows no panel that has nothing to say', async () => {
    await openPage(ticketOf({ stage: 'closed', actions: [], sheet: sheetOf() }))
    for (const name of ['职责步骤', '表单', '费用', '重复故障', '紧急故障排除'])
      expect(screen.queryByRole('region', { name })).toBeNull()
    expect(panel('服务范围').getByText('在服务期内，服务至 2027-12-31')).toBeVisible()
  })

  it('says whose turn it is and with what, and at which stage of support the ticket stands', async () => {
    const step = stepOf('channel', { name: both('提供远程通道'), responsible: 'customer' })
    const progress = procedureOf([{ step, state: 'current', at: null }])
    await openPage(
      ticketOf({
        stage: 'remote',
        sheet: sheetOf({
          procedures: [progress],
          turn: { side: 'customer', procedure: progress.procedure, step },
        }),
      }),
    )
    const header = screen.getByText('轮到：客户').closest('header')
    expect(header).toHaveTextContent('提供远程通道')
    const stages = within(screen.getByRole('list', { name: '支持阶段' })).getAllByRole('listitem')
    expect(stages.map((one) => one.getAttribute('aria-current'))).toEqual([null, 'step'])
  })
})

describe('the duties', () => {
  const open = (actions = possible('step')) => {
    const progress = procedureOf([
      { step: stepOf('respond', { name: both('响应请求') }), state: 'done', at: at('2026-11-20T09:00:00') },
      {
        step: stepOf('evidence', {
          name: both('提供日志'),
          responsible: 'customer',
          assisting: 'provider',
          waitsWith: 'customer-wait',
        }),
        state: 'current',
        at: null,
      },
      { step: stepOf('expert', { name: both('升级专家'), optional: true }), state: 'open', at: null },
      { step: stepOf('fix', { name: both('实施方案') }), state: 'open', at: null },
    ])
    const turn = { side: 'customer' as const, procedure: progress.procedure, step: stepOf('evidence') }
    return openPage(ticketOf({ rev: 3, actions, sheet: sheetOf({ procedures: [progress], turn }) }))
  }
  const row = (text: string) => {
    const found = panel('职责步骤')
      .getAllByRole('listitem')
      .find((item) => item.textContent.includes(text))
    if (!found) throw new Error(text)
    return within(found)
  }

  it('stand as rows with both sides, what is done and what may be said of each [S1-07]', async () => {
    await open()
    expect(panel('职责步骤').getByText('1 / 4')).toBeVisible()
    const buttons = (text: string) =>
      row(text)
        .queryAllByRole('button')
        .map((button) => button.textContent)
    expect(buttons('响应请求')).toEqual([])
    expect(buttons('提供日志')).toEqual(['请客户提供…', '完成'])
    expect(buttons('升级专家')).toEqual(['不需要', '完成'])
    expect(buttons('实施方案')).toEqual(['完成'])
    expect(row('提供日志').getByText('客户')).toHaveAttribute('title', '责任方')
    expect(row('提供日志').getByText('/ 我方')).toHaveAttribute('title', '协助方')
    expect(row('提供日志').getByText('当前')).toBeInTheDocument()
  })

  it('asked of the customer, it says which promises rest meanwhile', async () => {
    const { fake, user } = await open()
    await user.click(row('提供日志').getByRole('button', { name: '请客户提供：提供日志' }))
    expect(row('提供日志').getByText(/等待期间暂停的承诺：首次联系、备件送达/)).toBeVisible()
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([
      { rev: 3, action: 'step', procedure: 'remote-handling', step: 'evidence', outcome: 'asked' },
    ])
  })

  it('being waited for, it says since when and is not asked for again', async () => {
    const progress = procedureOf([
      { step: stepOf('evidence', { name: both('提供日志'), waitsWith: 'customer-wait' }), state: 'current', at: null },
      { step: stepOf('consent', { name: both('同意远程'), waitsWith: 'customer-wait' }), state: 'open', at: null },
    ])
    const turn = { side: 'customer' as const, procedure: progress.procedure, step: stepOf('evidence') }
    const since = at('2026-10-01T09:30:00')
    const steps = [{ procedure: progress.procedure.id, step: 'evidence', since }]
    const pauses = [{ reason: 'customer-wait', name: both('等待客户'), since, clause: null, steps }]
    await openPage(ticketOf({ actions: possible('step'), sheet: sheetOf({ procedures: [progress], turn, pauses }) }))
    expect(row('提供日志').getByText('已请客户提供，自 10-01 09:30')).toBeVisible()
    expect(row('提供日志').queryByRole('button', { name: /请客户提供/ })).toBeNull()
    // Another step of the same reason waits for nothing yet.
    expect(row('同意远程').queryByText(/已请客户提供，自/)).toBeNull()
    expect(row('同意远程').getByRole('button', { name: '请客户提供：同意远程' })).toBeVisible()
  })

  it('may be looked at by those who may not act', async () => {
    await open([])
    expect(panel('职责步骤').queryByRole('button', { name: /完成/ })).toBeNull()
    expect(row('提供日志').getByText('提供日志')).toBeVisible()
  })
})

describe('the coverage', () => {
  it.each([
    [outsideOf(), '“摄像机”属于服务不含的部件'],
    [
      verdictOf({ exception: 'IAD1224', subject: both('IAD1224'), clause: clauseOf('5 服务免责 3') }),
      '“IAD1224”属清单例外，在服务范围内，服务至 2027-12-31',
    ],
    [outsideOf({ reason: 'charged-service', subject: both('远程服务'), clause: null }), '“远程服务”是收费服务'],
  ])('is one sentence', async (verdict, sentence) => {
    await openPage(ticketOf({ sheet: sheetOf({ verdict, chargeAccepted: verdict.covered }) }))
    expect(panel('服务范围').getByText(sentence)).toBeVisible()
  })

  it('asks for the customer’s acceptance of just this verdict, and says when it was given', async () => {
    const verdict = outsideOf()
    const { fake, user } = await openPage(
      ticketOf({ actions: possible('charge-accept'), sheet: sheetOf({ verdict, chargeAccepted: false }) }),
    )
    await user.click(panel('服务范围').getByRole('button', { name: '登记客户接受收费' }))
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ verdict: 'item:摄像机', acceptedBy: '刘工' }])
    expect(screen.getAllByText('不在服务范围，待客户接受收费')).not.toHaveLength(0)
  })

  it('takes the cause, each with what it means for the cost [S1-21]', async () => {
    const causes = [
      { id: 'product', name: both('产品自身故障'), covered: true, clause: null },
      { id: 'man-made', name: both('人为损坏'), covered: false, clause: clauseOf('5-2') },
    ]
    const { fake, user } = await openPage(ticketOf({ actions: possible('cause'), sheet: sheetOf({ causes }) }))
    await user.click(panel('服务范围').getByRole('button', { name: '登记故障原因' }))
    const option = panel('服务范围').getByRole('radio', { name: /人为损坏/ })
    expect(option.closest('label')).toHaveTextContent('收费')
    await user.click(option)
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'cause', cause: 'man-made' }])
  })
})

describe('the fees', () => {
  const priceItems = [
    {
      id: 'spare',
      name: both('备件'),
      kind: 'spare' as const,
      unit: both('件'),
      list: null,
      cost: null,
      preferential: null,
      factIds: [],
    },
  ]
  const lines = [
    lineOf(),
    lineOf({ line: 'line-2', name: both('运输'), charge: 'free', priceFen: 5_000, chargedFen: 0, quantity: 1 }),
    lineOf({ line: 'line-3', name: both('工时'), priceFen: null, chargedFen: null, unitFen: null }),
  ]
  const statement = { lines, totalFen: 123_450, waivedFen: 5_000, unpriced: 1 }
  const open = () =>
    openPage(ticketOf({ actions: possible('fee', 'fee-remove'), sheet: sheetOf({ priceItems, statement }) }))

  it('are a statement that tells charged, free and not yet priced [S2-18]', async () => {
    await open()
    const rows = panel('费用')
      .getAllByRole('row')
      .map((row) => row.textContent)
    expect(rows[1]).toContain('2 件¥617.25按价格清单 条款 1.7¥1,234.50')
    expect(rows[2]).toContain('¥50.00免费 条款 1.7¥0.00')
    expect(rows[3]).toContain('待定价')
    expect(rows[4]).toBe('合计¥1,234.50')
    expect(rows[5]).toBe('其中免收¥50.00')
    expect(panel('费用').getByText('1 项待定价')).toBeVisible()
  })

  it('take a line with a price by hand in yuan, and none for a price that is none', async () => {
    const { fake, user } = await open()
    await user.click(panel('费用').getByRole('button', { name: '登记费用' }))
    const quantity = panel('费用').getByLabelText(/数量/)
    await user.clear(quantity)
    await user.type(quantity, '3')
    const price = panel('费用').getByLabelText(/单价/)
    await user.type(price, '12.345')
    await user.keyboard(confirm)
    expect(panel('费用').getByText('请填写金额（元），最多两位小数')).toBeVisible()
    await user.clear(price)
    await user.type(price, '12.3')
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'fee', item: 'spare', quantity: 3, unitFen: 1_230 }])
  })

  it('lose a line only with a reason', async () => {
    const { fake, user } = await open()
    await user.click(panel('费用').getByRole('button', { name: '撤销：运输' }))
    await user.keyboard(confirm)
    expect(panel('费用').getByText('请填写内容')).toBeVisible()
    await user.type(panel('费用').getByLabelText(/撤销原因/), '登记有误')
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'fee-remove', line: 'line-2', note: '登记有误' }])
  })

  it('can be taken along as text, all of it selected', async () => {
    const { user } = await open()
    await user.click(panel('费用').getByRole('button', { name: '文本清单' }))
    const text = panel('费用').getByRole<HTMLTextAreaElement>('textbox', { name: '文本清单' })
    expect(text.value).toContain('1. 备件  2 件 × ¥617.25 = ¥1,234.50  按价格清单（1.7）')
    expect(text.value).toContain('合计 ¥1,234.50')
    expect([text.selectionStart, text.selectionEnd]).toEqual([0, text.value.length])
  })
})

describe('an emergency', () => {
  it('shows who answers for each step and whom to tell, and takes it as done with a note [S3-16]', async () => {
    const { fake, user } = await openPage(
      ticketOf({
        stage: 'emergency',
        actions: possible('ladder-step'),
        sheet: sheetOf({ ladder: ladderOf(Date.now()) }),
      }),
    )
    expect(screen.getByText('应急处理中')).toBeVisible()
    const rungs = within(panel('紧急故障排除').getByRole('list', { name: '应急阶梯' })).getAllByRole('listitem')
    expect(rungs[0]).toHaveTextContent('责任人：办事处值班经理；通知：子中心负责人、产品经理')
    expect(rungs[0]).toHaveTextContent(/待完成1[45]:/)
    expect(panel('紧急故障排除').queryByRole('list', { name: '结案步骤' })).toBeNull()
    await user.click(panel('紧急故障排除').getByRole('button', { name: '完成：电话通知' }))
    await user.type(panel('紧急故障排除').getByLabelText('备注'), '已通知周经理')
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([
      { action: 'ladder-step', ladder: 'emergency', step: 'notify', note: '已通知周经理' },
    ])
  })

  it('after the repair is observed, with what is left before it may be closed', async () => {
    const declaredAt = at('2026-11-20T09:00:00')
    const ladder = ladderOf(declaredAt, { resolvedAt: declaredAt + 3_600_000, observeUntil: at('2999-01-01T10:00:00') })
    await openPage(ticketOf({ stage: 'confirm', actions: possible('ladder-step'), sheet: sheetOf({ ladder }) }))
    expect(panel('紧急故障排除').getByText('观察至 2999-01-01 10:00')).toBeVisible()
    expect(panel('紧急故障排除').getByRole('button', { name: '完成：当面汇报' })).toBeVisible()
    // A step that was not due before the repair is asked of nobody any more.
    const [rung] = within(panel('紧急故障排除').getByRole('list', { name: '应急阶梯' })).getAllByRole('listitem')
    expect(rung).toHaveTextContent('不再需要')
  })
})

describe('the forms', () => {
  it('say part by part what each still lacks, and take another part [S1-13]', async () => {
    const form = formOf({ id: 'label', name: both('故障标签'), perPart: true })
    const filled = [
      { form: 'label', part: 1, values: { serial: 'A', address: 'B' }, at: 0 },
      { form: 'label', part: 2, values: { serial: 'C' }, at: 0 },
    ]
    const { fake, user } = await openPage(
      ticketOf({ actions: possible('form'), sheet: sheetOf({ forms: [{ form, filled }] }) }),
    )
    expect(panel('表单').getByText('已填写完整')).toBeVisible()
    expect(panel('表单').getByText('还缺：收件地址')).toBeVisible()
    expect(panel('表单').getByText(/「备件服务申请通过」之前须填写完整/)).toBeVisible()
    await user.click(panel('表单').getByRole('button', { name: '再加一件' }))
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([
      { action: 'form', form: 'label', part: 3, values: { serial: '21023532010001', address: '' } },
    ])
  })

  it('once filled in stay readable for those who may not change them', async () => {
    const filled = [{ form: 'service-application', part: 1, values: { serial: 'A' }, at: 0 }]
    await openPage(ticketOf({ actions: [], sheet: sheetOf({ forms: [{ form: formOf(), filled }] }) }))
    expect(panel('表单').getByText('还缺：收件地址')).toBeVisible()
    expect(panel('表单').queryByRole('button', { name: /填写|修改/ })).toBeNull()
  })
})

describe('earlier faults of the device', () => {
  const rule = {
    clause: clauseOf('2 质保期'),
    factIds: [],
    failedRepairs: 2,
    consequence: both('更换同品牌同型号新机。'),
    sameModel: true,
    warranty: 'anew' as const,
  }

  it('are marked as the same problem with one press', async () => {
    const earlier = [earlierOf(1), earlierOf(2, { sameProblem: true, failedRepairs: 1 })]
    const { fake, user } = await openPage(
      ticketOf({
        actions: possible('link-problem'),
        sheet: sheetOf({ repeat: { rule, failedRepairs: 1, owed: false, replacedBy: null, earlier } }),
      }),
    )
    expect(panel('重复故障').getByText(/同一问题维修失败 1 次（达到 2 次须更换）/)).toBeVisible()
    await user.click(panel('重复故障').getByRole('button', { name: '标记为同一问题：20261101-0001' }))
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'link-problem', ticketId: earlierOf(1).id }])
    expect(panel('重复故障').queryByRole('button', { name: /20261101-0002/ })).toBeNull()
  })

  it('owe a replacement by the clause, which is put in with its serial number [S3-03]', async () => {
    const { fake, user } = await openPage(
      ticketOf({
        actions: possible('replace-device'),
        sheet: sheetOf({ repeat: { rule, failedRepairs: 2, owed: true, replacedBy: null, earlier: [] } }),
      }),
    )
    expect(panel('重复故障').getByText('应予更换')).toBeVisible()
    await user.click(panel('重复故障').getByRole('button', { name: '更换新设备…' }))
    const form = within(screen.getByRole('form', { name: '更换新设备' }))
    expect(form.getByText(/更换同品牌同型号新机。保修期重新计算。/)).toBeVisible()
    await user.type(form.getByLabelText(/新设备序列号/), 'SN-NEW')
    await user.keyboard(confirm)
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'replace-device', serialNumber: 'SN-NEW' }])
  })
})

describe('a clause', () => {
  it('is read on demand, by pointer or keyboard', async () => {
    const { user } = await openPage(ticketOf({ sheet: sheetOf({ verdict: outsideOf() }) }))
    const header = within(screen.getByRole('heading', { level: 1 }).closest('header') ?? document.body)
    const trigger = header.getByRole('button', { name: '条款 5 服务免责 3' })
    expect(screen.queryByRole('tooltip')).toBeNull()
    await user.hover(trigger)
    expect(await screen.findByRole('tooltip')).toHaveTextContent('包括但不限于摄像机（视频监控）')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull())
  })
})

describe('the timeline', () => {
  const entry = (type: string, data: Record<string, string | number | null>) => ({
    seq: 2,
    at: at('2026-11-23T09:05:00'),
    actorName: '程某川',
    type: `ticket.${type}`,
    data,
  })
  const step = stepOf('evidence', { name: both('提供日志') })
  const sheet = sheetOf({
    procedures: [procedureOf([{ step, state: 'done', at: 0 }])],
    ladder: ladderOf(0),
    forms: [{ form: formOf({ perPart: true }), filled: [] }],
    causes: [{ id: 'man-made', name: both('人为损坏'), covered: false, clause: null }],
  })

  it.each([
    [
      'charge-accept',
      { acceptedBy: '周经理', verdict: 'item:摄像机' },
      ['登记客户接受收费', '“摄像机”属于服务不含的部件', '接受人：周经理'],
    ],
    [
      'agree-time',
      { commitment: 'spare-delivery', agreedAt: at('2026-11-24T09:30:00'), agreedWith: '周经理' },
      ['承诺：备件送达', '约定 11月24日 周二 09:30', '客户方：周经理'],
    ],
    ['pause', { reason: 'force-majeure', evidence: '红色预警' }, ['原因：不可抗力', '凭据：红色预警']],
    ['step', { procedure: 'remote-handling', step: 'evidence', outcome: 'asked' }, ['提供日志', '已请客户提供']],
    ['ladder-step', { ladder: 'emergency', step: 'notify' }, ['完成应急步骤', '电话通知']],
    ['form', { form: 'service-application', part: 2 }, ['填写表单', '服务申请表（第 2 件）']],
    ['cause', { cause: 'man-made' }, ['登记故障原因', '人为损坏']],
    ['place', { distanceKm: 84.5, city: '惠州' }, ['距服务中心 84.5 公里', '城市：惠州']],
    [
      'replace-device',
      { serialNumber: 'SN-2', warrantyTo: at('2027-11-23T00:00:00') },
      ['序列号 SN-2', '保修至 2027-11-23'],
    ],
    ['withdraw', { note: '客户自行处理' }, ['撤回请求', '客户自行处理']],
  ])('tells the particulars of %s', async (type, data, words) => {
    await openPage(ticketOf({ timeline: [entry(type, data)], sheet }))
    const [item] = panel('处理记录').getAllByRole('listitem')
    for (const word of words) expect(item).toHaveTextContent(word)
  })
})
