/**
 * The files of the catalogue as one site sees them: what each is for there, what it needs before it, and what makes it needless.
 * All of it is asked per target, a product on an architecture in a language, for a KB of one system stands in for nothing on
 * another. Pure.
 */
import { compareKb } from './fill'
import type { MediaPlan } from './plan'
import { isCycle, strongParts } from './strong-parts'

export type CatalogueFile = {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly products: readonly string[]
  /** Empty: for all. */
  readonly architectures: readonly string[]
  /** Empty: for all. */
  readonly languages: readonly string[]
  /** It may go on a disc: nothing that was asked of it is open or failed. */
  readonly accepted: boolean
}

export type CataloguePatch = {
  readonly kb: string
  /** KBs that it stands in for. */
  readonly supersedes: readonly string[]
  /** KBs that must be there before it. */
  readonly requires: readonly string[]
  readonly files: readonly CatalogueFile[]
}

export type SiteTerms = Pick<MediaPlan, 'products' | 'architectures' | 'languages'>

/** A file that is for this site. */
export type Piece = {
  readonly kb: string
  readonly file: CatalogueFile
  /** Places in the site's list of targets. */
  readonly targets: readonly number[]
  /** Acknowledged by the site. */
  readonly held: boolean
}

/** Why a required KB is not to be had: nobody knows it, no accepted file of it fits, or it is refused itself. */
export type Missing = { readonly kb: string; readonly why: 'unknown' | 'not-accepted' | 'refused' }

export type Pieces = ReturnType<typeof piecesOf>

const matches = (own: readonly string[], wanted: string): boolean => own.length === 0 || own.includes(wanted)

