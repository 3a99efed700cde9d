/** What every screen must know of the app: sign-in, first run, wanting holidays, the sample centre. */
import type { AppStatus } from '#shared/domain/app/status'
import type { Services } from './services'

export type Status = {
  readonly read: () => Promise<AppStatus>
  readonly changed: () => void
  readonly onChange: (listener: () => void) => () => void
}

export function createStatus({ people, policies, sample }: Services, version: string): Status {
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  people.onSession(changed)
  policies.onChange(changed)
  return {
    changed,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: async () => ({
      version,
      firstRun: await people.firstRun(),
      session: people.session(),
      missingHolidayYears: policies.missingYears(),
      policiesInForce: policies
        .inForce()
        .policies.map((one) => `${one.id}@${one.version}`)
        .join(' '),
      sampleLoaded: await sample.isLoaded(),
    }),
  }
}
