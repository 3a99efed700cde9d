/** Alerts by the clock, as people meet them: pop-up and sound, acknowledgement, the wall, and who is on duty. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, launchApp, openWallboard, root, test, type App } from '../support/app'
import { administrator, firstRun, fromOwnMenu, newAgent, signIn } from '../support/jobs'

/** A provider of its own whose one promise is kept within seconds. */
async function addShortPolicy(dataDir: string, amount: string, alerts: readonly unknown[]): Promise<void> {
  const file = path.join(root, 'resources/policies/integrator-general.json')
  const bundled = JSON.parse(await readFile(file, 'utf8')) as { readonly commitments: readonly { id: string }[] }
  const [response] = bundled.commitments.filter(({ id }) => id === 'response')
  const short = {
    ...bundled,
    id: 'short-promise',
    alerts,
    commitments: [{ ...response, rules: [{ amount: { kind: 'duration', iso: amount } }] }],
  }
  await mkdir(path.join(dataDir, 'policies'), { recursive: true })
  await writeFile(path.join(dataDir, 'policies', 'short.json'), JSON.stringify(short))
}

/** A fault of a customer who is registered for it; its number. */
const reportFault = (page: Page, summary: string): Promise<string> =>
  page.evaluate(async (text) => {
    const caller = await window.vigil.call('customers.quickCapture', {
      number: '13800138000',
      name: '佛山启明制造厂',
      policyId: 'short-promise',
      contactName: '刘工',
      city: '佛山',
    })
    const match = caller.ok ? caller.value : null
    if (!match?.card) throw new Error(JSON.stringify(caller))
    const saved = await window.vigil.call('tickets.create', {
      callId: null,
      policyId: 'short-promise',
      severity: 'fault',
      category: 'fault',
      channel: 'phone',
      service: null,
      summary: text,
      description: '',
      customerId: match.card.customer.id,
      siteId: null,
      contactId: null,
      contractId: null,
      deviceId: null,
      statedSerial: 'SN-0001',
      contactName: '',
      callbackNumber: '',
    })
    if (!saved.ok) throw new Error(saved.error.code)
    return saved.value.number
  }, summary)

const popUps = (page: Page) => page.getByRole('region', { name: '新提醒' })
const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Counts how often a window becomes audible from now on. */
async function countSounds({ electron }: App): Promise<() => Promise<number>> {
  await electron.evaluate(({ BrowserWindow }) => {
    const counted = globalThis as { sounds?: number }
    counted.sounds = 0
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.on('audio-state-changed', ({ audible }) => {
        if (audible) counted.sounds = (counted.sounds ?? 0) + 1
      })
  })
  return () => electron.evaluate(() => (globalThis as { sounds?: number }).sounds ?? 0)
}

