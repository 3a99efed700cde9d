/** The log: one JSON object a line in the profile folder, kept to two files of a few MB. Never secrets, never numbers. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

export type Log = {
  readonly info: (text: string) => void
  readonly error: (text: string, error: unknown) => void
}

const largestFile = 4_000_000

export function createLog(dataDir: string): Log {
  const file = path.join(dataDir, 'logs', 'vigil.log')
  const write = (level: string, text: string, detail?: string): void => {
    try {
      mkdirSync(path.dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestFile) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, text, detail })}\n`)
    } catch {
      // A full or read-only disk must not stop the app from saying so on screen.
    }
  }
  return {
    info: (text) => write('info', text),
    error: (text, error) =>
      write('error', text, error instanceof Error ? (error.stack ?? error.message) : String(error)),
  }
}
