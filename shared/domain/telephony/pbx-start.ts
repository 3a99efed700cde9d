/** Whether the PBX that answers after a gap of the link is the one from before it. */

/** It tells its uptime in whole seconds: it may have begun this much earlier than it says. */
export const UPTIME_STEP_MS = 1000

/** Starts that are told this close to each other may be one: the step, and how well its clock is known here. */
const ONE_START_MS = UPTIME_STEP_MS + 250

export type PbxBefore = {
  /** The last word before the gap, UTC ms; null without a gap. */
  readonly lastWordAt: number | null
  /** When the PBX said it had begun, the last time it said so, UTC ms; null when it never did. */
  readonly startedAt: number | null
}

/** `startedAt`, UTC ms, is what the PBX says now. In doubt it is the one of before: its lists tell what is left of the calls. */
export function isAnotherPbx(startedAt: number, before: PbxBefore): boolean {
  const { lastWordAt } = before
  if (lastWordAt === null || startedAt <= lastWordAt) return false
  const isLater = before.startedAt !== null && Math.abs(startedAt - before.startedAt) > ONE_START_MS
  return isLater || startedAt - UPTIME_STEP_MS > lastWordAt
}
