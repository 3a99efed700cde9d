/**
 * Where the content of the catalogue's files lies in a profile: `media/files` holds what may be worked with, `media/quarantine` what
 * was kept back, `media/incoming` what is being copied. Whether a file may go on a disc is said by its row and never by its place.
 */
import path from 'node:path'
import type { FileStatus } from '#shared/domain/media/files'
import type { Sha256 } from '#shared/domain/media/ids'

export type Places = { readonly files: string; readonly quarantine: string; readonly incoming: string }

export const placesOf = (dataDir: string): Places => ({
  files: path.join(dataDir, 'media', 'files'),
  quarantine: path.join(dataDir, 'media', 'quarantine'),
  incoming: path.join(dataDir, 'media', 'incoming'),
})

/** Where the content of an accepted file lies: what discs are built from. */
export const contentFile = (dataDir: string, sha256: Sha256): string => path.join(placesOf(dataDir).files, sha256)

export const folderOf = (status: FileStatus): 'files' | 'quarantine' =>
  status === 'quarantined' || status === 'rejected' ? 'quarantine' : 'files'
