/** The customer archive on screen: finding, reading, and writing without losing anything. */
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/people/people'
import type { CustomerPage, CustomerRow, PolicySummary } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import { CustomersScreen } from '../../../renderer/features/customers'
import { createFakeBridge } from '../../support/fake-bridge'
import type { Answers } from '../../support/fake-bridge'
import { renderScreen } from '../../support/render-screen'
import {
  appRow,
  contact,
  contractOf,
  customer,
  deviceOf,
  policies,
  session,
  site,
  ticketRow,
  verdictOf,
} from '../../support/view-builders'

const day = 86_400_000
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
const contract = contractOf(Date.now() - day, Date.now() + day)

const pageOf = (over: Partial<CustomerPage> = {}): CustomerPage => ({
  customer,
  sites: [site],
  contacts: [contact],
  contracts: [contract],
  openTickets: [ticketRow(1, { summary: '端口中断' })],
  recentCalls: [],
  deviceCount: 1,
  prices: [],
  ...over,
})
const row: CustomerRow = { ...customer, contracts: 1, devices: 1, openTickets: 1 }

const priced: readonly PolicySummary[] = policies.map((policy) => ({
  ...policy,
  priceItems: [
    { id: 'visit', name: { zh: '上门', en: 'Visit' }, unit: { zh: '次', en: 'visit' }, list: 80_000 },
    { id: 'part', name: { zh: '备件', en: 'Part' }, unit: { zh: '件', en: 'piece' }, list: null },
  ],
}))

type Options = { readonly at?: string; readonly role?: Role; readonly answers?: Answers }

async function open({ at = `/customers/${customer.id}`, role = 'service-manager', answers = {} }: Options = {}) {
  const fake = createFakeBridge({
    'policies.list': () => ok(priced),
    'customers.list': () => ok({ rows: [row], more: false }),
    'customers.page': () => ok(pageOf()),
    'customers.devices': () => ok({ rows: [deviceOf(1)], more: false }),
    ...answers,
  })
  const who = session()
  fake.publish('app', { app: [appRow({ ...who, user: { ...who.user, roles: [role] } })] })
  const place = memoryLocation({ path: at, record: true })
  renderScreen(
    <Router hook={place.hook}>
      <CustomersScreen />
    </Router>,
    fake,
  )
  const user = userEvent.setup({ delay: null })
  await screen.findByRole('heading', { name: '客户' })
  return { fake, user, place }
}

const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))
const panel = async (name: string | RegExp) => within(await screen.findByRole('region', { name }))

describe('the list', () => {
  it('asks as it is typed, and says when nobody answers to it', async () => {
    const { fake, user } = await open({
      at: '/customers',
      answers: {
        'customers.list': ({ text }) => ok({ rows: text === '' ? [row] : [], more: false }),
      },
    })
    expect(await screen.findByRole('link', { name: /佛山启明制造厂.*设备 1.*未结 1/ })).toBeVisible()
    await user.type(screen.getByRole('searchbox', { name: '搜索客户' }), '138 0000')
    expect(await screen.findByText('没有找到“138 0000”')).toBeVisible()
    expect(fake.inputsOf('customers.list').at(-1)).toMatchObject({ text: '138 0000', after: null })
  })

  it('goes on after its last row', async () => {
    const second: CustomerRow = { ...row, id: ticketRow(2).id as unknown as CustomerRow['id'], name: '第二家' }
    const { fake, user } = await open({
      at: '/customers',
      answers: {
        'customers.list': ({ after }) => ok(after ? { rows: [second], more: false } : { rows: [row], more: true }),
      },
    })
    await user.click(await screen.findByRole('button', { name: '显示更多' }))
    expect(await screen.findByRole('link', { name: /第二家/ })).toBeVisible()
    expect(fake.inputsOf('customers.list').at(-1)?.after).toEqual({ name: row.name, id: row.id })
    expect(screen.queryByRole('button', { name: '显示更多' })).toBeNull()
  })

  it('is empty at first, and says what to do', async () => {
    await open({ at: '/customers', answers: { 'customers.list': () => ok({ rows: [], more: false }) } })
    expect(await screen.findByText('还没有客户')).toBeVisible()
  })

  it('a customer is made from it, and opened', async () => {
    const { user, place, fake } = await open({
      at: '/customers',
      answers: { 'customers.saveCustomer': () => ok({ id: customer.id }) },
    })
    await user.click(await screen.findByRole('button', { name: '新建客户' }))
    const asked = await dialog('新建客户')
    await user.click(asked.getByRole('button', { name: '保存' }))
    expect(asked.getByLabelText(/单位名称/)).toHaveAccessibleDescription('请填写单位名称（至少两个字）')
    expect(fake.inputsOf('customers.saveCustomer')).toEqual([])
    await user.type(asked.getByLabelText(/单位名称/), ' 新客户 ')
    await user.type(asked.getByLabelText(/城市/), '成都')
    await user.click(asked.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(place.history.at(-1)).toBe(`/customers/${customer.id}`))
    expect(fake.inputsOf('customers.saveCustomer')).toEqual([{ id: null, rev: 0, name: '新客户', city: '成都' }])
  })
})

