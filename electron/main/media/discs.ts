/**
 * The port of the disc tools: what can be done with files, images and drives. `createDiscs` (client.ts) does it in the media
 * worker, `discsHere` (here.ts) on the thread that calls, for programs without a window. Nothing here throws for what may be
 * expected to fail; failures carry `media.…` codes.
 */
import type { Failure, Result } from '#shared/lib/result'

/** Bytes; `total` is null while nobody knows. Told at most five times a second, and once at the end. */
export type Progress = { readonly done: number; readonly total: number | null }

/** Aborting fails the work with `media.cancelled` and leaves nothing half-written. */
export type Watch = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** Where an image lies: the absolute path of an image file, `/dev/sr0`, the block device of a stick, or `stdio:` and a path. */
export type Medium = string

/** Bytes as they lie in an image: from a block of 2048 bytes on. A file over 4 GiB has several; an empty one none. */
export type Extent = { readonly block: number; readonly bytes: number }

export type ImageEntry = {
  /** From the root, without a slash at the beginning; a name may hold anything but `/` and NUL. */
  readonly path: string
  readonly kind: 'file' | 'dir' | 'symlink' | 'other'
  /** Bytes; 0 of anything but a file. */
  readonly size: number
  readonly extents: readonly Extent[]
}

export type ImageListing = {
  readonly volumeId: string
  /** Bytes that the image says it has; the file or disc may have more (padding of the medium). */
  readonly size: number
  /** Sorted by path, without the root. */
  readonly entries: readonly ImageEntry[]
}

/** `from`: absolute, a regular file. `to`: ASCII, relative to the root of the disc. */
export type DiscFile = { readonly from: string; readonly to: string }

export type ImageSpec = {
  readonly files: readonly DiscFile[]
  /** At most 32 of `A-Z 0-9 _`. */
  readonly volumeId: string
  /** The date of everything in the image, UTC ms (whole seconds count). */
  readonly created: number
}

export type BuildInput = ImageSpec & { readonly out: string }

/** `sha256`: lower-case hex, of the whole image file, which has `size` bytes. */
export type BuiltImage = { readonly size: number; readonly sha256: string }

export type HashedFile = { readonly path: string; readonly size: number; readonly sha256: string }

/** `sha256` is null when `error` says why: `media.image-truncated` or `media.unreadable`. */
export type ExtentHash = { readonly path: string; readonly sha256: string | null; readonly error: Failure | null }

export type FileInImage = { readonly path: string; readonly extents: readonly Extent[] }

/** Hashes files of an image in one pass in the order of their blocks. */
export type ExtentsInput = { readonly medium: Medium; readonly files: readonly FileInImage[] }

/** Blocks of 2048 bytes. */
export type BlockRange = { readonly from: number; readonly count: number; readonly reason: string }

/**
 * `ok`: every checksum of the sessions was met. `damaged`: one was not, or blocks cannot be read. `no-md5`: nothing in it to
 * check with.
 */
export type MediaCheck = { readonly verdict: 'ok' | 'damaged' | 'no-md5'; readonly bad: readonly BlockRange[] }

export type VerifiedImage = { readonly check: MediaCheck; readonly hashes: readonly ExtentHash[] }

export type DriveKind = 'optical' | 'stick' | 'file'

export type Drive = {
  /** What `burn` and the readers take. On Windows the letter of the drive (`E:`). */
  readonly address: Medium
  readonly kind: DriveKind
  /** Maker and model as the device says them. */
  readonly name: string
  /** Of a stick, bytes; of a disc not known before one lies in the drive. */
  readonly size: number | null
  /** What lies in it, as the drive says; null when it does not say. */
  readonly medium: string | null
  /** Why nothing may be written to it (`media.drive-mounted` …), or null. */
  readonly refused: Failure | null
  /** True where nobody has tried this way on a real machine yet (Windows, by IMAPI2). */
  readonly untested: boolean
}

export type BurnInput = {
  readonly image: string
  /** An address of `listDrives`, or `stdio:` and a path, which is an emulated drive. */
  readonly drive: Medium
}

/** Bytes written. */
export type Burnt = { readonly size: number }

export type ReadBackInput = { readonly drive: Medium; readonly image: BuiltImage }

