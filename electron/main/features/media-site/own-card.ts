/** This site's card: its public keys, for the centre. The same card each time, so that its fingerprint stays what was read out. */
import type { SiteCard } from '#shared/domain/media/keys'
import type { MediaSiteSettings } from './settings'

/** Null until a centre has been enrolled. */
export const ownCard = ({ site, keys }: Pick<MediaSiteSettings, 'site' | 'keys'>): SiteCard | null =>
  site &&
  keys && {
    format: 'vigil-site-card',
    version: 1,
    site: { id: site.id, name: site.name },
    keys: keys.public,
    issued: keys.issued,
  }
