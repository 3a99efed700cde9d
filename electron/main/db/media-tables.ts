/** The tables of the weekly discs. Lists and free-form parts are JSON text, instants UTC ms. */

export type MediaPlansTable = {
  site_id: string
  rev: number
  plan: string
  created_at: number
  ended_at: number | null
}

/** Reminders that somebody has acknowledged. */
export type MediaRemindersSeenTable = { id: string; seen_at: number; seen_by: string; note: string }

export type MediaFilesTable = {
  sha256: string
  rev: number
  name: string
  size: number
  kind: string
  status: string
  findings: string
  reasons: string
  kb: string | null
  title: string
  products: string
  architectures: string
  languages: string
  released: string | null
  supersedes: string
  requires: string
  /** Where it was fetched, as a person said; empty where its signature tells. */
  source: string
  added_at: number
  entered_by: string | null
  confirmed_by: string | null
  confirmed_at: number | null
  note: string
}

export type MediaEditionsTable = {
  id: string
  rev: number
  site_id: string
  week: string
  seq: number
  kind: string
  state: string
  discs: number
  /** The instant that stands in manifest and image: the same edition can be built again, byte for byte. */
  created_at: number
  expires_at: number
  planned_by: string
  /** What is on it and why; what was left out and why. */
  chosen: string
  left_out: string
  /** Per disc; null where the policy's price list decides. */
  fee_fen: number | null
  key_id: string | null
  previous: string | null
  manifest: string | null
  manifest_sha256: string | null
  built_at: number | null
  built_by: string | null
  approved_by: string | null
  approved_at: number | null
  sealed_at: number | null
  seal_number: string | null
  handed_over_at: number | null
  hand_over: string | null
  received_at: number | null
  received_by: string | null
  receipt_at: number | null
  receipt: string | null
  /** Of one that was lost, refused or cancelled. */
  ended_reason: string | null
}

export type MediaEditionFilesTable = { edition_id: string; sha256: string; disc: number; path: string }

export type MediaDiscsTable = {
  edition_id: string
  n: number
  image_sha256: string | null
  image_size: number | null
  built_at: number | null
}

/** One physical disc each. `state`: `burned`, `verified`, `spoiled`. */
export type MediaCopiesTable = {
  id: string
  edition_id: string
  n: number
  state: string
  serial: string
  /** Empty for one that was burned elsewhere. */
  drive: string
  burned_at: number
  burned_by: string
  checked_at: number | null
  checked_by: string | null
  reason: string | null
}

/** What a site has acknowledged. */
export type MediaInventoryTable = { site_id: string; sha256: string; edition_id: string; acknowledged_at: number }

export type MediaKeysTable = {
  id: string
  sign: string
  agree: string
  /** The private parts, which only the passphrase opens. */
  sealed: string
  created_at: number
  backed_up_at: number | null
  retired_at: number | null
  /** How it followed the key before it; null for the first. */
  statement: string | null
}

export type MediaSiteCardsTable = {
  site_id: string
  key_id: string
  card: string
  fingerprint: string
  enrolled_at: number
  enrolled_by: string
  revoked_at: number | null
}

export type MediaSiteSecretsTable = { site_id: string; site_key: string; centre_key: string; sealed: string }

/** `via`: `card` or `rotation`. */
export type MediaTrustedKeysTable = {
  id: string
  sign: string
  agree: string
  since: number
  via: string
  retired_at: number | null
}

export type MediaArrivalsTable = {
  edition_id: string
  seq: number
  week: string
  manifest: string
  manifest_sha256: string
  discs: number
  first_at: number
  /** The two people who let an expired edition in. */
  released_by: string | null
  released_second: string | null
  release_reason: string | null
  released_at: number | null
  imported_at: number | null
  receipt_at: number | null
  receipt: string | null
}

export type MediaArrivedDiscsTable = {
  edition_id: string
  n: number
  verified_at: number
  imported_at: number | null
  serial: string
  destroyed_at: number | null
  destroyed_by: string | null
  destroyed_how: string | null
}

export type MediaRefusalsTable = {
  id: string
  at: number
  by: string
  code: string
  params: string
  disc: string | null
  files: string
}

export type MediaImportedFilesTable = {
  sha256: string
  kb: string
  title: string
  path: string
  size: number
  edition_id: string
  imported_at: number
}

export type MediaTables = {
  media_plans: MediaPlansTable
  media_reminders_seen: MediaRemindersSeenTable
  media_files: MediaFilesTable
  media_editions: MediaEditionsTable
  media_edition_files: MediaEditionFilesTable
  media_discs: MediaDiscsTable
  media_copies: MediaCopiesTable
  media_inventory: MediaInventoryTable
  media_keys: MediaKeysTable
  media_site_cards: MediaSiteCardsTable
  media_site_secrets: MediaSiteSecretsTable
  media_trusted_keys: MediaTrustedKeysTable
  media_arrivals: MediaArrivalsTable
  media_arrived_discs: MediaArrivedDiscsTable
  media_refusals: MediaRefusalsTable
  media_imported_files: MediaImportedFilesTable
}