async function setDuty(page: Page, state: '在岗' | '暂离' | '离岗', save: string, note = ''): Promise<void> {
  await page.getByRole('button', { name: /^值班状态：/ }).click()
  const dialog = page.getByRole('dialog', { name: '值班状态' })
  await dialog.getByRole('radio', { name: state }).check({ force: true })
  await dialog.getByRole('textbox').fill(note)
  await dialog.getByRole('button', { name: save, exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('a clock passes its levels: the alert pops up and sounds, is acknowledged with a word, and stays so after a restart', async ({
  dataDir,
}) => {
  await addShortPolicy(dataDir, 'PT4S', [
    { percent: 50, roles: ['engineer'] },
    { percent: 100, roles: ['engineer', 'duty-manager'] },
  ])
  const app = await launchApp(dataDir)
  const page = app.console
  await firstRun(page, { sample: false })
  await expect(bell(page, '提醒，没有待确认的')).toBeVisible()
  const sounds = await countSounds(app)
  const number = await reportFault(page, '核心交换机端口全部中断')

  const card = popUps(page).getByRole('article')
  await expect(card).toContainText('时限已用 50%')
  await expect(card).toContainText('佛山启明制造厂')
  await expect(card).toContainText('当前无人在岗，请在场人员处理')
  await expect(card).toContainText('已超时')
  await expect(card).toHaveCount(1)
  await expect.poll(sounds).toBeGreaterThan(0)
  await expect(bell(page, '提醒，1 条待确认')).toBeVisible()

  await card.getByRole('textbox').fill('已联系客户，正在远程处理')
  await card.getByRole('button', { name: `确认 ${number} 的提醒` }).click()
  await expect(popUps(page)).toBeHidden()
  await expect(bell(page, '提醒，没有待确认的')).toBeVisible()

  await page.keyboard.press('Alt+A')
  const panel = page.getByRole('dialog', { name: '提醒' })
  await expect(panel.getByText('没有待确认的提醒')).toBeVisible()
  await panel.getByRole('button', { name: '历史' }).click()
  await expect(panel.getByText('已联系客户，正在远程处理')).toHaveCount(2)
  await panel.getByRole('link', { name: '核心交换机端口全部中断' }).first().click()
  await expect(panel).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('核心交换机端口全部中断')
  const record = page.getByRole('region', { name: '处理记录' })
  await expect(record.getByText('时限提醒')).toHaveCount(2)
  await expect(record.getByText('确认提醒')).toHaveCount(2)
  await app.close()

  const again = await launchApp(dataDir)
  const soundsAgain = await countSounds(again)
  await signIn(again.console, administrator.username, administrator.password)
  await expect(bell(again.console, '提醒，没有待确认的')).toBeVisible()
  await again.console.keyboard.press('Alt+A')
  const later = again.console.getByRole('dialog', { name: '提醒' })
  await later.getByRole('button', { name: '历史' }).click()
  await expect(later.getByRole('listitem')).toHaveCount(2)
  await again.console.keyboard.press('Escape')
  await expect(popUps(again.console)).toBeHidden()
  expect(await soundsAgain()).toBe(0)
  await again.close()
})

test('who is off duty is left alone and another is told; signed on it pops up, gone out it only counts', async ({
  dataDir,
}) => {
  await addShortPolicy(dataDir, 'PT2S', [{ percent: 50, roles: ['hotline-agent'] }])
  const app = await launchApp(dataDir)
  const page = app.console
  await firstRun(page, { sample: false })
  const agent = { username: 'agent', name: '李某', extension: '8001', password: 'a long enough sentence' }
  await newAgent(page, agent)
  await setDuty(page, '在岗', '签到')
  await expect(page.getByRole('button', { name: '值班状态：在岗' })).toBeVisible()

  const become = async (username: string, password: string): Promise<void> => {
    await fromOwnMenu(page, '退出登录')
    await signIn(page, username, password)
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  }
  await become(agent.username, agent.password)
  await expect(page.getByRole('button', { name: '值班状态：未签到' })).toBeVisible()
  const sounds = await countSounds(app)
  const number = await reportFault(page, '全部电话无法呼出')
  await page.keyboard.press('Alt+A')
  const panel = page.getByRole('dialog', { name: '提醒' })
  await expect(panel.getByRole('article')).toContainText('您不在岗，仅列出')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(popUps(page)).toBeHidden()
  await expect(bell(page, '提醒，没有待确认的')).toBeVisible()
  expect(await sounds()).toBe(0)

  await setDuty(page, '在岗', '签到')
  await expect(popUps(page).getByRole('article')).toContainText('全部电话无法呼出')
  await expect.poll(sounds).toBe(1)

  await page.getByRole('button', { name: /^值班状态：/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记外出' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('请写明去向')
  await page.keyboard.press('Escape')
  await setDuty(page, '暂离', '登记外出', '客户现场，16:00 返回')
  await expect(page.getByRole('button', { name: '值班状态：暂离' })).toContainText('客户现场，16:00 返回')
  await expect(popUps(page)).toBeHidden()
  await expect(bell(page, '提醒，1 条待确认')).toBeVisible()

  await become(administrator.username, administrator.password)
  const card = popUps(page).getByRole('article')
  await expect(card).toContainText('相关岗位无人在岗，转交给您')

  const wall = await openWallboard(app)
  await expect(wall.getByText('值班 示例管理员')).toBeVisible()
  const alert = wall.getByRole('region', { name: '待确认的提醒' }).getByRole('alert')
  await expect(alert).toContainText('佛山启明制造厂')
  await expect(alert).toHaveAttribute('data-flash', 'on')
  await expect(alert).toHaveAttribute('data-flash', 'off')
  await wall.getByRole('button', { name: `确认 ${number} 的提醒` }).click()
  await expect(alert).toHaveCount(0)
  await expect(popUps(page)).toBeHidden()
  await expect(bell(page, '提醒，没有待确认的')).toBeVisible()
  await app.close()
})
