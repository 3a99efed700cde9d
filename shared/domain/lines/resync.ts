/** After a gap: what lists and restarts say about channels whose end was not heard. */
import { isAnotherPbx, UPTIME_STEP_MS } from '../telephony/pbx-start'
import { endChannel, openChannel, patch, putInBridge } from './channels'
import { isOver, type LineDraft } from './draft'
import type { LineEvent, ListedChannel } from './events'
import { follow } from './sides'
import type { Channel } from './state'

type Of<K extends LineEvent['kind']> = Extract<LineEvent, { kind: K }>

/** Without the right to a list nothing ends what fell silent: it is let go after so many losses of the link. */
const MOST_SILENT_SESSIONS = 8

/**
 * Whatever was heard of in this session of the link is told by events alone: they are newer than a list, or agree with it.
 * The list speaks of the rest: what it shows goes on, what it does not show has ended unheard.
 */
export function onChannelsListed(draft: LineDraft, event: Of<'channels-listed'>): void {
  const listed = new Map(event.channels.map((channel) => [channel.uniqueid, channel]))
  for (const channel of draft.channels.read().values())
    if (channel.session !== draft.session && !listed.has(channel.uniqueid)) endUnheard(draft, channel, event.at)
  const changed: string[] = []
  for (const channel of listed.values()) if (takeListed(draft, channel, event.at)) changed.push(channel.uniqueid)
  for (const uniqueid of changed) follow(draft, uniqueid, event.at)
  draft.gapFrom = null
}

function takeListed(draft: LineDraft, listed: ListedChannel, at: number): boolean {
  const { state, bridge, exten, rung, openedAt } = listed
  const known = draft.channels.get(listed.uniqueid)
  if (known?.session === draft.session || isOver(draft, listed.uniqueid)) return false
  const { number, name, connectedNumber, connectedName } = listed
  const parties = { number, name, connectedNumber, connectedName }
  if (!known) {
    const opened = openChannel(draft, listed, at, { ...parties, state, exten, rung, openedAt, incomplete: true })
    putInBridge(draft, opened, bridge, at)
    return true
  }
  const upAt = known.upAt ?? (state === 'up' ? at : null)
  const seen = patch(draft, known, {
    ...parties,
    state,
    upAt,
    linkedid: listed.linkedid ?? known.linkedid,
    session: draft.session,
    incomplete: true,
    partiesAt: at,
  })
  putInBridge(draft, seen, bridge, at)
  return true
}

/** The talk is counted up to the last moment that was heard. */
function endUnheard(draft: LineDraft, channel: Channel, at: number): void {
  endChannel(draft, channel, { at: draft.gapFrom ?? at, cause: null, causeText: null, unheard: true })
}

/** No call survives a restart of the PBX. */
export function onPbxStarted(draft: LineDraft, event: Of<'pbx-started'>): void {
  const isAnother = isAnotherPbx(event.startedAt, { lastWordAt: draft.gapFrom, startedAt: draft.pbxStartedAt })
  draft.pbxStartedAt = event.startedAt
  for (const channel of draft.channels.read().values()) {
    const isOfBefore = isAnother && channel.session !== draft.session
    if (isOfBefore || channel.openedAt < event.startedAt - UPTIME_STEP_MS)
      endUnheard(draft, channel, Math.min(event.at, event.startedAt))
  }
}

export function onLinkLost(draft: LineDraft, event: Of<'link-lost'>): void {
  draft.gapFrom ??= event.at
  draft.session++
  for (const channel of draft.channels.read().values())
    if (draft.session - channel.session > MOST_SILENT_SESSIONS) endUnheard(draft, channel, event.at)
}
