/** Keys and cards of the weekly discs: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../../ipc/handlers'
import { readTextFile, writeTextFile } from '../text-files'
import type { FileDialogs } from '../text-files'
import type { MediaCards } from './cards'
import type { MediaKeys } from './service'

type Names = Extract<keyof Handlers, `media.key.${string}` | `media.card.${string}`>

export type MediaKeysParts = {
  readonly keys: MediaKeys
  readonly cards: MediaCards
  readonly actor: () => UserId
  readonly dialogs: FileDialogs
  readonly now: () => number
}

export const mediaKeysHandlers = ({ keys, cards, actor, dialogs, now }: MediaKeysParts): Pick<Handlers, Names> => {
  const today = (): string => isoDateOfDay(localDayOf(DEFAULT_ZONE, now()))
  return {
    'media.key.create': ({ passphrase }) => keys.create(actor(), passphrase),
    'media.key.rotate': ({ passphrase, next }) => keys.rotate(actor(), passphrase, next),
    'media.key.unlock': ({ passphrase }) => keys.unlock(actor(), passphrase),
    'media.key.lock': async () => {
      keys.lock()
      return ok(null)
    },
    'media.key.back-up': async ({ id }) => {
      const by = actor()
      const text = await keys.sealedText(id)
      if (!text.ok) return text
      const file = await dialogs.save(`值守光盘密钥-${id.slice(0, 8)}-${today()}.json`, 'media-key')
      if (file === null) return ok(null)
      const written = await writeTextFile(file, text.value)
      if (written.ok) await keys.backedUp(by, id, written.value.file)
      return written
    },
    'media.key.restore': async ({ passphrase }) => {
      const by = actor()
      const file = await dialogs.open('media-key')
      if (file === null) return ok(null)
      const text = await readTextFile(file)
      return text.ok ? keys.restore(by, text.value, passphrase) : text
    },
    'media.card.export': async ({ siteId }) => {
      const by = actor()
      const card = await cards.make(siteId)
      if (!card.ok) return card
      const file = await dialogs.save(`值守支持中心密钥名片-${siteId.slice(-8)}-${today()}.json`, 'media-card')
      if (file === null) return ok(null)
      const written = await writeTextFile(file, card.value.text)
      if (!written.ok) return written
      await cards.exported(by, siteId, card.value.fingerprint)
      return ok({ file: written.value.file, fingerprint: card.value.fingerprint })
    },
    'media.card.read': async () => {
      const file = await dialogs.open('media-card')
      if (file === null) return ok(null)
      const text = await readTextFile(file)
      return text.ok ? cards.read(text.value) : text
    },
    'media.card.enrol': ({ text, fingerprint }) => cards.enrol(actor(), text, fingerprint),
    'media.card.revoke': ({ siteId, reason }) => cards.revoke(actor(), siteId, reason),
  }
}
