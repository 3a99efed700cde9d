/** What the app promises about its end: nothing saved is lost, and it says why it cannot start. */
import { execFile } from 'node:child_process'
import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { DatabaseSync } from 'sqlite3'
import { databaseFile } from '#main/platform/paths'
import { expect, launchApp, launchElectron, openWallboard, root, test } from '../support/app'
import { administrator, firstRun, goTo, signIn } from '../support/jobs'

const run = promisify(execFile)

test('kill -9 right after a save: the ticket is there, and the journal verifies', async ({ dataDir }) => {
  const before = await launchApp(dataDir)
  await firstRun(before.console, { sample: true })
  const number = await before.console.evaluate(async () => {
    const found = await window.vigil.call('customers.search', { text: '南京示例' })
    if (!found.ok || !found.value[0]) throw new Error('no customer of the sample centre')
    const saved = await window.vigil.call('tickets.create', {
      callId: null,
      policyId: 'integrator-general',
      severity: 'fault',
      category: 'fault',
      channel: 'phone',
      service: null,
      summary: '断电前保存的工单',
      description: '',
      customerId: found.value[0].id,
      siteId: null,
      contactId: null,
      contractId: null,
      deviceId: null,
      statedSerial: 'SN-AS-STATED-03',
      contactName: '',
      callbackNumber: '',
    })
    if (!saved.ok) throw new Error(saved.error.code)
    return saved.value.number
  })
  const dead = new Promise((resolve) => before.electron.process().once('exit', resolve))
  before.electron.process().kill('SIGKILL')
  await dead

  expect((await stat(databaseFile(dataDir))).mode & 0o077).toBe(0)
  const { stdout } = await run(process.execPath, [
    path.join(root, 'out/main/cli.js'),
    'audit',
    'verify',
    '--data',
    dataDir,
  ])
  expect(JSON.parse(stdout)).toMatchObject({ intact: true })

  const after = await launchApp(dataDir)
  await signIn(after.console, administrator.username, administrator.password)
  await goTo(after.console, '工单')
  await after.console.getByRole('button', { name: '列表' }).click()
  await after.console.getByRole('searchbox').fill(number)
  await expect(after.console.getByRole('link', { name: /断电前保存的工单/ }).first()).toBeVisible()
  await after.close()
})

const startSecond = (dataDir: string): Promise<{ readonly code: number; readonly stderr: string }> =>
  run(path.join(root, 'node_modules/electron/dist/electron'), [root, '--no-sandbox', '--data', dataDir]).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  )

test('a console that was closed while the wallboard stays comes back with the next start', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
  await openWallboard(app)
  await app.console.close()
  const [again] = await Promise.all([app.electron.waitForEvent('window'), startSecond(dataDir)])
  await expect(again.getByRole('navigation', { name: '主导航' })).toBeVisible()
  expect(app.electron.windows()).toHaveLength(2)
  await app.close()
})

test('a second instance on the same profile says so and leaves the first alone', async ({ dataDir }) => {
  const first = await launchApp(dataDir)
  const second = await startSecond(dataDir)
  expect(second.code).toBe(1)
  expect(second.stderr).toContain('值守已在运行')
  await expect(first.console.getByRole('button', { name: '创建并进入' })).toBeVisible()
  await first.close()
})

const problemWindow = async (dataDir: string) => {
  const { electron } = await launchElectron(dataDir)
  const page = await electron.firstWindow()
  return { electron, alert: page.getByRole('alert') }
}

test('a database of a newer Vigil is left as it is', async ({ dataDir }) => {
  const file = databaseFile(dataDir)
  const first = await launchApp(dataDir)
  await first.close()
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 9999')
  db.close()
  const bytes = await readFile(file)
  const { electron, alert } = await problemWindow(dataDir)
  await expect(alert).toContainText('值守无法启动')
  await expect(alert).toContainText('9999')
  await electron.close()
  expect((await readFile(file)).equals(bytes)).toBe(true)
})

test('a damaged database is named, not replaced', async ({ dataDir }) => {
  const file = databaseFile(dataDir)
  const first = await launchApp(dataDir)
  await first.close()
  await truncate(file, 10_000)
  const { electron, alert } = await problemWindow(dataDir)
  await expect(alert).toContainText('数据库文件已损坏')
  await electron.close()
  expect((await readFile(file)).length).toBe(10_000)
})

test('a bad policy file is named with the place in it', async ({ dataDir }) => {
  await mkdir(path.join(dataDir, 'policies'), { recursive: true })
  await writeFile(path.join(dataDir, 'policies', 'own.json'), '{ "id": "own", "version": "one" }')
  const { electron, alert } = await problemWindow(dataDir)
  await expect(alert).toContainText('own.json')
  await expect(alert).toContainText('version')
  await electron.close()
})

test('a profile folder that is none is named', async ({ dataDir }) => {
  const file = path.join(dataDir, 'letter.txt')
  await writeFile(file, 'Dear all,')
  const { electron, alert } = await problemWindow(file)
  await expect(alert).toContainText('值守无法启动')
  await expect(alert).toContainText('letter.txt')
  await electron.close()
})
