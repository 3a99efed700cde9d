/** Reports of telephony from stored rows and from what runs now; and what queues are judged by. */
import { intervalsOf } from '#shared/domain/kpi/intervals'
import { makeReport } from '#shared/domain/kpi/report'
import type { KpiQuery, KpiReport } from '#shared/domain/kpi/report'
import { phoneOn } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { QueueState } from '#shared/domain/queue/state'
import { thresholdsOf, usualQueue } from '#shared/domain/telephony/queue-settings'
import type { QueueSettings, Thresholds } from '#shared/domain/telephony/queue-settings'
import { mainLink } from '#shared/domain/telephony/settings'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { QueueView } from '#shared/ipc/kpi-contract'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { Link } from '../telephony/link'
import type { Queues } from '../telephony/queue-settings'
import { acting, runningCalls, runningSpans, visitNames } from './running'
import type { CountInput, CountOutput, StoredQueue } from './store'

export type KpiDeps = {
  readonly storage: Storage
  readonly clock: Clock
  /** IANA zone of the centre: its days and half hours are the report's. */
  readonly zone: string
  readonly links: () => readonly Link[]
  readonly queues: Pick<Queues, 'of' | 'all' | 'save'>
  readonly users: () => Promise<readonly User[]>
  readonly count: (input: CountInput) => Promise<CountOutput>
  readonly storedQueues: (demo: readonly LinkId[]) => Promise<readonly StoredQueue[]>
}

export type Kpi = ReturnType<typeof createKpi>

type Now = { readonly id: LinkId; readonly name: string; readonly isDemo: boolean; readonly state: QueueState }

/** A call that is in two lines of limits would be counted twice. */
const distinct = (all: readonly StoredQueue[]): readonly StoredQueue[] => [
  ...new Map(all.map(({ link, queue }) => [`${link}/${queue}`, { link, queue }])).values(),
]

/** What a report asks for stands in the place of a queue's own. */
const judgedBy = (own: Thresholds, { withinS, variant, shortAbandonS }: KpiQuery): Thresholds => ({
  ...own,
  withinS: withinS ?? own.withinS,
  variant: variant ?? own.variant,
  shortAbandonS: shortAbandonS ?? own.shortAbandonS,
})

const limitsOf = ({ withinS, shortAbandonS }: Thresholds) => ({ withinS, shortS: shortAbandonS })

/** T that the PBX is configured with, s. */
const ofPbx = (now: readonly Now[], link: LinkId, queue: string): number | null =>
  now.find(({ id }) => id === link)?.state.queues.get(queue)?.serviceLevelS || null

export function createKpi({ storage, clock, zone, links, queues, users, count, storedQueues }: KpiDeps) {
  const linksNow = (): readonly Now[] =>
    links().map((link) => ({
      id: link.id,
      name: link.settings()?.name ?? link.id,
      isDemo: link.settings()?.source === 'replay',
      state: link.live.state(),
    }))

  /** Queues that the PBXs tell of, and those that somebody has decided about. */
  const knownQueues = (now: readonly Now[]): readonly StoredQueue[] =>
    distinct([
      ...now.flatMap(({ id, state }) =>
        [...state.queues.keys(), ...Object.keys(state.day.queues)].map((queue) => ({ link: id, queue })),
      ),
      ...queues.all().map(({ link, queue }) => ({ link, queue })),
    ])

  /** Settings of a queue, or what a report asks for instead. */
  const thresholdsFor =
    (now: readonly Now[], query: KpiQuery) =>
    (link: LinkId, queue: string): Thresholds =>
      judgedBy(thresholdsOf(queues.of(link, queue), ofPbx(now, link, queue)), query)

  const nameMaker = async (now: readonly Now[], group: KpiQuery['group']) => {
    const people = group === 'agent' ? await users() : []
    const inOrder = people.toSorted((a, b) => Number(a.disabled) - Number(b.disabled))
    const several = now.length > 1
    return (link: LinkId, name: string): string => {
      const pbx = now.find(({ id }) => id === link)
      if (group === 'queue') return several ? `${name} · ${pbx?.name ?? link}` : name
      const person = inOrder.find((user) => phoneOn(user, link) === name)
      return person?.displayName ?? pbx?.state.agents.get(name)?.name ?? name
    }
  }

  return {
    /** Every queue that is known, in the order of the names. */
    queues: async (): Promise<readonly QueueView[]> => {
      const now = linksNow()
      const demo = now.filter(({ isDemo }) => isDemo).map(({ id }) => id)
      const all = distinct([...knownQueues(now), ...(await storedQueues(demo))])
      const decided = queues.all()
      return all
        .toSorted((a, b) => a.link.localeCompare(b.link, 'en') || a.queue.localeCompare(b.queue, 'zh-CN'))
        .map(({ link, queue }) => ({
          settings: queues.of(link, queue),
          linkName: now.find(({ id }) => id === link)?.name ?? null,
          ofPbxS: ofPbx(now, link, queue),
          decided: decided.some((one) => one.link === link && one.queue === queue),
        }))
    },

    saveQueue: (actor: string, settings: QueueSettings): Promise<Result<null>> => queues.save(actor, settings),

    /** The journal remembers which figures left the house, and by whom. */
    exported: (actor: string, name: string): Promise<void> =>
      storage.write(actor, async ({ record }) => {
        await record({ type: 'kpi.exported', entity: 'report', entityId: 'kpi', change: { name } })
      }),

    /** The report as of now. Calls that run are in it as far as they have come. */
    report: async (query: KpiQuery): Promise<Result<KpiReport>> => {
      const asOf = clock.now()
      const now = linksNow()
      const intervals = intervalsOf(zone, query, query.by)
      const thresholds = thresholdsFor(now, query)
      const withTime = query.group === 'agent' || (query.group === 'total' && query.queues.length === 0)
      const demo = now.filter(({ isDemo }) => isDemo).map(({ id }) => id)
      const known = query.queues.length > 0 ? distinct(query.queues) : knownQueues(now)
      const calls = runningCalls(now, { intervals, query, thresholds })
      // What ended before this moment gets its row first; what ends from here on is told by `calls` already.
      await Promise.all(links().map(({ recorder }) => recorder.settle()))
      const counted = await count({
        intervals: intervals.filter(({ startsAt }) => startsAt <= asOf),
        group: query.group,
        limits: known.map(({ link, queue }) => ({ link, queue, ...limitsOf(thresholds(link, queue)) })),
        otherLimits: limitsOf(judgedBy(thresholdsOf(usualQueue(mainLink, 'any'), null), query)),
        queues: query.queues,
        agents: query.agents,
        withTime,
        demo,
        running: visitNames(now),
        acting: acting(now),
        asOf,
        links: now.map(({ id }) => id),
      })
      const spans = withTime ? [...counted.spans, ...runningSpans(now, asOf, query)] : []
      return ok(
        makeReport({
          counted: { ...counted, intervals, calls: [...counted.calls, ...calls], spans },
          group: query.group,
          thresholds,
          usual: known.map(({ link, queue }) => thresholds(link, queue)),
          nameOf: await nameMaker(now, query.group),
          asOf,
        }),
      )
    },
  }
}