describe('a customer', () => {
  it('is shown with contracts and their periods, devices and their verdicts, sites, contacts and open tickets', async () => {
    await open({
      answers: {
        'customers.page': () =>
          ok(
            pageOf({
              contracts: [
                {
                  ...contract,
                  period: { from: midnight('2026-01-01'), to: midnight('2099-01-01'), basis: 'acceptance' },
                },
              ],
              prices: [{ contractId: contract.id, item: 'visit', fen: 1 }],
            }),
          ),
        'customers.devices': () =>
          ok({
            rows: [
              deviceOf(1, { verdict: verdictOf({ covered: false, reason: 'item', subject: { zh: '耳麦', en: '' } }) }),
            ],
            more: false,
          }),
      },
    })
    const contracts = await screen.findByRole('region', { name: '合同' })
    expect(contracts).toHaveTextContent('2026-01-01 至 2098-12-31')
    expect(contracts).toHaveTextContent('验收日起')
    expect(contracts).toHaveTextContent('服务期内')
    expect(contracts).toHaveTextContent('合同价 1 项')
    expect(await (await panel(/设备/)).findByText('“耳麦”属于服务不含的部件')).toBeVisible()
    expect(screen.getByText('不含此类部件')).toBeVisible()
    expect(await screen.findByRole('region', { name: '站点' })).toHaveTextContent('42 公里')
    expect(await screen.findByRole('region', { name: '联系人' })).toHaveTextContent('刘工')
    expect(screen.getByRole('link', { name: '端口中断' })).toHaveAttribute('href', `/tickets/${ticketRow(1).id}`)
  })

  it('that is not there is said, not shown empty', async () => {
    await open({ answers: { 'customers.page': () => fail('customers.unknown') } })
    expect(await screen.findByText('没有找到该客户')).toBeVisible()
  })

  it.each([
    ['engineer', [], ['新建合同', '新建设备', '新建站点', '新建联系人', '新建客户']],
    ['hotline-agent', ['新建设备', '新建站点', '新建联系人'], ['新建合同', '新建客户']],
    ['service-manager', ['新建合同', '新建设备', '新建站点', '新建联系人', '新建客户'], []],
  ] as const)('offers %s what they may write, and nothing else', async (role, may, mayNot) => {
    await open({ role })
    await screen.findByRole('region', { name: '站点' })
    for (const name of may) expect(screen.getByRole('button', { name })).toBeVisible()
    for (const name of mayNot) expect(screen.queryByRole('button', { name })).toBeNull()
  })
})

