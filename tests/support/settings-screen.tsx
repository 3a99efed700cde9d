/** The settings on a peer of the bridge, as somebody with some roles sees them. */
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { AppStatus } from '#shared/domain/app/status'
import type { Role } from '#shared/domain/people/people'
import { ok } from '#shared/lib/result'
import { SettingsScreen } from '../../renderer/features/settings'
import { createFakeBridge } from './fake-bridge'
import type { Answers } from './fake-bridge'
import { quietQueue } from './queue-rows'
import { renderScreen } from './render-screen'
import { appRow, session } from './view-builders'

export type SettingsScene = {
  readonly section?: string
  readonly roles?: readonly Role[]
  readonly answers?: Answers
  readonly status?: Partial<AppStatus>
}

export function showSettings({
  section = 'users',
  roles = ['administrator'],
  answers = {},
  status = {},
}: SettingsScene = {}) {
  window.location.hash = `/settings/${section}`
  const one = session()
  const who = { ...one, user: { ...one.user, roles: [...roles] } }
  const fake = createFakeBridge({
    'users.list': () => ok([who.user]),
    'telephony.links': () => ok([]),
    'telephony.secretStore': () => ok({ kind: 'keyring', backend: 'gnome_libsecret' }),
    ...answers,
  })
  fake.publish('app', { app: [{ ...appRow(who), ...status }] })
  fake.publish('queue', quietQueue())
  renderScreen(
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={useHashLocation}>
      <SettingsScreen />
    </Router>,
    fake,
  )
  return fake
}
