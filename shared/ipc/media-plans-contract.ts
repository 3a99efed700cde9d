/** [S4-07] Commands and feeds of what each site gets when: plans, the weeks × sites board, what is due, reminders. */
import { z } from 'zod'
import type { NoticeReason, Volume } from '../domain/alerts/notify'
import { SiteId } from '../domain/ids'
import { saying } from '../domain/issue-words'
import type { CellState } from '../domain/media/board'
import type { DiscFee } from '../domain/media/fee'
import type { EditionId, KeyId, Week } from '../domain/media/ids'
import { EditionKind } from '../domain/media/manifest'
import { MediaPlanEdit } from '../domain/media/plan'
import type { MediaPlan } from '../domain/media/plan'
import type { ReminderKind } from '../domain/media/reminders'
import type { LeftOutReason } from '../domain/media/select'
import type { EditionState } from '../domain/media/states'
import type { WorkStep, WorkUrgency } from '../domain/media/work'
import { oneLine } from '../lib/plain-text'
import { command, feed, mediaWork, nothing } from './define'

const Day = z.iso.date()
const Line = z.string().overwrite(oneLine).trim().min(1).max(200)
const PlanKey = z.strictObject({ siteId: SiteId, rev: z.int().min(1) })
/** A year of weeks and some: more columns nobody can read. */
const longestRangeMs = 400 * 86_400_000

