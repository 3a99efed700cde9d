/** The screens of an isolated site on a peer of the bridge, as somebody with some roles sees them. */
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { Role } from '#shared/domain/people/people'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { ArrivalRow, MediaModeRow, RefusalRow } from '#shared/ipc/media-site-contract'
import { ok } from '#shared/lib/result'
import { MediaSiteScreen } from '../../renderer/features/media-site'
import { createFakeBridge } from './fake-bridge'
import type { Answers } from './fake-bridge'
import { renderScreen } from './render-screen'
import { siteMode } from './site-rows'
import { appRow, session } from './view-builders'

export type SiteScene = {
  readonly path?: string
  readonly roles?: readonly Role[]
  readonly mode?: MediaModeRow
  readonly arrivals?: readonly ArrivalRow[]
  readonly refusals?: readonly RefusalRow[]
  readonly jobs?: readonly MediaJobRow[]
  readonly answers?: Answers
}

export function showSite({
  path = '/site',
  roles = ['media-operator'],
  mode = siteMode(),
  arrivals = [],
  refusals = [],
  jobs = [],
  answers = {},
}: SiteScene = {}) {
  window.location.hash = path
  const one = session()
  const fake = createFakeBridge({
    'mediaSite.places': () => ok([]),
    'media.job.dismiss': () => ok(null),
    ...answers,
  })
  fake.publish('app', { app: [appRow({ ...one, user: { ...one.user, roles: [...roles] } })] })
  fake.publish('mediaSite', { mode: [mode], arrivals, refusals })
  fake.publish('mediaJobs', { jobs })
  renderScreen(
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={useHashLocation}>
      <MediaSiteScreen />
    </Router>,
    fake,
  )
  return fake
}
