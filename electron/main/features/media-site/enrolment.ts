/**
 * [S4-07] What a site is: whether this computer is one, which centre it trusts, its own keys. The card of the centre is believed
 * only with the fingerprint that somebody has compared by voice.
 */
import type { UserId } from '#shared/domain/ids'
import { spokenFingerprint } from '#shared/domain/media/keys'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import { cardFileText, cardFingerprint, isFingerprint, readCentreCard } from '../../media/sign/card'
import { createKeys, privateText, readPrivateText } from '../../media/sign/key-pair'
import type { KeyPair } from '../../media/sign/key-pair'
import type { Secrets } from '../../platform/secrets'
import { ownCard } from './own-card'
import { readMediaSite, writeMediaSite } from './settings'
import type { MediaSiteSettings } from './settings'
import * as store from './store'

export type EnrolmentDeps = { readonly storage: Storage; readonly secrets: Pick<Secrets, 'seal' | 'open'> }

export type ReadCentreCard = {
  readonly text: string
  readonly centre: string
  readonly siteName: string
  readonly fingerprint: string
}

export type Enrolment = ReturnType<typeof createEnrolment>

/** Settings belong to no edition: their entries in the journal stand under this name. */
const subject = 'site'

export function createEnrolment({ storage, secrets }: EnrolmentDeps) {
  const newKeys = (at: number): NonNullable<MediaSiteSettings['keys']> => {
    const pair = createKeys()
    return { public: pair.public, sealed: secrets.seal(privateText(pair)), issued: new Date(at).toISOString() }
  }

  return {
    become: (actor: UserId, mode: MediaSiteSettings['mode']): Promise<Result<null>> =>
      storage.write(actor, async ({ tx, record }): Promise<Result<null>> => {
        const settings = await readMediaSite(tx)
        if (settings.mode === mode) return ok(null)
        await writeMediaSite(tx, { ...settings, mode })
        await record({ type: 'media.site-mode', entity: 'media', entityId: subject, change: { mode } })
        return ok(null)
      }),

    /** What a centre's card says; nothing of it counts yet. Errors: `media.card-unreadable`, `media.card-other-side`. */
    readCard: (text: string): Result<ReadCentreCard> => {
      const read = readCentreCard(text)
      if (!read.ok) return read
      const { centre, site } = read.value
      const fingerprint = spokenFingerprint(cardFingerprint(read.value))
      return ok({ text, centre, siteName: site.name, fingerprint })
    },

    /**
     * From now on discs of this key are believed, and of no other. Errors as of `readCard`, and `media.fingerprint-differs`,
     * `media.card-of-another-site` (`site`) when this computer has already been another site.
     */
    enrol: (actor: UserId, text: string, fingerprint: string): Promise<Result<null>> =>
      storage.write(actor, async ({ tx, at, record }): Promise<Result<null>> => {
        const read = readCentreCard(text)
        if (!read.ok) return read
        const card = read.value
        if (!isFingerprint(card, fingerprint)) return fail('media.fingerprint-differs')
        const settings = await readMediaSite(tx)
        const hasArrivals = (await store.arrivals(tx, 1)).length > 0
        if (settings.site && settings.site.id !== card.site.id && hasArrivals)
          return fail('media.card-of-another-site', { site: card.site.name })
        const isSame = settings.site?.id === card.site.id
        const keys = isSame && settings.keys ? settings.keys : newKeys(at)
        const site = { id: card.site.id, name: card.site.name, centre: card.centre }
        await writeMediaSite(tx, { ...settings, mode: 'site', site, keys })
        await store.trustKey(tx, card.keys, 'card', at)
        await store.retireOtherKeys(tx, card.keys.id, at)
        await record({
          type: 'media.centre-enrolled',
          entity: 'media',
          entityId: card.keys.id,
          change: { centre: card.centre, site: card.site, fingerprint: spokenFingerprint(cardFingerprint(card)) },
        })
        return ok(null)
      }),

    /** Errors: `media.site-not-set-up`. */
    card: async (): Promise<Result<{ readonly text: string; readonly fingerprint: string; readonly name: string }>> => {
      const card = ownCard(await readMediaSite(storage.db))
      if (!card) return fail('media.site-not-set-up')
      const fingerprint = spokenFingerprint(cardFingerprint(card))
      return ok({ text: cardFileText(card), fingerprint, name: card.site.name })
    },
    cardExported: async (actor: UserId, fingerprint: string): Promise<void> => {
      await storage.write(actor, ({ record }) =>
        record({ type: 'media.site-card-exported', entity: 'media', entityId: subject, change: { fingerprint } }),
      )
    },

    setImportDir: async (actor: UserId, importDir: string): Promise<void> => {
      await storage.write(actor, async ({ tx, record }) => {
        await writeMediaSite(tx, { ...(await readMediaSite(tx)), importDir })
        await record({ type: 'media.import-dir', entity: 'media', entityId: subject, change: { dir: importDir } })
      })
    },

    /** The private keys. Errors: `media.site-not-set-up`, `media.site-key-lost` when they were sealed on another computer. */
    ownKeys: async (): Promise<Result<KeyPair>> => {
      const { keys } = await readMediaSite(storage.db)
      if (!keys) return fail('media.site-not-set-up')
      const text = secrets.open(keys.sealed)
      const pair = text === null ? null : readPrivateText(text)
      return pair?.ok ? pair : fail('media.site-key-lost')
    },
  }
}
