/** Electron's security checklist, item by item, in the running app. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { expect, launchApp, root, test, type App } from '../support/app'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
})

test.afterEach(async () => {
  await app.electron.close()
})

const preferences = (given: App) =>
  given.electron.evaluate(({ BrowserWindow: Windows }) => {
    const window = Windows.getAllWindows()[0] as BrowserWindow & {
      webContents: { getLastWebPreferences: () => Record<string, unknown> }
    }
    return window.webContents.getLastWebPreferences()
  })

test('1: only secure content: everything comes from app://vigil and nothing else may load', async () => {
  expect(app.console.url()).toMatch(/^app:\/\/vigil\//)
  const reached = await app.console.evaluate(async () => {
    const tries = ['https://example.invalid/', 'http://127.0.0.1:9/', 'file:///etc/hostname']
    return Promise.all(
      tries.map((url) =>
        fetch(url).then(
          () => 'loaded',
          () => 'refused',
        ),
      ),
    )
  })
  expect(reached).toEqual(['refused', 'refused', 'refused'])
  const cancelled = await app.electron.evaluate(async ({ net }) =>
    net.fetch('http://127.0.0.1:9/').then(
      () => 'loaded',
      (error: Error) => error.message,
    ),
  )
  expect(cancelled).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('2, 3, 4: no node integration, context isolation, sandboxed process', async () => {
  expect(await preferences(app)).toMatchObject({ nodeIntegration: false, contextIsolation: true, sandbox: true })
  const globals = await app.console.evaluate(() => [
    typeof globalThis.process,
    typeof Reflect.get(globalThis, 'require'),
  ])
  expect(globals).toEqual(['undefined', 'undefined'])
})

test('5: every permission is refused', async () => {
  const answers = await app.console.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone'] as const
    return Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'denied',
        ),
      ),
    )
  })
  expect(answers.filter((state) => state !== 'denied')).toEqual([])
})

test('7: a strict content security policy with a fresh nonce for each page', async () => {
  const policyOf = () =>
    app.console.evaluate(
      async () => (await fetch('app://vigil/index.html')).headers.get('content-security-policy') ?? '',
    )
  const [first, second] = [await policyOf(), await policyOf()]
  expect(first).toContain(`default-src 'none'`)
  expect(first).toContain(`script-src 'self';`)
  expect(first).not.toContain('unsafe')
  expect(first).not.toBe(second)
  const ran = await app.console.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.injected = "yes"'
    document.body.append(script)
    return document.documentElement.dataset['injected'] ?? 'no'
  })
  expect(ran).toBe('no')
})

test('6, 8, 9, 10: web security on, no insecure content, no experimental features', async () => {
  const given = await preferences(app)
  expect(given).toMatchObject({ webSecurity: true })
  expect(given['allowRunningInsecureContent'] ?? false).toBe(false)
  expect(given['experimentalFeatures'] ?? false).toBe(false)
  expect(given['enableBlinkFeatures'] ?? '').toBe('')
})

test('11, 12: no webview', async () => {
  expect((await preferences(app))['webviewTag'] ?? false).toBe(false)
})

test('13: navigation away is refused', async () => {
  const before = app.console.url()
  await app.console.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.invalid/'
    document.body.append(link)
    link.click()
  })
  await app.console.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  expect(app.console.url()).toBe(before)
})

test('14, 15: no new windows, and nothing is handed to the system', async () => {
  const opened = await app.console.evaluate(() => window.open('https://example.invalid/') === null)
  expect(opened).toBe(true)
  expect(app.electron.windows()).toHaveLength(1)
  const sources = await readFile(path.join(root, 'out/main/index.js'), 'utf8')
  expect(sources).not.toContain('openExternal')
})

test('16: a current Electron is pinned exactly', async () => {
  const { devDependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const running = await app.electron.evaluate(() => process.versions.electron)
  expect(devDependencies['electron']).toBe(running)
})

test('17, 18: the sender of every message is checked, and no file: page is used', async () => {
  const answer = await app.electron.evaluate(async ({ BrowserWindow: Windows, app: electronApp }) => {
    const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`
    const stranger = new Windows({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await stranger.loadURL('data:text/html,<p>stranger</p>')
    const answered: unknown = await stranger.webContents.executeJavaScript(`window.vigil.call('app.status', undefined)`)
    stranger.destroy()
    return answered
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.untrusted-sender' } })
  expect(app.console.url()).not.toMatch(/^file:/)
})

test('19: the fuses that the package is made with (the packager reads them back from the binary)', async () => {
  const made = await readFile(path.join(root, 'electron-builder.yml'), 'utf8')
  for (const fuse of [
    'runAsNode: false',
    'enableCookieEncryption: true',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ])
    expect(made).toContain(`  ${fuse}\n`)
})

test('20: a page gets two functions of the bridge, and nothing of Electron', async () => {
  const given = await app.console.evaluate(() =>
    Object.entries(window.vigil).map(([name, value]) => [name, typeof value]),
  )
  expect(given.toSorted()).toEqual([
    ['call', 'function'],
    ['watch', 'function'],
  ])
})

test('a path outside of the pages is not served', async () => {
  const statuses = await app.console.evaluate(async () =>
    Promise.all(
      [
        'app://vigil/../main/index.js',
        'app://vigil/%2e%2e/main/index.js',
        'app://other/index.html',
        'app://vigil/nothing.js',
      ].map((url) =>
        fetch(url).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    ),
  )
  expect(statuses.every((status) => status === 404 || status === 0)).toBe(true)
})
