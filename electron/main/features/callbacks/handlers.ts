/** Call-backs: contract → service. */
import type { User } from '#shared/domain/people/people'
import type { Handlers } from '../../ipc/handlers'
import type { Callbacks } from './service'

type Names = 'callbacks.take' | 'callbacks.release' | 'callbacks.close' | 'callbacks.reopen'

export const callbacksHandlers = (callbacks: Callbacks, user: () => User): Pick<Handlers, Names> => ({
  'callbacks.take': (key) => callbacks.take(user(), key),
  'callbacks.release': (key) => callbacks.release(user(), key),
  'callbacks.close': ({ id, reason, note }) => callbacks.close(user(), id, reason, note),
  'callbacks.reopen': ({ id }) => callbacks.reopen(user(), id),
})
