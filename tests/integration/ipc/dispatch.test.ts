import type { IpcMainInvokeEvent } from 'electron'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dispatch, listenForCommands } from '#main/ipc/dispatch'
import type { DispatchDeps } from '#main/ipc/dispatch'
import { createHandlers } from '#main/app/handlers'
import { createStatus } from '#main/app/status'
import { addCustomer, administratorOf, faultDraft } from '../../support/builders'
import { noSiteFiles, openProfile, screenOf } from '../../support/centre'
import { createProfile, type Profile } from '../../support/profile'
import { noPress } from '../../support/no-press'
import { noDialogs } from '../../support/no-dialogs'

let profile: Profile
let services: Awaited<ReturnType<typeof openProfile>>
let call: ReturnType<typeof screenOf>

beforeEach(async () => {
  profile = createProfile()
  services = await openProfile(profile.dir)
  call = screenOf(services)
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

const from = (url: string | null) => ({ senderFrame: url === null ? null : { url } }) as IpcMainInvokeEvent

const code = (text: string) => ({ ok: false, error: expect.objectContaining({ code: text }) })

test.each([['nothing'], ['tickets.drop'], ['__proto__'], ['constructor'], ['toString'], ['']])(
  'a command that does not exist: %s',
  async (name) => {
    expect(await call(name)).toEqual(code('ipc.unknown-command'))
  },
)

test.each([[null], [undefined], [7], [['app.status']], [{ toString: () => 'app.status' }]])(
  'a name that is no text: %j',
  async (name) => {
    expect(await call(name as unknown as string)).toEqual(code('ipc.unknown-command'))
  },
)

const fieldOf = async (name: string, input: unknown) => {
  const answer = await call(name, input)
  return answer.ok ? 'ok' : `${answer.error.code} ${answer.error.params?.field}`
}

test('the field that is wrong is named', async () => {
  await administratorOf(services)
  const customer = await addCustomer(services)
  const draft = faultDraft(customer)
  expect(await fieldOf('tickets.create', { ...draft, summary: ' x ' })).toBe('ipc.bad-input summary')
  expect(await fieldOf('tickets.create', { ...draft, description: 'x'.repeat(10_001) })).toBe(
    'ipc.bad-input description',
  )
  expect(await fieldOf('tickets.create', { ...draft, customerId: 7 })).toBe('ipc.bad-input customerId')
  expect(await fieldOf('tickets.list', { stage: 'nowhere', text: '', after: null, limit: 10 })).toBe(
    'ipc.bad-input stage',
  )
  expect(await fieldOf('tickets.list', { stage: null, text: '', after: null, limit: 1e9 })).toBe('ipc.bad-input limit')
  expect(
    await fieldOf('users.create', {
      username: 'a b',
      displayName: '某',
      roles: [],
      extension: null,
      phones: [],
      password: 'x',
    }),
  ).toBe('ipc.bad-input username')
})

test('what the contract does not know of is not passed on', async () => {
  await administratorOf(services)
  const customer = await addCustomer(services)
  const answer = await call('tickets.create', { ...faultDraft(customer), id: 'mine', sample: 1, rev: 99 })
  expect(answer).toMatchObject({ ok: true, value: { rev: 1, sample: false } })
})

test('a handler that throws is logged and answers `internal`, without a word of what happened', async () => {
  await administratorOf(services)
  const status = createStatus(services, '0.0.0')
  const logged: unknown[] = []
  const handlers = createHandlers(services, {
    status: () => Promise.reject(new Error('secret path')),
    statusChanged: status.changed,
    openWallboard: () => undefined,
    pickFile: async () => null,
    pickFolder: async () => null,
    dialogs: noDialogs,
    siteFiles: noSiteFiles,
    press: noPress,
  })
  const log = { error: (_text: string, error: unknown) => logged.push(error) }
  const answer = await dispatch({ handlers, session: services.people.session, log }, 'app.status', undefined)
  expect(answer).toEqual({ ok: false, error: { code: 'internal' } })
  expect(logged).toEqual([new Error('secret path')])
})

describe('the door', () => {
  type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

  /** What Electron would call for a message of a page. */
  function openDoor(): Listener {
    let listener: Listener | undefined
    const ipcMain: DispatchDeps['ipcMain'] = {
      handle: (_channel, added) => {
        listener = added
      },
    }
    const status = createStatus(services, '0.0.0')
    listenForCommands({
      ipcMain,
      handlers: createHandlers(services, {
        status: status.read,
        statusChanged: status.changed,
        openWallboard: () => undefined,
        pickFile: async () => null,
        pickFolder: async () => null,
        dialogs: noDialogs,
        siteFiles: noSiteFiles,
        press: noPress,
      }),
      session: services.people.session,
      isTrusted: ({ senderFrame }) => senderFrame?.url === 'app://vigil/index.html',
      log: { error: () => undefined },
    })
    if (!listener) throw new Error('nothing listens')
    return listener
  }

  test('lets nobody in but the app', async () => {
    const door = openDoor()
    expect(await door(from('app://vigil/index.html'), 'app.status', undefined)).toMatchObject({ ok: true })
    for (const url of ['https://example.com/', 'app://other/index.html', null])
      expect(await door(from(url), 'app.status', undefined)).toEqual(code('ipc.untrusted-sender'))
  })
})