describe('writing', () => {
  it('[S2-03] a contract shows the period that its dates give before it is saved', async () => {
    const { fake, user } = await open({
      answers: {
        'policies.list': () =>
          ok(
            priced.map((policy) => ({
              ...policy,
              archive: {
                ...policy.archive,
                periods: [
                  { basis: 'acceptance' as const, months: 24, factIds: [], clause: { ref: '1.3', text: '两年' } },
                  { basis: 'stated' as const, factIds: [] },
                ],
              },
            })),
          ),
        'customers.saveContract': () => ok({ id: contract.id }),
      },
    })
    await user.click(await screen.findByRole('button', { name: '新建合同' }))
    const asked = await dialog('新建合同')
    await user.type(asked.getByLabelText(/合同编号/), 'HT-77')
    await user.selectOptions(asked.getByLabelText(/服务政策/), 'equipment-handbook')
    expect(asked.getByText('所填日期还不能确定服务期')).toBeVisible()
    await user.type(asked.getByLabelText('验收日期'), '2026-03-01')
    const result = asked.getByRole('status', { name: '服务期' })
    expect(result).toHaveTextContent('2026-03-01 至 2028-02-29')
    expect(result).toHaveTextContent('验收日起 · 条款 1.3')
    await user.click(asked.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('customers.saveContract')).toEqual([
      {
        id: null,
        rev: 0,
        customerId: customer.id,
        number: 'HT-77',
        policyId: 'equipment-handbook',
        startsAt: null,
        endsAt: null,
        acceptedAt: midnight('2026-03-01'),
        previousEndsAt: null,
      },
    ])
    // What was saved is read again, with everything that hangs on it.
    expect(fake.inputsOf('customers.page').length).toBeGreaterThan(1)
    expect(fake.inputsOf('customers.devices').length).toBeGreaterThan(1)
  })

  it('a number that is taken says who has it, and keeps what was typed', async () => {
    const { user } = await open({
      answers: { 'customers.saveDevice': () => fail('customers.serial-taken', { serial: 'SN-1', customer: '乙方' }) },
    })
    await user.click(await screen.findByRole('button', { name: '新建设备' }))
    const asked = await dialog('新建设备')
    await user.type(asked.getByLabelText(/序列号/), 'SN-1')
    await user.type(asked.getByLabelText(/型号/), 'SX-1')
    await user.click(asked.getByRole('button', { name: '保存' }))
    expect(await asked.findByRole('alert')).toHaveTextContent('序列号“SN-1”已登记在“乙方”名下')
    expect(asked.getByLabelText(/型号/)).toHaveValue('SX-1')
  })

  it('an edit that came too late shows what the other has written, keeps one’s own, and can be saved on top', async () => {
    let stored = pageOf()
    const { fake, user } = await open({
      answers: {
        'customers.page': () => ok(stored),
        'customers.saveSite': ({ rev }) => (rev === stored.customer.rev ? ok({ id: site.id }) : fail('conflict')),
      },
    })
    await user.click(await screen.findByRole('button', { name: '编辑三号车间' }))
    const asked = await dialog('编辑站点')
    await user.clear(asked.getByLabelText('地址'))
    await user.type(asked.getByLabelText('地址'), '我写的地址')
    stored = pageOf({
      customer: { ...customer, rev: 2 },
      sites: [{ ...site, address: '他人的地址', distanceKm: 90 }],
    })
    await user.click(asked.getByRole('button', { name: '保存' }))
    expect(await asked.findByText('他人已改为：他人的地址')).toBeVisible()
    expect(asked.getByText('他人已改为：90')).toBeVisible()
    expect(asked.getByRole('alert')).toHaveTextContent('刚被他人修改')
    expect(asked.getByLabelText('地址')).toHaveValue('我写的地址')
    await user.click(asked.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('customers.saveSite').at(-1)).toMatchObject({ rev: 2, address: '我写的地址' })
  })

  it('prices are typed in yuan and sent in fen; what is none is told and not sent', async () => {
    const { fake, user } = await open({ answers: { 'contracts.setPrices': () => ok(null) } })
    await user.click(await (await panel('合同')).findByRole('button', { name: /的价格$/ }))
    const asked = await dialog(`合同 ${contract.number} 的价格`)
    expect(asked.getByText('价目 ¥800.00')).toBeVisible()
    await user.type(asked.getByLabelText('上门'), '六百')
    await user.click(asked.getByRole('button', { name: '保存' }))
    expect(asked.getByLabelText('上门')).toHaveAccessibleDescription('请填写金额，最多两位小数')
    await user.clear(asked.getByLabelText('上门'))
    await user.type(asked.getByLabelText('上门'), '600.5')
    await user.click(asked.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('contracts.setPrices')).toEqual([
      { contractId: contract.id, rev: contract.rev, prices: [{ item: 'visit', fen: 60_050 }] },
    ])
  })
})
