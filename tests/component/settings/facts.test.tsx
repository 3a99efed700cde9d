/** The fact table on a peer of the bridge: what is in sight by filter and words, the way to the screens, the tests. */
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { FactRow } from '#shared/domain/facts/facts'
import { fail, ok } from '#shared/lib/result'
import { SettingsScreen } from '../../../renderer/features/settings'
import { createFakeBridge } from '../../support/fake-bridge'
import type { Answers } from '../../support/fake-bridge'
import { quietQueue } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'
import { appRow, session } from '../../support/view-builders'

const both = (zh: string, en: string) => ({ zh, en })
const handbook = {
  id: 'S3',
  policy: 'equipment-handbook',
  name: both('系统设备售后服务手册', 'Equipment service handbook'),
  short: both('设备手册', 'Handbook'),
} as const
const statement = {
  id: 'S4',
  policy: 'beixinyuan-statement',
  name: both('北信源 售后服务声明', 'Beixinyuan service statement'),
  short: both('北信源', 'Beixinyuan'),
} as const
const clocks = { route: '/tickets', name: both('工单页 · 计时', 'Ticket · clocks') }
const discs = { route: '/media', name: both('补丁光盘', 'Patch discs'), roles: ['media-operator' as const] }
const wall = { route: null, name: both('大屏', 'Wallboard') }

const rows: readonly FactRow[] = [
  {
    id: 'S3-06',
    document: handbook,
    title: both('响应、解决与备机', 'Response, solution, loaner'),
    statement: both('4 小时内响应，24 小时内解决。', 'Response within 4 hours, solved within 24.'),
    status: 'in-force',
    toCome: null,
    screens: [clocks, wall],
    tests: [
      { file: 'tests/unit/domain/sla/golden-cases.ts', title: 'response within 4 hours', line: 112 },
      { file: 'tests/unit/domain/sla/golden-cases.ts', title: 'a loaner within 24 hours', line: 118 },
    ],
  },
  {
    id: 'S3-07',
    document: handbook,
    title: both('易损件备件库', 'Spares of wearing parts'),
    statement: both('库房备有常用易损部件。', 'Wearing parts are kept in stock.'),
    status: 'rules-ready',
    toCome: both('易损件库存（备件部分）', 'Stock (the spares part)'),
    screens: [clocks],
    tests: [],
  },
  {
    id: 'S4-01',
    document: statement,
    title: both('电话服务 5×8', 'Telephone 5×8'),
    statement: both('由工程师提供电话支持。', 'Telephone support by engineers.'),
    status: 'in-force',
    toCome: null,
    screens: [clocks, discs],
    tests: [{ file: 'tests/unit/a.test.ts', title: 'opens at nine', line: 3 }],
  },
]

function show(answers: Answers = { 'facts.list': () => ok(rows) }) {
  window.location.hash = '/settings/facts'
  const one = session()
  const who = { ...one, user: { ...one.user, roles: ['duty-manager' as const] } }
  const fake = createFakeBridge(answers)
  fake.publish('app', { app: [appRow(who)] })
  fake.publish('queue', quietQueue())
  renderScreen(
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={useHashLocation}>
      <SettingsScreen />
    </Router>,
    fake,
  )
  return fake
}

const idsShown = (): readonly (string | null)[] =>
  screen.getAllByRole('cell', { name: /^S\d-\d\d$/ }).map((cell) => cell.textContent)
const rowOf = (id: string) => {
  const row = screen.getByRole('cell', { name: id }).closest('tr')
  if (!row) throw new Error(`no row of ${id}`)
  return within(row)
}

beforeEach(() => {
  window.location.hash = ''
})

