/** The state of the app and who sits here, for every screen. */
import type { AppStatus } from '#shared/domain/app/status'
import type { Session } from '#shared/domain/people/people'
import { useFeed } from './use-feed'

/** Null until main has answered for the first time. */
export const useAppStatus = (): AppStatus | null => useFeed('app').tables?.app.get('app') ?? null

export const useSession = (): Session | null => useAppStatus()?.session ?? null
