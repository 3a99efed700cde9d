/**
 * Where the content of the catalogue's files lies in a profile: `media/files` holds what may be worked with, `media/quarantine` what
 * was kept back, `media/incoming` what is being copied. Whether a file may go on a disc is said by its row and never by its place.
 */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileStatus } from '#shared/domain/media/files'
import { Sha256 } from '#shared/domain/media/ids'
import { sweepParts, syncFolder, withPartFolder } from '../../../media/part-files'

type Folder = 'files' | 'quarantine'

const folders: readonly Folder[] = ['files', 'quarantine']

const folderOf = (status: FileStatus): Folder =>
  status === 'quarantined' || status === 'rejected' ? 'quarantine' : 'files'

/** Where the content of a file lies that is not kept back: what discs are built from. */
export const contentFile = (dataDir: string, sha256: Sha256): string => path.join(dataDir, 'media', 'files', sha256)

export type Places = ReturnType<typeof createPlaces>

/** Of one profile, which no other process writes to meanwhile. Everything throws what the system says. */
export function createPlaces(dataDir: string) {
  const at = (folder: Folder | 'incoming', name = ''): string => path.join(dataDir, 'media', folder, name)
  /** Moves content to where it belongs, over what is there. */
  async function put(content: string, sha256: Sha256, status: FileStatus): Promise<void> {
    const folder = at(folderOf(status))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(content, path.join(folder, sha256))
    await syncFolder(folder)
  }

  /** Moves the content of a known file to where it belongs, when it lies in the other folder. */
  async function settle(sha256: Sha256, status: FileStatus): Promise<void> {
    const wanted = folderOf(status)
    for (const other of folders) {
      const misplaced = at(other, sha256)
      if (other !== wanted && (await isThere(misplaced))) await put(misplaced, sha256, status)
    }
  }

  return {
    put,
    settle,

    /** Where the content of a file lies now; null when it is gone. */
    find: async (sha256: Sha256): Promise<string | null> => {
      for (const folder of folders) if (await isThere(at(folder, sha256))) return at(folder, sha256)
      return null
    },

    /** The content of a file that the catalogue does not know after all. */
    forget: async (sha256: Sha256): Promise<void> => {
      for (const folder of folders) await rm(at(folder, sha256), { force: true })
    },

    /** A place for a copy, gone with all in it that was not put elsewhere. */
    withIncoming: <T>(id: string, use: (content: string) => Promise<T>): Promise<T> =>
      withPartFolder(at('incoming', id), (folder) => use(path.join(folder, 'content'))),

    /** After a kill or a loss of power: copies that were not finished and content that nobody knows go, what lies wrong is moved. */
    recover: async (known: ReadonlyMap<Sha256, FileStatus>): Promise<void> => {
      await sweepParts([at('incoming')])
      for (const folder of folders)
        for (const name of await readdir(at(folder)).catch((): string[] => [])) {
          const status = known.get(name)
          if (status !== undefined) await settle(name, status)
          else if (Sha256.safeParse(name).success) await rm(at(folder, name))
        }
    },
  }
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
