/**
 * Hears of every call that ends, in the transaction that stores it: what becomes of the list is on the disk with the call.
 * A call that is stored again, or found at the next start, changes nothing.
 */
import { dialableNumber, hear } from '#shared/domain/callbacks/heard'
import type { Heard } from '#shared/domain/callbacks/heard'
import { lastTalk, openOf } from '#shared/domain/callbacks/missed'
import type { CallbackId } from '#shared/domain/ids'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { Storage } from '../../db/storage'
import type { CallsTable, Tx } from '../../db/tables'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import * as store from './store'

export type HearingDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly newId: NewId
  /** The form in which callers are looked up. */
  readonly normaliseNumber: (text: string) => string
  /** Who gives up within so many seconds has misdialled, by queue. */
  readonly shortAbandonS: (link: LinkId, queue: string) => number
  /** What a link dials before outside numbers. */
  readonly outsidePrefix: (link: LinkId) => string
}

type Stored = Pick<
  CallsTable,
  | 'id'
  | 'link'
  | 'kind'
  | 'queue'
  | 'linkedid'
  | 'number'
  | 'joined_at'
  | 'answered_at'
  | 'ended_at'
  | 'outcome'
  | 'wait_ms'
>

/** Calls of before this version, or of another one, are looked at for so long, ms: older callers have helped themselves. */
const catchUpMs = 3 * 24 * 3_600_000

export function createHearing(deps: HearingDeps) {
  const { storage, clock, newId } = deps

  const numberOf = ({ kind, link, number }: Stored): string => {
    const prefix = deps.outsidePrefix(link as LinkId)
    const outside = kind === 'outbound' && prefix !== '' && number.startsWith(prefix)
    return dialableNumber(deps.normaliseNumber(outside ? number.slice(prefix.length) : number))
  }

  const heardOf = (call: Stored): { readonly number: string; readonly heard: Heard } | null => {
    if (call.ended_at === null) return null
    const number = numberOf(call)
    const link = call.link as LinkId
    const heard = hear(
      {
        id: call.id,
        link,
        kind: call.kind,
        queue: call.queue,
        linkedid: call.linkedid,
        number,
        joinedAt: call.joined_at,
        answeredAt: call.answered_at,
        endedAt: call.ended_at,
        outcome: call.outcome,
        waitMs: call.wait_ms,
      },
      deps.shortAbandonS(link, call.queue),
    )
    return heard && { number, heard }
  }

  /** Brings the open entry of a number to what was heard of it. */
  const reckon = async (tx: Tx, number: string): Promise<void> => {
    const { heard, settledAt } = await store.readHeard(tx, number)
    const missed = openOf(heard, settledAt)
    const open = await store.findOpen(tx, number)
    if (missed && open) await store.updateEntry(tx, open, missed)
    else if (missed) await store.insertEntry(tx, newId<CallbackId>(missed.firstAt), number, missed)
    else if (open) {
      const talk = lastTalk(heard)
      if (talk) await store.closeByCall(tx, open, talk.callId, talk.at)
    }
  }

  const take = async (tx: Tx, call: Stored): Promise<boolean> => {
    const told = heardOf(call)
    if (!told || !(await store.insertHeard(tx, told.number, told.heard))) return false
    // Nobody can call back who withholds the number: such calls are only counted.
    if (told.number !== '') await reckon(tx, told.number)
    return true
  }

  return {
    /** To be called with every row that is stored; only calls that are over change anything. */
    hear: async (tx: Tx, call: Stored): Promise<void> => {
      await take(tx, call)
    },

    /** Hears what was stored while this feature was not there. Answers with how many calls that were. */
    catchUp: async (): Promise<number> => {
      const missing = (await store.unheardSince(storage.db, clock.now() - catchUpMs)).filter(
        (call) => heardOf(call) !== null,
      )
      if (missing.length === 0) return 0
      return storage.write('system', async ({ tx, record }) => {
        for (const call of missing) await take(tx, call)
        await record({
          type: 'callbacks.caught-up',
          entity: 'callback',
          entityId: 'all',
          change: { calls: missing.length },
        })
        return missing.length
      })
    },

    reckon,
  }
}

export type Hearing = ReturnType<typeof createHearing>
