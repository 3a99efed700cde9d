/** The telephone bar: what an agent does, with the reason where something cannot be done. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '#shared/lib/result'
import { PhoneBar, useDialler, usePhone } from '../../../renderer/features/phone'
import { DialContext } from '../../../renderer/ui/dial-context'
import { DialNumber } from '../../../renderer/ui/dial-number'
import { createFakeBridge } from '../../support/fake-bridge'
import type { Answers } from '../../support/fake-bridge'
import { phoneCall, phoneRow } from '../../support/phone-rows'
import { agentRow } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'

function Bar() {
  const phone = usePhone()
  return (
    <DialContext.Provider value={useDialler(phone)}>
      <PhoneBar phone={phone} locked={false} />
      <DialNumber number="+8613900002222" />
    </DialContext.Provider>
  )
}

function show(row = phoneRow(), answers: Answers = { 'phone.act': () => ok(null) }) {
  const fake = createFakeBridge(answers)
  fake.publish('phone', { phones: [row] })
  fake.publish('queue', { agents: [agentRow('8001'), agentRow('8002', { name: '叶某' })] })
  renderScreen(<Bar />, fake)
  return { fake, acts: () => fake.inputsOf('phone.act'), user: userEvent.setup({ delay: null }) }
}

const button = (name: string | RegExp) => screen.findByRole('button', { name })

describe('queues and pauses', () => {
  it('signs in to what is missing and out of what is there', async () => {
    const { acts, user } = show()
    await user.click(await button('队列 1/2'))
    await user.click(screen.getByRole('menuitemcheckbox', { name: /hotline/ }))
    await user.click(await button('队列 1/2'))
    await user.click(screen.getByRole('menuitem', { name: '全部签入' }))
    expect(acts()).toEqual([
      { act: 'sign-out', link: 'main', queues: ['hotline'] },
      { act: 'sign-in', link: 'main', queues: ['vip'] },
    ])
  })

  it('pauses with a reason of one’s own, by the keyboard alone, and comes back', async () => {
    const { acts, user, fake } = show()
    await button('小休')
    await user.keyboard('{Alt>}p{/Alt}')
    await user.type(await screen.findByRole('textbox', { name: '其他原因' }), '换电池{Enter}')
    expect(acts()).toEqual([{ act: 'pause', link: 'main', reason: '换电池' }])
    const paused = { state: 'paused' as const, since: Date.now() - 65_000, reason: '换电池' }
    act(() => fake.publish('phone', { phones: [phoneRow({ agent: paused })] }))
    const bar = screen.getByRole('region', { name: '电话' })
    expect(bar).toHaveTextContent('换电池')
    expect(await within(bar).findByText(/^01:0\d$/)).toBeVisible()
    await user.keyboard('{Alt>}p{/Alt}')
    expect(acts().at(-1)).toEqual({ act: 'resume', link: 'main' })
  })

  it('says how long the wrap-up lasts, and ends it', async () => {
    const agent = { state: 'wrap-up' as const, since: Date.now(), reason: 'wrap-up' }
    const { acts, user } = show(phoneRow({ agent, wrapUpUntil: Date.now() + 42_500 }))
    expect(await screen.findByText(/00:4\d 后自动就绪/)).toBeVisible()
    await user.click(await button('就绪'))
    expect(acts()).toEqual([{ act: 'ready', link: 'main' }])
  })
})

describe('a call', () => {
  it('that rings is answered, that is held is taken back, and any is hung up by a key', async () => {
    const { acts, user, fake } = show(phoneRow({}, 'ringing'))
    await user.click(await button('接听'))
    act(() => fake.publish('phone', { phones: [phoneRow({}, 'held')] }))
    await user.click(await button('取回'))
    await user.keyboard('{Alt>}e{/Alt}')
    expect(acts().map((one) => (one as { act: string }).act)).toEqual(['answer', 'unhold', 'hang-up'])
  })

  it('is handed over after asking, or at once, to an agent but not to a queue without a number', async () => {
    const { acts, user } = show(phoneRow({}, 'talking'))
    await user.click(await button('转接'))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('radio', { name: /vip/ })).toBeDisabled()
    await user.click(dialog.getByRole('radio', { name: /叶某/ }))
    await user.click(dialog.getByRole('button', { name: '转接' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const target = { kind: 'agent', extension: '8002' }
    expect(acts()).toEqual([{ act: 'transfer', link: 'main', mode: 'attended', target }])
  })

  it('in which somebody is asked is completed or taken back', async () => {
    const { acts, user } = show(phoneRow({ calls: [phoneCall('consulting')] }))
    await user.click(await button('取消转接'))
    await user.click(await button('完成转接'))
    expect(acts().map((one) => (one as { act: string }).act)).toEqual(['cancel-transfer', 'complete-transfer'])
  })
})

describe('dialling', () => {
  it('wants a number, and says what went wrong', async () => {
    const { acts, user } = show(phoneRow(), { 'phone.act': () => fail('phone.right', { right: 'originate' }) })
    const field = await screen.findByRole('textbox', { name: '拨打电话' })
    await user.type(field, '张三{Enter}')
    expect(field).toHaveAttribute('aria-invalid', 'true')
    expect(acts()).toEqual([])
    await user.clear(field)
    await user.type(field, '139 0000 2222{Enter}')
    expect(acts()).toEqual([{ act: 'dial', link: 'main', number: '139 0000 2222' }])
    expect(await screen.findByRole('alert')).toHaveTextContent('缺少写权限 originate')
  })

  it('works from any number on the screen, not during a call', async () => {
    const { acts, user, fake } = show()
    await user.click(await button(/拨打 139 0000 2222/))
    expect(acts()).toEqual([{ act: 'dial', link: 'main', number: '+8613900002222' }])
    act(() => fake.publish('phone', { phones: [phoneRow({}, 'talking')] }))
    await waitFor(async () => expect(await button(/拨打 139 0000 2222/)).toBeDisabled())
  })

  it('tells why a number was not reached', async () => {
    show(phoneRow({ dialFailure: { number: '13900002222', at: Date.now(), reason: 'busy' } }))
    expect(await screen.findByText('139 0000 2222 未接通：对方忙')).toBeVisible()
  })
})

describe('what cannot be done', () => {
  it('is disabled with the right that is missing', async () => {
    const right = { kind: 'right', right: 'originate' } as const
    show(phoneRow({ abilities: { ...phoneRow().abilities, dial: right } }))
    expect(await button('拨打')).toBeDisabled()
    expect(await button('拨打')).toHaveAttribute('title', '管理接口账号缺少写权限 originate')
    expect(screen.getByText('管理接口账号缺少写权限：originate')).toBeVisible()
  })

  it('is not offered at all where a source is only listened to', async () => {
    const only = Object.fromEntries(Object.keys(phoneRow().abilities).map((name) => [name, { kind: 'listen-only' }]))
    show(phoneRow({ abilities: only as ReturnType<typeof phoneRow>['abilities'] }))
    expect(await screen.findByText('当前为只读来源，不能操作电话。')).toBeVisible()
    expect(screen.queryByRole('button', { name: '小休' })).toBeNull()
  })
})
