/** Another person must not find what the one before saw; one who comes back finds what was refused meanwhile. */
import { useContext, useEffect, useRef } from 'react'
import type { Session } from '#shared/domain/people/people'
import { forgetPolicies, renewPolicies } from './policies'
import { FeedStoreContext } from './use-feed'

/** `inForce`: another text when another version of a policy is in force, whose names are then asked for again. */
export function useFreshViews(session: Session | null, inForce: string | undefined): void {
  const feeds = useContext(FeedStoreContext)
  const who = session?.user.id ?? null
  const locked = session?.locked ?? false
  const before = useRef({ who, locked })
  const known = useRef(inForce)
  useEffect(() => {
    if (known.current !== undefined && known.current !== inForce) renewPolicies()
    known.current = inForce
  }, [inForce])
  useEffect(() => {
    const last = before.current
    before.current = { who, locked }
    if (last.who !== who) {
      forgetPolicies()
      feeds.renew('all')
    } else if (last.locked !== locked) feeds.renew('refused')
  }, [feeds, who, locked])
}
