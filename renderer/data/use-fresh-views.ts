/** Another person must not find what the one before saw; one who comes back finds what was refused meanwhile. */
import { useContext, useEffect, useRef } from 'react'
import type { Session } from '#shared/domain/people/people'
import { forgetPolicies } from './policies'
import { FeedStoreContext } from './use-feed'

export function useFreshViews(session: Session | null): void {
  const feeds = useContext(FeedStoreContext)
  const who = session?.user.id ?? null
  const locked = session?.locked ?? false
  const before = useRef({ who, locked })
  useEffect(() => {
    const last = before.current
    before.current = { who, locked }
    if (last.who !== who) {
      forgetPolicies()
      feeds.renew('all')
    } else if (last.locked !== locked) feeds.renew('refused')
  }, [feeds, who, locked])
}
