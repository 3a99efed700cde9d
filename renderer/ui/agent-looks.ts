/** How the states of an agent look on every screen: one colour and one shape each. */
import type { Shape } from './state-badge'
import type { Tone } from './tokens'

export const agentLooks = {
  available: { tone: 'good', shape: 'check' },
  ringing: { tone: 'soon', shape: 'triangle' },
  'in-call': { tone: 'call', shape: 'dot' },
  'wrap-up': { tone: 'wrap', shape: 'half' },
  'on-hold': { tone: 'call', shape: 'bars' },
  paused: { tone: 'soon', shape: 'bars' },
  unavailable: { tone: 'quiet', shape: 'ring' },
} as const satisfies Readonly<Record<string, { readonly tone: Tone; readonly shape: Shape }>>
