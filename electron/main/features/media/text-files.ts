/** Small text files that a person takes along or brings: cards, keys, tables. Written whole or not at all. */
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { readRegularFile } from '../../platform/regular-file'

export type FileKind = 'media-key' | 'media-card' | 'csv' | 'disc-image' | 'pdf'

/** The system's own dialogs; each answers null when the person thought better of it. */
export type FileDialogs = {
  /** Where to write; proposes a name. */
  readonly save: (name: string, kind: FileKind) => Promise<string | null>
  readonly open: (kind: FileKind) => Promise<string | null>
}

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Readable for its owner alone. Errors: `export.unwritable` with the file's name. */
export async function writeTextFile(file: string, text: string): Promise<Result<{ readonly file: string }>> {
  const part = `${file}.part`
  try {
    const opened = await open(part, 'w', 0o600)
    try {
      await opened.writeFile(text)
      await opened.sync()
    } finally {
      await opened.close()
    }
    await rename(part, file)
    return ok({ file: path.basename(file) })
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    return fail('export.unwritable', { file: path.basename(file) }, detailOf(error))
  }
}

const largest = 64 * 1024

/** Errors: `media.file-unreadable` with the file's name, also for what is far too large to be one of ours. */
export async function readTextFile(file: string): Promise<Result<string>> {
  try {
    return ok((await readRegularFile(file, largest)).toString('utf8'))
  } catch (error) {
    return fail('media.file-unreadable', { file: path.basename(file) }, detailOf(error))
  }
}
