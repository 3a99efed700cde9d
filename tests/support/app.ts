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
  readonly close: () => Promise<void>
}

const launchArguments = (dataDir: string, extra: readonly string[]): string[] => [
  root,
  // Chromium refuses to run its sandbox as root, which tests in a container are; packaged apps never get this.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--data',
  dataDir,
  ...extra,
]

/** Starts the process and its stderr record, whatever window comes. */
export async function launchElectron(
  dataDir: string,
  extra: readonly string[] = [],
): Promise<{ readonly electron: ElectronApplication; readonly stderr: () => string }> {
  const electron = await _electron.launch({ args: launchArguments(dataDir, extra), cwd: root })
  let stderr = ''
  electron.process().stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8')
  })
  return { electron, stderr: () => stderr }
}

export async function launchApp(dataDir: string, extra: readonly string[] = []): Promise<App> {
  const { electron, stderr } = await launchElectron(dataDir, extra)
  const page = await windowOf(electron, (opened) => !isWallboard(opened))
  await page.locator('html[data-ready="true"]').waitFor()
  return { electron, console: page, stderr, close: () => electron.close() }
}

const isWallboard = (page: Page): boolean => page.url().includes('window=wallboard')

const windowOf = async (electron: ElectronApplication, fits: (page: Page) => boolean): Promise<Page> =>
  electron.windows().find(fits) ?? (await electron.waitForEvent('window', { predicate: fits }))

/** Opens the wallboard from the console, as a duty manager does. */
export async function openWallboard({ electron, console: page }: App): Promise<Page> {
  await page.getByRole('button', { name: '大屏' }).click()
  return windowOf(electron, isWallboard)
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
