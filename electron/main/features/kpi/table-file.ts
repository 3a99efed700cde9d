/** A table that is taken along as a file: where a person says, whole or not at all. */
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'

/** Asks the person for a place, proposing a name; null when they thought better of it. */
export type PickFile = (name: string) => Promise<string | null>

/** Without it a spreadsheet takes Chinese text for something else. */
const byteOrderMark = '\uFEFF'

/** Null when no place was chosen. Errors: `export.unwritable` with the file's name. */
export async function saveTable(
  pick: PickFile,
  name: string,
  text: string,
): Promise<Result<{ readonly file: string } | null>> {
  const file = await pick(`${name}.csv`)
  if (file === null) return ok(null)
  const part = `${file}.part`
  try {
    await writeFile(part, byteOrderMark + text)
    await rename(part, file)
    return ok({ file: path.basename(file) })
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    return fail(
      'export.unwritable',
      { file: path.basename(file) },
      error instanceof Error ? error.message : String(error),
    )
  }
}
