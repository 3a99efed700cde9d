/** Calls that do not come from an Asterisk: a softphone's link, and the hook of another telephone system. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { systemClock } from '#main/platform/clock'
import { PbxLink } from '#shared/domain/telephony/settings'
import { expect, launchApp, root, test } from '../support/app'
import { createHookSender, freePort, hookSecret } from '../support/hook-sender'
import { administrator, firstRun, goTo, signIn } from '../support/jobs'

const run = promisify(execFile)

/** What the system does with a link: starts the app with it as an argument. */
const openLink = (dataDir: string, link: string) =>
  run(path.join(root, 'node_modules/electron/dist/electron'), [
    root,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--data',
    dataDir,
    link,
  ])

/** The signed-in administrator has telephone 8001, and calls come over this link. */
async function setUp(page: Page, link: PbxLink): Promise<void> {
  await firstRun(page, { sample: false })
  const answers = await page.evaluate(async (wanted) => {
    const users = await window.vigil.call('users.list', undefined)
    const [user] = users.ok ? users.value : []
    if (!user) throw new Error('nobody')
    const { id, rev, displayName, roles, disabled } = user
    return [
      await window.vigil.call('users.update', { id, rev, displayName, roles, disabled, extension: '8001', phones: [] }),
      await window.vigil.call('telephony.saveLink', wanted),
    ]
  }, link)
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  await goTo(page, '工作台')
}

const softphone = PbxLink.parse({ id: 'softphone', name: '软电话', source: 'protocol' })

test('a link that a softphone opens shows its call on the desk, from the ringing to the end', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  const page = app.console
  await setUp(page, softphone)
  const ringing = await openLink(dataDir, 'vigil://call?number=13800001111&name=%E5%BC%A0%E4%B8%89')
  // Chromium says of itself what it misses on a machine without a desktop.
  expect(ringing.stdout + ringing.stderr.replaceAll(/^\[\d+:.*\n/gm, '')).toBe('')
  await expect(page.getByText('来电振铃').first()).toBeVisible()
  await expect(page.getByText(/138 ?0000 ?1111/).first()).toBeVisible()
  await openLink(dataDir, 'vigil://call?number=13800001111&event=answered')
  await expect(page.getByText('通话中').first()).toBeVisible()
  await openLink(dataDir, 'vigil://call?event=ended')
  await expect(page.getByText('通话已结束').first()).toBeVisible()

  await openLink(dataDir, 'vigil://dial?number=13900002222')
  await openLink(dataDir, 'vigil://call?number=13900002222&dial=yes')
  await openLink(dataDir, 'vigil://call?number=13900003333')
  await expect(page.getByText(/139 ?0000 ?3333/).first()).toBeVisible()
  await expect(page.getByText(/139 ?(0000|\*{4}) ?2222/)).toHaveCount(0)
  await app.close()
})

test('a link also starts the app', async ({ dataDir }) => {
  const before = await launchApp(dataDir)
  await setUp(before.console, softphone)
  await before.close()
  const app = await launchApp(dataDir, ['vigil://call?number=13800001111&extension=8001'])
  await signIn(app.console, administrator.username, administrator.password)
  await goTo(app.console, '工作台')
  await expect(app.console.getByText('来电振铃').first()).toBeVisible()
  await expect(app.console.getByText(/138 ?0000 ?1111/).first()).toBeVisible()
  await app.close()
})

test('another telephone system posts its calls: they pop on the desk', async ({ dataDir }) => {
  const port = await freePort()
  const app = await launchApp(dataDir)
  const page = app.console
  const link = { id: 'other', name: '总机', source: 'hook', bind: '127.0.0.1', port, secret: hookSecret }
  await setUp(page, PbxLink.parse(link))
  const sender = createHookSender(port, systemClock)
  const call = { call: '1', number: '13800001111', extension: '8001' }
  await expect
    .poll(async () => (await sender.post({ event: 'ringing', ...call }).catch(() => null))?.status ?? 0)
    .toBe(200)
  await expect(page.getByText('来电振铃').first()).toBeVisible()
  expect(await sender.post({ event: 'answered', ...call })).toMatchObject({ status: 200 })
  await expect(page.getByText('通话中').first()).toBeVisible()
  expect(await sender.post({ event: 'ended', call: '1' })).toMatchObject({ status: 200 })
  await expect(page.getByText('通话已结束').first()).toBeVisible()
  sender.close()
  await app.close()
})
