/** The secrets that this centre shares with its sites: derived while its key is open, sealed as all secrets of the profile. */
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { KeyId } from '#shared/domain/media/ids'
import type { Db, Tx } from '../../../db/tables'
import type { KeyPair } from '../../../media/sign/key-pair'
import { sharedSecret } from '../../../media/sign/shared-secret'
import type { Secrets } from '../../../platform/secrets'
import * as store from './card-store'
import type { EnrolledCard } from './card-store'

export type SiteSecretsDeps = {
  readonly secrets: Pick<Secrets, 'seal' | 'open'>
  readonly unlocked: () => KeyPair | null
}

export type SiteSecrets = ReturnType<typeof createSiteSecrets>

export function createSiteSecrets({ secrets, unlocked }: SiteSecretsDeps) {
  const save = (tx: Tx, centre: KeyPair, card: EnrolledCard['card'], secret: Buffer): Promise<void> => {
    const of = { siteId: card.site.id, siteKey: card.keys.id, centreKey: centre.public.id }
    return store.saveSecret(tx, of, secrets.seal(secret.toString('base64')))
  }

  return {
    /** With one site. Nothing is written where it fails: `media.key-weak`. */
    share: async (tx: Tx, centre: KeyPair, card: EnrolledCard['card']): Promise<Result<null>> => {
      const secret = sharedSecret(centre, card.keys, 'centre')
      if (!secret.ok) return secret
      await save(tx, centre, card, secret.value)
      return ok(null)
    },
    /** With every site that is enrolled. Their keys were tried when they were. */
    shareAll: async (tx: Tx, centre: KeyPair): Promise<void> => {
      for (const { card } of await store.activeCards(tx)) {
        const secret = sharedSecret(centre, card.keys, 'centre')
        if (secret.ok) await save(tx, centre, card, secret.value)
      }
    },
    /**
     * Errors: `media.secret-missing` when none was ever derived, `media.secret-sealed` when it was sealed by another account or
     * program, such as by the keyring that only the app can ask; where the key is open it is derived again.
     */
    of: async (db: Db | Tx, { card, siteId }: EnrolledCard, centreKey: KeyId): Promise<Result<Buffer>> => {
      const stored = await store.readSecret(db, { siteId, siteKey: card.keys.id, centreKey })
      const opened = stored === null ? null : secrets.open(stored)
      if (opened !== null) return ok(Buffer.from(opened, 'base64'))
      const keys = unlocked()
      if (keys?.public.id === centreKey) return sharedSecret(keys, card.keys, 'centre')
      return fail(stored === null ? 'media.secret-missing' : 'media.secret-sealed')
    },
  }
}
