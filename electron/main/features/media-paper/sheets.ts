/** Gathers what stands on a paper, and refuses the papers that would not be true. */
import type { SiteId } from '#shared/domain/ids'
import type { EditionId } from '#shared/domain/media/ids'
import type { MediaPlan } from '#shared/domain/media/plan'
import type { EditionContents, EditionRow, LedgerRow } from '#shared/ipc/media-rows'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import type {
  DiscToDestroy,
  PaperBody,
  PaperDestination,
  PaperPlan,
  PaperRequest,
  PaperSite,
} from '#shared/ipc/media-papers-contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'

/** Where papers read: the services of the centre's discs, of the plans, and of the site. Null: there is none of that id. */
export type PaperReads = {
  readonly edition: (id: EditionId) => Promise<EditionRow | null>
  readonly contents: (id: EditionId) => Promise<Result<EditionContents>>
  readonly plan: (siteId: SiteId) => Promise<MediaPlan | null>
  readonly destination: (siteId: SiteId) => Promise<PaperDestination | null>
  readonly ledger: (query: {
    readonly from: string
    readonly to: string
    readonly siteId: SiteId | null
  }) => Promise<readonly LedgerRow[]>
  /** Null where this computer is no site, or has taken no centre's card yet. */
  readonly ownSite: () => Promise<PaperSite | null>
  readonly arrival: (id: EditionId) => Promise<ArrivalRow | null>
  readonly discsToDestroy: (ids: readonly EditionId[]) => Promise<readonly DiscToDestroy[]>
}

const noSuch = fail('media.paper-nothing')

const planOf = async (reads: PaperReads, siteId: SiteId): Promise<PaperPlan | null> => {
  const plan = await reads.plan(siteId)
  return plan && { mark: plan.mark, discType: plan.discType, delivery: plan.delivery, recipient: plan.recipient }
}

/** [S4-07] Only what bears no mark is given to a courier. */
function courierRefusal(edition: EditionRow, plan: PaperPlan | null): Result<never> | null {
  const way = edition.handOver?.way ?? plan?.delivery
  return plan && plan.mark !== 'unmarked' && way === 'courier' ? fail('media.unmarked-only') : null
}

type EditionRequest = Extract<PaperRequest, { paper: 'sleeve-label' | 'burn-approval' | 'hand-over' }>

async function ofEdition(reads: PaperReads, request: EditionRequest): Promise<Result<PaperBody>> {
  const edition = await reads.edition(request.id)
  const to = edition && (await reads.destination(edition.siteId))
  if (!to) return noSuch
  const plan = await planOf(reads, edition.siteId)
  if (request.paper === 'burn-approval') {
    const contents = await reads.contents(request.id)
    return contents.ok ? ok({ paper: 'burn-approval', edition, to, plan, contents: contents.value }) : contents
  }
  const isBuilt = edition.discs.length > 0 && edition.discs.every(({ image }) => image !== null)
  if (!isBuilt) return fail('media.paper-not-built')
  if (request.paper === 'hand-over')
    return courierRefusal(edition, plan) ?? ok({ paper: 'hand-over', edition, to, plan })
  const discs = edition.discs.map(({ n }) => n).filter((n) => request.disc === null || n === request.disc)
  return discs.length === 0 ? noSuch : ok({ paper: 'sleeve-label', edition, to, plan, discs })
}

type SiteRequest = Extract<PaperRequest, { paper: 'import-approval' | 'receipt' | 'destruction' }>

async function ofSite(reads: PaperReads, request: SiteRequest): Promise<Result<PaperBody>> {
  const site = await reads.ownSite()
  if (!site) return fail('media.paper-no-site')
  if (request.paper === 'destruction') {
    const discs = await reads.discsToDestroy(request.ids)
    return discs.length === 0 ? noSuch : ok({ paper: 'destruction', site, discs })
  }
  const arrival = await reads.arrival(request.id)
  if (!arrival) return noSuch
  if (request.paper === 'receipt' && arrival.receipt === null) return fail('media.paper-no-receipt')
  return ok({ paper: request.paper, site, arrival })
}

/**
 * What stands on the paper. Errors: `media.paper-nothing` where there is no such edition or disc, `media.paper-not-built` before its
 * images are there, `media.unmarked-only` [S4-07], `media.paper-no-site`, `media.paper-no-receipt`; what the services refuse.
 */
export async function sheetBody(reads: PaperReads, request: PaperRequest): Promise<Result<PaperBody>> {
  switch (request.paper) {
    case 'sleeve-label':
    case 'burn-approval':
    case 'hand-over':
      return ofEdition(reads, request)
    case 'ledger': {
      const { from, to, siteId } = request
      const of = siteId === null ? null : await reads.destination(siteId)
      if (siteId !== null && of === null) return noSuch
      const rows = await reads.ledger({ from, to, siteId })
      return ok({ paper: 'ledger', from, to, of, rows })
    }
    case 'import-approval':
    case 'receipt':
    case 'destruction':
      return ofSite(reads, request)
  }
}
