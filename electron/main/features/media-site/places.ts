/** Where a disc may be: drives, discs that the system has mounted, and what a person has chosen. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { aroundManifest, markerPath } from '#shared/domain/media/paths'
import type { DiscPlace } from '#shared/ipc/media-site-contract'
import type { Discs } from '../../media/discs'

export type Places = ReturnType<typeof createPlaces>

const looksLikeDisc = (folder: string): boolean =>
  [aroundManifest.manifest, markerPath].every((file) => existsSync(path.join(folder, file)))

/** Blanks and backslashes stand as octal codes in the list of mounts. */
const plainly = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))

/** What removable media are formatted with. */
const ofMedia: ReadonlySet<string> = new Set(['iso9660', 'udf', 'vfat', 'exfat', 'ntfs', 'ntfs3', 'fuseblk'])

/** Mount points of media, from the system's own list. */
export function mountedMedia(mounts: string): readonly string[] {
  return mounts.split('\n').flatMap((line) => {
    const [, folder = '', type = ''] = line.split(' ')
    return ofMedia.has(type) && !folder.startsWith('/boot') ? [plainly(folder)] : []
  })
}

async function mounted(): Promise<readonly string[]> {
  if (process.platform === 'win32') {
    const letters = Array.from({ length: 23 }, (_, i) => `${String.fromCharCode(68 + i)}:\\`)
    return letters.filter((letter) => existsSync(letter))
  }
  return mountedMedia(await readFile('/proc/self/mounts', 'utf8').catch(() => ''))
}

export function createPlaces(discs: Pick<Discs, 'listDrives'>) {
  /** Only what was listed or chosen here is ever opened: a page cannot name a path of its own. */
  const offered = new Map<string, DiscPlace>()
  const offer = (place: DiscPlace): DiscPlace => {
    offered.set(place.id, place)
    return place
  }
  return {
    /** Drives first, then mounted folders that look like a disc of ours. */
    list: async (): Promise<readonly DiscPlace[]> => {
      const drives = await discs.listDrives()
      const found = drives.ok ? drives.value : []
      const folders = (await mounted()).filter(looksLikeDisc)
      return [
        ...found.map(({ address, name, kind }) =>
          // What lies in a drive is not known before it is read; a stick may be anybody's.
          offer({ id: address, name, kind: 'drive', looksLikeDisc: kind === 'optical' }),
        ),
        ...folders.map((folder) => offer({ id: folder, name: folder, kind: 'folder', looksLikeDisc: true })),
      ]
    },
    choose: (kind: 'folder' | 'image', file: string): DiscPlace =>
      offer({
        id: file,
        name: path.basename(file) || file,
        kind,
        looksLikeDisc: kind === 'image' ? /\.iso$/i.test(file) : looksLikeDisc(file),
      }),
    offered: (id: string): DiscPlace | null => offered.get(id) ?? null,
  }
}
