/** A plan and editions to try the board of the weekly disc with, in few words. */
import { compileCalendar } from '#shared/domain/calendar/compile'
import { SiteId } from '#shared/domain/ids'
import type { BoardEdition } from '#shared/domain/media/board'
import { MediaPlan } from '#shared/domain/media/plan'
import { planEdit } from './media-rows'
import { beijing, fiveByEight, loadBundledLibrary, workweek } from './policies'

export const workingDays = compileCalendar(
  workweek(fiveByEight, { holidays: true }),
  (await loadBundledLibrary()).holidayYears,
)

/** Due on Wednesdays from March 2026 on; a day to prepare; receipts within seven days. */
export function mediaPlan(more: Partial<MediaPlan> = {}): MediaPlan {
  const { rev: _, ...said } = planEdit(SiteId.parse('01JQ0000000000000000000001'))
  return MediaPlan.parse({ ...said, pauses: [], endsOn: null, ...more })
}

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
