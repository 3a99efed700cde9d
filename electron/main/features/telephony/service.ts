/** The telephone link of the centre: its settings, the source that runs, the calls it leaves in the database. */
import type { CallId } from '#shared/domain/ids'
import type { LinkReason, LinkState } from '#shared/domain/queue/link'
import type { Visit, VisitId } from '#shared/domain/queue/state'
import { isSameLogin, TelephonySettings } from '#shared/domain/telephony/settings'
import type { CallerMatch } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { readSetting, writeSetting } from '../../db/settings'
import type { Storage } from '../../db/storage'
import type { CallsTable, Tx } from '../../db/tables'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Log } from '../../platform/log'
import type { Secrets } from '../../platform/secrets'
import type { TelephonySource } from '../../telephony/source'
import { createCallers } from './callers'
import type { Origin } from './kept'
import { createLiveQueues } from './live'
import { createRecorder } from './recorder'

const settingsKey = 'telephony'

export type TelephonyDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: NewId
  readonly zone: string
  readonly secrets: Secrets
  readonly log: Log
  readonly match: (number: string) => Promise<CallerMatch>
  /** Inserts or updates the row of a visit; answers with the id it has had from the first. */
  readonly storeCall: (tx: Tx, call: CallsTable) => Promise<CallId>
  /** Builds the source that the settings describe; the secret is in clear here and nowhere else. */
  readonly openSource: (settings: TelephonySettings) => Promise<Result<TelephonySource | null>>
}

export type Telephony = ReturnType<typeof createTelephony>

