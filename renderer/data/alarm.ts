/** The sound of an alert: once for each, and one at a time for the whole workstation, however many windows hear of it. */
import { useEffect } from 'react'
import { heardKeys, markHeard } from './heard'

const sound = new URL('../../resources/sounds/alert.wav', import.meta.url).href

/** Longer than the sound lasts: without a loudspeaker its end is never reported. */
const longestMs = 3_000

/**
 * Resolves when the sound has ended, or could not be played: a workstation may have no loudspeaker. Read whole and decoded
 * here: a media element asks the app's own protocol for parts, and fails now and then.
 */
async function play(): Promise<void> {
  const context = new AudioContext()
  try {
    const answer = await fetch(sound)
    const buffer = await context.decodeAudioData(await answer.arrayBuffer())
    const source = new AudioBufferSourceNode(context, { buffer })
    source.connect(context.destination)
    const ended = new Promise((resolve) => {
      source.addEventListener('ended', resolve)
      setTimeout(resolve, longestMs)
    })
    source.start()
    await ended
  } finally {
    await context.close()
  }
}

const tryToPlay = (): Promise<void> => play().catch(() => undefined)

function soundOnce(): void {
  const { locks }: { readonly locks: LockManager | null | undefined } = navigator
  // Another window of this workstation that sounds now speaks for this one, too.
  if (locks) void locks.request('vigil.alarm', { ifAvailable: true }, (lock) => (lock ? tryToPlay() : undefined))
  else void tryToPlay()
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
