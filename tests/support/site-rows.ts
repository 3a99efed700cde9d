/** An isolated site as main tells of it, with invented names; a test states only what it is about. */
import type { DiscVerdict } from '#shared/domain/media/codes'
import { EditionId } from '#shared/domain/media/ids'
import { receiptText } from '#shared/domain/media/receipt'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { ArrivalRow, MediaModeRow, RefusalRow } from '#shared/ipc/media-site-contract'
import { ulid } from './view-builders'

export const editionId = (n: number): EditionId => EditionId.parse(ulid(700 + n))

const at = Date.UTC(2026, 10, 20, 2, 15)

export const siteMode = (over: Partial<MediaModeRow> = {}): MediaModeRow => ({
  id: 'mode',
  mode: 'site',
  site: { id: ulid(11), name: '三号车间', centre: '星网信通支持中心' },
  fingerprint: 'K7QM2X9DRT40VWN8ZC3F',
  importDir: '/srv/patches',
  ...over,
})

const patches: ArrivalRow['patches'] = [
  { kb: 'KB5043050', title: 'Windows 10 1809 累积更新（2026-11）', isNew: true, bytes: 684_210_000, requiredBy: [] },
  { kb: 'KB5005112', title: 'Windows 10 1809 服务堆栈更新', isNew: true, bytes: 14_300_000, requiredBy: ['KB5043050'] },
  {
    kb: 'KB5042881',
    title: 'Windows Server 2022 累积更新（2026-11）',
    isNew: true,
    bytes: 402_700_000,
    requiredBy: [],
  },
]

type Disc = ArrivalRow['discs'][number]
export const arrivedDisc = (n: number, over: Partial<Disc> = {}): Disc => ({
  n,
  verifiedAt: at,
  importedAt: null,
  destroyedAt: null,
  destroyedBy: null,
  destroyedHow: null,
  ...over,
})

export const arrival = (over: Partial<ArrivalRow> = {}): ArrivalRow => ({
  id: editionId(12),
  seq: 12,
  week: '2026-11-18',
  kind: 'delta',
  discs: [arrivedDisc(1)],
  patches,
  importedAt: null,
  receipt: null,
  released: null,
  ...over,
})

export const receipt = (outcome = 'imported'): NonNullable<ArrivalRow['receipt']> => ({
  text: receiptText(new Uint8Array(52).fill(7), new Uint8Array(64).fill(9)),
  code: 'K7QM2X9DRT40VWN8',
  outcome,
  at: at + 600_000,
})

export const importedArrival = (over: Partial<ArrivalRow> = {}): ArrivalRow =>
  arrival({
    discs: [arrivedDisc(1, { importedAt: at + 500_000 })],
    importedAt: at + 500_000,
    receipt: receipt(),
    ...over,
  })

export const siteJob = (over: Partial<MediaJobRow> = {}): MediaJobRow => ({
  id: 'job-1',
  kind: 'verify',
  label: 'ASUS DRW-24D5MT',
  editionId: null,
  disc: null,
  state: 'done',
  done: 0,
  total: 0,
  startedAt: at,
  error: null,
  ...over,
})

export const importJob = (over: Partial<MediaJobRow> = {}): MediaJobRow =>
  siteJob({ id: 'job-2', kind: 'import', editionId: editionId(12), disc: 1, startedAt: at + 100_000, ...over })

export const verdict = (over: Partial<DiscVerdict> = {}): DiscVerdict => ({
  ok: true,
  code: 'ok',
  params: {},
  disc: {
    edition: editionId(12),
    site: { id: ulid(11), name: '三号车间' },
    seq: 12,
    week: '2026-11-18',
    kind: 'delta',
    disc: 1,
    discs: 1,
    created: '2026-11-17T01:30:00Z',
    expires: '2027-01-12T01:30:00Z',
  },
  files: [],
  notices: [],
  ...over,
})

export const refusal = (over: Partial<RefusalRow> = {}): RefusalRow => ({
  id: 'refusal-1',
  at,
  by: '李敏',
  code: 'file-changed',
  params: { path: 'KB5043050/windows10.0-kb5043050-x64.msu', count: 1 },
  title: '第 11 期（2026-11-11）第 1 张',
  ...over,
})
