/** What a centre decides about a queue: its thresholds, its wrap-up, and how callers are greeted. */
import { z } from 'zod'
import { LinkId } from './settings'

export const QueueSettings = z.object({
  link: LinkId,
  queue: z.string().min(1).max(80),
  /** T of the service level, s; null takes what the PBX is configured with, else 20. */
  serviceLevelS: z.number().int().min(1).max(3_600).nullable(),
  /** What the denominator of the service level holds besides the answered calls. */
  variant: z.enum(['late-abandons', 'all-abandons', 'answered-only']),
  /** Share of calls that should be answered within T, 0 to 1. */
  goal: z.number().min(0).max(1),
  /** Who gives up within so many seconds has misdialled. */
  shortAbandonS: z.number().int().min(0).max(120),
  /** How long an agent gets no call after one of this queue, s; 0 leaves it to the PBX. */
  wrapUpS: z.number().int().min(0).max(3_600),
  /** What the agent says first [S2-16]; `{agent}` stands for the name. */
  greeting: z.string().trim().max(500),
})
export type QueueSettings = z.infer<typeof QueueSettings>

/** The service level of a queue that nothing is known of, s. */
export const usualServiceLevelS = 20
/** 80 % is the usual goal of a hotline. */
export const usualGoal = 0.8

/** Of a queue that nobody has decided anything about. The greeting is the courteous opening that S2-16 asks for. */
export const usualQueue = (link: LinkId, queue: string): QueueSettings => ({
  link,
  queue,
  serviceLevelS: null,
  variant: 'late-abandons',
  goal: usualGoal,
  shortAbandonS: 5,
  wrapUpS: 0,
  greeting: '您好，这里是技术支持热线，我是{agent}，很高兴为您服务。请问有什么可以帮您？',
})

/** By what the calls of a queue are judged. */
export type Thresholds = Pick<QueueSettings, 'variant' | 'goal' | 'shortAbandonS'> & {
  /** T of the service level, s. */
  readonly withinS: number
}

/** `ofPbxS` is the T that the PBX is configured with, s; null or 0 where it says none. */
export const thresholdsOf = (settings: QueueSettings, ofPbxS: number | null): Thresholds => ({
  variant: settings.variant,
  goal: settings.goal,
  shortAbandonS: settings.shortAbandonS,
  withinS: settings.serviceLevelS ?? (ofPbxS || usualServiceLevelS),
})
