/** [S4-07] Commands and feed of a site that receives the weekly discs. */
import { z } from 'zod'
import type { DiscCode, DiscVerdict } from '../domain/media/codes'
import { EditionId } from '../domain/media/ids'
import { Password, Username } from '../domain/people/people'
import { oneLine } from '../lib/plain-text'
import { admin, command, feed, mediaWork, nothing } from './define'

const Line = z.string().overwrite(oneLine).trim().min(1).max(200)
const Place = z.string().min(1).max(4_000)

/** Where this computer stands: not decided, a support centre, or a site. */
export type MediaModeRow = {
  readonly id: 'mode'
  readonly mode: 'centre' | 'site'
  /** The site that it is, and the centre it trusts; null until a centre's card has been taken in. */
  readonly site: { readonly id: string; readonly name: string; readonly centre: string } | null
  /** Of this site's own card. */
  readonly fingerprint: string | null
  /** Folder or share that patches are imported to; null until chosen. */
  readonly importDir: string | null
}

export type ArrivalRow = {
  readonly id: EditionId
  readonly seq: number
  readonly week: string
  readonly kind: 'delta' | 'baseline'
  readonly discs: readonly {
    readonly n: number
    readonly verifiedAt: number | null
    readonly importedAt: number | null
    readonly destroyedAt: number | null
    /** Who did it and who saw it. */
    readonly destroyedBy: string | null
    readonly destroyedHow: string | null
  }[]
  readonly patches: readonly {
    readonly kb: string
    readonly title: string
    readonly isNew: boolean
    readonly bytes: number
    /** Updates that need it first; empty where it is there for its own sake. */
    readonly requiredBy: readonly string[]
  }[]
  readonly importedAt: number | null
  /** What proves it to the centre, once everything is imported. */
  readonly receipt: {
    readonly text: string
    readonly code: string
    readonly outcome: string
    readonly at: number
  } | null
  readonly released: { readonly by: string; readonly second: string; readonly reason: string } | null
}

export type RefusalRow = {
  readonly id: string
  readonly at: number
  readonly by: string
  readonly code: DiscCode
  readonly params: Readonly<Record<string, string | number>>
  readonly title: string
}

/** A place where a disc may be: a drive, a mounted folder, an image. */
export type DiscPlace = {
  readonly id: string
  readonly name: string
  readonly kind: 'drive' | 'folder' | 'image'
  readonly looksLikeDisc: boolean
}

export const mediaSiteCommands = {
  'mediaSite.become': command<null>()(admin, z.strictObject({ mode: z.enum(['centre', 'site']) })),
  /** Reads a centre's card that the person chooses; nothing is believed until its fingerprint has been confirmed. */
  'mediaSite.card.read': command<{
    readonly text: string
    readonly centre: string
    readonly siteName: string
    readonly fingerprint: string
  } | null>()(admin, nothing),
  'mediaSite.card.enrol': command<null>()(
    admin,
    z.strictObject({ text: z.string().max(10_000), fingerprint: z.string().max(40) }),
  ),
  /** Writes this site's card where the person says. */
  'mediaSite.card.export': command<{ readonly file: string; readonly fingerprint: string } | null>()(
    mediaWork,
    nothing,
  ),
  'mediaSite.importDir.choose': command<{ readonly dir: string } | null>()(mediaWork, nothing),

  'mediaSite.places': command<readonly DiscPlace[]>()(mediaWork, nothing),
  /** Asks for an image or a folder; null when the person thought better of it. */
  'mediaSite.place.choose': command<DiscPlace | null>()(
    mediaWork,
    z.strictObject({ kind: z.enum(['folder', 'image']) }),
  ),
  /** Checks a disc; runs as a job, whose id is that of the verdict. */
  'mediaSite.verify': command<{ readonly job: string }>()(mediaWork, z.strictObject({ place: Place })),
  'mediaSite.verdict': command<DiscVerdict | null>()(mediaWork, z.strictObject({ job: z.string().max(60) })),
  /** Lets an expired disc in: a second person signs with name and password. */
  'mediaSite.release': command<null>()(
    mediaWork,
    z.strictObject({ job: z.string().max(60), reason: Line, username: Username, password: Password }),
  ),
  'mediaSite.import': command<{ readonly job: string }>()(
    mediaWork,
    z.strictObject({ job: z.string().max(60), serial: z.string().max(100) }),
  ),
  'mediaSite.job.cancel': command<null>()(mediaWork, z.strictObject({ job: z.string().max(60) })),
  /** Says that an edition was refused, for the centre; makes its receipt. */
  'mediaSite.refuse': command<null>()(mediaWork, z.strictObject({ id: EditionId })),
  'mediaSite.destroy': command<null>()(
    mediaWork,
    z.strictObject({ id: EditionId, disc: z.int().min(1), how: Line, witness: Line }),
  ),
}

export const mediaSiteFeeds = {
  mediaSite: feed<{ mode: MediaModeRow; arrivals: ArrivalRow; refusals: RefusalRow }>()(
    [...mediaWork, 'administrator'],
    nothing,
  ),
}
