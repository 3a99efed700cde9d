/** The main job on real parts: a caller, a real Asterisk, the desk, a ticket, its clocks, the wallboard. */
import { DatabaseSync } from 'sqlite3'
import { createAdministrator, expect, launchApp, test, wallboardWindow, type App } from '../support/app'
import { databaseFile } from '#main/platform/paths'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx
let app: App

test.beforeEach(async ({ dataDir }) => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  app = await launchApp(dataDir)
  await createAdministrator(app.console, { sample: true })
  await connect()
})

test.afterEach(async () => {
  await app.electron.close()
  await pbx.stop()
})

/** The administrator enters the link, gives himself extension 8001, and goes to the desk. */
async function connect(): Promise<void> {
  const answer = await app.console.evaluate(
    async ({ host, port, username, secret }) =>
      window.vigil.call('telephony.configure', { source: 'ami', host, port, username, secret }),
    pbx.ami,
  )
  expect(answer).toEqual({ ok: true, value: null })
  await app.console.evaluate(async () => {
    const users = await window.vigil.call('users.list', undefined)
    if (!users.ok) throw new Error(users.error.code)
    const boss = users.value.find(({ username }) => username === 'boss')
    if (!boss) throw new Error('no boss')
    const { id, rev, displayName, roles, disabled } = boss
    const taken = users.value.find(({ extension }) => extension === '8001')
    if (taken) await window.vigil.call('users.update', { ...taken, roles: [...taken.roles], extension: null })
    await window.vigil.call('users.update', { id, rev, displayName, roles: [...roles], disabled, extension: '8001' })
  })
  await app.console.getByRole('link', { name: /工作台/ }).click()
  await app.console.getByText('热线已连接').first().waitFor()
}

test('[S1-04] a known caller waits, pops on the desk, is answered, becomes a ticket whose clocks the wallboard shows', async ({
  dataDir,
}) => {
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001')
  const wallboard = await wallboardWindow(app.electron, () =>
    app.console.evaluate(() => window.vigil.call('app.openWallboard', { fullScreen: false })),
  )
  const call = await pbx.call({ number: '057187359879', to: numbers.hotline })
  await phone.ringing()

  const card = app.console.getByTestId('call-card')
  await expect(card).toHaveAttribute('data-phase', 'ringing')
  const match = await app.console.evaluate(() => window.vigil.call('customers.match', { number: '0571-8735 9879' }))
  if (!match.ok || !match.value.card) throw new Error('the sample centre must know the caller')
  const { customer } = match.value.card
  await expect(card).toContainText(customer.name)
  await expect(wallboard.getByText(customer.name).first()).toBeVisible()

  await phone.answer()
  await expect(card).toHaveAttribute('data-phase', 'talking')

  const form = app.console.getByRole('form', { name: '新建工单' })
  await form.getByRole('radio', { name: '故障申报' }).click()
  await form.getByLabel(/设备序列号或条码/).fill('SN-STATED-BY-CALLER')
  await form.getByLabel(/摘要/).fill('核心交换机全部端口中断')
  await app.console.keyboard.press('Control+Enter')
  await expect(app.console.getByText(/工单 \d{8}-\d{4} 已建立/)).toBeVisible()

  const listed = await app.console.evaluate(() =>
    window.vigil.call('tickets.list', { stage: 'new', text: '核心交换机全部端口中断', after: null, limit: 10 }),
  )
  if (!listed.ok || !listed.value.rows[0]) throw new Error('the ticket is not in the list')
  const got = await app.console.evaluate((id) => window.vigil.call('tickets.get', { id }), listed.value.rows[0].id)
  if (!got.ok) throw new Error(got.error.code)
  const ticket = got.value
  expect(ticket.customerName).toBe(customer.name)
  expect(ticket.calls).toHaveLength(1)
  expect(ticket.calls[0]?.number).toBe('057187359879')

  // Every clock of the ticket is due as its policy says, counted from when the caller joined the queue.
  const joinedAt = ticket.calls[0]?.at ?? 0
  for (const clock of ticket.clocks) {
    const counted = clock.explanation.segments
      .filter(({ kind }) => kind === 'counted' || kind === 'makeup')
      .reduce((sum, segment) => sum + segment.to - segment.from, 0)
    expect(counted).toBe(clock.targetMs)
    if (clock.commitment.startsWith('resolve')) expect(clock.dueAt).toBe(joinedAt + 24 * 3_600_000)
  }

  const raw = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  const stored = raw.prepare('SELECT ticket_id, customer_id FROM calls WHERE number = ?').all('057187359879')
  raw.close()
  expect(stored.at(-1)).toMatchObject({ ticket_id: ticket.id, customer_id: customer.id })

  await call.hangUp()
  await expect(card).toHaveAttribute('data-phase', 'ended')
  const log = await pbx.waitForLog('the end of the call', (row) => row.event === 'COMPLETECALLER')
  expect(log.agent).toBe('8001')
})

test('a caller who hangs up shows as abandoned, and the day equals the queue_log', async () => {
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 200, hangUpAfterMs: 1_500 })
  const before = await totals()
  const first = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await first.ended
  await pbx.removeMember('hotline', '8001')
  const second = await pbx.call({ number: '13911112222', to: numbers.hotline })
  await expect.poll(async () => (await waiting()).length).toBe(1)
  await second.hangUp()
  await pbx.waitForLog('the abandoned call', (row) => row.event === 'ABANDON')
  await expect.poll(async () => (await totals()).abandoned - before.abandoned).toBe(1)

  const rows = (await pbx.queueLog()).filter((row) => row.queue === 'hotline')
  const count = (event: RegExp): number => rows.filter((row) => event.test(row.event)).length
  const after = await totals()
  expect({
    offered: after.offered - before.offered,
    answered: after.answered - before.answered,
    abandoned: after.abandoned - before.abandoned,
  }).toEqual({ offered: count(/^ENTERQUEUE$/), answered: count(/^CONNECT$/), abandoned: count(/^ABANDON$/) })
})

/** One snapshot of a feed's table, as any screen gets it. */
const table = <T>(name: 'visits' | 'queues'): Promise<readonly T[]> =>
  app.console.evaluate(
    (wanted) =>
      new Promise<readonly never[]>((resolve, reject) => {
        const stop = window.vigil.watch('queue', undefined, (frame) => {
          if (!frame.ok) return reject(new Error(frame.error.code))
          if (frame.value.seq !== 0) return undefined
          queueMicrotask(() => stop())
          return resolve((frame.value.tables[wanted]?.upsert ?? []) as never[])
        })
      }),
    name,
  )

type Totals = { readonly id: string; readonly offered: number; readonly answered: number; readonly abandoned: number }

const totals = async (): Promise<Totals> =>
  (await table<Totals>('queues')).find(({ id }) => id === 'hotline') ?? {
    id: 'hotline',
    offered: 0,
    answered: 0,
    abandoned: 0,
  }

const waiting = async () => (await table<{ state: string }>('visits')).filter(({ state }) => state === 'waiting')

test('wrong credentials are said on screen and never tried again', async () => {
  const answer = await app.console.evaluate(
    async ({ host, port, username }) =>
      window.vigil.call('telephony.configure', { source: 'ami', host, port, username, secret: 'not the secret' }),
    pbx.ami,
  )
  expect(answer.ok).toBe(true)
  await expect(app.console.getByText(/密钥|被拒绝/).first()).toBeVisible()
})