/** The link as the settings want it. One source runs at a time; starting, stopping and changing it take turns. */
export function createTelephony(deps: TelephonyDeps) {
  const { storage, clock, newId, zone, secrets, log } = deps
  let source: TelephonySource | null = null
  let isStopped = false

  let lastTurn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = lastTurn.then(work)
    lastTurn = turn.catch(() => undefined)
    return turn
  }

  const onError = (error: unknown): void => log.error('the telephone link failed', error)

  let remembered: ReadonlySet<VisitId> = new Set()
  const knownListeners = new Set<() => void>()
  const callers = createCallers(newId, deps.match, () => knownListeners.forEach((listener) => listener()), onError)
  const live = createLiveQueues({ clock, zone, onFinished: (visits) => recorder.store(visits) })
  const recorder = createRecorder({
    storage,
    clock,
    log,
    callers,
    storeCall: deps.storeCall,
    kept: live.kept,
    isShown: (id) => remembered.has(id),
    isNeeded: (id) => live.state().visits.has(id) || remembered.has(id),
    onError,
  })
  live.onChange(recorder.touch)

  const readSettings = async (): Promise<StoredSettings> => {
    const stored = (await readSetting(storage.db, settingsKey)) as { settings?: unknown; sealed?: string } | undefined
    const parsed = TelephonySettings.safeParse(stored?.settings)
    return { settings: parsed.success ? parsed.data : { source: 'none' }, sealed: stored?.sealed ?? null }
  }

  const stopSource = async (): Promise<void> => {
    await source?.stop()
    source = null
    await recorder.flush()
    recorder.setOrigin(null)
  }

  /** Goes on where a session with the same source stopped; what a PBX did meanwhile was not heard. */
  const resume = async (origin: Origin): Promise<void> => {
    const kept = await recorder.load(origin)
    // The calls of a recording ended with it; those of a PBX went on.
    const queues = kept?.queues ?? null
    live.reset(queues && origin.kind === 'replay' ? { ...queues, visits: [], callers: [] } : queues)
    recorder.setOrigin(origin)
    if (origin.kind === 'ami' && kept && kept.queues.day.key === live.state().day.key)
      live.take([{ kind: 'link-lost', at: kept.savedAt }])
  }

  const run = async (): Promise<Result<null>> => {
    if (isStopped) return ok(null)
    const { settings, sealed } = await readSettings()
    const opened = await deps.openSource(
      settings.source === 'ami' ? { ...settings, secret: sealed === null ? null : secrets.open(sealed) } : settings,
    )
    await stopSource()
    const origin = originOf(settings)
    if (origin && opened.ok) await resume(origin)
    else live.reset(null)
    if (!opened.ok) {
      live.setLink(unopened(settings, opened.error.code, clock.now()))
      return opened
    }
    live.setLink(null)
    source = opened.value
    source?.start({ events: live.take, link: live.setLink })
    return ok(null)
  }

  const liveVisit = (id: CallId): Visit | undefined => {
    const visitId = callers.byCallId(id)
    return visitId && live.state().visits.get(visitId)
  }

  return {
    live,
    callers,
    /** Calls that a desk still shows keep their caller. */
    remember: (ids: Iterable<VisitId>): void => {
      const before = remembered
      remembered = new Set(ids)
      recorder.release([...before].filter((id) => !remembered.has(id)))
    },
    onChange: (listener: () => void): (() => void) => {
      const stopLive = live.onChange(listener)
      knownListeners.add(listener)
      return () => {
        stopLive()
        knownListeners.delete(listener)
      }
    },

    /** Starts what is stored. Errors: what the source says of its settings; the screens then say why nothing comes. */
    start: (): Promise<Result<null>> => inTurn(run),
    stop: (): Promise<void> => {
      isStopped = true
      live.stop()
      knownListeners.clear()
      return inTurn(stopSource)
    },

    /** As stored, without the secret. */
    settings: async (): Promise<TelephonySettings> => (await readSettings()).settings,

    /** Stores and starts. Errors: `telephony.secret-required`, and what the source says of its settings. */
    configure: (actor: string, next: TelephonySettings): Promise<Result<null>> =>
      inTurn(async () => {
        const before = await readSettings()
        const secret = next.source === 'ami' ? next.secret : null
        const sealed = secret === null ? keptSecret(before, next) : secrets.seal(secret)
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
      }),

    /** When a live call began to wait, UTC ms; null for any other id. */
    joinedAt: (id: CallId): number | null => liveVisit(id)?.joinedAt ?? null,

    /** The stored call behind a live one, so that a ticket can be linked to it; other ids come back as they are. */
    ensureStored: async (id: CallId): Promise<CallId> => {
      const visit = liveVisit(id)
      if (!visit) {
        await recorder.settle()
        return id
      }
      const stored = await recorder.keepCall(visit, id)
      callers.rename(visit.id, stored)
      return stored
    },
  }
}

type StoredSettings = { readonly settings: TelephonySettings; readonly sealed: string | null }

const keptSecret = ({ settings, sealed }: StoredSettings, next: TelephonySettings): string | null =>
  settings.source === 'ami' && next.source === 'ami' && isSameLogin(settings, next) ? sealed : null

function originOf(settings: TelephonySettings): Origin | null {
  switch (settings.source) {
    case 'none':
      return null
    case 'ami':
      return { kind: 'ami', name: labelOf(settings) }
    case 'replay':
      // Its callers begin anew with every start, and so do its counters.
      return { kind: 'replay', name: null }
  }
}

function labelOf(settings: Exclude<TelephonySettings, { source: 'none' }>): string {
  return settings.source === 'ami' ? `${settings.host}:${settings.port}` : (settings.file ?? '')
}

/** The screen says why nothing comes: a board that only stays empty would look like a quiet day. */
function unopened(settings: TelephonySettings, code: string, now: number): LinkState | null {
  if (settings.source === 'none') return null
  return {
    source: settings.source,
    state: 'stopped',
    since: now,
    lastDataAt: null,
    reason: reasonOf(code),
    pbxVersion: null,
    clockOffsetMs: 0,
    label: labelOf(settings),
    retryAt: null,
  }
}

const reasonOf = (code: string): LinkReason =>
  code === 'telephony.secret-unreadable' ? 'secret-unreadable' : 'bad-recording'
