/** What of the live queues is written down, and the check of what is read back: another version may have written it. */
import { z } from 'zod'
import type { CallerMemory, Ring, Rung, Visit, VisitId } from './state'
import type { AgentTotals, DayTotals, QueueTotals } from './totals'

/** Plain data: JSON without loss. */
export type KeptQueues = {
  readonly day: DayTotals
  readonly visits: readonly Visit[]
  readonly callers: readonly (readonly [uniqueid: string, memory: CallerMemory])[]
}

const Count = z.int().min(0)
/** UTC ms, or a span in ms. */
const Ms = z.number()
const Text = z.string().nullable()

const QueueTotals: z.ZodType<QueueTotals> = z.object({
  offered: Count,
  answered: Count,
  abandoned: Count,
  timedOut: Count,
  redirected: Count,
  keyExit: Count,
  emptyExit: Count,
  withdrawn: Count,
  left: Count,
  completed: Count,
  transferred: Count,
  waitOfAnsweredMs: Ms,
  talkMs: Ms,
  wrapUpMs: Ms,
  answeredWaits: z.array(Count),
  abandonedWaits: z.array(Count),
  halfHours: z.array(z.object({ startsAt: Ms, offered: Count, answered: Count, abandoned: Count })),
})

const AgentTotals: z.ZodType<AgentTotals> = z.object({
  name: z.string(),
  answered: Count,
  completed: Count,
  transferred: Count,
  talkMs: Ms,
  missed: Count,
  availableMs: Ms,
  ringingMs: Ms,
  inCallMs: Ms,
  onHoldMs: Ms,
  wrapUpMs: Ms,
  pausedMs: Ms,
  unavailableMs: Ms,
})

const DayTotals: z.ZodType<DayTotals> = z.object({
  key: z.iso.date(),
  startsAt: Ms,
  endsAt: Ms,
  countedSince: Ms.nullable(),
  queues: z.record(z.string(), QueueTotals),
  agents: z.record(z.string(), AgentTotals),
  gaps: z.array(z.object({ from: Ms, to: Ms.nullable() })),
})

const Ring: z.ZodType<Ring> = z.object({ extension: z.string(), since: Ms, leg: Text })

const Rung: z.ZodType<Rung> = z.object({ extension: z.string(), at: Ms, ms: Ms, answered: z.boolean() })

const Visit: z.ZodType<Visit> = z.object({
  id: z.custom<VisitId>((value) => typeof value === 'string'),
  uniqueid: z.string(),
  linkedid: Text,
  channel: Text,
  queue: z.string(),
  number: Count,
  callerNumber: Text,
  callerName: Text,
  phase: z.enum(['waiting', 'connecting', 'talking', 'ending', 'leaving', 'ended']),
  joinedAt: Ms,
  position: z.number().nullable(),
  ringing: z.array(Ring),
  rung: z.array(Rung).default([]),
  agent: Text,
  agentName: Text,
  leg: Text,
  answeredAt: Ms.nullable(),
  leftAt: Ms.nullable(),
  endedAt: Ms.nullable(),
  waitMs: Ms.nullable(),
  talkMs: Ms.nullable(),
  outcome: z
    .enum(['answered', 'abandoned', 'timed-out', 'redirected', 'key-exit', 'empty-exit', 'withdrawn', 'left'])
    .nullable(),
  completedBy: z.enum(['caller', 'agent', 'transfer']).nullable(),
  incomplete: z.boolean(),
})

const CallerMemory: z.ZodType<CallerMemory> = z.object({
  visits: z.record(z.string(), Count),
  overAt: z.record(z.string(), Ms),
  hungUp: z.boolean(),
  ended: z.boolean(),
})

export const KeptQueues: z.ZodType<KeptQueues> = z.object({
  day: DayTotals,
  visits: z.array(Visit),
  callers: z.array(z.tuple([z.string(), CallerMemory])),
})
