/** How loud a service level is: measured by the goal that was set for it. */
import type { Tone } from './tokens'

/** Reached is good; below three quarters of the goal (60 of 80 %) it is late. Both from 0 to 1; null without calls. */
export function levelTone(level: number | null, goal: number): Tone {
  if (level === null) return 'quiet'
  if (level >= goal) return 'good'
  return level >= goal * 0.75 ? 'soon' : 'late'
}
