/** What the set-up promises about being killed, with real processes: the lock comes free, and nothing goes on behind it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, expect, it } from 'vitest'

const setupDir = path.resolve(import.meta.dirname, '../../../electron/setup')
const dir = mkdtempSync(path.join(tmpdir(), 'vigil-setup-'))
const started: ChildProcess[] = []

afterAll(() => rmSync(dir, { recursive: true }))

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** A zombie has ended, although whoever inherited it may not have looked yet. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** A Node process that runs a few lines with the set-up's modules; a function gives its lines of output one by one. */
function run(source: string): { child: ChildProcess; line: () => Promise<string> } {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: setupDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    line: async () => {
      const { value } = await lines.next()
      return String(value)
    },
  }
}

const holder = `
  import { withLock } from './lock.mjs'
  await withLock(async () => {
    console.log('held by ' + process.pid)
    await new Promise((resolve) => process.once('SIGTERM', resolve))
    console.log('done')
  })
  console.log('released')
  setInterval(() => {}, 1000)
`

it('a second set-up waits until the first is done, not until it ends', async () => {
  const first = run(holder)
  expect(await first.line()).toBe(`held by ${first.child.pid}`)
  const second = run(holder)
  const told = String((await once(second.child.stderr ?? process.stdin, 'data'))[0])
  expect(told).toContain(`process ${first.child.pid}`)
  first.child.kill('SIGTERM')
  expect(await first.line()).toBe('done')
  expect(await second.line()).toBe(`held by ${second.child.pid}`)
  expect(await first.line()).toBe('released')
})

it('a killed set-up leaves no lock behind', async () => {
  const first = run(holder)
  await first.line()
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const second = run(holder)
  expect(await second.line()).toBe(`held by ${second.child.pid}`)
})

it('what a killed set-up was running ends with it', async () => {
  const file = path.join(dir, 'pid')
  const { child } = run(`
    import { capture } from './run.mjs'
    await capture('sh', ['-c', 'echo $$ > "$0"; exec sleep 600', ${JSON.stringify(file)}])
  `)
  const pidOfSleeper = () => Number(existsSync(file) ? readFileSync(file, 'utf8') : '')
  await expect.poll(pidOfSleeper).toBeGreaterThan(0)
  const pid = pidOfSleeper()
  expect(isRunning(pid)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => isRunning(pid)).toBe(false)
})
