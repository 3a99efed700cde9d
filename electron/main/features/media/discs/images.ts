/** Where the images of the discs lie in a profile: `media/images/EDITION-N.iso`. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { EditionId } from '#shared/domain/media/ids'

export const imagesDir = (dataDir: string): string => path.join(dataDir, 'media', 'images')

export const imageFile = (dataDir: string, id: EditionId, disc: number): string =>
  path.join(imagesDir(dataDir), `${id}-${disc}.iso`)

/** Throws what the system says. */
export const makeImagesDir = async (dataDir: string): Promise<void> => {
  await mkdir(imagesDir(dataDir), { recursive: true, mode: 0o700 })
}

export const isThere = (file: string, size: number): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile() && found.size === size,
    () => false,
  )

/** Removes images that are not among `kept`; answers their names. What somebody else has put there stays. */
export async function removeOthers(dataDir: string, kept: readonly string[]): Promise<readonly string[]> {
  const dir = imagesDir(dataDir)
  const names = await readdir(dir).catch((): string[] => [])
  const unwanted = names.filter((name) => /^[0-9A-Z]{26}-\d+\.iso$/.test(name) && !kept.includes(path.join(dir, name)))
  for (const name of unwanted) await rm(path.join(dir, name), { force: true })
  return unwanted
}
