/** Rows of the screens of the weekly discs, at the centre. */
import type { DiscCode } from '../domain/media/codes'
import type { FileFacts, FileFindings, FileStatus } from '../domain/media/files'
import type { CopyId, EditionId, Kb, KeyId, Sha256, Week } from '../domain/media/ids'
import type { EditionKind } from '../domain/media/manifest'
import type { DeliveryWay, EditionState } from '../domain/media/states'
import type { ReceiptOutcome } from '../domain/media/receipt'
import type { SiteId } from '../domain/ids'

/** A site that could have a plan, and where it stands with keys. */
export type MediaSiteRow = {
  readonly id: SiteId
  readonly name: string
  readonly customer: string
  readonly city: string
  readonly hasPlan: boolean
  /** The fingerprint of the site's card; null while it has given none. */
  readonly enrolled: { readonly keyId: KeyId; readonly fingerprint: string; readonly at: number } | null
  /** Files it has acknowledged. */
  readonly inventory: number
}

/** The physical copies of one disc. */
export type CopyRow = {
  readonly id: CopyId
  readonly disc: number
  readonly state: 'burned' | 'verified' | 'spoiled'
  readonly serial: string
  readonly drive: string
  readonly burnedAt: number
  readonly burnedBy: string
  readonly checkedAt: number | null
  readonly reason: string | null
}

export type EditionRow = {
  readonly id: EditionId
  readonly rev: number
  readonly siteId: SiteId
  readonly siteName: string
  readonly week: Week
  readonly seq: number
  readonly kind: EditionKind
  readonly state: EditionState
  readonly discs: readonly {
    readonly n: number
    readonly bytes: number
    readonly files: number
    readonly image: { readonly sha256: Sha256; readonly size: number; readonly builtAt: number } | null
  }[]
  readonly copies: readonly CopyRow[]
  readonly createdAt: number
  readonly expiresAt: number
  readonly plannedBy: string
  readonly builtAt: number | null
  readonly builtBy: string | null
  /** Ids of who planned and who built it: neither may approve it. */
  readonly makers: readonly string[]
  readonly approvedBy: string | null
  readonly approvedAt: number | null
  readonly sealNumber: string | null
  readonly handOver: {
    readonly at: number
    readonly way: DeliveryWay
    readonly carrier: string
    readonly tracking: string
    readonly to: string
  } | null
  readonly receivedAt: number | null
  readonly receipt: {
    readonly at: number
    readonly outcome: ReceiptOutcome
    readonly by: 'qr' | 'code' | 'paper'
  } | null
  /** Integer fen per disc; null where the price list of the policy decides. */
  readonly feeFen: number | null
  readonly endedReason: string | null
}

/** What is on an edition, and what is not, with the reason. */
export type EditionContents = {
  readonly id: EditionId
  readonly patches: readonly {
    readonly kb: Kb
    readonly title: string
    readonly disc: number
    readonly bytes: number
    readonly requiredBy: readonly Kb[]
  }[]
  readonly leftOut: readonly {
    readonly kb: string
    readonly reason: string
    readonly params: Readonly<Record<string, string>>
  }[]
}

/** A file of the catalogue; its id is its SHA-256. */
export type MediaFileRow = Partial<FileFacts> & {
  readonly id: Sha256
  readonly rev: number
  readonly name: string
  readonly size: number
  readonly status: FileStatus
  readonly findings: FileFindings
  readonly reasons: readonly string[]
  readonly source: string
  readonly addedAt: number
  /** Names of people; the id of the one who described it, who cannot be the second person as well. */
  readonly enteredBy: string | null
  readonly enteredById: string | null
  readonly confirmedBy: string | null
  /** Newer updates of the catalogue that replace it. */
  readonly supersededBy: readonly Kb[]
  readonly note: string
}

/** Work that takes long: shown while it runs, and its end until somebody has seen it. */
export type MediaJobRow = {
  readonly id: string
  readonly kind: 'inbox' | 'build' | 'burn' | 'check' | 'verify' | 'import'
  readonly label: string
  readonly editionId: EditionId | null
  readonly disc: number | null
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Bytes. */
  readonly done: number
  readonly total: number
  readonly startedAt: number
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null
}

export type MediaKeyRow = {
  readonly id: KeyId
  readonly fingerprint: string
  readonly createdAt: number
  readonly backedUpAt: number | null
  readonly retiredAt: number | null
  /** Until when the private part is in memory, UTC ms; null while it is locked. */
  readonly unlockedUntil: number | null
}

export type DriveRow = {
  readonly id: string
  readonly name: string
  readonly kind: 'optical' | 'usb' | 'file'
  /** What lies in it, as the drive says. */
  readonly medium: string | null
  readonly capacity: number | null
  /** Why it cannot be used, as a code; null where it can. */
  readonly problem: string | null
  /** Nobody has tried this way on such a computer yet. */
  readonly untested: boolean
}

/** A step of the chain of custody, out of the journal. */
export type LedgerRow = {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly type: string
  readonly editionId: EditionId | null
  readonly siteName: string
  readonly week: Week | null
  readonly editionSeq: number | null
  readonly disc: number | null
  readonly details: Readonly<Record<string, string | number | null>>
}

export type { DiscCode }
