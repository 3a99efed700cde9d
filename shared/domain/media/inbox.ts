/**
 * What lies in the inbox and what is to be done with it: a file is taken in when it has stood still for a while and nobody is still
 * downloading it, and not again unless it has changed. Pure.
 */

/** Size and times of a file as the system says them: as long as this stays the same, so does the file. */
export type Standing = string

export type InboxEntry = {
  /** Without a folder. */
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly standing: Standing
}

/** How long a file must have stood still, ms: longer than a download pauses between two pieces. */
export const quietMs = 3_000

export type InboxMemory = {
  /** Files that wait until they stand still, and since when they have, UTC ms. */
  readonly waiting: ReadonlyMap<string, { readonly standing: Standing; readonly since: number }>
  /** What has been dealt with: taken in, or refused with a word. */
  readonly done: ReadonlyMap<string, Standing>
}

export type InboxLook = {
  readonly take: readonly InboxEntry[]
  /** Neither files nor folders: a link may lead anywhere, and to something else tomorrow. */
  readonly refuse: readonly InboxEntry[]
  readonly waiting: InboxMemory['waiting']
  /** Still being downloaded, as what lies beside them says: when that goes, the folder changes. */
  readonly held: readonly InboxEntry[]
  /** When there is something to look at again, UTC ms. */
  readonly nextAt: number | null
}

/** Files that somebody is still writing or that only the system needs. */
const passing =
  /^(?:\.|~\$)|\.(?:part|partial|crdownload|download|tmp|temp|aria2|!ut|bc!)$|^(?:desktop\.ini|thumbs\.db)$/i

/** What browsers put beside, or instead of, a file that is on its way. */
const companions = ['.part', '.crdownload', '.download', '.aria2']

export function lookAtInbox(entries: readonly InboxEntry[], memory: InboxMemory, now: number): InboxLook {
  const names = new Set(entries.map(({ name }) => name))
  const open = entries.filter(
    ({ name, kind, standing }) => kind !== 'folder' && !passing.test(name) && memory.done.get(name) !== standing,
  )
  const refuse = open.filter(({ kind }) => kind !== 'file')
  const waiting = new Map<string, { readonly standing: Standing; readonly since: number }>()
  const take: InboxEntry[] = []
  const held: InboxEntry[] = []
  for (const entry of open) {
    if (entry.kind !== 'file') continue
    if (companions.some((ending) => names.has(`${entry.name}${ending}`))) {
      held.push(entry)
      continue
    }
    const before = memory.waiting.get(entry.name)
    // A clock that was set back begins the wait anew.
    const same = before?.standing === entry.standing && before.since <= now
    const since = same ? before.since : now
    if (now - since >= quietMs) take.push(entry)
    else waiting.set(entry.name, { standing: entry.standing, since })
  }
  const nextAt = waiting.size === 0 ? null : Math.min(...[...waiting.values()].map(({ since }) => since + quietMs))
  return { take, refuse, held, waiting, nextAt }
}
