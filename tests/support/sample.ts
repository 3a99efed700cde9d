/** The sample centre on a centre of its own, as the app puts it together. */
import type { PolicyLibrary } from '#main/features/policies/load'
import { normaliseNumber } from '#main/features/customers/numbers'
import { createHearing } from '#main/features/callbacks/hearing'
import { createSample, type SampleDeps } from '#main/features/sample/service'
import { recordDuty } from '#main/features/duty/service'
import { filePastTicket } from '#main/features/tickets/backfill'
import { argon2Passwords } from '#main/platform/passwords'
import { openCentre } from './builders'
import { createFakeClock } from './fake-clock'
import { loadBundledLibrary } from './policies'

/** `file` is the database, `at` the instant it is, UTC ms. */
export async function openSampleCentre(
  file: string,
  at: number,
  { library, deps }: { readonly library?: PolicyLibrary; readonly deps?: Partial<SampleDeps> } = {},
) {
  const { policies, ...more } = library ?? (await loadBundledLibrary())
  const clock = createFakeClock(at)
  const centre = await openCentre(file, { clock, library: { policies, ...more } })
  const sample = createSample({
    storage: centre.storage,
    newId: centre.newId,
    passwords: argon2Passwords,
    policy: (id) => policies.get(id),
    filePastTicket,
    recordDuty,
    normaliseNumber,
    hearCall: createHearing({
      storage: centre.storage,
      clock,
      newId: centre.newId,
      normaliseNumber,
      shortAbandonS: () => 5,
      outsidePrefix: () => '',
    }).hear,
    ...deps,
  })
  return { ...centre, clock, sample }
}

export type SampleCentre = Awaited<ReturnType<typeof openSampleCentre>>