describe('the fact table', () => {
  it('says of each fact what it promises, its status in words, and what is still to come', async () => {
    show()
    await screen.findByRole('table', { name: '承诺条款' })
    expect(rowOf('S3-06').getByText('4 小时内响应，24 小时内解决。')).toBeVisible()
    expect(rowOf('S3-06').getByText('已生效')).toBeVisible()
    expect(rowOf('S3-06').queryByText('后续')).toBeNull()
    expect(rowOf('S3-07').getByText('规则就绪')).toBeVisible()
    expect(rowOf('S3-07').getByText('易损件库存（备件部分）')).toBeVisible()
    expect(rowOf('S3-07').getByText('无测试')).toBeVisible()
  })

  it('leads to the screens that have a place in the console, and only names the others', async () => {
    show()
    await screen.findByRole('table')
    const links = rowOf('S3-06').getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['工单页 · 计时'])
    expect(rowOf('S3-06').getByText('大屏')).toBeVisible()
    // The screen of another role is no way for a duty manager.
    expect(rowOf('S4-01').getByText('补丁光盘')).toBeVisible()
    expect(rowOf('S4-01').queryByRole('link', { name: '补丁光盘' })).toBeNull()
    await userEvent.click(rowOf('S3-06').getByRole('link'))
    expect(window.location.hash).toBe('#/tickets')
  })

  it('unfolds the tests with file, line and title, and folds them again', async () => {
    show()
    const button = await screen.findByRole('button', { name: 'S3-06 的测试，2 项' })
    expect(screen.queryByText('response within 4 hours')).toBeNull()
    await userEvent.click(button)
    expect(screen.getByText('response within 4 hours')).toBeVisible()
    expect(screen.getByText('tests/unit/domain/sla/golden-cases.ts:118')).toBeVisible()
    await userEvent.click(button)
    expect(screen.queryByText('response within 4 hours')).toBeNull()
  })

  it('says why it cannot be read, and asks again', async () => {
    const fake = show({ 'facts.list': () => fail('facts.unreadable', { file: 'tests.json', reason: '没有此文件' }) })
    expect(await screen.findByRole('alert')).toHaveTextContent('无法读取承诺条款表 tests.json：没有此文件')
    fake.answer('facts.list', () => ok(rows))
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(await screen.findByRole('table')).toBeVisible()
  })
})

describe('the filter', () => {
  it('narrows by document and by status, each chip saying how many it would show; a second press lets go', async () => {
    show()
    await screen.findByRole('table')
    const documents = within(screen.getByRole('group', { name: '文件' }))
    const statuses = within(screen.getByRole('group', { name: '状态' }))
    await userEvent.click(documents.getByRole('button', { name: 'S3 设备手册 2' }))
    expect(idsShown()).toEqual(['S3-06', 'S3-07'])
    await userEvent.click(statuses.getByRole('button', { name: '规则就绪 1' }))
    expect(idsShown()).toEqual(['S3-07'])
    expect(documents.getByRole('button', { name: 'S4 北信源 0' })).toBeVisible()
    expect(screen.getByRole('status')).toHaveTextContent('显示 1 / 3 条')
    await userEvent.click(statuses.getByRole('button', { name: '规则就绪 1' }))
    await userEvent.click(documents.getByRole('button', { name: 'S3 设备手册 2' }))
    expect(idsShown()).toEqual(['S3-06', 'S3-07', 'S4-01'])
  })

  it.each([
    ['s4-01', ['S4-01']],
    ['loaner', ['S3-06']],
    ['小时 解决', ['S3-06']],
    ['５×８', ['S4-01']],
    ['备件', ['S3-07']],
  ])('finds %s while it is typed, in either language and width', async (text, ids) => {
    show()
    await userEvent.type(await screen.findByRole('searchbox', { name: '搜索条款' }), text)
    expect(idsShown()).toEqual(ids)
  })

  it('says that nothing fits, and shows all again', async () => {
    show()
    await userEvent.type(await screen.findByRole('searchbox'), '卫星')
    expect(screen.getByText('没有符合条件的条款')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '清除筛选' }))
    expect(idsShown()).toHaveLength(3)
    expect(screen.getByRole('searchbox')).toHaveValue('')
  })
})
