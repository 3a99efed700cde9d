/**
 * The keys of the desk: one press leads from anywhere to where the next thing is typed. What can be reached says so with
 * `data-stop` on the element that holds its fields.
 */
import { useEffect } from 'react'

export type Stop = 'search' | 'form' | 'summary' | 'devices' | 'capture'

const field = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)'

/** Moves the focus to the first field of a stop that is still empty; of radio buttons, to the chosen one. */
export function focusStop(stop: Stop): boolean {
  const place = document.querySelector(`[data-stop=${stop}]`)
  if (!place || place.closest('[inert]')) return false
  const first = place.querySelector<HTMLElement>(field)
  const isChoice = first instanceof HTMLInputElement && first.type === 'radio'
  const better = isChoice
    ? first.closest('fieldset')?.querySelector<HTMLElement>('input:checked')
    : [...place.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].find((one) => one.value === '')
  const target = better ?? first
  target?.focus()
  if (target instanceof HTMLInputElement && !isChoice) target.select()
  return Boolean(target)
}

/** Where a key leads: the first of these that is on the screen. */
const stopsOf = (event: KeyboardEvent): readonly Stop[] => {
  if (event.altKey || event.metaKey || event.shiftKey || event.isComposing) return []
  if (event.ctrlKey) return event.code === 'KeyK' ? ['search'] : []
  // A caller whom nobody knows is registered first.
  if (event.key === 'F2') return ['capture', 'form']
  return event.key === 'F3' ? ['devices'] : []
}

export function useDeskKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const stops = stopsOf(event)
      if (stops.length === 0) return
      event.preventDefault()
      stops.some(focusStop)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
