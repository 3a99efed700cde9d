/** Rows of the feed `media`: sites, editions that are open or of the last year, keys. */
import { spokenFingerprint } from '#shared/domain/media/keys'
import type { EditionRow, MediaKeyRow, MediaSiteRow } from '#shared/ipc/media-rows'
import { DAY_MS } from '#shared/lib/zoned-time'
import { inGroups } from '#shared/lib/base32'
import type { Db } from '../../db/tables'
import * as store from './editions/edition-store'
import { activeCards } from './keys/card-store'
import type { MediaKeys } from './keys/service'

const shownMs = 366 * DAY_MS

export type MediaRowsDeps = {
  readonly db: Db
  readonly keys: Pick<MediaKeys, 'all' | 'unlocked' | 'unlockedUntil'>
  readonly now: () => number
}

async function siteRows(db: Db, now: number): Promise<readonly MediaSiteRow[]> {
  const cards = new Map((await activeCards(db)).map((card) => [card.siteId, card]))
  return (await store.mediaSites(db, now)).map((site): MediaSiteRow => {
    const card = cards.get(site.id)
    return {
      ...site,
      enrolled: card
        ? { keyId: card.card.keys.id, fingerprint: spokenFingerprint(card.fingerprint), at: card.enrolledAt }
        : null,
    }
  })
}

async function editionRows(db: Db, now: number): Promise<readonly EditionRow[]> {
  const editions = await store.shownEditions(db, now - shownMs)
  const ids = editions.map(({ id }) => id)
  const [discs, copies, sizes, people, sites] = await Promise.all([
    store.discsOf(db, ids),
    store.copiesOf(db, ids),
    store.sizesOf(db, ids),
    store.peopleNames(db),
    store.siteNames(db),
  ])
  const nameOf = (actor: string): string => people.get(actor) ?? actor
  return editions.map((edition): EditionRow => {
    const { id, receipt, approvedBy, plannedBy, builtBy } = edition
    return {
      id,
      rev: edition.rev,
      siteId: edition.siteId,
      siteName: sites.get(edition.siteId) ?? '',
      week: edition.week,
      seq: edition.seq,
      kind: edition.kind,
      state: edition.state,
      discs: discs
        .filter(({ editionId }) => editionId === id)
        .map(({ n, image }) => {
          const size = sizes.find((one) => one.editionId === id && one.n === n)
          return {
            n,
            bytes: size?.bytes ?? 0,
            files: size?.files ?? 0,
            image,
          }
        }),
      copies: copies
        .filter(({ editionId }) => editionId === id)
        .map(({ editionId: _, ...copy }) => ({
          ...copy,
          burnedBy: nameOf(copy.burnedBy),
        })),
      createdAt: edition.createdAt,
      expiresAt: edition.expiresAt,
      plannedBy: nameOf(plannedBy),
      builtAt: edition.builtAt,
      builtBy: builtBy === null ? null : nameOf(builtBy),
      makers: [plannedBy, builtBy].filter((maker) => maker !== null),
      approvedBy: approvedBy === null ? null : nameOf(approvedBy),
      approvedAt: edition.approvedAt,
      sealNumber: edition.sealNumber,
      handOver: edition.handOver,
      receivedAt: edition.receivedAt,
      receipt: receipt && {
        at: receipt.at,
        outcome: receipt.outcome,
        by: receipt.by,
      },
      feeFen: edition.feeFen,
      endedReason: edition.endedReason,
    }
  })
}

async function keyRows({ keys }: Pick<MediaRowsDeps, 'keys'>): Promise<readonly MediaKeyRow[]> {
  const open = keys.unlocked()?.public.id
  return (await keys.all()).map(({ public: { id }, createdAt, backedUpAt, retiredAt }) => ({
    id,
    fingerprint: inGroups(id),
    createdAt,
    backedUpAt,
    retiredAt,
    unlockedUntil: open === id ? keys.unlockedUntil() : null,
  }))
}

export const readMediaRows = async ({ db, keys, now }: MediaRowsDeps) => {
  const [sites, editions, keyList] = await Promise.all([siteRows(db, now()), editionRows(db, now()), keyRows({ keys })])
  return { sites, editions, keys: keyList }
}
