/** How loud an alert looks: a tone and a shape by the share of the promised time that is used. */
import type { Shape } from './state-badge'
import type { Tone } from './tokens'

/** `level`: percent. */
export function alertLooks(level: number): { readonly tone: Tone; readonly shape: Shape } {
  if (level >= 100) return { tone: 'late', shape: 'diamond' }
  if (level >= 75) return { tone: 'soon', shape: 'triangle' }
  return { tone: 'call', shape: 'half' }
}
