/** A plan and editions to try the board of the weekly disc with, in few words. */
import { compileCalendar } from '#shared/domain/calendar/compile'
import type { BoardEdition } from '#shared/domain/media/board'
import { MediaPlan } from '#shared/domain/media/plan'
import { beijing, fiveByEight, loadBundledLibrary, workweek } from './policies'

export const workingDays = compileCalendar(
  workweek(fiveByEight, { holidays: true }),
  (await loadBundledLibrary()).holidayYears,
)

/** Due on Wednesdays from March 2026 on; a day to prepare; receipts within seven days. */
export const mediaPlan = (more: Partial<MediaPlan> = {}): MediaPlan =>
  MediaPlan.parse({
    siteId: '01JQ0000000000000000000001',
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
    pauses: [],
    endsOn: null,
    recipient: '王建国',
    ...more,
  })

/** An edition of the week that is due on a day; its id is `E` and its number. */
export const edition = (
  seq: number,
  week: string,
  state: BoardEdition['state'],
  more: Partial<BoardEdition> = {},
): BoardEdition => ({
  id: `E${seq}`,
  week,
  seq,
  state,
  kind: seq === 1 ? 'baseline' : 'delta',
  discs: 1,
  isApproved: false,
  handedOverAt: null,
  ...more,
})

/** `handedOver(1, '2026-03-04', 'received', '2026-03-04 10:00')`. */
export const handedOver = (seq: number, week: string, state: BoardEdition['state'], at: string): BoardEdition =>
  edition(seq, week, state, { handedOverAt: beijing(at), isApproved: true })
