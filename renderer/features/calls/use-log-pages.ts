/** The pages of the log: the first for the filters in force, then as many as are scrolled to. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { LinkId } from '#shared/domain/telephony/settings'
import type { CallRow, CommandInput, CommandOutput } from '#shared/ipc/contract'
import { dayOfIsoDate } from '#shared/lib/zoned-time'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { joinPages } from './model'
import type { CallsView } from './view-state'

const pageSize = 100

type Query = CommandInput<'calls.list'>
type FirstPage = CommandOutput<'calls.list'> | undefined
type Rest = { readonly of: FirstPage; readonly pages: readonly (readonly CallRow[])[]; readonly next: string | null }

/** `link/name` as the view keeps it; null for all. */
const parted = (text: string): { readonly link: LinkId; readonly name: string } | null => {
  const cut = text.indexOf('/')
  const link = LinkId.safeParse(text.slice(0, Math.max(0, cut)))
  return link.success ? { link: link.data, name: text.slice(cut + 1) } : null
}

/** A day as a date field says it; null while it is empty or half typed. */
const dayOf = (text: string): number | null => {
  const day = dayOfIsoDate(text)
  return Number.isFinite(day) ? day : null
}

/** `today` is a local day, `startOf` its first instant, UTC ms. */
export function logQuery(
  view: CallsView,
  text: string,
  today: number,
  startOf: (day: number) => number,
): Omit<Query, 'after' | 'limit'> {
  const queue = parted(view.queue)
  const agent = parted(view.agent)
  const [first, last] = [dayOf(view.from), dayOf(view.to)]
  const times = {
    today: { from: startOf(today), to: null },
    week: { from: startOf(today - 6), to: null },
    all: { from: null, to: null },
    days: { from: first === null ? null : startOf(first), to: last === null ? null : startOf(last + 1) },
  }[view.period]
  return {
    text,
    kind: view.kind,
    result: view.result,
    open: view.open,
    queue: queue && { link: queue.link, queue: queue.name },
    agent: agent && { link: agent.link, extension: agent.name },
    ...times,
  }
}

export function useLogPages(query: Omit<Query, 'after' | 'limit'>) {
  const first = useQuery('calls.list', { ...query, after: null, limit: pageSize }, { keepPrevious: true })
  const more = useCall('calls.list')
  const [rest, setRest] = useState<Rest>({ of: undefined, pages: [], next: null })
  const asking = useRef<string | null>(null)
  const page = first.value
  const follows = rest.of === page
  const next = page === undefined ? null : follows ? rest.next : page.next
  const rows = useMemo(() => joinPages([page?.rows ?? [], ...(follows ? rest.pages : [])]), [page, follows, rest.pages])

  const { run } = more
  const key = JSON.stringify(query)
  const loadMore = useCallback(async () => {
    if (next === null || asking.current === next) return
    asking.current = next
    const result = await run({ ...(JSON.parse(key) as typeof query), after: next, limit: pageSize })
    asking.current = null
    if (!result.ok) return
    setRest((old) => ({
      of: page,
      pages: [...(old.of === page ? old.pages : []), result.value.rows],
      next: result.value.next,
    }))
  }, [next, page, run, key])

  return {
    page,
    rows,
    complete: next === null,
    loading: first.loading,
    empty: page !== undefined && rows.length === 0,
    error: first.error ?? more.error,
    retry: first.error ? first.reload : () => void loadMore(),
    reload: first.reload,
    loadMore,
  }
}
