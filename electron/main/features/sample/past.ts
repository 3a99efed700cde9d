/** From the plan of a case to when each of its steps happened, and what that means for its clocks. */
import type { UserId } from '#shared/domain/ids'
import type { Role } from '#shared/domain/people/people'
import { takesAgreedTime } from '#shared/domain/policy/agreed'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { actionRules, type TicketAction } from '#shared/domain/tickets/actions'
import { acceptedStage } from '#shared/domain/tickets/categories'
import { milestonesOf, openingMilestones } from '#shared/domain/tickets/milestones'
import type { PastStep } from '#shared/domain/tickets/past'
import type { Stage } from '#shared/domain/tickets/stages'
import { DAY_MS, MINUTE_MS } from '#shared/lib/zoned-time'
import type { CasePlan, StepPlan } from './cases'
import { spread } from './random'
import type { Chance } from './random'

export type Person = {
  readonly id: UserId
  readonly name: string
  readonly roles: readonly Role[]
  readonly extension: string | null
}

export type Moment = {
  readonly now: number
  /** Start of the local day, UTC ms. */
  readonly today: number
  readonly chance: Chance
}

/** The call that reported a case: when the caller joined the queue, was answered and hung up. UTC ms. */
export type CallTimes = { readonly joinedAt: number; readonly answeredAt: number; readonly endedAt: number }

export type Unfolded = { readonly call: CallTimes; readonly steps: readonly { plan: StepPlan; at: number }[] }

/** How far back the days before today go. */
const earlierDays = 13

function endedAgo(plan: CasePlan, index: number, { now, today }: Moment): number {
  const sofar = now - today
  if (plan.age === 'ends-today') return spread([sofar * 0.03, sofar * 0.9], index, plan.count)
  return spread([sofar + 30 * MINUTE_MS, sofar + earlierDays * DAY_MS], index, plan.count)
}

/** When everything of the `index`-th case of a plan happened. Nothing is later than now. */
export function unfold(plan: CasePlan, index: number, moment: Moment): Unfolded {
  const { now, chance } = moment
  const wait = chance.within([3, 25]) * 1000
  const talk = chance.within([90, 180]) * 1000
  const gaps = plan.steps.map(({ after }) =>
    after ? chance.within(after) * MINUTE_MS + chance.within([0, 59]) * 1000 : 0,
  )
  const ago =
    typeof plan.age === 'string'
      ? endedAgo(plan, index, moment) + wait + talk + gaps.reduce((sum, gap) => sum + gap, 0)
      : spread([plan.age[0] * MINUTE_MS, plan.age[1] * MINUTE_MS], index, plan.count)
  const joinedAt = now - ago
  const answeredAt = joinedAt + wait
  const endedAt = answeredAt + talk
  let last = endedAt
  const steps = plan.steps.map((step, i) => {
    const at = step.ago ? now - spread(step.ago, index, plan.count) * MINUTE_MS : last + (gaps[i] ?? 0)
    last = Math.min(now, Math.max(last, at))
    return { plan: step, at: last }
  })
  return { call: { joinedAt, answeredAt, endedAt }, steps }
}

/** What the ticket reached as it was written down, at the end of the call; the fault was reported by calling. */
export const openingEvents = (plan: CasePlan, { joinedAt, endedAt }: CallTimes): readonly TicketEvent[] =>
  [...openingMilestones(plan.category), ...(plan.opens ?? [])].map((type) => ({
    type,
    at: type === 'ticket.reported' ? joinedAt : endedAt,
  }))

function eventsOf(plan: StepPlan, at: number, now: number, { policy }: CompiledPolicy): readonly TicketEvent[] {
  const reached = milestonesOf(plan.does).map((type) => ({ type, at }))
  const { reason, severity, agreedIn, rung } = plan
  const [ladder] = policy.ladders
  if (rung !== undefined && ladder) return [{ type: 'ladder.step', at, ladder: ladder.id, step: rung }]
  if (plan.does === 'spare-approve') return [...applicationOf(policy, at), ...reached]
  if (plan.does === 'pause' && reason !== undefined) return [{ type: 'ticket.paused', at, reason }]
  if (severity !== undefined) return [{ type: 'severity.changed', at, severity }]
  if (agreedIn === undefined) return reached
  const agreedAt = now + agreedIn * MINUTE_MS
  const agreed = policy.commitments
    .filter(takesAgreedTime)
    .map(({ id }) => ({ type: 'time.agreed' as const, at, commitment: id, agreedAt }))
  return [...reached, ...agreed]
}

/** The forms that a replacement needs, filled in completely [S1-14]. */
const applicationOf = ({ forms }: CompiledPolicy['policy'], at: number): readonly TicketEvent[] => [
  { type: 'spare.requested', at },
  ...forms
    .filter(({ neededFor }) => neededFor === 'spare.approved')
    .map(({ id, fields }) => ({
      type: 'form.filled' as const,
      at,
      form: id,
      part: 1,
      values: Object.fromEntries(fields.map((field) => [field.id, `示例${field.name.zh}`])),
    })),
]

export type Staff = { readonly engineer: Person; readonly agent: Person }

/** The steps as the journal will tell them; the hotline closes, the engineer does the rest. */
export function pastSteps(
  steps: Unfolded['steps'],
  { engineer, agent }: Staff,
  now: number,
  category: string,
  compiled: CompiledPolicy,
): readonly PastStep[] {
  const stageAfter = (action: TicketAction): Stage | null =>
    action === 'accept' ? acceptedStage(category, compiled.policy.stages) : actionRules[action].to
  let stage: Stage = 'new'
  return steps.map(({ plan, at }) => {
    stage = stageAfter(plan.does) ?? stage
    return {
      type: plan.does,
      at,
      by: plan.does === 'close' ? agent.name : engineer.name,
      stage,
      events: eventsOf(plan, at, now, compiled),
      note: plan.note ?? '',
      reason: plan.reason ?? null,
      severity: plan.severity ?? null,
      agreedAt: plan.agreedIn === undefined ? null : now + plan.agreedIn * MINUTE_MS,
    }
  })
}
