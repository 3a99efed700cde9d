/** The page of the telephone links on a peer of the bridge: each card as its link is, each form's way to main. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultDialling, LinkId, type PbxLink } from '#shared/domain/telephony/settings'
import type { LinkDetailRow } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Answers } from '../../support/fake-bridge'
import { amiLink, linkDetail } from '../../support/links'
import { queueRow } from '../../support/queue-rows'
import { showSettings } from '../../support/settings-screen'

const pbx = amiLink({ name: '总部热线', host: 'pbx.example', username: 'vigil', secret: null })
const hook: PbxLink = {
  id: LinkId.parse('other'),
  name: '分部总机',
  source: 'hook',
  bind: '127.0.0.1',
  port: 8710,
  secret: null,
}
const fingerprint = 'ab'.repeat(32)
const seen = { fingerprint, subject: 'CN=pbx', issuer: 'CN=pbx', validFrom: 0, validTo: 1 }

beforeEach(() => {
  window.location.hash = ''
})

function showLinks(links: readonly PbxLink[], rows: readonly LinkDetailRow[] = [], answers: Answers = {}) {
  const fake = showSettings({
    section: 'telephony',
    answers: {
      'telephony.links': () => ok(links.map((link) => ({ link, hasSecret: true }))),
      'telephony.saveLink': () => ok(null),
      'telephony.reconnect': () => ok(null),
      'telephony.selfTest': () => ok(null),
      'telephony.startRecording': () => ok(null),
      'telephony.stopRecording': () => ok(null),
      'telephony.removeLink': () => ok(null),
      ...answers,
    },
  })
  fake.publish('links', { links: rows })
  return fake
}

const card = (name = '总部热线') => screen.findByRole('article', { name })
const press = async (within_: HTMLElement, name: string) =>
  userEvent.click(within(within_).getByRole('button', { name }))
const dialog = () => screen.findByRole('dialog')

describe('a card', () => {
  it('tells state, figures and the latest trouble in words', async () => {
    showLinks(
      [pbx],
      [
        linkDetail({
          state: 'lost',
          reason: 'ping-timeout',
          clockOffsetMs: -2_500,
          retryAt: Date.now() + 9_500,
          lastDataAt: Date.now() - 61_000,
          rate: 12.4,
          lastError: { at: Date.now(), reason: 'closed-by-peer' },
        }),
      ],
    )
    const found = await card()
    for (const text of ['链路中断 · 心跳超时', '对方慢 2.5 秒', '每秒 12 条', '11.0.0'])
      expect(await within(found).findByText(text)).toBeVisible()
    expect(within(found).getByText('01:01 前')).toBeVisible()
    expect(within(found).getByText(/00:(09|10) 后/)).toBeVisible()
    expect(within(found).getByText(/连接被对方关闭/)).toBeVisible()
  })

  it('names each right that is missing, with the lines of manager.conf; what was not seen is no lack', async () => {
    showLinks(
      [pbx],
      [
        linkDetail({
          rights: {
            read: { system: 'seen', call: 'unseen', agent: 'seen', dialplan: 'missing' },
            act: { call: true, agent: true, originate: false, reporting: true, system: false },
          },
        }),
      ],
    )
    const note = within(await card()).getByRole('note', { name: '账号缺少权限' })
    expect(note).toHaveTextContent('read：dialplan')
    expect(note).toHaveTextContent('write：originate')
    expect(note).not.toHaveTextContent('write：system')
    expect(note).toHaveTextContent('[vigil]')
    expect(note).toHaveTextContent('write = call,agent,originate,reporting')
    expect(within(await card()).getByText(/尚未见到的事件：call/)).toBeVisible()
  })

  it('shows the certificate that was refused as openssl prints it', async () => {
    showLinks([pbx], [linkDetail({ state: 'rejected', reason: 'tls-untrusted', refused: seen })])
    expect(within(await card()).getByText(fingerprint.toUpperCase().match(/../g)?.join(':') ?? '')).toBeVisible()
  })

  it('asks before refused credentials are sent again, by a test as by connecting', async () => {
    const fake = showLinks([pbx], [linkDetail({ state: 'rejected', reason: 'wrong-credentials' })])
    await press(await card(), '自检')
    expect(await dialog()).toHaveTextContent('fail2ban')
    expect(fake.inputsOf('telephony.selfTest')).toEqual([])
    await press(await dialog(), '确认并继续')
    expect(fake.inputsOf('telephony.selfTest')).toEqual([{ id: 'main', confirmed: true }])
    await press(await card(), '重新连接')
    expect(fake.inputsOf('telephony.reconnect')).toEqual([])
    await press(await dialog(), '确认并继续')
    expect(fake.inputsOf('telephony.reconnect')).toEqual([{ id: 'main' }])
  })

  it('is tested without a question where nothing was refused', async () => {
    const fake = showLinks([pbx], [linkDetail()])
    await press(await card(), '自检')
    expect(fake.inputsOf('telephony.selfTest')).toEqual([{ id: 'main', confirmed: false }])
  })

  it('tells each step of the self-test, and what to do about those that failed', async () => {
    showLinks(
      [pbx],
      [
        linkDetail({
          selfTest: {
            startedAt: 1,
            endedAt: Date.now(),
            missing: { read: [], act: [] },
            steps: [
              { step: 'host', outcome: 'passed', code: 'reached', params: {} },
              { step: 'login', outcome: 'failed', code: 'login-closed', params: {} },
              { step: 'ping', outcome: 'warned', code: 'clock-off', params: { ms: 3, offset: -90_000 } },
              { step: 'events', outcome: 'skipped', code: 'not-tried', params: {} },
            ],
          },
        }),
      ],
    )
    const result = within(await card()).getByRole('region', { name: '自检结果' })
    expect(result).toHaveTextContent('2 项需要处理')
    expect(result).toHaveTextContent('登录失败登录时连接被关闭')
    expect(result).toHaveTextContent('permit = 本机地址/255.255.255.255')
    expect(result).toHaveTextContent('时钟相差 90.0 秒')
  })

  it('is recorded for as long as is chosen, and stopped', async () => {
    const fake = showLinks([pbx], [linkDetail()])
    await press(await card(), '录制')
    await userEvent.selectOptions(within(await dialog()).getByLabelText('时长'), '1 小时')
    await press(await dialog(), '开始录制')
    expect(fake.inputsOf('telephony.startRecording')).toEqual([{ id: 'main', minutes: 60 }])
    const recording = { file: '/p/recordings/main.ami.txt', startedAt: 1, until: Date.now() + 60_000, bytes: 2_000 }
    fake.publish('links', { links: [linkDetail({ recording: { ...recording, ended: null } })] })
    expect(await screen.findByText('/p/recordings/main.ami.txt')).toBeVisible()
    await press(await card(), '停止录制')
    expect(fake.inputsOf('telephony.stopRecording')).toEqual([{ id: 'main' }])
    fake.publish('links', { links: [linkDetail({ recording: { ...recording, ended: { at: 2, why: 'asked' } } })] })
    expect(await screen.findByText('手动停止')).toBeVisible()
  })

  it('is removed after a question, and only that one', async () => {
    const fake = showLinks([pbx, hook], [linkDetail()])
    await press(await card('分部总机'), '移除')
    expect(await dialog()).toHaveTextContent('已有的通话记录、录音与统计保留')
    await press(await dialog(), '移除')
    expect(fake.inputsOf('telephony.removeLink')).toEqual([{ id: 'other' }])
    await waitFor(() => expect(fake.inputsOf('telephony.links')).toHaveLength(2))
  })

  it('says what failed', async () => {
    showLinks([pbx], [linkDetail()], { 'telephony.selfTest': () => fail('telephony.secret-unreadable') })
    await press(await card(), '自检')
    expect(await screen.findByRole('alert')).toHaveTextContent('重新填写')
  })
})

describe('setting up a link', () => {
  it('asks for what is missing before anything is sent', async () => {
    const fake = showLinks([])
    await userEvent.click(await screen.findByRole('button', { name: '添加链路' }))
    const form = within(await dialog())
    await userEvent.clear(form.getByLabelText(/^名称/))
    await userEvent.clear(form.getByLabelText(/^端口/))
    await userEvent.type(form.getByLabelText(/^端口/), '70000')
    await userEvent.type(form.getByLabelText('外线前缀'), 'x')
    await userEvent.click(form.getByRole('radio', { name: '自有 CA' }))
    await press(await dialog(), '保存')
    expect(form.getByLabelText(/^名称/)).toHaveAccessibleDescription('请填写名称，最多 40 个字')
    expect(form.getByLabelText(/^主机/)).toHaveAccessibleDescription('请填写主机名或地址')
    expect(form.getByLabelText(/^端口/)).toHaveAccessibleDescription('端口为 1–65535')
    expect(form.getByLabelText(/^密码/)).toHaveAccessibleDescription('请填写密码')
    expect(form.getByLabelText('外线前缀')).toHaveAccessibleDescription(/前缀/)
    expect(form.getByLabelText(/^CA 证书/)).toHaveAccessibleDescription(/BEGIN CERTIFICATE/)
    expect(fake.inputsOf('telephony.saveLink')).toEqual([])
  })

  it('sends an Asterisk with everything, the first one under the name that profiles have had', async () => {
    const fake = showLinks([], [], { 'telephony.readCertificate': () => ok(seen) })
    await userEvent.click(await screen.findByRole('button', { name: '添加链路' }))
    const form = within(await dialog())
    await userEvent.type(form.getByLabelText(/^主机/), 'pbx.example')
    await userEvent.type(form.getByLabelText(/^账号/), 'vigil')
    await userEvent.type(form.getByLabelText(/^密码/), 'secret')
    await userEvent.click(form.getByRole('radio', { name: '固定证书' }))
    expect(form.getByLabelText(/^端口/)).toHaveValue('5039')
    await press(await dialog(), '读取证书指纹')
    expect(await form.findByText(/请通过另一条途径核对/)).toBeVisible()
    expect(form.getByLabelText(/^证书指纹/, { selector: 'input' })).toHaveValue('')
    await press(await dialog(), '指纹一致，采用')
    await userEvent.click(form.getByRole('checkbox', { name: /远程接听/ }))
    await press(await dialog(), '保存')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('telephony.readCertificate')).toEqual([{ host: 'pbx.example', port: 5039 }])
    expect(fake.inputsOf('telephony.saveLink')).toEqual([
      {
        ...amiLink({ name: '电话系统', host: 'pbx.example', port: 5039, username: 'vigil', secret: 'secret' }),
        tls: { mode: 'pin', fingerprint },
        dialling: { ...defaultDialling, remoteControl: true },
      },
    ])
  })

  it('says why no fingerprint could be read', async () => {
    showLinks([pbx], [], {
      'telephony.readCertificate': () => fail('telephony.no-certificate', { reason: 'tls-expected' }),
    })
    await press(await card(), '编辑')
    const form = within(await dialog())
    await userEvent.click(form.getByRole('radio', { name: '固定证书' }))
    await press(await dialog(), '读取证书指纹')
    expect(await form.findByRole('alert')).toHaveTextContent('没有读到证书：已设置 TLS，但该端口是明文端口')
  })

  it('keeps a stored secret for the same login only, and offers the numbers of live queues', async () => {
    const fake = showLinks([pbx], [linkDetail()])
    fake.publish('queue', { queues: [queueRow('*'), queueRow('hotline')] })
    await press(await card(), '编辑')
    const form = within(await dialog())
    expect(form.getByLabelText(/^密码/)).toHaveAttribute('placeholder', '已保存，留空不变')
    await userEvent.type(await form.findByLabelText('队列 hotline 的号码'), '6001')
    await press(await dialog(), '保存')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('telephony.saveLink')).toEqual([
      { ...pbx, dialling: { ...pbx.dialling, queueNumbers: { hotline: '6001' } } },
    ])
    // Another host must not get what was entered for this one.
    await press(await card(), '编辑')
    const again = within(await dialog())
    await userEvent.type(again.getByLabelText(/^主机/), '.net')
    await press(await dialog(), '保存')
    expect(again.getByLabelText(/^密码/)).toHaveAccessibleDescription('请填写密码')
    expect(fake.inputsOf('telephony.saveLink')).toHaveLength(1)
  })

  it('sends a hook beside what is there, under a name of its own', async () => {
    const fake = showLinks([pbx])
    await userEvent.click(await screen.findByRole('button', { name: '添加链路' }))
    const form = within(await dialog())
    await userEvent.click(form.getByRole('radio', { name: /HTTP 接口/ }))
    await userEvent.clear(form.getByLabelText(/^监听地址/))
    await userEvent.type(form.getByLabelText(/^监听地址/), '0.0.0.0')
    await userEvent.type(form.getByLabelText(/^共享密钥/), 'short')
    await press(await dialog(), '保存')
    expect(form.getByLabelText(/^监听地址/)).toHaveAccessibleDescription(/不能是 0.0.0.0/)
    expect(form.getByLabelText(/^共享密钥/)).toHaveAccessibleDescription('至少 16 个字符')
    await userEvent.clear(form.getByLabelText(/^监听地址/))
    await userEvent.type(form.getByLabelText(/^监听地址/), '192.168.1.9')
    await userEvent.type(form.getByLabelText(/^共享密钥/), ' and long enough')
    expect(form.getByText(/http:\/\/192\.168\.1\.9:8710\/v1\/events/)).toBeVisible()
    await press(await dialog(), '保存')
    await waitFor(() => expect(fake.inputsOf('telephony.saveLink')).toHaveLength(1))
    expect(fake.inputsOf('telephony.saveLink')[0]).toEqual({
      id: expect.stringMatching(/^link-/),
      name: '其他电话系统',
      source: 'hook',
      bind: '192.168.1.9',
      port: 8710,
      secret: 'short and long enough',
    })
  })

  it('says where a recording is broken', async () => {
    showLinks([], [], { 'telephony.saveLink': () => fail('recording.malformed', { line: 12, byte: 340 }) })
    await userEvent.click(await screen.findByRole('button', { name: '添加链路' }))
    const form = within(await dialog())
    await userEvent.click(form.getByRole('radio', { name: /话务回放/ }))
    await userEvent.type(form.getByLabelText('记录文件'), 'calls.txt')
    await press(await dialog(), '保存')
    expect(await form.findByRole('alert')).toHaveTextContent('第 12 行（第 340 字节）')
  })

  it('no more than eight', async () => {
    showLinks(Array.from({ length: 8 }, (_, n) => ({ ...hook, id: LinkId.parse(`link-${n}`), port: 9000 + n })))
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(8))
    expect(screen.getByRole('button', { name: '添加链路' })).toBeDisabled()
  })
})

describe('where secrets are kept', () => {
  const keyFile = { kind: 'key-file', backend: 'basic_text', file: '/p/secret-key', mode: null, reason: null } as const

  it('says nothing while there is a keyring', async () => {
    showLinks([pbx])
    await card()
    expect(screen.queryByRole('note')).toBeNull()
  })

  it('says what a key file means, and what to do for a keyring', async () => {
    showLinks([pbx], [], { 'telephony.secretStore': () => ok({ ...keyFile, state: 'good' }) })
    const note = await screen.findByRole('note', { name: '这台电脑没有可用的系统密钥环' })
    expect(note).toHaveTextContent('能读取该文件和数据库的人可以解开密码')
    expect(note).toHaveTextContent('/p/secret-key')
    expect(note).toHaveTextContent('gnome-keyring')
  })

  it.each([
    [{ ...keyFile, state: 'repaired', mode: '644' } as const, /曾为 644.*请更换交换机账号的密码/],
    [{ ...keyFile, state: 'refused', reason: 'ELOOP' } as const, /不可使用：ELOOP/],
  ])('says that others may have read it, or that it is refused (%#)', async (store, words) => {
    showLinks([pbx], [], { 'telephony.secretStore': () => ok(store) })
    expect(await screen.findByText(words)).toBeVisible()
  })
})

describe('whose telephone is which on several systems', () => {
  const open = async (links: readonly PbxLink[]) => {
    const fake = showSettings({
      answers: {
        'telephony.links': () => ok(links.map((link) => ({ link, hasSecret: true }))),
        'users.update': () => fail('conflict'),
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: /^编辑/ }))
    return { fake, form: within(await dialog()) }
  }

  it('is not asked while there is one', async () => {
    const { form } = await open([pbx])
    expect(form.queryByText('各电话系统的分机')).toBeNull()
  })

  it('is sent for each that differs', async () => {
    const { fake, form } = await open([pbx, hook])
    await userEvent.selectOptions(await form.findByLabelText('在“总部热线”'), '没有话机')
    await userEvent.selectOptions(form.getByLabelText('在“分部总机”'), '另设分机')
    await press(await dialog(), '保存')
    expect(form.getByRole('alert')).toHaveTextContent('分机为 2–12 位数字')
    await userEvent.type(form.getByLabelText('在“分部总机”的分机'), '6001')
    await press(await dialog(), '保存')
    await waitFor(() => expect(fake.inputsOf('users.update')).toHaveLength(1))
    expect(fake.inputsOf('users.update')[0]?.phones).toEqual([
      { link: 'main', extension: null },
      { link: 'other', extension: '6001' },
    ])
  })
})
