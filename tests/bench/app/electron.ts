/** Starts Electron as a person would, without a test driver in between. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const electron = createRequire(import.meta.url)('electron') as unknown as string
const hook = path.join(import.meta.dirname, 'say-when-ready.cjs')
const quitWithinMs = 10_000

/** Chromium refuses to run its sandbox as root. */
export const asRoot: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Milliseconds from starting the process until its first page can be used; the app is ended afterwards. */
export function timeToReady(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now()
    let answer = ''
    let words = ''
    let took = Number.NaN
    const child = spawn(electron, ['-r', hook, ...args, ...asRoot], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      answer += text
      if (!answer.startsWith('ready') || !Number.isNaN(took)) return
      took = performance.now() - begin
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), quitWithinMs).unref()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (Number.isNaN(took)) reject(new Error(`Electron ended with ${code} before it was ready: ${answer}${words}`))
      else resolve(took)
    })
  })
}
