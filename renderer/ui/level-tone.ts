/** How loud a service level is: measured by the goal that was set for it. */
import type { Tone } from './tokens'

/** Goals of several queues are weighted sums: what is reached exactly must not fail by a rounding. */
const tiny = 1e-9

/** Reached is good; below three quarters of the goal (60 of 80 %) it is late. Both from 0 to 1; null without calls. */
export function levelTone(level: number | null, goal: number): Tone {
  if (level === null) return 'quiet'
  if (level >= goal - tiny) return 'good'
  return level >= goal * 0.75 - tiny ? 'soon' : 'late'
}
