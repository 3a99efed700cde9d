/**
 * The plans of the weekly disc: what a site gets and when. A plan rests and ends by acts of their own, and never backwards: weeks
 * that were missed stay missed [S4-07].
 */
import type { CompiledCalendar } from '#shared/domain/calendar/compile'
import type { SiteId } from '#shared/domain/ids'
import { MediaPlan } from '#shared/domain/media/plan'
import type { MediaPlanEdit, Pause } from '#shared/domain/media/plan'
import { planWeeks } from '#shared/domain/media/weeks'
import type { MediaPlanView, PlannedWeekRow } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { DAY_MS, dayOfIsoDate, instantOfLocal, isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import type { Storage, Unit } from '../../../db/storage'
import type { Clock } from '../../../platform/clock'
import * as store from './store'

export type MediaPlansDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  /** With the public holidays that are known now. */
  readonly calendar: () => CompiledCalendar
}

export type MediaPlans = ReturnType<typeof createMediaPlans>

type Key = { readonly siteId: SiteId; readonly rev: number }
type Saved = Promise<Result<{ readonly rev: number }>>

/** Weeks shown ahead of a plan: a quarter. */
const previewMs = 13 * 7 * DAY_MS

/** Pauses that overlap cannot be meant; everything else of the plan was checked before. */
const withPauses = (plan: MediaPlan, pauses: readonly Pause[]): Result<MediaPlan> => {
  const sorted = pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const parsed = MediaPlan.safeParse({ ...plan, pauses: sorted })
  return parsed.success ? ok(parsed.data) : fail('media.pause-overlaps')
}

