/** A batch of channel events is reduced on a draft, like that of the queues: it costs what it changes. */
import { cowMap, type CowMap } from '../../lib/cow-map'
import type { Channel, FinishedLineCall, LineState, OverChannel } from './state'

/** What the reducer must be told besides the events. */
export type LineContext = {
  /** Whether a device is the telephone of an agent; asked when its channel is opened. */
  readonly isPhone: (extension: string) => boolean
}

export type LineDraft = {
  readonly context: LineContext
  readonly channels: CowMap<string, Channel>
  readonly lines: CowMap<string, readonly string[]>
  readonly bridges: CowMap<string, readonly string[]>
  readonly pairs: CowMap<string, readonly string[]>
  over: CowMap<string, OverChannel>
  overBefore: ReadonlyMap<string, OverChannel>
  readonly finished: FinishedLineCall[]
  session: number
  gapFrom: number | null
  pbxStartedAt: number | null
  at: number
}

export const openDraft = (state: LineState, context: LineContext): LineDraft => ({
  context,
  channels: cowMap(state.channels),
  lines: cowMap(state.lines),
  bridges: cowMap(state.bridges),
  pairs: cowMap(state.pairs),
  over: cowMap(state.over),
  overBefore: state.overBefore,
  finished: [],
  session: state.session,
  gapFrom: state.gapFrom,
  pbxStartedAt: state.pbxStartedAt,
  at: state.at,
})

export const sealDraft = (draft: LineDraft): LineState => ({
  channels: draft.channels.read(),
  lines: draft.lines.read(),
  bridges: draft.bridges.read(),
  pairs: draft.pairs.read(),
  over: draft.over.read(),
  overBefore: draft.overBefore,
  session: draft.session,
  gapFrom: draft.gapFrom,
  pbxStartedAt: draft.pbxStartedAt,
  at: draft.at,
})

/** Channels remembered after their end, at least; at most twice as many. */
const REMEMBERED = 256

/** Nothing that is said of this channel from now on opens it again. Two halves, so that little is copied in a storm. */
export function remember(draft: LineDraft, uniqueid: string, recording: string | null): void {
  draft.over.set(uniqueid, { recording })
  if (draft.over.read().size < REMEMBERED) return
  draft.overBefore = draft.over.read()
  draft.over = cowMap(new Map())
}

export const isOver = (draft: LineDraft, uniqueid: string): boolean =>
  draft.over.has(uniqueid) || draft.overBefore.has(uniqueid)

/** Adds to a list by key; a member is in it once. */
export function addTo(index: CowMap<string, readonly string[]>, key: string, member: string): void {
  const known = index.get(key)
  if (!known) index.set(key, [member])
  else if (!known.includes(member)) index.set(key, [...known, member])
}

/** Takes from a list by key; a list without members is gone. */
export function takeFrom(index: CowMap<string, readonly string[]>, key: string, member: string): void {
  const left = index.get(key)?.filter((known) => known !== member)
  if (left === undefined) return
  if (left.length === 0) index.delete(key)
  else index.set(key, left)
}
