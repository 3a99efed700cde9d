/** What the signed-in person is reminded of, how it sounds, and the acknowledgement [S4-07]. Heard like the alerts of tickets. */
import { noticeFor } from '#shared/domain/alerts/notify'
import type { KeyId } from '#shared/domain/media/ids'
import { atMost, reminderNotice, reminderOfKey, remindersOf } from '#shared/domain/media/reminders'
import type { Reminder } from '#shared/domain/media/reminders'
import type { UserId } from '#shared/domain/ids'
import type { User } from '#shared/domain/people/people'
import type { MediaReminderRow } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../../db/storage'
import type { Db, Tx } from '../../../db/tables'
import type { Clock } from '../../../platform/clock'
import type { PersonOnDuty } from '../../duty/service'
import type { Boards } from './boards'
import * as store from './store'
import type { StoredEdition, StoredPlan } from './store'

export type RemindingDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly boards: Pick<Boards, 'read'>
  /** Everybody who may sign in, with how they stand. */
  readonly everybody: () => Promise<readonly PersonOnDuty[]>
}

export type Reminding = ReturnType<typeof createReminding>

type Open = { readonly reminder: Reminder<StoredEdition>; readonly stored: StoredPlan | null }

const isLoud = ({ kind }: Reminder): boolean => reminderNotice[kind].loudest === 'loud'

/** More cannot be read. */
const mostShown = 300

const unseen = async (db: Db | Tx, all: readonly Open[]): Promise<readonly Open[]> => {
  const seen = await store.readSeen(
    db,
    all.map(({ reminder }) => reminder.id),
  )
  return all.filter(({ reminder }) => !seen.has(reminder.id))
}

export function createReminding({ storage, clock, boards, everybody }: RemindingDeps) {
  /** Everything that is open, seen or not: what alerts before what approaches, the longest first. */
  const standing = async (): Promise<readonly Open[]> => {
    const now = clock.now()
    const [sites, key] = await Promise.all([boards.read(), store.readCurrentKey(storage.db)])
    const ofKey = reminderOfKey(key)
    const all: readonly Open[] = [
      ...sites.flatMap(({ stored, cells }) =>
        remindersOf(stored.plan.siteId, cells, now).map((reminder) => ({ reminder, stored })),
      ),
      ...(ofKey ? [{ reminder: ofKey, stored: null }] : []),
    ]
    return all.toSorted(
      ({ reminder: a }, { reminder: b }) =>
        Number(isLoud(b)) - Number(isLoud(a)) || a.since - b.since || (a.id < b.id ? -1 : 1),
    )
  }

  const rowFor = (
    person: PersonOnDuty,
    people: readonly PersonOnDuty[],
    { reminder, stored }: Open,
  ): MediaReminderRow => {
    const { id, kind, since, dueAt, cell, keyId } = reminder
    const { roles, loudest } = reminderNotice[kind]
    // Invented people look after invented sites only.
    const counting = people.filter(({ sample }) => !sample || stored?.sample === true)
    const { volume, reason } = noticeFor(person, { roles, assigneeId: null }, counting, clock.now())
    return {
      id,
      kind,
      since,
      dueAt,
      siteId: stored?.plan.siteId ?? null,
      siteName: stored?.siteName ?? '',
      customerName: stored?.customerName ?? '',
      week: cell?.week ?? null,
      editionId: cell?.edition?.id ?? null,
      seq: cell?.edition?.seq ?? null,
      keyId: keyId === null ? null : (keyId as KeyId),
      volume: atMost(volume, loudest),
      reason,
    }
  }

  return {
    /** What concerns the person and nobody has acknowledged. */
    open: async (user: User | null): Promise<readonly MediaReminderRow[]> => {
      const people = await everybody()
      const person = people.find(({ id }) => id === user?.id)
      if (!person) return []
      const open = await unseen(storage.db, await standing())
      return open
        .map((one) => rowFor(person, people, one))
        .filter(({ volume }) => volume !== 'none')
        .slice(0, mostShown)
    },

    /**
     * Somebody has seen to it: it is not shown again to anybody. What is over or was seen meanwhile stays as it is. Errors:
     * `media.reminder-unknown`; then nothing is acknowledged.
     */
    acknowledge: async (actor: UserId, ids: readonly string[], note: string): Promise<Result<null>> => {
      const known = new Map((await standing()).map((one) => [one.reminder.id, one]))
      return storage.write(actor, async ({ tx, at, record }): Promise<Result<null>> => {
        const seen = await store.readSeen(tx, ids)
        const wanted = [...new Set(ids)].filter((id) => !seen.has(id))
        const found = wanted.flatMap((id) => known.get(id) ?? [])
        if (found.length < wanted.length) return fail('media.reminder-unknown')
        for (const { reminder, stored } of found) {
          await store.insertSeen(tx, reminder.id, actor, at, note)
          const { id, kind, cell, keyId } = reminder
          await record({
            type: 'media.reminder-acknowledged',
            entity: 'media',
            entityId: cell?.edition?.id ?? stored?.plan.siteId ?? keyId ?? id,
            change: { id, kind, week: cell?.week ?? null, note },
          })
        }
        return ok(null)
      })
    },
  }
}
