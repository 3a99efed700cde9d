/** The settings on a peer of the bridge: sections by role, each form's way to main, each refusal in words. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/people/people'
import { sampleAccounts, samplePassword } from '#shared/domain/sample/accounts'
import { fail, ok } from '#shared/lib/result'
import { showSettings } from '../../support/settings-screen'
import { session } from '../../support/view-builders'

beforeEach(() => {
  window.location.hash = ''
})

describe('sections by role', () => {
  it.each<readonly [Role, readonly string[]]>([
    ['administrator', ['用户', '电话', '队列', '节假日', '服务政策', '承诺条款', '示例中心', '用途', '审计']],
    ['service-manager', ['用户', '队列', '节假日', '服务政策', '承诺条款', '审计']],
    ['duty-manager', ['用户', '队列', '节假日', '服务政策', '承诺条款']],
  ])('%s', async (role, names) => {
    showSettings({ roles: [role] })
    const menu = within(screen.getByRole('navigation', { name: '设置' }))
    await waitFor(() => expect(menu.getAllByRole('link').map((link) => link.textContent)).toEqual(names))
  })
})

describe('users', () => {
  it('creates an account with roles and extension', async () => {
    const fake = showSettings({ answers: { 'users.create': () => ok(session().user) } })
    await userEvent.click(await screen.findByRole('button', { name: '新建用户' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.type(dialog.getByLabelText(/姓名/), '林某')
    await userEvent.type(dialog.getByLabelText(/登录名/), 'lin')
    await userEvent.click(dialog.getByRole('checkbox', { name: '热线坐席' }))
    await userEvent.type(dialog.getByLabelText(/分机/), '8005')
    await userEvent.type(dialog.getByLabelText(/密码/), 'another long sentence')
    await userEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(fake.inputsOf('users.create')).toEqual([
      {
        username: 'lin',
        displayName: '林某',
        roles: ['hotline-agent'],
        extension: '8005',
        phones: [],
        password: 'another long sentence',
      },
    ])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('keeps the form open and says why main refused it', async () => {
    const fake = showSettings({ answers: { 'users.update': () => fail('users.last-administrator') } })
    await userEvent.click(await screen.findByRole('button', { name: '编辑 李敏' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.click(dialog.getByRole('checkbox', { name: '停用此账号' }))
    await userEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('至少要保留一名可用的管理员')
    expect(fake.inputsOf('users.update')).toHaveLength(1)
    expect(fake.inputsOf('users.setPassword')).toHaveLength(0)
  })

  it('may be read but not changed by a duty manager', async () => {
    showSettings({ roles: ['duty-manager'] })
    expect(await screen.findByRole('cell', { name: 'limin' })).toBeVisible()
    expect(screen.queryByRole('button', { name: /新建用户|编辑/ })).toBeNull()
  })
})

describe('the sample centre', () => {
  it('shows its accounts and their password while it is loaded', async () => {
    showSettings({ section: 'sample', status: { sampleLoaded: true } })
    const table = await screen.findByRole('table', { name: '示例账号' })
    for (const { username } of sampleAccounts) expect(within(table).getByText(username)).toBeVisible()
    expect(screen.getByText(samplePassword)).toBeVisible()
  })

  it('loads it, and says why that is refused', async () => {
    const fake = showSettings({ section: 'sample', answers: { 'sample.load': () => fail('sample.already-loaded') } })
    await userEvent.click(await screen.findByRole('button', { name: '载入示例中心' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('示例中心已经载入')
    expect(fake.inputsOf('sample.load')).toHaveLength(1)
  })
})

describe('audit', () => {
  it('says from which entry on the journal cannot be trusted', async () => {
    showSettings({
      section: 'audit',
      answers: {
        'audit.verify': () => ok({ intact: false, entries: 812, checkpoints: 4, brokenAt: 97, reason: 'hash' }),
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: '开始校验' }))
    expect(await screen.findByText('日志自第 97 条起不可信')).toBeVisible()
  })
})
