/** A file that is replaced as a whole or not at all. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'

/** The whole file is on the disk, or none of it. Errors: `db.full`, `db.io`. */
export async function writeWhole(file: string, text: string): Promise<Result<void>> {
  const part = `${file}.part`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(part, text, { flush: true })
    await rename(part, file)
    return ok(undefined)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    return fail(full ? 'db.full' : 'db.io', {}, error instanceof Error ? error.message : String(error))
  }
}

/** The text of a file, null when there is none. */
export const readIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })

/** Puts back what a file was before, as far as the disk lets it. */
export async function putBack(file: string, before: string | null): Promise<void> {
  if (before === null) await rm(file, { force: true }).catch(() => undefined)
  else await writeWhole(file, before)
}
