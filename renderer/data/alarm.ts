/** The sound of an alert: once for each, and one at a time for the whole workstation, however many windows hear of it. */
import { useEffect } from 'react'
import { heardKeys, markHeard } from './heard'

const sound = new URL('../../resources/sounds/alert.wav', import.meta.url).href

/** Resolves when the sound has ended, or could not be played: a workstation may have no loudspeaker. */
const play = (): Promise<void> =>
  new Promise((resolve) => {
    const audio = new Audio(sound)
    audio.addEventListener('ended', () => resolve())
    audio.addEventListener('error', () => resolve())
    audio.play().catch(() => resolve())
  })

function soundOnce(): void {
  // Where there are no locks there is one window only.
  if (!('locks' in navigator)) return void play()
  // Another window of this workstation that sounds now speaks for this one, too.
  void navigator.locks.request('vigil.alarm', { ifAvailable: true }, (lock) => (lock ? play() : undefined))
}

/**
 * Sounds for every id that this workstation has not sounded yet under `scope` (who hears it); several at once make one
 * sound. Null while nothing is known.
 */
export function useAlarm(scope: string, ids: readonly string[] | null): void {
  const wanted = ids?.map((id) => `${scope}/${id}`).join('\n') ?? ''
  useEffect(() => {
    const fresh = wanted.split('\n').filter((key) => key !== '' && !heardKeys().has(key))
    if (fresh.length === 0) return
    markHeard(fresh)
    soundOnce()
  }, [wanted])
}
