/** How the states of duty look, the same on every screen. */
import type { Shape } from './state-badge'
import type { Tone } from './tokens'

export const dutyLooks: Readonly<Record<'on' | 'away' | 'off', { readonly tone: Tone; readonly shape: Shape }>> = {
  on: { tone: 'good', shape: 'dot' },
  away: { tone: 'soon', shape: 'half' },
  off: { tone: 'quiet', shape: 'ring' },
}
