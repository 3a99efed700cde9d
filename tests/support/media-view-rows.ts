/** Rows of the centre's screens of the weekly discs, as main sends them; a test states only what it is about. */
import { CopyId, EditionId, KeyId } from '#shared/domain/media/ids'
import { SiteId } from '#shared/domain/ids'
import type {
  BoardCellRow,
  BoardSiteRow,
  BoardWeekRow,
  CopyRow,
  EditionRow,
  MediaFileRow,
  MediaJobRow,
  MediaKeyRow,
  MediaSiteRow,
  WorkRow,
} from '#shared/ipc/contract'
import { mediaPlan } from './media-board'
import { ulid } from './view-builders'

const day = 86_400_000

export const siteId = SiteId.parse(ulid(60))
export const editionId = EditionId.parse(ulid(70))

/** The one who sits here is 李敏; `planner` made the editions. */
export const planner = '陈强'
export const plannerId = ulid(61)

export const siteRow = (more: Partial<MediaSiteRow> = {}): MediaSiteRow => ({
  id: siteId,
  name: '机房',
  customer: '佛山示例陶瓷公司',
  city: '佛山',
  hasPlan: true,
  enrolled: null,
  inventory: 0,
  ...more,
})

export const copyRow = (more: Partial<CopyRow> = {}): CopyRow => ({
  id: CopyId.parse(ulid(80)),
  disc: 1,
  state: 'burned',
  serial: 'DVD-1',
  drive: '/dev/sr0',
  burnedAt: Date.now() - day,
  burnedBy: planner,
  checkedAt: null,
  reason: null,
  ...more,
})

export const built = { sha256: 'a'.repeat(64), size: 900_000_000, builtAt: Date.now() - day }

export const editionRow = (more: Partial<EditionRow> = {}): EditionRow => ({
  id: editionId,
  rev: 3,
  siteId,
  siteName: '机房',
  week: '2026-11-25',
  seq: 12,
  kind: 'delta',
  state: 'planned',
  discs: [{ n: 1, bytes: 800_000_000, files: 3, image: null }],
  copies: [],
  createdAt: Date.now() - 2 * day,
  expiresAt: Date.now() + 60 * day,
  plannedBy: planner,
  builtAt: null,
  builtBy: null,
  makers: [plannerId],
  approvedBy: null,
  approvedAt: null,
  sealNumber: null,
  handOver: null,
  receivedAt: null,
  receipt: null,
  feeFen: 20_000,
  endedReason: null,
  ...more,
})

export const keyRow = (more: Partial<MediaKeyRow> = {}): MediaKeyRow => ({
  id: KeyId.parse('0123456789ABCDEFGHJK'),
  fingerprint: '0123-4567-89AB-CDEF-GHJK',
  createdAt: Date.now() - 90 * day,
  backedUpAt: Date.now() - 80 * day,
  retiredAt: null,
  unlockedUntil: Date.now() + 10 * 60_000,
  ...more,
})

export const jobRow = (more: Partial<MediaJobRow> = {}): MediaJobRow => ({
  id: 'job-1',
  kind: 'burn',
  label: '机房 2026-11-25',
  editionId,
  disc: 1,
  state: 'running',
  done: 250,
  total: 1_000,
  startedAt: Date.now(),
  error: null,
  ...more,
})

export const fileRow = (more: Partial<MediaFileRow> = {}): MediaFileRow => ({
  id: 'f'.repeat(64),
  rev: 2,
  name: 'windows10.0-kb5034441-x64.msu',
  size: 5_000_000,
  status: 'incomplete',
  findings: {
    kind: 'wim',
    signature: { state: 'none' },
    nameHashMatches: true,
    scan: { state: 'not-scanned', reason: 'no-database' },
    reasons: [],
  },
  reasons: [],
  source: '',
  addedAt: Date.now() - day,
  enteredBy: null,
  enteredById: null,
  confirmedBy: null,
  supersededBy: [],
  note: '',
  ...more,
})

export const boardSite: BoardSiteRow = {
  id: siteId,
  name: '机房',
  customer: '佛山示例陶瓷公司',
  city: '佛山',
  rev: 1,
  plan: mediaPlan({ siteId }),
  missed: 1,
}

export const boardWeek = (id: string, number: number, isCurrent = false): BoardWeekRow => ({
  id,
  year: 2026,
  number,
  isCurrent,
})

export const cellRow = (monday: string, due: string, more: Partial<BoardCellRow> = {}): BoardCellRow => ({
  id: `${siteId}/${due}`,
  siteId,
  week: due,
  monday,
  due,
  holiday: null,
  mergedInto: null,
  paused: null,
  prepareBy: due,
  state: 'upcoming',
  late: null,
  lateDays: null,
  edition: null,
  caughtUpBy: null,
  fee: null,
  ...more,
})

export const workRow = (more: Partial<WorkRow> = {}): WorkRow => ({
  id: `${siteId}/2026-11-25`,
  siteId,
  siteName: '机房',
  week: '2026-11-25',
  due: '2026-11-25',
  step: 'plan',
  urgency: 'today',
  dueAt: Date.now() + day,
  editionId: null,
  seq: null,
  kind: 'delta',
  holiday: null,
  catchesUp: [],
  ...more,
})
