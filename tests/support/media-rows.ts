/** Rows of the weekly disc as catalogue, editions and receipts leave them, in few words. */
import type { SiteId } from '#shared/domain/ids'
import type { FileStatus } from '#shared/domain/media/files'
import type { MediaPlanEdit } from '#shared/domain/media/plan'
import type { EditionState } from '#shared/domain/media/states'
import type { Storage } from '#main/db/storage'

export const planEdit = (siteId: SiteId, more: Partial<MediaPlanEdit> = {}): MediaPlanEdit => ({
  siteId,
  rev: 0,
  weekday: 3,
  products: ['windows-10-22h2'],
  languages: ['zh-cn'],
  architectures: ['x64'],
  discType: 'dvd-4.7',
  capacityBytes: 4_700_000_000,
  leadDays: 1,
  delivery: 'courier',
  courier: 'registered-post',
  receiptDays: 7,
  expiryDays: 60,
  baselineWeeks: 26,
  feeFen: 5_000,
  mark: 'unmarked',
  since: '2026-03-01',
  recipient: '王建国',
  ...more,
})

export type NewFile = {
  readonly status?: FileStatus
  readonly size?: number
  readonly name?: string
  readonly title?: string
  readonly products?: readonly string[]
  readonly languages?: readonly string[]
  readonly supersedes?: readonly string[]
  readonly requires?: readonly string[]
}

/** `addFile(storage, 'a', 'KB5030001')`: its hash is the digit, sixty-four times. */
export const addFile = (storage: Storage, digit: string, kb: string | null, more: NewFile = {}): Promise<void> =>
  storage.write('system', async ({ tx, at, record }) => {
    const sha256 = digit.repeat(64)
    await tx
      .insertInto('media_files')
      .values({
        sha256,
        rev: 1,
        name: more.name ?? `windows10.0-${kb?.toLowerCase() ?? 'unknown'}-x64.msu`,
        size: more.size ?? 1_000_000,
        kind: 'cab',
        status: more.status ?? 'accepted',
        findings: '{}',
        reasons: '[]',
        kb,
        title: more.title ?? '',
        products: JSON.stringify(more.products ?? ['windows-10-22h2']),
        architectures: '["x64"]',
        languages: JSON.stringify(more.languages ?? ['neutral']),
        released: null,
        supersedes: JSON.stringify(more.supersedes ?? []),
        requires: JSON.stringify(more.requires ?? []),
        source: '',
        added_at: at,
        entered_by: null,
        confirmed_by: null,
        confirmed_at: null,
        note: '',
      })
      .execute()
    await record({ type: 'media.file-added', entity: 'media', entityId: sha256, change: {} })
  })

export type NewEdition = {
  readonly id: string
  readonly siteId: SiteId
  readonly week: string
  readonly seq: number
  readonly state: EditionState
  readonly kind?: 'delta' | 'baseline'
  /** UTC ms. */
  readonly handedOverAt?: number
  /** Digits of the files that the site has acknowledged with it. */
  readonly acknowledged?: readonly string[]
}

export const addEdition = (storage: Storage, edition: NewEdition): Promise<void> =>
  storage.write('system', async ({ tx, at, record }) => {
    const { id, siteId, week, seq, state, handedOverAt = null, acknowledged = [] } = edition
    await tx
      .insertInto('media_editions')
      .values({
        id,
        rev: 1,
        site_id: siteId,
        week,
        seq,
        kind: edition.kind ?? (seq === 1 ? 'baseline' : 'delta'),
        state,
        discs: 1,
        created_at: at,
        expires_at: at + 60 * 86_400_000,
        planned_by: 'system',
        chosen: '[]',
        left_out: '[]',
        fee_fen: 5_000,
        key_id: null,
        previous: null,
        manifest: null,
        manifest_sha256: null,
        built_at: null,
        built_by: null,
        approved_by: null,
        approved_at: null,
        sealed_at: null,
        seal_number: null,
        handed_over_at: handedOverAt,
        hand_over: null,
        received_at: null,
        received_by: null,
        receipt_at: null,
        receipt: null,
        ended_reason: null,
      })
      .execute()
    for (const digit of acknowledged)
      await tx
        .insertInto('media_inventory')
        .values({ site_id: siteId, sha256: digit.repeat(64), edition_id: id, acknowledged_at: at })
        .execute()
    await record({ type: 'media.edition-planned', entity: 'media', entityId: id, change: {} })
  })

export const setEditionState = (storage: Storage, id: string, state: EditionState): Promise<void> =>
  storage.write('system', async ({ tx, record }) => {
    await tx.updateTable('media_editions').set({ state }).where('id', '=', id).execute()
    await record({ type: 'media.edition-changed', entity: 'media', entityId: id, change: { state } })
  })
