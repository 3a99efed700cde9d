/** The database of a site as the weekly discs before have left it, for whatever reads it without the app. */
import { openDatabase } from '#main/db/open'
import { createStorage } from '#main/db/storage'
import { keepArrival, keepDisc, setArrival, trustKey } from '#main/features/media-site/store'
import { writeMediaSite } from '#main/features/media-site/settings'
import type { KeyPair } from '#main/media/sign/key-pair'
import { retireOtherKeys } from '#main/features/media-site/store'
import type { Edition } from './patch-disc'
import { site } from './patch-disc'
import { valueOf } from './builders'

/** An edition of before: which discs were in order and when, and how it ended. */
export type Past = {
  readonly edition: Edition
  readonly verified?: readonly number[]
  readonly at: number
  readonly end?: 'imported' | 'refused'
  readonly isReleased?: boolean
}

export type SiteState = {
  /** Trusted one after the other: the last one counts, those before it have been retired. */
  readonly keys: readonly KeyPair[]
  readonly past?: readonly Past[]
}

export async function makeSiteProfile(file: string, { keys, past = [] }: SiteState): Promise<void> {
  const { db, close } = valueOf(openDatabase(file))
  const storage = await createStorage(db, { now: () => Date.now() }, () => undefined)
  await storage.write('system', async ({ tx }) => {
    await writeMediaSite(tx, { mode: 'site', site: { ...site, centre: '值守支持中心' }, keys: null, importDir: null })
    for (const [i, key] of keys.entries()) {
      await trustKey(tx, key.public, 'card', i)
      await retireOtherKeys(tx, key.public.id, i)
    }
    for (const { edition, verified = [1], at, end, isReleased } of past) {
      const { manifest, text, sha256 } = edition
      await keepArrival(tx, manifest, text, sha256, at)
      for (const n of verified) await keepDisc(tx, manifest.edition, n, at)
      if (end) await setArrival(tx, manifest.edition, { receipt_at: at, imported_at: end === 'imported' ? at : null })
      if (isReleased)
        await setArrival(tx, manifest.edition, { released_at: at, released_by: '甲', released_second: '乙' })
    }
  })
  await close()
}