const BoardRange = z
  .strictObject({ from: Day, to: Day })
  .refine(
    ({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= longestRangeMs,
    saying({ zh: '结束日须晚于开始日，且不超过 400 天', en: 'the range must end after it begins, within 400 days' }),
  )

export type MediaPlanView = {
  readonly plan: MediaPlan
  readonly rev: number
  readonly siteName: string
  readonly customerName: string
}

/** A week as a plan has it, before anything is made for it. Days are `YYYY-MM-DD`. */
export type PlannedWeekRow = {
  readonly week: Week
  readonly monday: string
  readonly due: string
  /** The holiday that moved the due day. */
  readonly holiday: string | null
  /** The week whose disc stands for this one, too. */
  readonly mergedInto: Week | null
  readonly paused: string | null
  /** By this day the work must have begun. */
  readonly prepareBy: string
  /** Years whose holidays are not known: the days may still move. */
  readonly unknownYears: readonly number[]
}

export type PreviewPatch = {
  readonly kb: string
  readonly title: string
  readonly disc: number
  readonly files: number
  readonly bytes: number
  readonly why: 'new' | 'required' | 'again'
  readonly requiredBy: readonly string[]
}

/** Patches that stay behind, and why. `files` 0: the KB has none. */
export type LeftOutRow = LeftOutReason & { readonly kb: string; readonly title: string; readonly files: number }

/** What an edition would hold if it were made now. */
export type EditionPreview = {
  readonly siteId: SiteId
  readonly week: Week
  readonly kind: EditionKind
  readonly patches: readonly PreviewPatch[]
  readonly leftOut: readonly LeftOutRow[]
  /** Bytes with what goes beside the patches. */
  readonly discs: readonly { readonly n: number; readonly bytes: number }[]
  readonly capacityBytes: number
  /** UTC ms; after it the site takes the disc only when two people release it. */
  readonly expiresAt: number
  readonly fee: DiscFee
  /** Weeks before this one that were missed: this disc brings what theirs would have brought. */
  readonly catchesUp: readonly Week[]
  /** KBs that require, or supersede, each other: a mistake in the catalogue. */
  readonly requireCycles: readonly (readonly string[])[]
  readonly supersedeCycles: readonly (readonly string[])[]
}

/** A site with a plan: a row of the board. */
export type BoardSiteRow = {
  readonly id: SiteId
  readonly name: string
  readonly customer: string
  readonly city: string
  readonly rev: number
  readonly plan: MediaPlan
  /** Weeks of the last year without a disc of their own: missed, lost, refused. */
  readonly missed: number
}

/** An ISO week: a column of the board; its id is its Monday. */
export type BoardWeekRow = {
  readonly id: string
  readonly year: number
  /** ISO number of the week, 1 to 53. */
  readonly number: number
  readonly isCurrent: boolean
}

/** Id: `siteId/week`. */
export type BoardCellRow = {
  readonly id: string
  readonly siteId: SiteId
  readonly week: Week
  /** The column. */
  readonly monday: string
  readonly due: string
  readonly holiday: string | null
  readonly mergedInto: Week | null
  readonly paused: string | null
  readonly prepareBy: string
  readonly state: CellState
  /** What is late, where the state is `overdue`. */
  readonly late: 'hand-over' | 'receipt' | null
  /** Days late, at least 1; null unless overdue. */
  readonly lateDays: number | null
  /** The edition that counts for the week: the latest that was not cancelled. */
  readonly edition: {
    readonly id: EditionId
    readonly seq: number
    readonly state: EditionState
    readonly kind: EditionKind
    readonly discs: number
    readonly handedOverAt: number | null
    /** UTC ms, of one that was handed over and has no receipt. */
    readonly receiptDueAt: number | null
  } | null
  /** Of a week that was missed, lost or refused: the later edition that brought what this one would have. */
  readonly caughtUpBy: { readonly week: Week; readonly seq: number; readonly imported: boolean } | null
  readonly fee: DiscFee | null
}

/** What is to be done next for a week of a site, the most urgent first by `dueAt`. Id: `siteId/week`. */
export type WorkRow = {
  readonly id: string
  readonly siteId: SiteId
  readonly siteName: string
  readonly week: Week
  readonly due: string
  readonly step: WorkStep
  readonly urgency: WorkUrgency
  /** When it must be done, UTC ms. */
  readonly dueAt: number
  readonly editionId: EditionId | null
  readonly seq: number | null
  /** What the disc of the week should be, or is. */
  readonly kind: EditionKind
  readonly holiday: string | null
  readonly catchesUp: readonly Week[]
}

export type MediaReminderRow = {
  readonly id: string
  readonly kind: ReminderKind
  /** Since when it is so, UTC ms. */
  readonly since: number
  /** Until when it must be done, UTC ms; null where nothing says. */
  readonly dueAt: number | null
  readonly siteId: SiteId | null
  readonly siteName: string
  readonly customerName: string
  readonly week: Week | null
  readonly editionId: EditionId | null
  readonly seq: number | null
  readonly keyId: KeyId | null
  /** How it sounds for the signed-in person, and why it comes to them: as of alerts. */
  readonly volume: Volume
  readonly reason: NoticeReason | null
}

export const mediaPlansCommands = {
  /** Null where the site has no plan. */
  'media.plan.get': command<MediaPlanView | null>()(mediaWork, z.strictObject({ siteId: SiteId })),
  'media.plan.save': command<{ readonly rev: number }>()(mediaWork, MediaPlanEdit),
  /** The coming weeks of a plan as it stands on the screen, saved or not. */
  'media.plan.preview': command<readonly PlannedWeekRow[]>()(mediaWork, MediaPlanEdit),
  /** From `from` on nothing is due until `to` (null: until somebody says); both are days. */
  'media.plan.pause': command<{ readonly rev: number }>()(
    mediaWork,
    PlanKey.extend({ from: Day, to: Day.nullable(), reason: Line }),
  ),
  /** Ends the pause that holds `on`, or comes after it; the plan runs from that day. */
  'media.plan.resume': command<{ readonly rev: number }>()(mediaWork, PlanKey.extend({ on: Day })),
  /** From `on` nothing is due any more; null takes the end back. */
  'media.plan.end': command<{ readonly rev: number }>()(mediaWork, PlanKey.extend({ on: Day.nullable() })),

  /** What an edition would hold; `kind` null: what is due. Nothing is written. */
  'media.edition.preview': command<EditionPreview>()(
    mediaWork,
    z.strictObject({ siteId: SiteId, week: Day, kind: EditionKind.nullable() }),
  ),

  'media.reminder.acknowledge': command<null>()(
    mediaWork,
    z.strictObject({
      ids: z.array(z.string().min(1).max(200)).min(1).max(300),
      note: z.string().overwrite(oneLine).trim().max(200),
    }),
  ),
}

export const mediaPlansFeeds = {
  /** The weeks from that of the day `from` up to the day `to` (half-open), and what is due now, whatever the range. */
  mediaBoard: feed<{ sites: BoardSiteRow; weeks: BoardWeekRow; cells: BoardCellRow; work: WorkRow }>()(
    mediaWork,
    BoardRange,
  ),
  /** What is open for the signed-in person. */
  mediaReminders: feed<{ reminders: MediaReminderRow }>()(mediaWork, nothing),
}
