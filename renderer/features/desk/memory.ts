/**
 * What the desk remembers of each call and each customer looked up: drafts, the customer chosen for an unknown
 * number, what was dismissed. Pure transitions; `desk-store.ts` keeps the value.
 */
import type { QuickCapture } from '#shared/domain/customers/customers'
import type { CallId, CustomerId, TicketId } from '#shared/domain/ids'
import type { CallerMatch, DeskCallRow } from '#shared/ipc/contract'
import { hasContent } from './form'
import type { FormEdits } from './form'

export type SavedTicket = { readonly id: TicketId; readonly number: string }

export type CaptureValues = Partial<Readonly<Record<keyof QuickCapture, string>>>

export type Memo = {
  readonly key: string
  /** The call as last seen, so that its draft outlives the call. Null for a customer looked up without one. */
  readonly call: DeskCallRow | null
  /** The customer a person chose, over the one the number led to. */
  readonly customerId: CustomerId | null
  readonly captured: CallerMatch | null
  /** What its tab says until the archive has answered. */
  readonly title: string | null
  /** The number that a person typed where there is no call, or of the call of the log. */
  readonly number: string
  /** A call of the log that the ticket is to be made of; missing in what an older version remembered. */
  readonly storedCall?: CallId | null
  readonly edits: FormEdits
  /** What was typed to register an unknown caller. */
  readonly capture: CaptureValues
  readonly saved: SavedTicket | null
  readonly openedAt: number
}

export type DeskMemory = {
  readonly memos: Readonly<Record<string, Memo>>
  readonly dismissed: readonly string[]
  /** What a person looks at by choice, and which calls (with their phase) were there at that moment. */
  readonly chosen: { readonly key: string; readonly seen: readonly string[] } | null
}

export const emptyMemory: DeskMemory = { memos: {}, dismissed: [], chosen: null }

/** One tab of the desk: a call, or a customer looked up. */
export type Subject = {
  readonly key: string
  readonly call: DeskCallRow | null
  readonly memo: Memo | null
  readonly at: number
}

const keptDismissals = 200

export const callKey = (call: DeskCallRow): string => `call:${call.id}`
export const lookupKey = (customerId: CustomerId): string => `lookup:${customerId}`

export const isHalfFilled = (memo: Memo | null): boolean =>
  memo !== null && memo.saved === null && (hasContent(memo.edits) || hasContent(memo.capture))

export const isLive = (subject: Subject): boolean => subject.call !== null && subject.call.phase !== 'ended'

const rank = (subject: Subject): number => {
  if (subject.call?.phase === 'talking') return 0
  return subject.call?.phase === 'ringing' ? 1 : 2
}

/** Tabs in their order: talking, ringing, then the newest. A remembered call that has left the feed has ended. */
export function listSubjects(calls: readonly DeskCallRow[], memory: DeskMemory): readonly Subject[] {
  const subjects = new Map<string, Subject>()
  for (const memo of Object.values(memory.memos)) {
    const call = memo.call && { ...memo.call, phase: 'ended' as const }
    subjects.set(memo.key, { key: memo.key, call, memo, at: call?.joinedAt ?? memo.openedAt })
  }
  for (const call of calls) {
    const key = callKey(call)
    subjects.set(key, { key, call, memo: memory.memos[key] ?? null, at: call.joinedAt })
  }
  return [...subjects.values()]
    .filter((subject) => isLive(subject) || !memory.dismissed.includes(subject.key))
    .toSorted((a, b) => rank(a) - rank(b) || b.at - a.at || a.key.localeCompare(b.key))
}

/** Who is to be served after the subject in front: a live call without a ticket yet. */
export const nextCaller = (subjects: readonly Subject[], active: Subject | null): Subject | null =>
  subjects.find((subject) => subject.key !== active?.key && isLive(subject) && !subject.memo?.saved) ?? null

const markOf = (subject: Subject): string => `${subject.key}:${subject.call?.phase ?? 'none'}`

/**
 * What is shown: the newest call unless a person chose otherwise. A call that starts to talk always comes to the
 * front; one that only rings pushes aside neither a half-filled form nor the caller being talked to.
 */
