/**
 * What the builder of images asks of an edition: first the files of each disc, signed and ready; afterwards it says what it built.
 * Between the two nothing of the edition but its manifest is stored, so that a build that is broken off leaves a planned edition.
 */
import type { EditionId, Sha256 } from '#shared/domain/media/ids'
import type { Result } from '#shared/lib/result'
import type { DiscFile } from '../../../media/discs'

export type PreparedDisc = {
  /** From 1. */
  readonly n: number
  readonly volumeId: string
  /** Everything that goes on it, sorted by path; those the edition has made lie in a staging folder of the profile. */
  readonly files: readonly DiscFile[]
  /** What the manifest promises of the files on it: to be held against the image. */
  readonly promised: readonly { readonly path: string; readonly sha256: Sha256 }[]
}

export type PreparedBuild = {
  /** The date of everything in the images, UTC ms in whole seconds. */
  readonly created: number
  readonly discs: readonly PreparedDisc[]
}

export type BuiltDisc = { readonly n: number; readonly sha256: Sha256; readonly size: number }

export type BuildSource = {
  /**
   * Makes the manifest, or takes that of before when it was made by the same key; signs it and writes what goes beside the patches
   * into the staging folder. Errors: `media.edition-unknown`, `media.act-not-now`, `media.no-key`, `media.key-locked`,
   * `media.file-not-accepted` (`kb`, `name`), `media.file-gone` (`kb`, `name`), `media.disk-full`, `media.staging-unwritable`.
   */
  readonly prepareBuild: (id: EditionId, actor: string) => Promise<Result<PreparedBuild>>
  /**
   * The images are there, whole and on the disk: the edition is built, its staging folder goes. All discs at once.
   * Errors: `media.edition-unknown`, `media.act-not-now`, `media.discs-differ`.
   */
  readonly finishBuild: (id: EditionId, actor: string, images: readonly BuiltDisc[]) => Promise<Result<null>>
}
