/** What papers of the weekly disc show: an edition of any number of discs and patches, its arrival at a site, a ledger. */
import type { SiteId } from '#shared/domain/ids'
import type { EditionId } from '#shared/domain/media/ids'
import type { MediaPlan } from '#shared/domain/media/plan'
import type { DiscToDestroy, PaperDestination, PaperPlan } from '#shared/ipc/media-papers-contract'
import type { EditionContents, EditionRow, LedgerRow } from '#shared/ipc/media-rows'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import { planEdit } from './media-rows'

export const editionId = '01JDGX5Z8M3Q7R2T4V6W8Y0A1B' as EditionId
export const siteId = '01JAAAAAAAAAAAAAAAAAAAAAAA' as SiteId
export const longName = '华东某省电力公司信息通信分公司数据中心（离线生产控制大区二号机房，含备用调度站）'
/** 2026-11-25 10:20 in Shanghai. */
export const builtAt = Date.parse('2026-11-25T02:20:00Z')
const hour = 3_600_000

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1)
export const imageHash = (n: number): string => `${n}9f3c1a7be24d58`.repeat(5).slice(0, 64)

export const paperPlan: PaperPlan = { mark: 'unmarked', discType: 'dvd-4.7', delivery: 'courier', recipient: '孙志强' }

export const destination: PaperDestination = {
  customer: '滨海核电有限公司',
  site: '仿真机房',
  city: '滨海市',
  address: '港前路 8 号',
}

export function mediaPlan(change: Partial<MediaPlan> = {}): MediaPlan {
  const { rev: _, ...said } = planEdit(siteId, { courier: 'messenger', feeFen: null })
  return { ...said, pauses: [], endsOn: null, recipient: '孙志强', ...change }
}

export const editionRow = (discs: number, change: Partial<EditionRow> = {}): EditionRow => ({
  id: editionId,
  rev: 3,
  siteId,
  siteName: '滨海核电厂仿真机房',
  week: '2026-11-30',
  seq: 12,
  kind: 'delta',
  state: 'sealed',
  discs: upTo(discs).map((n) => ({
    n,
    bytes: 4_512_345_678,
    files: 31,
    image: { sha256: imageHash(n), size: 4_600_000_000, builtAt },
  })),
  copies: upTo(discs).map((disc) => ({
    id: `01JDGX5Z8M3Q7R2T4V6W8Y000${disc}` as EditionRow['copies'][number]['id'],
    disc,
    state: 'verified',
    serial: `DVD-2026-${disc}`,
    drive: 'HL-DT-ST DVDRAM',
    burnedAt: builtAt + hour,
    burnedBy: '赵磊',
    checkedAt: builtAt + 2 * hour,
    reason: null,
  })),
  createdAt: builtAt - hour,
  expiresAt: builtAt + 45 * 24 * hour,
  plannedBy: '赵磊',
  builtAt,
  builtBy: '赵磊',
  makers: [],
  approvedBy: '陈静',
  approvedAt: builtAt + hour,
  sealNumber: 'F-20261125-0031',
  handOver: null,
  receivedAt: null,
  receipt: null,
  feeFen: null,
  endedReason: null,
  ...change,
})

const patchesUpTo = (count: number) =>
  upTo(count).map((n) => ({
    kb: `KB${5_000_000 + n}`,
    title: `2026-11 适用于 Windows 10 Version 22H2 的累积更新 ${n}`,
    disc: 1,
    bytes: 123_456_789,
    requiredBy: n % 4 === 0 ? ['KB5000001'] : [],
    isNew: n % 3 !== 0,
  }))

export const contentsOf = (patches: number): EditionContents => ({
  id: editionId,
  patches: patchesUpTo(patches),
  leftOut: [
    { kb: 'KB4999998', reason: 'superseded', params: {} },
    { kb: 'KB4999999', reason: 'not-for-site', params: {} },
  ],
})

export const arrivalRow = (discs: number, change: Partial<ArrivalRow> = {}): ArrivalRow => ({
  id: editionId,
  seq: 12,
  week: '2026-11-30',
  kind: 'delta',
  discs: upTo(discs).map((n) => ({
    n,
    verifiedAt: builtAt + 100 * hour,
    importedAt: null,
    destroyedAt: null,
    destroyedBy: null,
    destroyedHow: null,
  })),
  patches: patchesUpTo(5),
  importedAt: null,
  receipt: null,
  released: null,
  ...change,
})

export const discsToDestroy = (count: number): readonly DiscToDestroy[] =>
  upTo(count).map((n) => ({
    editionId,
    seq: n,
    week: '2026-11-30',
    disc: n,
    discs: count,
    serial: `DVD-${n}`,
    importedAt: builtAt,
    destroyedAt: null,
    destroyedBy: null,
    how: null,
    witness: null,
  }))

export const ledgerRows = (count: number): readonly LedgerRow[] =>
  upTo(count).map((seq) => ({
    seq,
    at: builtAt + seq * 60_000,
    actor: '赵磊',
    type: 'media.edition-sealed',
    editionId,
    siteName: longName,
    week: '2026-11-30',
    editionSeq: 12,
    disc: null,
    details: { sealNumber: `F-${seq}` },
  }))
