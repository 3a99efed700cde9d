/** What every part of this screen asks: editions, sites, keys, work under way, and who sits here. */
import { useMemo } from 'react'
import { mayAct } from '#shared/domain/people/people'
import type { EditionRow, MediaJobRow, MediaKeyRow, MediaSiteRow } from '#shared/ipc/contract'
import { nameOfSite } from '#shared/domain/media/papers'
import { useSession } from '../../data/app-status'
import { useMinute } from '../../data/minute'
import { useFeed } from '../../data/use-feed'
import type { FeedState } from '../../data/use-feed'
import { currentKey } from './model'
import type { Around } from './model'

export type Media = {
  readonly state: FeedState<'media'>['state']
  readonly error: FeedState<'media'>['error']
  /** Null until they are here. */
  readonly editions: ReadonlyMap<string, EditionRow> | null
  readonly sites: readonly MediaSiteRow[]
  readonly keys: readonly MediaKeyRow[]
  readonly jobs: readonly MediaJobRow[]
  readonly around: Around
  /** A site as people tell it from others: its customer first, for many are called the same. */
  readonly placeOf: (siteId: string, name: string) => string
  /** Whether this person may make, change and restore keys. */
  readonly administrator: boolean
}

export function useMedia(): Media {
  const { tables, state, error } = useFeed('media')
  const jobMap = useFeed('mediaJobs').tables?.jobs
  const user = useSession()?.user
  const now = useMinute()
  const jobs = useMemo(() => [...(jobMap?.values() ?? [])], [jobMap])
  const keys = useMemo(
    () => [...(tables?.keys.values() ?? [])].toSorted((a, b) => b.createdAt - a.createdAt),
    [tables?.keys],
  )
  const sites = useMemo(
    () =>
      [...(tables?.sites.values() ?? [])].toSorted((a, b) =>
        `${a.customer} ${a.name}`.localeCompare(`${b.customer} ${b.name}`, 'zh-CN'),
      ),
    [tables?.sites],
  )
  const customers = useMemo(() => new Map(sites.map(({ id, customer }) => [String(id), customer])), [sites])
  return {
    state,
    error,
    editions: tables?.editions ?? null,
    sites,
    keys,
    jobs,
    around: { key: currentKey(keys), jobs, person: user?.id ?? '', now },
    placeOf: (siteId, name) => nameOfSite({ customer: customers.get(siteId) ?? '', site: name }),
    administrator: mayAct(user?.roles ?? [], ['administrator']),
  }
}
