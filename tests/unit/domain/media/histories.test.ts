/**
 * Years of a site in short: catalogues that grow, discs that are sent, lost, received and acknowledged in any order. What a site must
 * have is worked out here in its own simple way, for one target, from the definition.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CataloguePatch } from '#shared/domain/media/pieces'
import { selectPatches } from '#shared/domain/media/select'
import { kindDue } from '#shared/domain/media/weeks'
import type { MediaKind } from '#shared/domain/media/weeks'
import { isoDateOfDay } from '#shared/lib/zoned-time'
import { valueOf } from '../../../support/builders'
import { fileOf, kb } from '../../../support/media-catalogue'

const site = { products: ['win10'], architectures: ['x64'], languages: ['zh-cn'] }
const capacityBytes = 8 * 1024 * 1024

/** A KB of a week: what it supersedes and requires of those before it, and from which week on it is accepted; null: never. */
type Born = {
  readonly week: number
  readonly supersedes: readonly number[]
  readonly requires: readonly number[]
  readonly acceptedIn: number | null
  readonly size: number
  readonly isForSite: boolean
}

const fates = ['not-made', 'lost', 'refused', 'received', 'acknowledged', 'acknowledged-late'] as const
type Fate = (typeof fates)[number]

const weekCount = 8

const born = fc.record({
  week: fc.nat({ max: weekCount - 1 }),
  // How far back in the list of KBs.
  supersedes: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  requires: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  acceptedIn: fc.option(fc.nat({ max: weekCount - 1 }), { freq: 6 }),
  size: fc.integer({ min: 1, max: 3 * 1024 * 1024 }),
  isForSite: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
})

const history = fc.record({
  kbs: fc.array(born, { minLength: 1, maxLength: 14 }).map((list) => list.toSorted((a, b) => a.week - b.week)),
  fates: fc.array(fc.constantFrom<Fate>(...fates), { minLength: weekCount, maxLength: weekCount }),
  baselineWeeks: fc.option(fc.integer({ min: 1, max: 6 })),
})

const kbOf = (at: number): string => `KB${1000 + at}`

/** The catalogue as it is in a week. */
const catalogueIn = (kbs: readonly Born[], week: number): readonly CataloguePatch[] =>
  kbs.flatMap((one, at) =>
    one.week > week
      ? []
      : [
          kb(1000 + at, {
            supersedes: one.supersedes.flatMap((back) => (at - back >= 0 ? [kbOf(at - back)] : [])),
            requires: one.requires.flatMap((back) => (at - back >= 0 ? [kbOf(at - back)] : [])),
            files: [
              fileOf(`f${at}`, {
                size: one.size,
                accepted: one.acceptedIn !== null && one.acceptedIn <= week,
                products: [one.isForSite ? 'win10' : 'office'],
              }),
            ],
          }),
        ],
  )

/** What the site must have, by definition: every file that can be had and that nothing newer stands in for, and what those require. */
function mustHave(catalogue: readonly CataloguePatch[], held: ReadonlySet<string>): ReadonlySet<string> {
  const byKb = new Map(catalogue.map((patch) => [patch.kb, patch]))
  const fileIn = (name: string) => byKb.get(name)?.files.find(({ products }) => products.includes('win10'))
  const canBeHad = (name: string): boolean => {
    const file = fileIn(name)
    if (!file) return false
    if (held.has(file.sha256)) return true
    return (
      file.accepted &&
      (byKb.get(name)?.requires ?? []).every((required) => fileIn(required) === undefined || canBeHad(required))
    )
  }
  /** Something newer, directly or along a chain for this site, can be had. */
  const isReplaced = (name: string): boolean =>
    catalogue.some(
      (newer) =>
        newer.supersedes.includes(name) &&
        fileIn(newer.kb) !== undefined &&
        (canBeHad(newer.kb) || isReplaced(newer.kb)),
    )
  const must = new Set<string>()
  const add = (name: string): void => {
    const file = fileIn(name)
    if (!file || must.has(file.sha256)) return
    must.add(file.sha256)
    if (!held.has(file.sha256)) for (const required of byKb.get(name)?.requires ?? []) add(required)
  }
  for (const { kb: name } of catalogue) if (canBeHad(name) && !isReplaced(name)) add(name)
  return must
}

