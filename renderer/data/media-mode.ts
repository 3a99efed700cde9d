/** Whether this computer is a support centre or an isolated site: it decides which screens there are at all. */
import { useContext, useEffect, useSyncExternalStore } from 'react'
import { mayAct } from '#shared/domain/people/people'
import { mediaWork } from '#shared/ipc/define'
import type { MediaModeRow } from '#shared/ipc/media-site-contract'
import { useSession } from './app-status'
import { FeedStoreContext } from './use-feed'

export type MediaMode = MediaModeRow['mode']

const nobody = (): (() => void) => () => {}
const key = 'vigil.media-mode'

/** As it was last time: the screens of the other kind must not flash up, and not everybody may ask. */
function lastKnown(): MediaMode {
  try {
    return localStorage.getItem(key) === 'site' ? 'site' : 'centre'
  } catch {
    return 'centre'
  }
}

function keep(mode: MediaMode): void {
  try {
    localStorage.setItem(key, mode)
  } catch {
    // Storage may be denied: the mode is then asked for anew each time.
  }
}

export function useMediaMode(): MediaMode {
  const store = useContext(FeedStoreContext)
  const may = mayAct(useSession()?.user.roles ?? [], mediaWork)
  const source = may ? store.source('mediaSite', undefined) : null
  const told = useSyncExternalStore(
    source?.subscribe ?? nobody,
    () => source?.get().tables?.mode.get('mode')?.mode ?? null,
  )
  useEffect(() => {
    if (told !== null) keep(told)
  }, [told])
  return told ?? lastKnown()
}
