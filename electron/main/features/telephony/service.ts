/** The telephone link of the centre: its settings, the source that runs, the calls it leaves in the database. */
import type { CallId } from '#shared/domain/ids'
import type { FinishedVisit, Visit, VisitId } from '#shared/domain/queue/state'
import type { DayTotals } from '#shared/domain/queue/totals'
import { TelephonySettings } from '#shared/domain/telephony/settings'
import type { CallerMatch } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { readSetting, writeSetting } from '../../db/settings'
import type { Storage } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Log } from '../../platform/log'
import type { Secrets } from '../../platform/secrets'
import type { TelephonySource } from '../../telephony/source'
import { upsertCall } from '../calls/store'
import { createCallers } from './callers'
import { createLiveQueues } from './live'

const settingsKey = 'telephony'
const dayKey = 'queue.day'

export type TelephonyDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: NewId
  readonly zone: string
  readonly secrets: Secrets
  readonly log: Log
  readonly match: (number: string) => Promise<CallerMatch>
  /** Builds the source that the settings describe; the secret is in clear here and nowhere else. */
  readonly openSource: (settings: TelephonySettings) => Promise<Result<TelephonySource | null>>
}

export type Telephony = Awaited<ReturnType<typeof createTelephony>>

export async function createTelephony(deps: TelephonyDeps) {
  const { storage, clock, newId, zone, secrets, log } = deps
  let source: TelephonySource | null = null

  const onError = (error: unknown): void => log.error('the telephone link failed', error)

  const rowOf = (visit: Visit, id: CallId) => ({
    id,
    visit: visit.id,
    queue: visit.queue,
    number: visit.callerNumber ?? '',
    joined_at: visit.joinedAt,
    answered_at: visit.answeredAt,
    ended_at: visit.endedAt,
    outcome: visit.outcome ?? 'live',
    wait_ms: visit.waitMs ?? 0,
    talk_ms: visit.talkMs ?? 0,
    agent: visit.agent,
    customer_id: callers.known(visit).match?.card?.customer.id ?? null,
    source: source?.kind ?? 'none',
  })

  const store = (finished: readonly FinishedVisit[]): void => {
    // Taken before the write: the day as it is after exactly these visits.
    const day = live.state().day
    storage
      .write('telephony', async ({ tx, record }) => {
        for (const visit of finished) {
          const id = await upsertCall(tx, rowOf(visit, callers.known(visit).callId))
          await record({
            type: 'call.ended',
            entity: 'call',
            entityId: id,
            change: { queue: visit.queue, outcome: visit.outcome },
          })
        }
        await writeSetting(tx, dayKey, day)
      })
      .then(() =>
        callers.forget(
          finished.map(({ id }) => id).filter((id) => !live.state().visits.has(id) && !remembered.has(id)),
        ),
      )
      .catch(onError)
  }

  const today = (await readSetting(storage.db, dayKey)) as DayTotals | undefined
  const remembered = new Set<VisitId>()
  const live = createLiveQueues({ clock, zone, today, onFinished: (visits) => queueMicrotask(() => store(visits)) })
  const knownListeners = new Set<() => void>()
  const callers = createCallers(newId, deps.match, () => knownListeners.forEach((listener) => listener()), onError)

  const readSettings = async (): Promise<{ settings: TelephonySettings; sealed: string | null }> => {
    const stored = (await readSetting(storage.db, settingsKey)) as { settings?: unknown; sealed?: string } | undefined
    const parsed = TelephonySettings.safeParse(stored?.settings)
    return { settings: parsed.success ? parsed.data : { source: 'none' }, sealed: stored?.sealed ?? null }
  }

  const run = async (): Promise<Result<null>> => {
    const { settings, sealed } = await readSettings()
    const opened = await deps.openSource(
      settings.source === 'ami' ? { ...settings, secret: sealed === null ? null : secrets.open(sealed) } : settings,
    )
    await source?.stop()
    source = null
    live.reset(true)
    live.setLink(null)
    if (!opened.ok) return opened
    source = opened.value
    source?.start({ events: live.take, link: live.setLink })
    return ok(null)
  }

  return {
    live,
    callers,
    /** Calls that a desk still shows keep their caller. */
    remember: (ids: Iterable<VisitId>): void => {
      remembered.clear()
      for (const id of ids) remembered.add(id)
    },
    onChange: (listener: () => void): (() => void) => {
      const stopLive = live.onChange(listener)
      knownListeners.add(listener)
      return () => {
        stopLive()
        knownListeners.delete(listener)
      }
    },

    start: run,
    stop: async (): Promise<void> => {
      live.stop()
      await source?.stop()
      source = null
    },

    /** As stored, without the secret. */
    settings: async (): Promise<TelephonySettings> => (await readSettings()).settings,

    /** Stores and starts. Errors: `telephony.secret-required`, and what the source says of its settings. */
    configure: async (actor: string, next: TelephonySettings): Promise<Result<null>> => {
      const before = await readSettings()
      const secret = next.source === 'ami' ? next.secret : null
      const sealed = secret === null ? before.sealed : secrets.seal(secret)
      if (next.source === 'ami' && sealed === null) return fail('telephony.secret-required')
      const settings = next.source === 'ami' ? { ...next, secret: null } : next
      const opened = await deps.openSource(next.source === 'ami' ? { ...next, secret: secret ?? '' } : next)
      if (!opened.ok) return opened
      await storage.write(actor, async ({ tx, record }) => {
        await writeSetting(tx, settingsKey, { settings, ...(sealed === null ? {} : { sealed }) })
        await record({
          type: 'telephony.configured',
          entity: 'settings',
          entityId: settingsKey,
          change: { ...settings },
        })
      })
      return run()
    },

    /** The stored call behind a live one, so that a ticket can be linked to it; other ids come back as they are. */
    ensureStored: async (id: CallId): Promise<CallId> => {
      const visitId = callers.byCallId(id)
      const visit = visitId && live.state().visits.get(visitId)
      if (!visit) return id
      const stored = await storage.write('telephony', async ({ tx, record }) => {
        const kept = await upsertCall(tx, rowOf(visit, id))
        await record({ type: 'call.kept', entity: 'call', entityId: kept, change: { queue: visit.queue } })
        return kept
      })
      callers.rename(visit.id, stored)
      return stored
    },
  }
}