type Week = {
  readonly kind: MediaKind
  readonly carried: readonly string[]
  /** What the site had acknowledged when the discs were made, and once they have met their fate. */
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly must: ReadonlySet<string>
  readonly isGood: boolean
  readonly files: readonly string[]
}

function live({
  kbs,
  fates: all,
  baselineWeeks,
}: {
  readonly kbs: readonly Born[]
  readonly fates: readonly Fate[]
  readonly baselineWeeks: number | null
}): readonly Week[] {
  const given: { week: string; kind: MediaKind }[] = []
  let acknowledged = new Set<string>()
  let late: readonly string[] = []
  return all.flatMap((fate, number): readonly Week[] => {
    const week = isoDateOfDay(20_000 + number * 7)
    const catalogue = catalogueIn(kbs, number)
    const before = new Set(acknowledged)
    // A receipt that comes late counts from the next week on.
    acknowledged = new Set([...acknowledged, ...late])
    late = []
    if (fate === 'not-made') return []
    const kind = kindDue({ baselineWeeks }, week, given)
    const chosen = valueOf(selectPatches({ catalogue, site, acknowledged: before, kind, capacityBytes }))
    const carried = chosen.chosen.flatMap(({ files }) => files.map(({ sha256 }) => sha256))
    const must = mustHave(catalogue, before)
    if (fate !== 'lost' && fate !== 'refused') given.push({ week, kind })
    if (fate === 'acknowledged') acknowledged = new Set([...acknowledged, ...carried])
    if (fate === 'acknowledged-late') late = carried
    const onDiscs = chosen.discs.flatMap(({ kbs: names }) =>
      names.flatMap((name) => chosen.chosen.find((one) => one.kb === name)?.files.map(({ sha256 }) => sha256) ?? []),
    )
    return [
      {
        kind,
        carried,
        before,
        after: new Set(acknowledged),
        must,
        isGood: fate === 'acknowledged',
        files: onDiscs,
      },
    ]
  })
}

describe('whatever becomes of the discs', () => {
  it('[S4-07] after the next good disc a site has every patch that it must have', () => {
    fc.assert(
      fc.property(history, (one) => {
        const wanting = live(one).flatMap(({ isGood, must, after }) =>
          isGood ? [...must].filter((sha256) => !after.has(sha256)) : [],
        )
        expect(wanting).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  it('[S4-07] no disc brings what was acknowledged, unless it is a baseline', () => {
    fc.assert(
      fc.property(history, (one) => {
        const twice = live(one).flatMap(({ kind, carried, before }) =>
          kind === 'delta' ? carried.filter((sha256) => before.has(sha256)) : [],
        )
        expect(twice).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  it('[S4-07] a baseline stands by itself: a site that has lost everything has what it must from it alone', () => {
    fc.assert(
      fc.property(history, fc.nat({ max: weekCount - 1 }), ({ kbs }, week) => {
        const catalogue = catalogueIn(kbs, week)
        const held = new Set(kbs.map((_, at) => `f${at}`))
        const { chosen } = valueOf(
          selectPatches({ catalogue, site, acknowledged: held, kind: 'baseline', capacityBytes }),
        )
        const carried = chosen.flatMap(({ files }) => files.map(({ sha256 }) => sha256))
        expect(carried.toSorted()).toEqual([...mustHave(catalogue, new Set())].toSorted())
      }),
      { numRuns: 200 },
    )
  })

  it('[S4-07] every file that is chosen is on exactly one disc, and nothing else is', () => {
    fc.assert(
      fc.property(history, (one) => {
        for (const { carried, files } of live(one)) expect(files.toSorted()).toEqual(carried.toSorted())
      }),
      { numRuns: 200 },
    )
  })

  it('the histories reach what they should: late receipts, losses before a good disc, deltas after full ones', () => {
    const seen = { goodDelta: 0, again: 0, needed: 0 }
    fc.assert(
      fc.property(history, (one) => {
        for (const { kind, isGood, carried, must, before } of live(one)) {
          if (isGood && kind === 'delta' && carried.length > 0) seen.goodDelta++
          if (kind === 'baseline' && carried.some((sha256) => before.has(sha256))) seen.again++
          if ([...must].some((sha256) => !before.has(sha256))) seen.needed++
        }
      }),
      { seed: 7, numRuns: 400 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(40)
  })
})