/** `same`: the medium begins with the very bytes of the image. `sha256` is null when they could not all be read. */
export type ReadBack = {
  readonly same: boolean
  readonly sha256: string | null
  readonly check: MediaCheck
  readonly error: Failure | null
}

export type ExtractFile = {
  /** In the image. */
  readonly path: string
  readonly extents: readonly Extent[]
  /** Relative to the folder. */
  readonly to: string
  /** When given, another hash fails everything with `media.file-differs`. */
  readonly sha256?: string | undefined
}

/** `into` is made when missing. All files or none: nothing that was there is overwritten (`media.file-exists`). */
export type ExtractInput = { readonly medium: Medium; readonly into: string; readonly files: readonly ExtractFile[] }

export type DiscTool = 'xorriso' | 'powershell'

/** Hexadecimal digits in small letters; `size` in bytes. */
export type Digests = { readonly size: number; readonly sha256: string; readonly sha1: string }

/** `from`: a regular file and no link. `to`: a new file for a copy; none to hash only. */
export type DigestInput = { readonly from: string; readonly to?: string }

export type Discs = {
  /** The version of the burning tool; `media.no-xorriso` when it is not installed. */
  readonly toolVersion: () => Promise<Result<{ readonly tool: DiscTool; readonly version: string }>>
  /** Bytes of the image that `buildImage` would make. */
  readonly imageSize: (input: ImageSpec & Watch) => Promise<Result<number>>
  /** Builds and hashes an image; the same inputs give the same bytes. `media.source-missing`, `media.source-changed`, `media.disk-full` … */
  readonly buildImage: (input: BuildInput & Watch) => Promise<Result<BuiltImage>>
  /** SHA-256 of a regular file or of a device. */
  readonly hashFile: (path: string, watch?: Watch) => Promise<Result<HashedFile>>
  /** One after the other; the first that fails ends it. */
  readonly hashFiles: (paths: readonly string[], watch?: Watch) => Promise<Result<readonly HashedFile[]>>
  /** Copies a file, synced, and hashes what was copied: `media.source-changed` when somebody wrote to it meanwhile, `media.disk-full` … */
  readonly digestFile: (input: DigestInput & Watch) => Promise<Result<Digests>>
  readonly hashExtents: (input: ExtentsInput & Watch) => Promise<Result<readonly ExtentHash[]>>
  /** `extra`: addresses of emulated drives (`stdio:FILE`) to be listed with the others. */
  readonly listDrives: (input?: { readonly extra?: readonly Medium[] } & Watch) => Promise<Result<readonly Drive[]>>
  /** `media.not-an-image`, `media.image-truncated`, `media.drive-gone`, `media.no-disc` … */
  readonly listImage: (medium: Medium, watch?: Watch) => Promise<Result<ImageListing>>
  /** The content of one file; `media.no-such-file`, `media.file-too-large` when it has more than `maxBytes`. */
  readonly readImageFile: (
    input: { readonly medium: Medium; readonly path: string; readonly maxBytes: number } & Watch,
  ) => Promise<Result<Uint8Array>>
  /** The same of files that were listed already, without listing them again. */
  readonly readExtents: (
    input: { readonly medium: Medium; readonly extents: readonly Extent[]; readonly maxBytes: number } & Watch,
  ) => Promise<Result<Uint8Array>>
  /** Checksums of the sessions and readability of every block. */
  readonly checkMedia: (medium: Medium, watch?: Watch) => Promise<Result<MediaCheck>>
  /** `checkMedia` and `hashExtents`: at once for images and sticks, one after the other for optical drives, whose head cannot be in two places. */
  readonly verifyImage: (input: ExtentsInput & Watch) => Promise<Result<VerifiedImage>>
  /** `media.disc-too-small` (with `need` and `room`, bytes), `media.no-disc`, `media.drive-gone`, `media.drive-mounted`, `media.drive-not-removable` … */
  readonly burn: (input: BurnInput & Watch) => Promise<Result<Burnt>>
  /** Reads what was burnt, from the medium and not from the memory of the system. */
  readonly readBack: (input: ReadBackInput & Watch) => Promise<Result<ReadBack>>
  readonly extractFiles: (input: ExtractInput & Watch) => Promise<Result<readonly HashedFile[]>>
  /** Removes what killed builds and extractions left in these folders; answers what was removed. */
  readonly sweep: (folders: readonly string[]) => Promise<readonly string[]>
}
