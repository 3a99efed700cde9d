/** The disc tools on the thread that calls. */
import type { Discs } from './discs'
import { burn } from './drives/burn'
import { listDrives } from './drives/list'
import { readBack } from './drives/read-back'
import { extractFiles } from './extract'
import { digestFile } from './hash/digest-file'
import { hashExtents } from './hash/hash-extents'
import { hashFiles } from './hash/hash-file'
import { sweepParts } from './part-files'
import { readExtents, readImageFile } from './read-extents'
import { toolVersion } from './tool-version'
import { verifyImage } from './verify-image'
import { buildImage, imageSize } from './xorriso/build'
import { checkMedia } from './xorriso/check-media'
import { listImage } from './xorriso/list'

export const discsHere: Discs = {
  toolVersion,
  imageSize,
  buildImage,
  hashFile: async (path, watch) => {
    const hashed = await hashFiles({ paths: [path], ...watch })
    if (!hashed.ok) return hashed
    const [file] = hashed.value
    if (file === undefined) throw new Error('nothing was hashed')
    return { ok: true, value: file }
  },
  hashFiles: (paths, watch) => hashFiles({ paths, ...watch }),
  digestFile,
  hashExtents,
  listDrives: (input) => listDrives(input),
  listImage: (medium, watch) => listImage({ medium, ...watch }),
  readImageFile,
  readExtents,
  checkMedia: (medium, watch) => checkMedia({ medium, ...watch }),
  verifyImage,
  burn,
  readBack,
  extractFiles,
  sweep: sweepParts,
}
