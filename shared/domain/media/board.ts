/**
 * The weeks × sites board: how each week of each plan stands at an instant, what was missed and which disc caught up with it, and
 * what is to be done next [S4-07]. Everything follows from the plan, the holidays and the editions; nothing of it is stored. Pure.
 */
import type { EditionState } from './states'

/**
 * - upcoming: no edition yet, and not late
 * - overdue: not handed over on the day it was due, or no receipt in time after it was
 * - missed: not handed over when the next disc was due
 * - merged: the disc of another week stands for this one
 * - the rest: the state of the edition
 */
export type CellState = Exclude<EditionState, 'cancelled'> | 'upcoming' | 'overdue' | 'missed' | 'paused' | 'merged'

/** The next thing to do for a week; `chase`: ask the site for its receipt. */
export type WorkStep = 'plan' | 'build' | 'burn' | 'check' | 'approve' | 'seal' | 'hand-over' | 'chase' | 'give-up'

/** `later`: the time to begin has not come; `soon`: it has; `today`: due today; `overdue`: the day has passed. */
export type WorkUrgency = 'later' | 'soon' | 'today' | 'overdue'