export function pickActive(subjects: readonly Subject[], memory: DeskMemory): Subject | null {
  const chosen = subjects.find((subject) => subject.key === memory.chosen?.key)
  if (!chosen || !memory.chosen) return subjects[0] ?? null
  const { seen } = memory.chosen
  const fresh = subjects.filter(
    (subject) => subject.key !== chosen.key && isLive(subject) && !seen.includes(markOf(subject)),
  )
  const talking = fresh.find((subject) => subject.call?.phase === 'talking')
  if (talking) return talking
  const ringing = fresh.find((subject) => subject.call?.phase === 'ringing')
  return ringing && !isHalfFilled(chosen.memo) && chosen.call?.phase !== 'talking' ? ringing : chosen
}

/** Tabs worth showing: what is saved and over leaves as soon as something else is looked at. */
export const visibleSubjects = (subjects: readonly Subject[], active: Subject | null): readonly Subject[] =>
  subjects.filter((subject) => subject.key === active?.key || isLive(subject) || !subject.memo?.saved)

export const choose = (memory: DeskMemory, subjects: readonly Subject[], key: string): DeskMemory => ({
  ...memory,
  chosen: { key, seen: subjects.map(markOf) },
})

const newMemo = (key: string, openedAt: number): Memo => ({
  key,
  call: null,
  customerId: null,
  captured: null,
  title: null,
  number: '',
  edits: {},
  capture: {},
  saved: null,
  openedAt,
})

type Change = Partial<Pick<Memo, 'customerId' | 'title' | 'captured' | 'capture' | 'edits' | 'saved'>>

/** Changes what is remembered of a subject and keeps it in front. */
export function remember(
  memory: DeskMemory,
  subjects: readonly Subject[],
  subject: Subject,
  change: (before: Memo) => Change,
): DeskMemory {
  const before = memory.memos[subject.key] ?? newMemo(subject.key, subject.at)
  const memo: Memo = { ...before, ...change(before), call: subject.call ?? before.call }
  return choose({ ...memory, memos: { ...memory.memos, [subject.key]: memo } }, subjects, subject.key)
}

/** Somebody found in the archive, with what the search already says for the form. */
export type Found = { readonly customerId: CustomerId; readonly title: string; readonly edits: FormEdits }

/** Opens a customer without a call; one that is open keeps its draft under the new edits. `now` in UTC ms. */
export function openLookup(
  memory: DeskMemory,
  subjects: readonly Subject[],
  { customerId, title, edits }: Found,
  now: number,
): DeskMemory {
  const key = lookupKey(customerId)
  const old = memory.memos[key]
  const draft = old && old.saved === null ? old.edits : {}
  return open(memory, subjects, { ...newMemo(key, now), customerId, title, edits: { ...draft, ...edits } })
}

/** Opens somebody who is in no archive and does not call: mail, chat, a visitor. */
export const openStranger = (
  memory: DeskMemory,
  subjects: readonly Subject[],
  number: string,
  now: number,
): DeskMemory => open(memory, subjects, { ...newMemo(`stranger:${now}`, now), number })

/** A call of the log whose caller is to be served now. */
export type Stored = {
  readonly callId: CallId
  readonly customerId: CustomerId | null
  readonly title: string
  readonly number: string
  readonly match: CallerMatch | null
}

/** Opens the caller of a call of the log, so that a ticket is made of it; what is open of it keeps its draft. */
export function openStored(memory: DeskMemory, subjects: readonly Subject[], stored: Stored, now: number): DeskMemory {
  const key = `stored:${stored.callId}`
  const old = memory.memos[key]
  if (old && old.saved === null) return choose(memory, subjects, key)
  const { callId, match, title, number } = stored
  // Whose call it was is known, whoever has the number now.
  const customerId = stored.customerId === match?.card?.customer.id ? null : stored.customerId
  return open(memory, subjects, {
    ...newMemo(key, now),
    customerId,
    captured: match,
    title,
    number,
    storedCall: callId,
  })
}

function open(memory: DeskMemory, subjects: readonly Subject[], memo: Memo): DeskMemory {
  const dismissed = memory.dismissed.filter((one) => one !== memo.key)
  return choose({ ...memory, memos: { ...memory.memos, [memo.key]: memo }, dismissed }, subjects, memo.key)
}

export function dismiss(memory: DeskMemory, key: string): DeskMemory {
  const memos = Object.fromEntries(Object.entries(memory.memos).filter(([one]) => one !== key))
  return {
    memos,
    dismissed: [...memory.dismissed.filter((one) => one !== key), key].slice(-keptDismissals),
    chosen: memory.chosen?.key === key ? null : memory.chosen,
  }
}
