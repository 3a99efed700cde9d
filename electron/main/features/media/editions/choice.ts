/** What is to go on an edition: asked of the plans, kept with the edition. */
import { z } from 'zod'
import type { SiteId } from '#shared/domain/ids'
import { Kb, Sha256 } from '#shared/domain/media/ids'
import type { Week } from '#shared/domain/media/ids'
import type { EditionKind } from '#shared/domain/media/manifest'
import { DiscPath } from '#shared/domain/media/paths'
import type { LeftOutReason } from '#shared/domain/media/select'
import type { Result } from '#shared/lib/result'

const ChosenPatch = z.object({
  kb: Kb,
  title: z.string(),
  /** From 1. */
  disc: z.int().min(1),
  why: z.enum(['new', 'required', 'again']),
  requiredBy: z.array(Kb),
  files: z.array(z.object({ sha256: Sha256, size: z.int().min(0), path: DiscPath })).min(1),
})
export type ChosenPatch = z.infer<typeof ChosenPatch>

/** As it is stored with the edition. */
export const Chosen = z.object({
  patches: z.array(ChosenPatch),
  /** Updates that newer ones have replaced: the site may remove them. */
  superseded: z.array(Kb),
})
export type Chosen = z.infer<typeof Chosen>

export const LeftOut = z.array(
  z.object({ kb: z.string(), reason: z.string(), params: z.record(z.string(), z.string()) }),
)
export type LeftOut = z.infer<typeof LeftOut>

/** What the plans say of an edition that is made now. */
export type EditionChoice = {
  readonly patches: readonly {
    readonly kb: string
    readonly title: string
    readonly disc: number
    readonly why: ChosenPatch['why']
    readonly requiredBy: readonly string[]
    readonly files: readonly { readonly sha256: string; readonly size: number; readonly path: string }[]
  }[]
  readonly leftOut: readonly (LeftOutReason & { readonly kb: string })[]
  readonly superseded: readonly string[]
  /** At least one. */
  readonly discs: readonly unknown[]
  /** After it the site takes the discs only when two people release them, UTC ms. */
  readonly expiresAt: number
  /** Integer fen a disc; null where the contract or the policy's price list decides. */
  readonly fee: { readonly feeFen: number | null }
}

/** Errors: of the plan, and `media.patch-too-large`. */
export type ChooseForEdition = (siteId: SiteId, week: Week, kind: EditionKind) => Promise<Result<EditionChoice>>

export const chosenOf = ({ patches, superseded }: EditionChoice): Chosen => Chosen.parse({ patches, superseded })

function paramsOf(left: LeftOutReason): Readonly<Record<string, string>> {
  switch (left.why) {
    case 'superseded':
      return { by: left.by.join('、') }
    case 'requires-missing':
      return { missing: left.missing.map(({ kb }) => kb).join('、') }
    case 'requires-cycle':
      return { cycle: left.cycle.join('、') }
    case 'acknowledged':
    case 'not-accepted':
    case 'not-for-site':
      return {}
  }
}

export const leftOutOf = ({ leftOut }: EditionChoice): LeftOut =>
  leftOut.map((left) => ({ kb: left.kb, reason: left.why, params: paramsOf(left) }))
