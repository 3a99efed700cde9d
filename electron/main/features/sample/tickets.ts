/** The sample tickets, most with the call that reported them. */
import type { CallId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { PastTicket } from '#shared/domain/tickets/past'
import type { NewId } from '../../platform/ids'
import type { SampleContract, SampleCustomer, SampleDevice, SampleSite } from './archive'
import { casePlans } from './cases'
import type { CasePlan } from './cases'
import { openingEvents, pastSteps, unfold } from './past'
import type { CallTimes, Moment, Person } from './past'
import { enquiries, productLines } from './products'
import type { Chance } from './random'

export type SampleTicket = {
  readonly compiled: CompiledPolicy
  readonly past: PastTicket
  readonly call: SampleCall | null
}

export type SampleCall = CallTimes & { readonly id: CallId; readonly number: string; readonly agent: string | null }

/** Share of today's tickets that came in by telephone; the others were written down without a call. */
const calledToday = 0.45

export type TicketParts = Moment & {
  readonly newId: NewId
  readonly customers: readonly SampleCustomer[]
  readonly policy: (id: string) => CompiledPolicy | undefined
  readonly agents: readonly Person[]
  readonly engineers: readonly Person[]
}

type Where = { readonly customer: SampleCustomer; readonly site: SampleSite; readonly contract: SampleContract }

/** Sites under a contract of the plan's policy that is in service, at the distance the plan asks for. */
function wheresOf({ policy, km }: CasePlan, customers: readonly SampleCustomer[], now: number): readonly Where[] {
  return customers.flatMap((customer) => {
    const contract = customer.contracts.find((one) => one.policy === policy && one.startsAt <= now && now < one.endsAt)
    if (!contract) return []
    return customer.sites
      .filter((site) => !km || (site.km >= km[0] && site.km <= km[1]))
      .map((site) => ({ customer, site, contract }))
  })
}

function summaryOf(plan: CasePlan, device: SampleDevice | null, chance: Chance): string {
  const line = productLines.find(({ name }) => name === device?.productLine)
  return chance.pick(line?.faults ?? enquiries[plan.category] ?? [])
}

function ticketOf(plan: CasePlan, index: number, wheres: readonly Where[], parts: TicketParts): SampleTicket {
  const { now, chance, newId, agents, engineers } = parts
  const compiled = parts.policy(plan.policy)
  if (!compiled) throw new Error(`no policy ${plan.policy}`)
  const { customer, site, contract } = chance.pick(wheres)
  const contact = chance.pick(customer.contacts)
  const needsDevice = compiled.policy.requestCategories.some((one) => one.id === plan.category && one.needsDevice)
  const device = needsDevice ? chance.pick(customer.devices.filter(({ siteId }) => siteId === site.id)) : null
  const severity = plan.severities[index % plan.severities.length] ?? compiled.policy.defaultSeverity
  const agent = chance.pick(agents)
  const engineer = chance.pick(engineers)
  const { call, steps } = unfold(plan, index, parts)
  const called = call.joinedAt < parts.today || chance.next() < calledToday
  const callId = called ? newId<CallId>(now) : null
  const summary = summaryOf(plan, device, chance)
  return {
    compiled,
    call: callId === null ? null : { ...call, id: callId, number: contact.number, agent: agent.extension },
    past: {
      draft: {
        callId,
        customerId: customer.id,
        siteId: site.id,
        contactId: contact.id,
        contractId: contract.id,
        deviceId: device?.id ?? null,
        policyId: plan.policy,
        category: plan.category,
        severity,
        channel: 'phone',
        service: null,
        statedSerial: '',
        summary,
        description: device ? `${site.name}：${device.model}，${summary}。` : `${site.name}：${summary}。`,
        contactName: contact.name,
        callbackNumber: contact.number,
      },
      facts: { severity, city: site.city, distanceKm: site.km },
      events: openingEvents(plan, call),
      createdAt: call.endedAt,
      createdBy: { id: agent.id, name: agent.name },
      assigneeId: steps.length > 0 ? engineer.id : null,
      steps: pastSteps(steps, { engineer, agent }, now, plan.category, compiled),
      sample: true,
    },
  }
}

/** By the time they were written down, so that their numbers rise with it. */
export const buildTickets = (parts: TicketParts): readonly SampleTicket[] =>
  casePlans
    .flatMap((plan) => {
      const wheres = wheresOf(plan, parts.customers, parts.now)
      return Array.from({ length: plan.count }, (_, i) => ticketOf(plan, i, wheres, parts))
    })
    .toSorted((a, b) => a.past.createdAt - b.past.createdAt)
