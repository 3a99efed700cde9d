/**
 * [S4-07] Enrolment: the centre's card goes to a site, the site's card comes back, and the fingerprint of each is compared by voice.
 * Nothing of a card is believed before that.
 */
import type { SiteId, UserId } from '#shared/domain/ids'
import { spokenFingerprint } from '#shared/domain/media/keys'
import type { CentreCard } from '#shared/domain/media/keys'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../../db/storage'
import { cardFileText, cardFingerprint, isFingerprint, readSiteCard } from '../../../media/sign/card'
import type { Clock } from '../../../platform/clock'
import * as store from './card-store'
import { currentKey } from './key-store'
import type { MediaKeys } from './service'

export type MediaCardsDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly keys: Pick<MediaKeys, 'unlocked' | 'siteSecrets'>
  /** What the centre calls itself on its cards. */
  readonly centre: string
}

type Actor = UserId | 'system'

export type MediaCards = ReturnType<typeof createMediaCards>

export type ReadCard = {
  readonly text: string
  readonly siteId: SiteId
  readonly siteName: string
  readonly fingerprint: string
}

export function createMediaCards({ storage, clock, keys, centre }: MediaCardsDeps) {
  return {
    /** The text of the centre's card for a site. Errors: `media.site-unknown`, `media.no-key`. */
    make: async (siteId: SiteId): Promise<Result<{ readonly text: string; readonly fingerprint: string }>> => {
      const name = await store.siteName(storage.db, siteId)
      if (name === null) return fail('media.site-unknown')
      const key = await currentKey(storage.db)
      if (!key) return fail('media.no-key')
      const card: CentreCard = {
        format: 'vigil-centre-card',
        version: 1,
        centre,
        site: { id: siteId, name },
        keys: key.public,
        issued: new Date(clock.now()).toISOString(),
      }
      return ok({ text: cardFileText(card), fingerprint: spokenFingerprint(cardFingerprint(card)) })
    },
    exported: (actor: Actor, siteId: SiteId, fingerprint: string): Promise<void> =>
      storage.write(actor, async ({ record }) => {
        const change = { siteId, fingerprint }
        await record({ type: 'media.card-exported', entity: 'media', entityId: siteId, change })
      }),

    /** What a site's card says. Errors: `media.card-unreadable`, `media.card-other-side`, `media.site-unknown`. */
    read: async (text: string): Promise<Result<ReadCard>> => {
      const card = readSiteCard(text)
      if (!card.ok) return card
      const { id } = card.value.site
      const name = await store.siteName(storage.db, id)
      if (name === null) return fail('media.site-unknown')
      return ok({
        text,
        siteId: id,
        siteName: name,
        fingerprint: spokenFingerprint(cardFingerprint(card.value)),
      })
    },

    /**
     * The site has read the fingerprint out, and it is the same: from now on its receipts are believed. A card of before is
     * revoked. Errors as of `read`, and `media.fingerprint-differs`, `media.key-locked`, `media.key-weak`, `media.card-of-other`
     * (`site`) for a key that another site has given.
     */
    enrol: async (actor: Actor, text: string, fingerprint: string): Promise<Result<null>> => {
      const read = readSiteCard(text)
      if (!read.ok) return read
      const card = read.value
      const siteId = card.site.id
      if (!isFingerprint(card, fingerprint)) return fail('media.fingerprint-differs')
      const centreKeys = keys.unlocked()
      if (!centreKeys) return fail('media.key-locked')
      return storage.write(actor, async ({ tx, at, record }): Promise<Result<null>> => {
        if ((await store.siteName(tx, siteId)) === null) return fail('media.site-unknown')
        const other = await store.otherHolder(tx, card.keys.id, siteId)
        if (other !== null) return fail('media.card-of-other', { site: other })
        const shared = await keys.siteSecrets.share(tx, centreKeys, card)
        if (!shared.ok) return shared
        await store.revokeCards(tx, siteId, at)
        await store.saveCard(tx, card, cardFingerprint(card), at, actor)
        const change = { siteId, key: card.keys.id, fingerprint: spokenFingerprint(cardFingerprint(card)) }
        await record({ type: 'media.card-enrolled', entity: 'media', entityId: siteId, change })
        return ok(null)
      })
    },

    /** Receipts of its key are no longer believed. Errors: `media.site-not-enrolled`. */
    revoke: (actor: Actor, siteId: SiteId, reason: string): Promise<Result<null>> =>
      storage.write(actor, async ({ tx, at, record }): Promise<Result<null>> => {
        if ((await store.revokeCards(tx, siteId, at)) === 0) return fail('media.site-not-enrolled')
        await record({
          type: 'media.card-revoked',
          entity: 'media',
          entityId: siteId,
          change: { siteId, reason },
        })
        return ok(null)
      }),
  }
}
