/** Files that only their owner may read, such as keys: made once, whole or not at all. */
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
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

/** Others may not read, write or run it. */
const forOthers = 0o077

/**
 * Reads such a file anew. Where others could read it that is mended first, and `repaired` is the mode it had; throws for a file of
 * somebody else, for a link, and where the mode cannot be mended. Windows has no such modes: there the folder's rights serve.
 */
export function readOwnFile(file: string): { readonly text: string; readonly repaired: number | null } {
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { mode, uid } = fstatSync(opened)
    const own = process.getuid?.()
    if (own !== undefined && uid !== own) throw new Error(`the owner is user ${uid}, not ${own}`)
    const isOpen = own !== undefined && (mode & forOthers) !== 0
    if (isOpen) fchmodSync(opened, 0o600)
    return { text: readFileSync(opened, 'utf8'), repaired: isOpen ? mode & 0o777 : null }
  } finally {
    closeSync(opened)
  }
}
