/**
 * Channel events → what the telephones do. Pure: the same events give the same state however they are batched, and an event
 * that repeats what is known (a list and the events around it overlap) changes nothing.
 */
import { openDraft, sealDraft, type LineContext, type LineDraft } from './draft'
import type { LineEvent } from './events'
import { onChannelsListed, onLinkLost, onPbxStarted } from './resync'
import type { FinishedLineCall, LineState } from './state'
import {
  onAttendedTransfer,
  onBlindTransfer,
  onBridgeEntered,
  onBridgeLeft,
  onChanged,
  onDialBegin,
  onDialEnd,
  onEnded,
  onHangupRequested,
  onHold,
  onMusic,
  onOpened,
  onOriginateAnswer,
  onRecording,
} from './turns'

export type { LineContext } from './draft'

export type LineReduction = {
  readonly state: LineState
  /** Calls of agents' telephones that ended, each handed out exactly once, in order. */
  readonly finished: readonly FinishedLineCall[]
}

/** The state after `events`, in the order they were heard. */
export function reduceLineEvents(state: LineState, events: readonly LineEvent[], context: LineContext): LineReduction {
  if (events.length === 0) return { state, finished: [] }
  const draft = openDraft(state, context)
  for (const event of events) {
    draft.at = Math.max(draft.at, event.at)
    apply(draft, event)
  }
  return { state: sealDraft(draft), finished: draft.finished }
}

function apply(draft: LineDraft, event: LineEvent): void {
  switch (event.kind) {
    case 'channel-opened':
      return onOpened(draft, event)
    case 'channel-changed':
      return onChanged(draft, event)
    case 'dial-begin':
      return onDialBegin(draft, event)
    case 'dial-end':
      return onDialEnd(draft, event)
    case 'bridge-entered':
      return onBridgeEntered(draft, event)
    case 'bridge-left':
      return onBridgeLeft(draft, event)
    case 'hold':
      return onHold(draft, event)
    case 'music':
      return onMusic(draft, event)
    case 'blind-transfer':
      return onBlindTransfer(draft, event)
    case 'attended-transfer':
      return onAttendedTransfer(draft, event)
    case 'originate-answer':
      return onOriginateAnswer(draft, event)
    case 'recording':
      return onRecording(draft, event)
    case 'hangup-requested':
      return onHangupRequested(draft, event)
    case 'channel-ended':
      return onEnded(draft, event)
    case 'channels-listed':
      return onChannelsListed(draft, event)
    case 'pbx-started':
      return onPbxStarted(draft, event)
    case 'link-lost':
      return onLinkLost(draft, event)
    case 'link-restored':
      return undefined
  }
}
