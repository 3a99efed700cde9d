/**
 * What goes on the discs of an edition: of the catalogue, what the site needs and has not acknowledged, with what is required
 * before it, on as few discs as first-fit-decreasing finds. The order of the catalogue plays no part. Pure [S4-07].
 */
import { ok } from '../../lib/result'
import type { Result } from '../../lib/result'
import { compareKb, fillDiscs } from './fill'
import type { FilledDisc } from './fill'
import { piecesOf } from './pieces'
import type { CatalogueFile, CataloguePatch, Missing, Piece, Pieces, SiteTerms } from './pieces'
import type { MediaKind } from './weeks'

export type SelectionInput = {
  readonly catalogue: readonly CataloguePatch[]
  readonly site: SiteTerms
  /** SHA-256 of the files that the site has acknowledged; what was only sent does not count. */
  readonly acknowledged: ReadonlySet<string>
  /** A baseline stands by itself: it brings again what was acknowledged. */
  readonly kind: MediaKind
  /** Bytes of a disc. */
  readonly capacityBytes: number
}

export type ChosenPatch = {
  readonly kb: string
  readonly files: readonly CatalogueFile[]
  /** `new`: needed for itself; `required`: only because of others; `again`: acknowledged, brought by a baseline. */
  readonly why: 'new' | 'required' | 'again'
  /** The KBs that need it before them, whatever else it is brought for. */
  readonly requiredBy: readonly string[]
}

export type LeftOutReason =
  | { readonly why: 'not-for-site' }
  | { readonly why: 'acknowledged' }
  | { readonly why: 'superseded'; readonly by: readonly string[] }
  | { readonly why: 'not-accepted' }
  | { readonly why: 'requires-missing'; readonly missing: readonly Missing[] }
  | { readonly why: 'requires-cycle'; readonly cycle: readonly string[] }

/** Files of a KB that stay behind for one reason; a KB may have several. */
export type LeftOut = LeftOutReason & { readonly kb: string; readonly files: readonly CatalogueFile[] }

export type Selection = {
  readonly kind: MediaKind
  /** By KB. */
  readonly chosen: readonly ChosenPatch[]
  /** By KB. */
  readonly leftOut: readonly LeftOut[]
  /** KBs for this site that newer ones stand in for everywhere: where the site has them, it may remove them. */
  readonly superseded: readonly string[]
  /** None when there is nothing to bring. */
  readonly discs: readonly FilledDisc[]
  /** KBs that require each other: none of them can go on a disc. */
  readonly requireCycles: readonly (readonly string[])[]
  /** KBs that are said to supersede each other: that is not believed of any of them. */
  readonly supersedeCycles: readonly (readonly string[])[]
}

/** What the site is to have in the end, and for each piece which KBs need it. */
function wantedOf({ all, deliverable, replacedBy, needed }: Pieces) {
  const ownRight = new Set(all.filter((piece) => deliverable(piece) && replacedBy(piece) === null))
  const wanted = new Set(ownRight)
  const requiredBy = new Map<Piece, Set<string>>()
  // The set grows while it is gone through: what is required may require more.
  for (const piece of wanted)
    for (const earlier of needed(piece)) {
      if (!deliverable(earlier)) continue
      wanted.add(earlier)
      const by = requiredBy.get(earlier) ?? new Set()
      requiredBy.set(earlier, by.add(piece.kb))
    }
  return { ownRight, wanted, requiredBy }
}

function reasonOf(piece: Piece, { replacedBy, refusalOf }: Pieces): LeftOutReason {
  if (piece.held) return { why: 'acknowledged' }
  const by = replacedBy(piece)
  if (by) return { why: 'superseded', by }
  if (!piece.file.accepted) return { why: 'not-accepted' }
  const refusal = refusalOf(piece)
  if (refusal?.cycle) return { why: 'requires-cycle', cycle: refusal.cycle }
  return { why: 'requires-missing', missing: refusal?.missing ?? [] }
}

function leftOutOf(pieces: Pieces, wanted: ReadonlySet<Piece>): readonly LeftOut[] {
  return pieces.patches.flatMap(({ kb, files }): readonly LeftOut[] => {
    const own = pieces.ofKb(kb)
    if (own.length === 0) return [{ kb, files, why: 'not-for-site' }]
    const groups = new Map<string, LeftOut>()
    for (const piece of own) {
      if (wanted.has(piece) && !piece.held) continue
      const reason = reasonOf(piece, pieces)
      const key = JSON.stringify(reason)
      groups.set(key, { ...reason, kb, files: [...(groups.get(key)?.files ?? []), piece.file] })
    }
    return [...groups.values()]
  })
}

/** Errors: `media.patch-too-large` (`kb`, `bytes`, `capacity`): nothing is selected while one KB fits on no disc. */
export function selectPatches(input: SelectionInput): Result<Selection> {
  const { catalogue, site, acknowledged, kind, capacityBytes } = input
  const pieces = piecesOf(catalogue, site, kind === 'baseline' ? new Set() : acknowledged)
  const { ownRight, wanted, requiredBy } = wantedOf(pieces)
  const brought = new Map<string, Piece[]>()
  for (const piece of wanted) if (!piece.held) brought.set(piece.kb, [...(brought.get(piece.kb) ?? []), piece])
  const chosen = [...brought]
    .toSorted(([a], [b]) => compareKb(a, b))
    .map(([kb, own]): ChosenPatch => {
      const again = own.every(({ file }) => acknowledged.has(file.sha256))
      return {
        kb,
        files: own.map(({ file }) => file).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
        why: again ? 'again' : own.some((piece) => ownRight.has(piece)) ? 'new' : 'required',
        requiredBy: [...new Set(own.flatMap((piece) => [...(requiredBy.get(piece) ?? [])]))].toSorted(compareKb),
      }
    })
  const discs = fillDiscs(chosen, capacityBytes)
  if (!discs.ok) return discs
  return ok({
    kind,
    chosen,
    leftOut: leftOutOf(pieces, wanted),
    superseded: pieces.patches.flatMap(({ kb }) => {
      const own = pieces.ofKb(kb)
      const isReplaced = own.length > 0 && own.every((piece) => pieces.replacedBy(piece) !== null)
      return isReplaced && own.every((piece) => piece.held || !wanted.has(piece)) ? [kb] : []
    }),
    discs: discs.value,
    requireCycles: pieces.requireCycles,
    supersedeCycles: pieces.supersedeCycles,
  })
}
