/** Accounts and sessions: contract → service. */
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { People } from './service'

type Names =
  | 'session.createAdministrator'
  | 'session.signIn'
  | 'session.signOut'
  | 'session.lock'
  | 'session.unlock'
  | 'users.list'
  | 'users.create'
  | 'users.update'
  | 'users.setPassword'

export const peopleHandlers = (people: People, loadSample: () => Promise<unknown>): Pick<Handlers, Names> => ({
  'session.createAdministrator': async ({ username, displayName, password, loadSample: wanted }) => {
    const created = await people.createAdministrator(username, displayName, password)
    if (created.ok && wanted) await loadSample()
    return created
  },
  'session.signIn': ({ username, password }) => people.signIn(username, password),
  'session.signOut': async () => {
    await people.signOut()
    return ok(null)
  },
  'session.lock': async () => {
    people.lock()
    return ok(null)
  },
  'session.unlock': ({ password }) => people.unlock(password),
  'users.list': async () => ok(await people.list()),
  'users.create': ({ password, ...draft }) => people.create(draft, password),
  'users.update': ({ id, rev, ...set }) => people.update(id, rev, set),
  'users.setPassword': ({ id, password }) => people.setPassword(id, password),
})
