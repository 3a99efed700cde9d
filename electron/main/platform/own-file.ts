/** Files that only their owner may read, such as keys: made once, whole or not at all. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Makes the file, and its folder, when it is not there yet; throws when the folder cannot be written. */
export function makeOwnFile(file: string, content: () => string | Buffer): void {
  if (existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  const opened = openSync(part, 'w', 0o600)
  try {
    const bytes = content()
    writeSync(opened, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  renameSync(part, file)
}
