/** Finds out what a path is, and opens it as a disc. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { refuse } from '#shared/domain/media/judge-manifest'
import type { Judged } from '#shared/domain/media/judge-manifest'
import type { Discs, Watch } from '../discs'
import { stdioPath } from '../medium'
import { openFolder } from './folder-source'
import { openImage } from './image-source'
import type { ImageTools } from './image-source'
import type { DiscSource } from './source'

export type SourceTools = ImageTools & Pick<Discs, 'hashFile'>

/** `E:` alone would be the folder that a program was last in on that drive. */
const windowsDrive = /^[A-Za-z]:\\?$/

/** `place`: a folder, an image file or a drive, absolute or with `stdio:`. Errors: `no-disc`, `not-a-disc`, what `openImage` says. */
export async function openSource(tools: SourceTools, place: string, watch: Watch): Promise<Judged<DiscSource>> {
  if (process.platform === 'win32' && windowsDrive.test(place)) return openFolder(tools, `${place.slice(0, 2)}\\`)
  const file = stdioPath(place)
  if (!path.isAbsolute(file)) return refuse('no-disc')
  const found = await stat(file).catch(() => null)
  if (found === null) return refuse('no-disc')
  if (found.isDirectory()) return openFolder(tools, file)
  return found.isFile() || found.isBlockDevice() ? openImage(tools, place, watch) : refuse('not-a-disc')
}