/** `held`: SHA-256 of the files that the site has acknowledged. KBs of the catalogue are all different. */
export function piecesOf(catalogue: readonly CataloguePatch[], site: SiteTerms, held: ReadonlySet<string>) {
  const patches = catalogue.toSorted((a, b) => compareKb(a.kb, b.kb))
  const byKb = new Map(patches.map((patch) => [patch.kb, patch]))
  const targets = [...new Set(site.products)]
    .toSorted()
    .flatMap((product) =>
      [...new Set(site.architectures)]
        .toSorted()
        .flatMap((architecture) =>
          [...new Set(site.languages)].toSorted().map((language) => ({ product, architecture, language })),
        ),
    )
  const pieces = new Map<string, readonly Piece[]>(
    patches.map(({ kb, files }) => [
      kb,
      files
        .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
        .map((file): Piece => ({
          kb,
          file,
          targets: targets.flatMap(({ product, architecture, language }, i) =>
            file.products.includes(product) &&
            matches(file.architectures, architecture) &&
            matches(file.languages, language)
              ? [i]
              : [],
          ),
          held: held.has(file.sha256),
        }))
        .filter((piece) => piece.targets.length > 0),
    ]),
  )
  const ofKb = (kb: string): readonly Piece[] => pieces.get(kb) ?? []
  const all = patches.flatMap(({ kb }) => ofKb(kb))
  const usable = ({ file, held: there }: Piece): boolean => there || file.accepted
  /** What a KB brings to a target. */
  const at = (kb: string, target: number): readonly Piece[] =>
    ofKb(kb).filter((piece) => usable(piece) && piece.targets.includes(target))

  /** A KB that is only for other products asks nothing of this target; one without any file is wanting. */
  const concerns = ({ files }: CataloguePatch, target: number): boolean =>
    files.length === 0 || files.some(({ products }) => products.includes(targets[target]?.product ?? ''))

  /** What must be there before a piece, and what of it cannot be had at all. */
  function needsOf({ kb, targets: own }: Piece): {
    readonly pieces: readonly Piece[]
    readonly missing: readonly Missing[]
  } {
    const found = new Set<Piece>()
    const missing = new Map<string, Missing>()
    for (const required of [...(byKb.get(kb)?.requires ?? [])].toSorted(compareKb)) {
      const patch = byKb.get(required)
      if (!patch) missing.set(required, { kb: required, why: 'unknown' })
      for (const target of own) {
        if (!patch || !concerns(patch, target)) continue
        const there = at(required, target)
        if (there.length === 0) missing.set(required, { kb: required, why: 'not-accepted' })
        for (const piece of there) found.add(piece)
      }
    }
    return { pieces: [...found], missing: [...missing.values()] }
  }
  const needs = new Map(all.map((piece) => [piece, needsOf(piece)]))
  const needed = (piece: Piece): readonly Piece[] => needs.get(piece)?.pieces ?? []
  /** What the site has needs nothing more to be there. */
  const open = (piece: Piece): readonly Piece[] => (piece.held ? [] : needed(piece).filter((one) => !one.held))

  const refusals = new Map<Piece, { readonly missing: readonly Missing[]; readonly cycle: readonly string[] | null }>()
  const requireCycles = new Map<string, readonly string[]>()
  // Each part comes after those it needs, so that what they are refused for is known.
  for (const part of strongParts(all.filter(usable), open)) {
    const cycle = isCycle(part, open) ? [...new Set(part.map(({ kb }) => kb))].toSorted(compareKb) : null
    if (cycle) requireCycles.set(cycle.join(' '), cycle)
    for (const piece of part) {
      if (piece.held) continue
      const refused = open(piece)
        .filter((one) => refusals.has(one) && !part.includes(one))
        .map(({ kb }): Missing => ({ kb, why: 'refused' }))
      const missing = [...(needs.get(piece)?.missing ?? []), ...refused]
      const once = [...new Map(missing.map((one) => [one.kb, one])).values()].toSorted((a, b) => compareKb(a.kb, b.kb))
      if (once.length > 0 || cycle) refusals.set(piece, { missing: once, cycle })
    }
  }
  const deliverable = (piece: Piece): boolean => piece.held || (piece.file.accepted && !refusals.has(piece))

  const superseders = new Map<string, string[]>()
  for (const { kb, supersedes } of patches)
    for (const old of supersedes) superseders.set(old, [...(superseders.get(old) ?? []), kb])
  const over = (kb: string): readonly string[] => superseders.get(kb) ?? []
  const supersedeCycles: (readonly string[])[] = []
  /** By KB: for each target that it is needless at, the KBs that stand in for it. */
  const replaced = new Map<string, ReadonlyMap<number, readonly string[]>>()
  for (const part of strongParts(
    patches.map(({ kb }) => kb),
    over,
  )) {
    if (isCycle(part, over)) supersedeCycles.push(part.toSorted(compareKb))
    for (const kb of part) {
      const by = new Map<number, readonly string[]>()
      for (const target of new Set(ofKb(kb).flatMap((piece) => piece.targets))) {
        const standIns = over(kb)
          // KBs that supersede each other say nothing of which is the newer.
          .filter((newer) => !part.includes(newer) && ofKb(newer).some((piece) => piece.targets.includes(target)))
          .flatMap((newer) => {
            const above = replaced.get(newer)?.get(target)
            if (above) return above
            const brings = at(newer, target)
            return brings.length > 0 && brings.every(deliverable) ? [newer] : []
          })
        if (standIns.length > 0) by.set(target, [...new Set(standIns)].toSorted(compareKb))
      }
      replaced.set(kb, by)
    }
  }

  return {
    patches,
    all,
    ofKb,
    needed,
    deliverable,
    refusalOf: (piece: Piece) => refusals.get(piece) ?? null,
    /** The KBs that stand in for a piece at all of its targets; null where it is needed at one. */
    replacedBy: ({ kb, targets: own }: Piece): readonly string[] | null => {
      const by = replaced.get(kb)
      const each = own.map((target) => by?.get(target))
      return each.every((one) => one !== undefined)
        ? [...new Set(each.flatMap((one) => one ?? []))].toSorted(compareKb)
        : null
    },
    requireCycles: [...requireCycles.values()],
    supersedeCycles,
  }
}
