/** A whole shift of one agent, by clicks, against a real Asterisk; at its end the database says what queue_log says. */
import path from 'node:path'
import { DatabaseSync } from 'sqlite3'
import { usualQueue } from '#shared/domain/telephony/queue-settings'
import { defaultDialling, mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { expect, launchApp, test, type App } from '../support/app'
import { changeUser, firstRun, newAgent } from '../support/jobs'
import { readQueueLog } from '../support/queue-log'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx
let app: App

test.beforeEach(async ({ dataDir }) => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  app = await launchApp(dataDir)
})

test.afterEach(async () => {
  await app.close()
  await pbx.stop()
})

const link = (): PbxLink => ({
  ...pbx.ami,
  id: mainLink,
  name: '总机',
  source: 'ami',
  tls: { mode: 'off' },
  dialling: { ...defaultDialling, queueNumbers: { hotline: numbers.hotline, vip: numbers.vip }, remoteControl: true },
})

/** Long enough that nobody waits for its end by chance. */
const wrapsUp = (queue: string) => ({ ...usualQueue(mainLink, queue), wrapUpS: 600 })

test('an agent signs in, takes calls, holds, transfers, pauses, calls back, wraps up and signs out', async ({
  dataDir,
}) => {
  const page = app.console
  await firstRun(page, { sample: false })
  const saved = await page.evaluate((settings) => window.vigil.call('telephony.saveLink', settings), link())
  expect(saved).toMatchObject({ ok: true })
  for (const queue of ['hotline', 'vip'])
    expect(await page.evaluate((settings) => window.vigil.call('queues.save', settings), wrapsUp(queue))).toMatchObject(
      {
        ok: true,
      },
    )
  await newAgent(page, { username: 'agent', name: '林某', extension: '8001', password: 'another long sentence' })
  await changeUser(page, 'agent', 'another long sentence')
  const bar = page.getByRole('region', { name: '电话', exact: true })
  const call = bar.getByTestId('phone-call')
  const button = (name: string | RegExp) => bar.getByRole('button', { name, exact: typeof name === 'string' })
  const state = (word: string) => expect(bar.getByText(word, { exact: true }).first()).toBeVisible()

  const getReady = async () => {
    await state('话后整理')
    await expect(bar).toContainText(/后自动就绪/)
    await button('就绪').click()
    await state('空闲')
  }

  const phone = await pbx.startPhone('8001', { obeysNotify: true })
  const colleague = await pbx.startPhone('8002', { answerAfterMs: 100 })

  await test.step('signs in to every queue', async () => {
    await button('队列 0/3').click()
    await page.getByRole('menuitem', { name: '全部签入' }).click()
    await expect(button('队列 3/3')).toBeVisible()
    await state('空闲')
  })

  await test.step('answers, holds, takes back; the caller hangs up', async () => {
    const caller = await pbx.call({ number: '13800001111', to: numbers.hotline })
    await expect(call).toHaveAttribute('data-phase', 'ringing')
    await button('接听').click()
    await expect(call).toHaveAttribute('data-phase', 'talking')
    await expect(call).toContainText('138 0000 1111')
    await page.getByRole('textbox', { name: '通话记事' }).fill('来电人说机房空调停了')
    await button('保持').click()
    await expect(call).toHaveAttribute('data-phase', 'held')
    await button('取回').click()
    await expect(call).toHaveAttribute('data-phase', 'talking')
    await caller.hangUp()
    await expect(call).toHaveCount(0)
    await getReady()
  })

  await test.step('hands a caller straight to a colleague', async () => {
    const caller = await pbx.call({ number: '13800002222', to: numbers.vip })
    await phone.answer()
    await expect(call).toHaveAttribute('data-phase', 'talking')
    await page.keyboard.press('Alt+T')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /直接转接/ }).check()
    await dialog.getByRole('textbox', { name: '坐席、队列或号码' }).fill('8002')
    await dialog.getByRole('button', { name: '转接' }).click()
    await expect(dialog).toBeHidden()
    await expect(call).toHaveCount(0)
    await pbx.waitForChannel('the colleague', ({ name, bridge }) => name.startsWith('PJSIP/8002-') && bridge !== '')
    await caller.hangUp()
    await getReady()
  })

  await test.step('asks a colleague first, then hands the caller over', async () => {
    const caller = await pbx.call({ number: '13800003333', to: numbers.hotline })
    await phone.answer()
    await expect(call).toHaveAttribute('data-phase', 'talking')
    await button('转接').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '坐席、队列或号码' }).fill('8002')
    await dialog.getByRole('button', { name: '转接' }).click()
    await expect(call).toHaveAttribute('data-phase', 'consulting')
    await pbx.waitForConsultation('8001', '8002')
    await button('完成转接').click()
    await expect(call).toHaveCount(0)
    await caller.hangUp()
    await getReady()
  })

  await test.step('rests, with the reason and the time on screen', async () => {
    await page.keyboard.press('Alt+P')
    await page.getByRole('menuitem', { name: '用餐' }).click()
    await state('小休')
    await expect(bar).toContainText('用餐')
    await expect(bar.locator('.time').first()).toHaveText(/^00:0\d$/)
  })

  await test.step('a caller gives up meanwhile, and is called back', async () => {
    const caller = await pbx.call({ number: '13800004444', to: numbers.hotline })
    // The PBX picks up a moment before the queue; who is gone by then has not given up.
    await pbx.waitForLog('the caller waiting', ({ event, args }) => event === 'ENTERQUEUE' && args[1] === '13800004444')
    await caller.hangUp()
    await pbx.waitForLog('the caller giving up', (row) => row.event === 'ABANDON')
    await button('恢复接听').click()
    await state('空闲')
    const outside = await pbx.startPhone('outside')
    await page.keyboard.press('Alt+D')
    await page.keyboard.type('13800004444')
    await page.keyboard.press('Enter')
    await phone.answer()
    await expect(call).toHaveAttribute('data-phase', 'dialling')
    await outside.answer()
    await expect(call).toHaveAttribute('data-phase', 'talking')
    await expect(call).toContainText('138 0000 4444')
    await page.keyboard.press('Alt+E')
    await expect(call).toHaveCount(0)
  })

  await test.step('signs out of every queue', async () => {
    await button('队列 3/3').click()
    await page.getByRole('menuitem', { name: '全部签出' }).click()
    await expect(button('队列 0/3')).toBeVisible()
  })
  await colleague.stop()

  await app.close()
  const db = new DatabaseSync(path.join(dataDir, 'vigil.db'), { readOnly: true })
  const rows = db
    .prepare(
      'SELECT kind, queue, number, agent, outcome, ended_by, transferred_to, talk_ms, hold_ms, note FROM calls ORDER BY joined_at, id',
    )
    .all()
  const spans = db.prepare('SELECT DISTINCT state, reason FROM agent_spans ORDER BY state, reason').all()
  db.close()
  expect(rows).toMatchObject([
    {
      kind: 'queue',
      queue: 'hotline',
      number: '13800001111',
      agent: '8001',
      outcome: 'answered',
      note: '来电人说机房空调停了',
    },
    { kind: 'queue', queue: 'vip', number: '13800002222', agent: '8001', outcome: 'answered', transferred_to: '8002' },
    { kind: 'transfer', number: '13800002222', agent: '8002', outcome: 'answered' },
    {
      kind: 'queue',
      queue: 'hotline',
      number: '13800003333',
      agent: '8001',
      outcome: 'answered',
      transferred_to: '8002',
    },
    { kind: 'transfer', agent: '8002', outcome: 'answered' },
    { kind: 'queue', queue: 'hotline', number: '13800004444', agent: null, outcome: 'abandoned' },
    { kind: 'outbound', number: '13800004444', agent: '8001', outcome: 'answered' },
  ])
  const logged = readQueueLog(await pbx.queueLogText()).queues
  for (const queue of ['hotline', 'vip']) {
    const visits = rows.filter((row) => row.queue === queue)
    const count = (outcome: string): number => visits.filter((row) => row.outcome === outcome).length
    expect(logged[queue]).toMatchObject({
      offered: visits.length,
      answered: count('answered'),
      abandoned: count('abandoned'),
    })
  }
  expect(spans).toContainEqual({ state: 'paused', reason: '用餐' })
  expect(spans).toContainEqual({ state: 'wrap-up', reason: null })
})
