/** [S4-07] Commands and feeds of the weekly discs at the centre: catalogue, editions, discs, keys, receipts. */
import { z } from 'zod'
import { SiteId } from '../domain/ids'
import { FileFacts, FileKey, FileSource } from '../domain/media/files'
import { CopyId, EditionId, KeyId, Week } from '../domain/media/ids'
import { Passphrase } from '../domain/media/keys'
import { EditionKind } from '../domain/media/manifest'
import { EditionAct } from '../domain/media/states'
import { oneLine } from '../lib/plain-text'
import { admin, command, feed, mediaWork, nothing } from './define'
import type {
  DriveRow,
  EditionContents,
  EditionRow,
  LedgerRow,
  MediaFileRow,
  MediaJobRow,
  MediaKeyRow,
  MediaSiteRow,
} from './media-rows'

const Reason = z.string().overwrite(oneLine).trim().min(1).max(200)
const Rev = z.int().min(1)
const Disc = z.strictObject({ id: EditionId, disc: z.int().min(1).max(99) })
/** Of a disc or of its case, as printed on it. */
const Serial = z.string().overwrite(oneLine).trim().max(100)
/** A path that the person chose in a dialog of main's, or the id of a drive that main listed. */
const Place = z.string().min(1).max(4_000)

export const mediaCommands = {
  // Catalogue.
  'media.inbox': command<{ readonly dir: string | null }>()(mediaWork, nothing),
  /** Asks for a folder; what lies in it, and whatever comes, is taken in. Null when the person thought better of it. */
  'media.inbox.choose': command<{ readonly dir: string } | null>()(mediaWork, nothing),
  'media.inbox.scan': command<null>()(mediaWork, nothing),
  'media.file.describe': command<null>()(
    mediaWork,
    FileKey.extend({ rev: Rev, facts: FileFacts, source: FileSource.nullable() }),
  ),
  'media.file.confirm': command<null>()(mediaWork, FileKey.extend({ rev: Rev })),
  'media.file.reject': command<null>()(mediaWork, FileKey.extend({ rev: Rev, reason: Reason })),
  'media.file.inspect': command<null>()(mediaWork, FileKey),

  // Editions.
  /** Chooses what is due and makes an edition of it. */
  'media.edition.plan': command<{ readonly id: EditionId }>()(
    mediaWork,
    z.strictObject({ siteId: SiteId, week: Week, kind: EditionKind }),
  ),
  'media.edition.contents': command<EditionContents>()(mediaWork, z.strictObject({ id: EditionId })),
  'media.edition.build': command<{ readonly job: string }>()(mediaWork, z.strictObject({ id: EditionId })),
  'media.edition.act': command<null>()(mediaWork, z.strictObject({ id: EditionId, rev: Rev, act: EditionAct })),
  /** Where the image of a disc should be copied to, for burning it elsewhere; null when the person thought better of it. */
  'media.disc.export': command<{ readonly file: string } | null>()(mediaWork, Disc),

  // Discs.
  'media.drives': command<readonly DriveRow[]>()(mediaWork, nothing),
  /** An image file as a drive, for sites that receive files on another carrier; null when the person thought better of it. */
  'media.drive.file': command<DriveRow | null>()(mediaWork, nothing),
  'media.disc.burn': command<{ readonly job: string }>()(mediaWork, Disc.extend({ drive: Place, serial: Serial })),
  'media.disc.burned-elsewhere': command<null>()(mediaWork, Disc.extend({ serial: Serial.min(1) })),
  /** Reads a copy back: session, size, image hash, manifest. */
  'media.copy.check': command<{ readonly job: string }>()(mediaWork, z.strictObject({ copy: CopyId, drive: Place })),
  'media.copy.spoil': command<null>()(mediaWork, z.strictObject({ copy: CopyId, reason: Reason })),
  'media.job.cancel': command<null>()(mediaWork, z.strictObject({ job: z.string().max(60) })),
  'media.job.dismiss': command<null>()(mediaWork, z.strictObject({ job: z.string().max(60) })),

  // Receipts: the text of the QR code, or the sixteen digits.
  'media.receipt.enter': command<{ readonly id: EditionId; readonly outcome: string; readonly siteName: string }>()(
    mediaWork,
    z.strictObject({ text: z.string().max(1_000) }),
  ),

  // Keys.
  'media.key.create': command<{ readonly id: KeyId }>()(admin, z.strictObject({ passphrase: Passphrase })),
  'media.key.rotate': command<{ readonly id: KeyId }>()(
    admin,
    z.strictObject({ passphrase: z.string().max(200), next: Passphrase }),
  ),
  'media.key.unlock': command<{ readonly until: number }>()(
    mediaWork,
    z.strictObject({ passphrase: z.string().max(200) }),
  ),
  'media.key.lock': command<null>()(mediaWork, nothing),
  /** Writes the sealed key where the person says. */
  'media.key.back-up': command<{ readonly file: string } | null>()(admin, z.strictObject({ id: KeyId })),
  /** Reads a backup; the passphrase must open it. */
  'media.key.restore': command<{ readonly id: KeyId } | null>()(
    admin,
    z.strictObject({ passphrase: z.string().max(200) }),
  ),
  /** Writes the card of the centre for a site; its fingerprint is read out to the site. */
  'media.card.export': command<{ readonly file: string; readonly fingerprint: string } | null>()(
    mediaWork,
    z.strictObject({ siteId: SiteId }),
  ),
  /** Reads a site's card; nothing is believed until its fingerprint has been confirmed. */
  'media.card.read': command<{
    readonly text: string
    readonly siteId: SiteId
    readonly siteName: string
    readonly fingerprint: string
  } | null>()(mediaWork, nothing),
  'media.card.enrol': command<null>()(
    mediaWork,
    z.strictObject({ text: z.string().max(10_000), fingerprint: z.string().max(40) }),
  ),
  'media.card.revoke': command<null>()(admin, z.strictObject({ siteId: SiteId, reason: Reason })),

  // Chain of custody.
  'media.ledger': command<readonly LedgerRow[]>()(
    mediaWork,
    z.strictObject({ from: z.iso.date(), to: z.iso.date(), siteId: SiteId.nullable() }),
  ),
  'media.ledger.export': command<{ readonly file: string } | null>()(
    mediaWork,
    z.strictObject({ from: z.iso.date(), to: z.iso.date(), siteId: SiteId.nullable() }),
  ),
}

export const mediaFeeds = {
  /** Sites, editions that are open or of the last year, keys. */
  media: feed<{ sites: MediaSiteRow; editions: EditionRow; keys: MediaKeyRow }>()(mediaWork, nothing),
  mediaFiles: feed<{ files: MediaFileRow }>()(mediaWork, nothing),
  mediaJobs: feed<{ jobs: MediaJobRow }>()(mediaWork, nothing),
}
