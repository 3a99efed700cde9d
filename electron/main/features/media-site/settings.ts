/** Where this computer stands with the weekly discs: support centre or site, and what a site was given when it was enrolled. */
import { z } from 'zod'
import { SiteId } from '#shared/domain/ids'
import { PublicKeys } from '#shared/domain/media/keys'
import { readSetting, writeSetting } from '../../db/settings'
import type { Db, Tx } from '../../db/tables'

const key = 'media-site'

const MediaSiteSettings = z.strictObject({
  mode: z.enum(['centre', 'site']),
  site: z.strictObject({ id: SiteId, name: z.string(), centre: z.string() }).nullable(),
  /** This site's own keys; `sealed` holds the private parts, sealed like every secret of the profile. */
  keys: z.strictObject({ public: PublicKeys, sealed: z.string(), issued: z.iso.datetime() }).nullable(),
  importDir: z.string().nullable(),
})
export type MediaSiteSettings = z.infer<typeof MediaSiteSettings>

const asFirst: MediaSiteSettings = { mode: 'centre', site: null, keys: null, importDir: null }

export async function readMediaSite(db: Db | Tx): Promise<MediaSiteSettings> {
  const stored = await readSetting(db, key)
  return stored === undefined ? asFirst : MediaSiteSettings.parse(stored)
}

export const writeMediaSite = (tx: Tx, settings: MediaSiteSettings): Promise<void> => writeSetting(tx, key, settings)
