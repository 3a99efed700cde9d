/** The planning of the weekly disc in one piece: plans, board, reminders, and what an edition would hold. */
import type { CompiledCalendar } from '#shared/domain/calendar/compile'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import type { SiteId } from '#shared/domain/ids'
import { nextChangeAt } from '#shared/domain/media/board'
import type { EditionKind } from '#shared/domain/media/manifest'
import { mediaWorkingDays } from '#shared/domain/media/working-days'
import type { Result } from '#shared/lib/result'
import { localDayOf } from '#shared/lib/zoned-time'
import type { Storage } from '../../../db/storage'
import type { Clock } from '../../../platform/clock'
import type { PersonOnDuty } from '../../duty/service'
import { createBoards } from './boards'
import { chooseEdition } from './choice'
import type { EditionChoice } from './choice'
import { createReminding } from './reminding'
import { createMediaPlans } from './service'

export type MediaPlanningDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  /** The public holidays that are known now; another array when they have changed. */
  readonly holidayYears: () => readonly HolidayYear[]
  /** Everybody who may sign in, with how they stand. */
  readonly everybody: () => Promise<readonly PersonOnDuty[]>
}

export type MediaPlanning = ReturnType<typeof createMediaPlanning>

export function createMediaPlanning({ storage, clock, holidayYears, everybody }: MediaPlanningDeps) {
  let compiled: { readonly years: readonly HolidayYear[]; readonly calendar: CompiledCalendar } | null = null
  const calendar = (): CompiledCalendar => {
    const years = holidayYears()
    if (compiled?.years !== years) compiled = { years, calendar: mediaWorkingDays(years) }
    return compiled.calendar
  }
  const { zone } = calendar().def
  const boards = createBoards({ storage, clock, calendar })
  const listeners = new Set<() => void>()
  let lastDay = localDayOf(zone, clock.now())

  return {
    plans: createMediaPlans({ storage, clock, calendar }),
    reminding: createReminding({ storage, clock, boards, everybody }),

    /** The weeks of the days `[from, to)`, and what is due now. */
    board: boards.view,

    /** What an edition would hold if it were made now; `kind` null: what is due. Errors as of `chooseEdition`. */
    chooseForEdition: (siteId: SiteId, week: string, kind: EditionKind | null): Promise<Result<EditionChoice>> =>
      chooseEdition(storage.db, calendar(), clock.now(), { siteId, week, kind }),

    /** Tells the listeners when a day has begun since the last look; returns when the next one does, UTC ms. */
    turnDay: async (): Promise<number> => {
      const now = clock.now()
      const day = localDayOf(zone, now)
      if (day !== lastDay) {
        lastDay = day
        for (const listener of listeners) listener()
      }
      return nextChangeAt(zone, now)
    },

    /** Board and reminders may look different: a day has begun. Returns what ends it. */
    onDay: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
