/** The folder in which an edition's own files wait for its images: made anew for every build, gone when it is done. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { EditionId, Sha256 } from '#shared/domain/media/ids'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'

export const stagingRoot = (dataDir: string): string => path.join(dataDir, 'media', 'staging')

export const stagingDir = (dataDir: string, id: EditionId): string => path.join(stagingRoot(dataDir), id)

/** Where the content of a file of the catalogue lies. */
export type ContentFile = (sha256: Sha256) => string

export type StagedFile = { readonly disc: number; readonly path: string; readonly content: string | Buffer }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Errors: `media.disk-full`, `media.staging-unwritable`. */
export async function stage(dir: string, files: readonly StagedFile[]): Promise<Result<null>> {
  try {
    await rm(dir, { recursive: true, force: true })
    for (const { disc, path: name, content } of files) {
      const file = path.join(dir, String(disc), name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, content)
    }
    return ok(null)
  } catch (error) {
    await unstage(dir)
    const code = codeOf(error) === 'ENOSPC' ? 'media.disk-full' : 'media.staging-unwritable'
    return fail(code, { path: path.basename(dir) }, error instanceof Error ? error.message : String(error))
  }
}

/** What cannot be removed is overwritten by the next build. */
export const unstage = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true }).catch(() => undefined)

/** Whether a file is there, regular and as long as it should be. */
export async function isThere(file: string, size: number): Promise<boolean> {
  try {
    const found = await stat(file)
    return found.isFile() && found.size === size
  } catch {
    return false
  }
}