export function createMediaPlans({ storage, clock, calendar }: MediaPlansDeps) {
  const { zone } = calendar().def
  const today = (): string => isoDateOfDay(localDayOf(zone, clock.now()))
  const startOf = (day: string): number => instantOfLocal(zone, dayOfIsoDate(day), 0)

  /** A plan as the person saw it, changed and written down. */
  const change = (
    actor: string,
    { siteId, rev }: Key,
    type: string,
    make: (plan: MediaPlan) => Result<{ readonly plan: MediaPlan; readonly said: Readonly<Record<string, unknown>> }>,
  ): Saved =>
    storage.write(actor, async ({ tx, record }: Unit) => {
      const stored = await store.readPlan(tx, siteId)
      if (!stored) return fail('media.no-plan')
      if (stored.rev !== rev) return fail('conflict')
      const made = make(stored.plan)
      if (!made.ok) return made
      const { plan, said } = made.value
      await store.updatePlan(tx, plan, rev + 1, plan.endsOn === null ? null : startOf(plan.endsOn))
      await record({ type, entity: 'media', entityId: siteId, change: { ...said, rev: rev + 1 } })
      return ok({ rev: rev + 1 })
    })

  /** The plan that an edit makes of what is stored. */
  const edited = ({ rev: _rev, ...edit }: MediaPlanEdit, before: MediaPlan | null): Result<MediaPlan> => {
    // The days that have passed were due or not by the plan of then.
    if (before && before.since !== edit.since && (before.since <= today() || edit.since < today()))
      return fail('media.since-fixed', { since: before.since })
    const parsed = MediaPlan.safeParse({ ...edit, pauses: before?.pauses ?? [], endsOn: before?.endsOn ?? null })
    return parsed.success ? ok(parsed.data) : fail('media.plan-ends-before', { endsOn: before?.endsOn ?? '' })
  }

  return {
    /** Null where the site has none. */
    get: async (siteId: SiteId): Promise<MediaPlanView | null> => {
      const stored = await store.readPlan(storage.db, siteId)
      if (!stored) return null
      const { plan, rev, siteName, customerName } = stored
      return { plan, rev, siteName, customerName }
    },

    /**
     * A new plan (`rev` 0) or a change of one. Errors: `media.site-unknown`, `conflict` where somebody else has changed it since;
     * `media.since-fixed` (`since`) for a running plan that should begin on another day; `media.plan-ends-before` (`endsOn`).
     */
    save: (actor: string, edit: MediaPlanEdit): Saved =>
      storage.write(actor, async ({ tx, at, record }) => {
        const { siteId, rev } = edit
        if (!(await store.siteExists(tx, siteId))) return fail('media.site-unknown')
        const stored = await store.readPlan(tx, siteId)
        if ((stored?.rev ?? 0) !== rev) return fail('conflict')
        const plan = edited(edit, stored?.plan ?? null)
        if (!plan.ok) return plan
        if (stored && JSON.stringify(stored.plan) === JSON.stringify(plan.value)) return ok({ rev })
        if (stored)
          await store.updatePlan(
            tx,
            plan.value,
            rev + 1,
            plan.value.endsOn === null ? null : startOf(plan.value.endsOn),
          )
        else await store.insertPlan(tx, plan.value, at)
        const { pauses: _pauses, endsOn: _endsOn, ...said } = plan.value
        await record({ type: 'media.plan-saved', entity: 'media', entityId: siteId, change: { ...said, rev: rev + 1 } })
        return ok({ rev: rev + 1 })
      }),

    /** The coming weeks of a plan that is being written. Errors as of `save`, but for the site and the version. */
    preview: async (edit: MediaPlanEdit): Promise<Result<readonly PlannedWeekRow[]>> => {
      const plan = edited(edit, (await store.readPlan(storage.db, edit.siteId))?.plan ?? null)
      if (!plan.ok) return plan
      const from = Math.max(clock.now(), startOf(edit.since))
      return ok(
        planWeeks(plan.value, calendar(), from, from + previewMs).map((week) => ({
          week: week.week,
          monday: week.monday,
          due: week.due,
          holiday: week.holiday,
          mergedInto: week.mergedInto,
          paused: week.paused?.reason ?? null,
          prepareBy: week.prepareBy,
          unknownYears: week.unknownYears,
        })),
      )
    },

    /**
     * Nothing is due from `from` up to `to`. Errors: `media.no-plan`, `conflict`; `media.not-backwards` (`today`) for days that have
     * passed; `media.pause-empty` where it ends before it begins; `media.pause-overlaps`.
     */
    pause: (actor: string, key: Key & Pause): Saved =>
      change(actor, key, 'media.plan-paused', (plan) => {
        const { from, to, reason } = key
        if (from < today()) return fail('media.not-backwards', { today: today() })
        if (to !== null && to <= from) return fail('media.pause-empty')
        const paused = withPauses(plan, [...plan.pauses, { from, to, reason }])
        return paused.ok ? ok({ plan: paused.value, said: { from, to, reason } }) : paused
      }),

    /** Errors: `media.no-plan`, `conflict`, `media.not-backwards` (`today`), `media.not-paused` where no pause lies behind `on`. */
    resume: (actor: string, key: Key & { readonly on: string }): Saved =>
      change(actor, key, 'media.plan-resumed', (plan) => {
        const { on } = key
        if (on < today()) return fail('media.not-backwards', { today: today() })
        const ended = plan.pauses.find(({ to }) => to === null || to > on)
        if (!ended) return fail('media.not-paused')
        const pauses = plan.pauses.flatMap((pause) =>
          pause !== ended ? [pause] : pause.from < on ? [{ ...pause, to: on }] : [],
        )
        return ok({ plan: { ...plan, pauses }, said: { on, reason: ended.reason } })
      }),

    /**
     * Nothing is due from `on` on; null takes the end back, and the days since an end that has passed count as a pause. Errors:
     * `media.no-plan`, `conflict`, `media.not-backwards` (`today`), `media.not-ended` where there is no end to take back.
     */
    end: (actor: string, key: Key & { readonly on: string | null }): Saved =>
      change(actor, key, key.on === null ? 'media.plan-revived' : 'media.plan-ended', (plan) => {
        const { on } = key
        const { endsOn } = plan
        if (on !== null) {
          if (on < today() || (endsOn !== null && endsOn < today()))
            return fail('media.not-backwards', { today: today() })
          const endsNotBefore = on < plan.since ? plan.since : on
          return ok({ plan: { ...plan, endsOn: endsNotBefore }, said: { on: endsNotBefore } })
        }
        if (endsOn === null) return fail('media.not-ended')
        if (endsOn >= today()) return ok({ plan: { ...plan, endsOn: null }, said: { endsOn } })
        const rest = { from: endsOn, to: today(), reason: '计划终止期间' }
        const before = plan.pauses.flatMap((pause) =>
          pause.from >= rest.from
            ? []
            : [{ ...pause, to: pause.to === null || pause.to > rest.from ? rest.from : pause.to }],
        )
        return ok({ plan: { ...plan, endsOn: null, pauses: [...before, rest] }, said: { endsOn, rest: rest.to } })
      }),
  }
}
