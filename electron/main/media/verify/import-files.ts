/** Takes files of a disc in: they appear in their folder all at once, or not at all. */
import { chmod, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Watch } from '../discs'
import { syncFolder, withPartFolder } from '../part-files'
import { cancelled, writeFailure } from '../watch'
import type { CopiedFile, DiscSource } from './source'

/**
 * `into` must not be there yet. Errors: `media.file-differs`, `media.disk-full`, `media.cannot-write`, `media.no-such-folder`, those
 * of reading, `media.cancelled`.
 */
export async function importFiles(
  source: Pick<DiscSource, 'copy'>,
  files: readonly CopiedFile[],
  into: string,
  watch: Watch,
): Promise<Result<null>> {
  try {
    return await withPartFolder(into, async (part): Promise<Result<null>> => {
      const copied = await source.copy(files, part, watch)
      if (!copied.ok) return copied
      if (watch.signal?.aborted) return cancelled()
      await openToReaders(part)
      await rename(part, into)
      await syncFolder(path.dirname(into))
      return ok(null)
    })
  } catch (error) {
    return writeFailure(into, error)
  }
}

const set = (file: string, mode: number): Promise<void> => chmod(file, mode).catch(() => undefined)

/** The app writes for its own eyes only; patches are for every computer of the site. A share that knows no modes keeps its own. */
async function openToReaders(folder: string): Promise<void> {
  await set(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inner = path.join(folder, entry.name)
    if (entry.isDirectory()) await openToReaders(inner)
    else await set(inner, 0o644)
  }
}
