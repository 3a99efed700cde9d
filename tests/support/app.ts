/** The built app in a real window, on a profile of its own; closed and removed after the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '#shared/ipc/bridge'

declare global {
  interface Window {
    readonly vigil: Bridge
  }
}

export const root = path.resolve(import.meta.dirname, '../..')

export type App = {
  readonly electron: ElectronApplication
  /** The console window, once it can be used. */
  readonly console: Page
  /** What the process wrote to standard error so far. */
  readonly stderr: () => string
}

export const launchArguments = (dataDir: string, extra: readonly string[] = []): string[] => [
  root,
  // Chromium refuses to run its sandbox as root, which tests in a container are; packaged apps never get this.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--data',
  dataDir,
  ...extra,
]

export async function launchApp(dataDir: string, extra: readonly string[] = []): Promise<App> {
  const electron = await _electron.launch({ args: launchArguments(dataDir, extra), cwd: root })
  let stderr = ''
  electron.process().stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8')
  })
  const page = await consoleWindow(electron)
  return { electron, console: page, stderr: () => stderr }
}

const isWallboard = (page: Page): boolean => page.url().includes('window=wallboard')

async function consoleWindow(electron: ElectronApplication): Promise<Page> {
  const page =
    electron.windows().find((open) => !isWallboard(open)) ??
    (await electron.waitForEvent('window', { predicate: (opened) => !isWallboard(opened) }))
  await page.locator('html[data-ready="true"]').waitFor()
  return page
}

/** The wallboard's window, opened by whatever `open` does. */
export async function wallboardWindow(electron: ElectronApplication, open: () => Promise<unknown>): Promise<Page> {
  const known = electron.windows().find(isWallboard)
  if (known) return known
  const [page] = await Promise.all([electron.waitForEvent('window', { predicate: isWallboard }), open()])
  return page
}

export const password = 'a long enough sentence'

/** First run through the screens: creates the administrator, with or without the sample centre. */
export async function createAdministrator(page: Page, { sample }: { sample: boolean }): Promise<void> {
  await page.getByLabel('登录名').fill('boss')
  await page.getByLabel('姓名').fill('示例管理员')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('再输一次密码').fill(password)
  await page.getByRole('radio', { name: sample ? /载入示例中心/ : /从空白开始/ }).check()
  await page.getByRole('button', { name: /创建/ }).click()
}

/** A test with a profile folder of its own. */
export const test = base.extend<{ dataDir: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  dataDir: async ({}, provide) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'vigil-e2e-'))
    await provide(dir)
    await rm(dir, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'
