/** The feeds of the telephones: queues of all PBXs, the calls of the own desk, the own telephones. */
import { phoneOn } from '#shared/domain/people/people'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { FeedSource, FeedSources } from '../ipc/feeds'
import { sharedSource } from '../ipc/shared-source'
import { stableView } from '../ipc/stable-view'
import { deskRows, followDesk } from '../features/telephony/desk'
import type { DeskCalls } from '../features/telephony/desk'
import { agentRow, halfHourRows, linkRow, queueRows, visitRow } from '../features/telephony/rows'
import type { Clock } from '../platform/clock'
import type { Services } from './services'

type Parts = Pick<Services, 'people' | 'telephony' | 'phones' | 'queues' | 'storage' | 'linkCare'>

export function createTelephonyFeeds(
  { people, telephony, phones, queues, storage, linkCare }: Parts,
  clock: Clock,
  zone: string,
): Pick<FeedSources, 'queue' | 'links' | 'desk' | 'phone'> {
  /** Who has which telephone, by link and extension. */
  const readNames = async (links: readonly LinkId[]): Promise<ReadonlyMap<string, string>> => {
    const users = (await people.list()).filter(({ disabled }) => !disabled)
    const named = users.flatMap((user) =>
      links.flatMap((link) => {
        const extension = phoneOn(user, link)
        return extension === null ? [] : [[`${link}/${extension}`, user.displayName] as const]
      }),
    )
    return new Map(named)
  }

  const queueSource = (): FeedSource => {
    const view = stableView()
    // Accounts change by the month, the queues ten times a second.
    let names: { readonly links: string; readonly read: Promise<ReadonlyMap<string, string>> } | null = null
    const forgetNames = (): void => {
      names = null
    }
    const namesOf = (ids: readonly LinkId[]): Promise<ReadonlyMap<string, string>> => {
      const key = ids.join()
      if (names?.links !== key) names = { links: key, read: readNames(ids) }
      return names.read.catch((error: unknown) => {
        forgetNames()
        throw error
      })
    }
    return {
      read: async () => {
        const links = telephony.links()
        const displayNames = await namesOf(links.map(({ id }) => id))
        const now = clock.now()
        const states = links.map(({ id, shown, callers, settings }) => ({
          id,
          name: settings()?.name ?? id,
          state: shown(),
          callers,
        }))
        return view({
          visits: states.flatMap(({ id, state, callers }) =>
            [...state.visits.values()].flatMap((visit) => visitRow(id, visit, callers.known(visit)) ?? []),
          ),
          agents: states.flatMap(({ id, state }) =>
            [...state.agents.values()].map((agent) =>
              agentRow(id, agent, state.day.agents[agent.extension], displayNames.get(`${id}/${agent.extension}`)),
            ),
          ),
          queues: queueRows(states, now, queues.of),
          halfHours: halfHourRows(states, zone, now),
          links: links.flatMap(({ id, live, settings }) => {
            const state = live.link()
            return state ? [linkRow(id, settings()?.name ?? id, state)] : []
          }),
        })
      },
      subscribe: (onChange) => {
        // While nobody watched nobody heard of new names.
        forgetNames()
        const stops = [
          telephony.onChange(onChange),
          queues.onChange(onChange),
          storage.onCommit((entries) => {
            if (!entries.some(({ entity }) => entity === 'user' || entity === 'sample')) return
            forgetNames()
            onChange()
          }),
        ]
        return () => stops.forEach((stop) => stop())
      },
    }
  }

  const deskSource = (): FeedSource => {
    const view = stableView()
    /** By link and extension: another person's calls are not theirs. */
    let calls: ReadonlyMap<string, DeskCalls> = new Map()
    return {
      read: () => {
        const user = people.session()?.user ?? null
        const next = new Map<string, DeskCalls>()
        const rows = telephony.links().flatMap((link) => {
          const extension = user && phoneOn(user, link.id)
          if (extension === null) {
            link.remember([])
            return []
          }
          const key = `${link.id}/${extension}`
          const followed = followDesk(calls.get(key) ?? new Map(), link.shown(), extension, clock.now())
          next.set(key, followed)
          link.remember(followed.keys())
          const greetingOf = (queue: string): string =>
            queues.of(link.id, queue).greeting.replaceAll('{agent}', user?.displayName ?? '')
          return deskRows(link.id, followed, link.callers, greetingOf)
        })
        calls = next
        return view({ calls: rows })
      },
      subscribe: (onChange) => {
        const stops = [telephony.onChange(onChange), queues.onChange(onChange), people.onSession(onChange)]
        return () => stops.forEach((stop) => stop())
      },
    }
  }

  const linksSource = (): FeedSource => {
    const view = stableView()
    return {
      read: () => view({ links: linkCare.rows() }),
      subscribe: (onChange) => {
        let states = ''
        const stops = [
          linkCare.onChange(onChange),
          // The queues change all the time; a link's own state is worth telling at once.
          telephony.onChange(() => {
            const now = telephony.links().map(({ id, live }) => `${id} ${live.link()?.state} ${live.link()?.reason}`)
            if (now.join() === states) return
            states = now.join()
            onChange()
          }),
        ]
        return () => stops.forEach((stop) => stop())
      },
    }
  }

  const phoneSource = (): FeedSource => {
    const view = stableView()
    return {
      read: () => view({ phones: phones.rows() }),
      subscribe: (onChange) => {
        const stops = [phones.onChange(onChange), people.onSession(onChange)]
        return () => stops.forEach((stop) => stop())
      },
    }
  }

  // Watched by the wallboard and the console at once.
  const queue = sharedSource(queueSource())
  return { queue: () => queue, links: linksSource, desk: deskSource, phone: phoneSource }
}
