/** Call-backs and the log of calls on a real database, put together as the app does, with a telephone that a test plays by hand. */
import { createHearing } from '#main/features/callbacks/hearing'
import { createPromised } from '#main/features/callbacks/promised'
import { createCallbacks } from '#main/features/callbacks/service'
import { readCallbacks } from '#main/features/callbacks/view'
import { createCallLog } from '#main/features/calls/log'
import { readFacets, readLogPage } from '#main/features/calls/log-store'
import { upsertCall } from '#main/features/calls/store'
import { normaliseNumber } from '#main/features/customers/numbers'
import { callRow } from '#main/db/call-row'
import type { CallsTable } from '#main/db/tables'
import { countOpenByVersion } from '#main/features/tickets/reevaluate-store'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { CallId } from '#shared/domain/ids'
import { mainLink } from '#shared/domain/telephony/settings'
import { openCentre } from './builders'
import type { CentreOptions } from './builders'
import { createFakeClock } from './fake-clock'
import { loadBundledLibrary } from './policies'

/** What a test says of a call; the rest is a caller who gives up after half a minute. */
export type Told = Partial<CallsTable> & { readonly number: string }

export async function openCallbacks(file: string, options: CentreOptions = {}) {
  const library = options.library ?? (await loadBundledLibrary())
  const clock = createFakeClock()
  const centre = await openCentre(file, { clock, ...options, library })
  const { storage, db, newId, people } = centre
  const hearing = createHearing({
    storage,
    clock,
    newId,
    normaliseNumber,
    shortAbandonS: (_link, queue) => (queue === 'patient' ? 10 : 5),
    outsidePrefix: () => '9',
  })
  const promised = createPromised({ policy: (id) => library.policies.get(id), openVersions: countOpenByVersion })
  const callbacks = createCallbacks({
    storage,
    hearing,
    promised,
    onError: (error) => {
      throw error
    },
  })
  const log = createCallLog({
    storage,
    readPage: (filter) => readLogPage(db, filter),
    readFacets: () => readFacets(db),
    people: people.list,
    linkName: (link) => (link === mainLink ? '总部' : link),
    normaliseNumber,
    ensureStored: (id) => Promise.resolve(id),
  })

  let calls = 0
  const rowOf = (told: Told): CallsTable => {
    calls += 1
    const id = newId(clock.now())
    const joinedAt = told.joined_at ?? clock.now() - 30_000
    return callRow({
      id,
      visit: `main/${id}`,
      link: mainLink,
      queue: 'hotline',
      joined_at: joinedAt,
      outcome: 'abandoned',
      source: 'ami',
      linkedid: `1700000000.${calls}`,
      ended_at: joinedAt + (told.wait_ms ?? 30_000) + (told.talk_ms ?? 0),
      wait_ms: 30_000,
      ...told,
    })
  }
  /** Stores a call as the telephone link does: with what it means for the list, in one commit. */
  const end = (row: CallsTable): Promise<CallId> =>
    storage.write('telephony', async ({ tx, record }) => {
      const id = await upsertCall(tx, row)
      await hearing.hear(tx, { ...row, id })
      await record({ type: 'call.ended', entity: 'call', entityId: id, change: { outcome: row.outcome } })
      return id
    })
  const answered = (told: Told): Told => {
    const joinedAt = told.joined_at ?? clock.now() - 30_000
    return {
      outcome: 'answered',
      agent: '8001',
      answered_at: joinedAt + 10_000,
      wait_ms: 10_000,
      talk_ms: 60_000,
      ...told,
    }
  }

  return {
    ...centre,
    clock,
    hearing,
    callbacks,
    log,
    rowOf,
    end,
    gaveUp: (told: Told) => end(rowOf(told)),
    answered: (told: Told) => end(rowOf(answered(told))),
    dialled: (told: Told, isAnswered: boolean) =>
      end(
        rowOf({
          kind: 'outbound',
          queue: '',
          ...(isAnswered ? answered(told) : { outcome: 'no-answer', agent: '8001', ...told }),
        }),
      ),
    view: () => readCallbacks({ db, promised, normaliseNumber, zone: DEFAULT_ZONE }, clock.now()),
  }
}

export type CallbackCentre = Awaited<ReturnType<typeof openCallbacks>>
