/**
 * [S4-07] The papers of the weekly discs: label, forms, ledger. A screen asks for one by name; main gathers what stands on it, and a
 * hidden page of the app draws it for the printer.
 */
import { z } from 'zod'
import { SiteId } from '../domain/ids'
import { EditionId } from '../domain/media/ids'
import type { DiscType, MediaMark } from '../domain/media/plan'
import type { DeliveryWay } from '../domain/media/states'
import { ulidPattern } from '../lib/id'
import { command, mediaWork } from './define'
import type { ArrivalRow } from './media-site-contract'
import type { EditionContents, EditionRow, LedgerRow } from './media-rows'

const OfEdition = z.strictObject({ id: EditionId })

/** Which paper, and of what. The first four are the centre's, the others a site's. */
export const PaperRequest = z.discriminatedUnion('paper', [
  /** For the sleeve of one disc; null: of every disc of the edition, one page each. */
  OfEdition.extend({ paper: z.literal('sleeve-label'), disc: z.int().min(1).max(99).nullable() }),
  OfEdition.extend({ paper: z.literal('burn-approval') }),
  OfEdition.extend({ paper: z.literal('hand-over') }),
  z.strictObject({ paper: z.literal('ledger'), from: z.iso.date(), to: z.iso.date(), siteId: SiteId.nullable() }),
  OfEdition.extend({ paper: z.literal('import-approval') }),
  OfEdition.extend({ paper: z.literal('receipt') }),
  /** One list for the discs of some editions, destroyed or still to be destroyed. */
  z.strictObject({ paper: z.literal('destruction'), ids: z.array(EditionId).min(1).max(200) }),
])
export type PaperRequest = z.infer<typeof PaperRequest>
export type PaperName = PaperRequest['paper']

/** A disc on the list of destruction; what is null or empty there is filled in by hand. */
export type DiscToDestroy = {
  readonly editionId: EditionId
  readonly seq: number
  readonly week: string
  readonly disc: number
  readonly discs: number
  readonly serial: string
  readonly importedAt: number | null
  readonly destroyedAt: number | null
  readonly destroyedBy: string | null
  readonly how: string | null
  readonly witness: string | null
}

/** The site's side: who it is, and whose discs it takes. */
export type PaperSite = {
  readonly name: string
  readonly centre: string
  /** Where its imports go; null until chosen. */
  readonly importDir: string | null
}

/** Where the discs of a site go. */
export type PaperDestination = {
  readonly customer: string
  readonly site: string
  readonly city: string
  readonly address: string
}

/** What the site's plan says of how its discs are made and sent. */
export type PaperPlan = {
  readonly mark: MediaMark
  readonly discType: DiscType
  readonly delivery: DeliveryWay
  readonly recipient: string
}

type OfCentre = {
  readonly edition: EditionRow
  readonly to: PaperDestination
  readonly plan: PaperPlan | null
}

/** What stands on a paper. `plan` is null for a site that has none. */
export type PaperBody =
  | (OfCentre & { readonly paper: 'sleeve-label'; readonly discs: readonly number[] })
  | (OfCentre & { readonly paper: 'burn-approval'; readonly contents: EditionContents })
  | (OfCentre & { readonly paper: 'hand-over' })
  | {
      readonly paper: 'ledger'
      readonly from: string
      readonly to: string
      /** Null for all sites. */
      readonly of: PaperDestination | null
      readonly rows: readonly LedgerRow[]
    }
  | { readonly paper: 'import-approval'; readonly site: PaperSite; readonly arrival: ArrivalRow }
  | { readonly paper: 'receipt'; readonly site: PaperSite; readonly arrival: ArrivalRow }
  | { readonly paper: 'destruction'; readonly site: PaperSite; readonly discs: readonly DiscToDestroy[] }

export type PaperSheet = {
  /** Who had it made, and when (UTC ms). */
  readonly madeBy: string
  readonly madeAt: number
  readonly body: PaperBody
}

export const mediaPapersCommands = {
  /** Asks where to and writes the paper there as PDF; null when the person thought better of it. */
  'media.paper': command<{ readonly file: string } | null>()(mediaWork, PaperRequest),
  /** Opens the system's print dialog for the paper; null when the person thought better of it. */
  'media.paper.print': command<{ readonly printed: true } | null>()(mediaWork, PaperRequest),
  /** What the hidden page draws: a sheet that main has laid out for it, under the number in the page's address. */
  'media.paper.sheet': command<PaperSheet>()(mediaWork, z.strictObject({ sheet: z.string().regex(ulidPattern) })),
}
