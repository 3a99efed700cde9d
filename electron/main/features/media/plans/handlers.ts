/** Plans, board and reminders of the weekly disc: contract → service. */
import type { SiteId, UserId } from '#shared/domain/ids'
import type { EditionKind } from '#shared/domain/media/manifest'
import type { EditionPreview } from '#shared/ipc/contract'
import type { mediaPlansCommands } from '#shared/ipc/media-plans-contract'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Handlers } from '../../../ipc/handlers'
import type { EditionChoice } from './choice'
import type { Reminding } from './reminding'
import type { MediaPlans } from './service'

export type MediaPlansParts = {
  readonly plans: MediaPlans
  readonly reminding: Pick<Reminding, 'acknowledge'>
  readonly chooseForEdition: (siteId: SiteId, week: string, kind: EditionKind | null) => Promise<Result<EditionChoice>>
}

const previewOf = ({ plan, week, kind, ...choice }: EditionChoice): EditionPreview => ({
  siteId: plan.siteId,
  week,
  kind,
  patches: choice.patches.map(({ kb, title, disc, why, requiredBy, files }) => ({
    kb,
    title,
    disc,
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    why,
    requiredBy,
  })),
  leftOut: choice.leftOut.map((one) => ({ ...one, files: one.files.length })),
  discs: choice.discs.map(({ n, bytes }) => ({ n, bytes })),
  capacityBytes: plan.capacityBytes,
  expiresAt: choice.expiresAt,
  fee: choice.fee,
  catchesUp: choice.catchesUp,
  requireCycles: choice.requireCycles,
  supersedeCycles: choice.supersedeCycles,
})

export const mediaPlansHandlers = (
  { plans, reminding, chooseForEdition }: MediaPlansParts,
  actor: () => UserId,
): Pick<Handlers, keyof typeof mediaPlansCommands> => ({
  'media.plan.get': async ({ siteId }) => ok(await plans.get(siteId)),
  'media.plan.save': (edit) => plans.save(actor(), edit),
  'media.plan.preview': (edit) => plans.preview(edit),
  'media.plan.pause': (key) => plans.pause(actor(), key),
  'media.plan.resume': (key) => plans.resume(actor(), key),
  'media.plan.end': (key) => plans.end(actor(), key),
  'media.edition.preview': async ({ siteId, week, kind }) => {
    const chosen = await chooseForEdition(siteId, week, kind)
    return chosen.ok ? ok(previewOf(chosen.value)) : chosen
  },
  'media.reminder.acknowledge': ({ ids, note }) => reminding.acknowledge(actor(), ids, note),
})
