/** The first screen: sign-in, the first run and unlocking, on a peer of the bridge. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { samplePassword } from '#shared/domain/sample/accounts'
import { fail, ok } from '#shared/lib/result'
import { SignInScreen, UnlockScreen } from '../../../renderer/features/sign-in'
import { createFakeBridge } from '../../support/fake-bridge'
import { renderScreen } from '../../support/render-screen'
import { session } from '../../support/view-builders'

const status = { version: '0.1.0', firstRun: false, sampleLoaded: false }
const sentence = 'a long enough sentence'

const ignore = () => undefined

const fill = async (values: { readonly [label: string]: string }) => {
  for (const [label, value] of Object.entries(values)) await userEvent.type(screen.getByLabelText(label), value)
}

describe('sign-in', () => {
  it('sends name and password with Enter', async () => {
    const fake = createFakeBridge({ 'session.signIn': () => ok(session()) })
    renderScreen(<SignInScreen status={status} onLanguage={ignore} />, fake)
    await userEvent.type(screen.getByLabelText('登录名'), 'limin')
    await userEvent.type(screen.getByLabelText('密码'), `${sentence}{Enter}`)
    expect(fake.inputsOf('session.signIn')).toEqual([{ username: 'limin', password: sentence }])
  })

  it('says what was wrong, empties the password, keeps the name and goes back to the password', async () => {
    const fake = createFakeBridge({ 'session.signIn': () => fail('auth.locked', { minutes: 15 }) })
    renderScreen(<SignInScreen status={status} onLanguage={ignore} />, fake)
    await userEvent.type(screen.getByLabelText('登录名'), 'limin')
    await userEvent.type(screen.getByLabelText('密码'), 'wrong{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('账号已锁定，请 15 分钟后再试')
    expect(screen.getByLabelText('登录名')).toHaveValue('limin')
    expect(screen.getByLabelText('密码')).toHaveValue('')
    expect(screen.getByLabelText('密码')).toHaveFocus()
  })

  it('sends nothing while a field is empty', async () => {
    const fake = createFakeBridge()
    renderScreen(<SignInScreen status={status} onLanguage={ignore} />, fake)
    await userEvent.type(screen.getByLabelText('登录名'), 'limin{Enter}')
    expect(screen.getByRole('button', { name: '登录' })).toBeDisabled()
    expect(fake.sent).toEqual([])
  })

  it('offers the sample accounts only while the sample centre is loaded, and fills them in', async () => {
    const fake = createFakeBridge({ 'session.signIn': () => ok(session()) })
    const { unmount } = renderScreen(<SignInScreen status={status} onLanguage={ignore} />, fake)
    expect(screen.queryByText(/示例中心的账号/)).toBeNull()
    unmount()
    renderScreen(<SignInScreen status={{ ...status, sampleLoaded: true }} onLanguage={ignore} />, fake)
    const offered = await screen.findByRole('region', { name: /示例中心的账号/ })
    expect(offered).toHaveTextContent(samplePassword)
    await userEvent.click(within(offered).getByRole('button', { name: /值班经理/ }))
    await userEvent.keyboard('{Enter}')
    expect(fake.inputsOf('session.signIn')).toEqual([{ username: 'sample.duty', password: samplePassword }])
  })

  it('lets a person change the language before signing in', async () => {
    const onLanguage = vi.fn<() => void>()
    renderScreen(<SignInScreen status={status} onLanguage={onLanguage} />, createFakeBridge())
    await userEvent.click(screen.getByRole('button', { name: 'Switch to English' }))
    expect(onLanguage).toHaveBeenCalledOnce()
  })
})

describe('the first run', () => {
  const firstRun = { ...status, firstRun: true }

  it('creates the administrator, with the sample centre unless told otherwise', async () => {
    const fake = createFakeBridge({ 'session.createAdministrator': () => ok(session()) })
    renderScreen(<SignInScreen status={firstRun} onLanguage={ignore} />, fake)
    expect(await screen.findByRole('radio', { name: /载入示例中心/ })).toBeChecked()
    await fill({ 姓名: '示例管理员', 登录名: 'boss', 密码: sentence, 再输一次密码: sentence })
    await userEvent.click(screen.getByRole('radio', { name: /从空白开始/ }))
    await userEvent.click(screen.getByRole('button', { name: '创建并进入' }))
    expect(fake.inputsOf('session.createAdministrator')).toEqual([
      { displayName: '示例管理员', username: 'boss', password: sentence, loadSample: false },
    ])
  })

  it('says at each field what is wrong, and sends nothing', async () => {
    const fake = createFakeBridge()
    renderScreen(<SignInScreen status={firstRun} onLanguage={ignore} />, fake)
    await screen.findByLabelText('姓名')
    expect(screen.queryByRole('alert')).toBeNull()
    await fill({ 登录名: '张三', 密码: 'short', 再输一次密码: 'other' })
    await userEvent.click(screen.getByRole('button', { name: '创建并进入' }))
    expect(screen.getByLabelText('姓名')).toBeInvalid()
    expect(screen.getByLabelText('登录名')).toHaveAccessibleDescription(/小写字母/)
    expect(screen.getByLabelText('密码')).toHaveAccessibleDescription('密码至少 10 个字符')
    expect(screen.getByLabelText('再输一次密码')).toHaveAccessibleDescription('两次输入的密码不一致')
    expect(fake.sent).toEqual([])
  })
})

describe('the lock', () => {
  it('opens with the password of the same person', async () => {
    const fake = createFakeBridge({ 'session.unlock': () => ok(session()) })
    renderScreen(<UnlockScreen name="李敏" />, fake)
    expect(screen.getByRole('dialog', { name: '已锁定' })).toHaveTextContent('李敏')
    await userEvent.type(screen.getByLabelText('密码'), `${sentence}{Enter}`)
    expect(fake.inputsOf('session.unlock')).toEqual([{ password: sentence }])
  })

  it('stays shut and says why when the password is wrong', async () => {
    const fake = createFakeBridge({ 'session.unlock': () => fail('auth.wrong') })
    renderScreen(<UnlockScreen name="李敏" />, fake)
    await userEvent.type(screen.getByLabelText('密码'), 'wrong{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('登录名或密码不正确')
    await waitFor(() => expect(screen.getByLabelText('密码')).toHaveValue(''))
  })

  it('lets somebody else sign in', async () => {
    const fake = createFakeBridge({ 'session.signOut': () => ok(null) })
    renderScreen(<UnlockScreen name="李敏" />, fake)
    await userEvent.click(screen.getByRole('button', { name: '换人登录' }))
    expect(fake.inputsOf('session.signOut')).toHaveLength(1)
  })
})
