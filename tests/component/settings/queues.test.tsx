/** The queues' settings on a peer of the bridge: formula and greeting as they would be, mistakes in words, what is sent. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/people/people'
import { usualQueue } from '#shared/domain/telephony/queue-settings'
import { mainLink } from '#shared/domain/telephony/settings'
import type { QueueView } from '#shared/ipc/kpi-contract'
import { fail, ok } from '#shared/lib/result'
import { showSettings } from '../../support/settings-screen'
import type { SettingsScene } from '../../support/settings-screen'

const hotline: QueueView = {
  settings: usualQueue(mainLink, 'hotline'),
  linkName: '总机',
  ofPbxS: 30,
  decided: false,
}
const former: QueueView = {
  settings: { ...usualQueue(mainLink, 'former'), serviceLevelS: 10, wrapUpS: 45, greeting: '' },
  linkName: null,
  ofPbxS: null,
  decided: true,
}

const show = (queues: readonly QueueView[], scene: SettingsScene = {}) =>
  showSettings({
    section: 'queues',
    roles: ['service-manager'],
    ...scene,
    answers: { 'queues.list': () => ok(queues), ...scene.answers },
  })

const openDialog = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `编辑队列 ${name}` }))
  return within(await screen.findByRole('dialog'))
}

const put = async (field: HTMLElement, text: string) => {
  await userEvent.clear(field)
  // Braces are keys to the typist.
  if (text !== '') await userEvent.type(field, text.replaceAll('{', '{{'))
}

describe('queues', () => {
  it('each says what its calls are judged by, and where that comes from', async () => {
    show([hotline, former])
    const table = await screen.findByRole('table', { name: '队列' })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('hotline默认设置30 秒 · 目标 80%应答 + 超时放弃5 秒以内由电话系统决定'),
      expect.stringContaining('former电话系统已移除10 秒 · 目标 80%应答 + 超时放弃5 秒以内45 秒不显示开场白'),
    ])
  })

  it('there is none before a PBX was connected', async () => {
    show([])
    expect(await screen.findByText('还没有队列')).toBeVisible()
  })

  it.each<readonly [Role, boolean]>([
    ['duty-manager', false],
    ['service-manager', true],
    ['administrator', true],
  ])('%s may change them: %s', async (role, may) => {
    show([hotline], { roles: [role] })
    await screen.findByRole('table', { name: '队列' })
    expect(screen.queryByRole('button', { name: '编辑队列 hotline' }) !== null).toBe(may)
  })

  it('of one name on two PBXs are told apart', async () => {
    show([hotline, { ...hotline, settings: { ...hotline.settings, link: former.settings.link }, linkName: '分机房' }])
    expect(await screen.findByRole('button', { name: '编辑队列 hotline · 分机房' })).toBeVisible()
  })
})

describe('the dialog', () => {
  it('says the formula with its T, and the greeting with a name [S2-16]', async () => {
    show([hotline])
    const dialog = await openDialog('hotline')
    expect(dialog.getByText('服务水平 = 30 秒内应答 ÷（应答 + 等待超过 30 秒才放弃）')).toBeVisible()
    expect(dialog.getByLabelText('应答时限 T（秒）')).toHaveAccessibleDescription('留空采用电话系统的 30 秒')
    await put(dialog.getByLabelText('应答时限 T（秒）'), '15')
    await userEvent.click(dialog.getByRole('radio', { name: '应答 + 全部放弃' }))
    expect(dialog.getByText('服务水平 = 15 秒内应答 ÷（应答 + 全部放弃）')).toBeVisible()
    await put(dialog.getByLabelText('开场白'), '您好，{agent}为您服务')
    expect(dialog.getByRole('status')).toHaveTextContent('坐席看到的开场白您好，李敏为您服务')
    await put(dialog.getByLabelText('开场白'), '')
    expect(dialog.getByRole('status')).toHaveTextContent('不显示开场白')
  })

  it('says what is wrong beside the field, and sends nothing', async () => {
    const fake = show([hotline])
    const dialog = await openDialog('hotline')
    await put(dialog.getByLabelText('目标（%）'), '0')
    await put(dialog.getByLabelText('短放弃上限（秒）'), '31')
    await put(dialog.getByLabelText('话后整理（秒）'), 'x')
    await put(dialog.getByLabelText('开场白'), '我是{name}')
    await userEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(dialog.getByLabelText('目标（%）')).toHaveAccessibleDescription('填 1–100 的整数')
    expect(dialog.getByLabelText('短放弃上限（秒）')).toHaveAccessibleDescription('不能长于应答时限 T')
    expect(dialog.getByLabelText('话后整理（秒）')).toHaveAccessibleDescription('填 0–3600 的整数')
    expect(dialog.getByLabelText('开场白')).toHaveAccessibleDescription('只能用 {agent} 作占位')
    expect(fake.inputsOf('queues.save')).toHaveLength(0)
  })

  it('sends all of it, and shows why main refused', async () => {
    const fake = show([hotline], { answers: { 'queues.save': () => fail('db.full') } })
    const dialog = await openDialog('hotline')
    await put(dialog.getByLabelText('应答时限 T（秒）'), '15')
    await put(dialog.getByLabelText('目标（%）'), '90')
    await put(dialog.getByLabelText('话后整理（秒）'), '30')
    await userEvent.click(dialog.getByRole('radio', { name: '仅应答' }))
    await userEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('磁盘空间不足')
    expect(fake.inputsOf('queues.save')).toEqual([
      { ...hotline.settings, serviceLevelS: 15, goal: 0.9, wrapUpS: 30, variant: 'answered-only' },
    ])
    fake.answer('queues.save', () => ok(null))
    await userEvent.click(dialog.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
