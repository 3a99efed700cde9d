/**
 * [S4-07] Receipts as they come in: the text of the QR code, or the sixteen digits that were read out. What is not believed is
 * refused with its reason, and written down.
 */
import type { UserId } from '#shared/domain/ids'
import type { EditionId } from '#shared/domain/media/ids'
import { isReceiptText, readReceiptText } from '#shared/domain/media/receipt'
import type { ReceiptOutcome } from '#shared/domain/media/receipt'
import { err, fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { Storage } from '../../../db/storage'
import { isSignedBy } from '../../../media/sign/key-pair'
import { matchSpoken } from '../../../media/sign/receipts'
import { activeCards, cardsOfSite } from '../keys/card-store'
import type { MediaKeys } from '../keys/service'
import * as store from './edition-store'
import type { Edition } from './edition-store'
import { noteEdition } from './noting'
import { enterReceipt } from './receipt-entry'

export type MediaReceiptsDeps = {
  readonly storage: Storage
  readonly keys: Pick<MediaKeys, 'siteSecrets'>
}

type Actor = UserId | 'system'

export type AcceptedReceipt = {
  readonly id: EditionId
  readonly outcome: ReceiptOutcome
  readonly siteName: string
}

/** What a receipt says, believed; or why not, with the edition where one was found. */
type Understood = Result<
  {
    readonly edition: Edition
    readonly outcome: ReceiptOutcome
    readonly by: 'qr' | 'code'
    readonly siteAt: number | null
  },
  { readonly failure: Failure; readonly edition: Edition | null }
>

/** Somebody mistyped: nothing came that could be refused. */
const slips: readonly string[] = ['media.code-length', 'media.code-mistyped', 'media.receipt-unreadable']

export type MediaReceipts = ReturnType<typeof createMediaReceipts>

const refused = (failure: Failure, edition: Edition | null = null): Understood => err({ failure, edition })

export function createMediaReceipts({ storage, keys }: MediaReceiptsDeps) {
  const readQr = async (text: string): Promise<Understood> => {
    const read = readReceiptText(text)
    if (!read.ok) return refused(read.error)
    const { receipt, body, signature } = read.value
    const edition = await store.readEdition(storage.db, receipt.edition)
    if (!edition) return refused({ code: 'media.receipt-foreign' })
    const signer = (await cardsOfSite(storage.db, edition.siteId)).find(({ card }) =>
      isSignedBy(card.keys.sign, body, signature),
    )
    if (!signer) return refused({ code: 'media.receipt-not-theirs' }, edition)
    if (signer.revokedAt !== null) return refused({ code: 'media.receipt-revoked' }, edition)
    if (edition.seq !== receipt.seq || edition.manifestSha256?.slice(0, 32) !== receipt.manifest)
      return refused({ code: 'media.receipt-other-manifest' }, edition)
    return ok({ edition, outcome: receipt.outcome, by: 'qr', siteAt: receipt.at })
  }

  const readCode = async (text: string): Promise<Understood> => {
    const cards = new Map((await activeCards(storage.db)).map((card) => [card.siteId, card]))
    const secrets = new Map<string, Result<Buffer>>()
    const candidates: { edition: EditionId; manifestSha256: string; secret: Buffer }[] = []
    let withheld: Failure | null = null
    for (const { id, siteId, keyId, sha256 } of await store.signedEditions(storage.db)) {
      const card = cards.get(siteId)
      if (!card) continue
      const pair = `${siteId} ${keyId}`
      const secret = secrets.get(pair) ?? (await keys.siteSecrets.of(storage.db, card, keyId))
      secrets.set(pair, secret)
      if (secret.ok) candidates.push({ edition: id, manifestSha256: sha256, secret: secret.value })
      else withheld = secret.error
    }
    const match = matchSpoken(text, candidates)
    // A code that may be of a site whose secret cannot be read is not called unknown.
    if (!match.ok) return refused(match.error.code === 'media.code-unknown' ? (withheld ?? match.error) : match.error)
    const edition = await store.readEdition(storage.db, match.value.candidate.edition)
    if (!edition) return refused({ code: 'media.code-unknown' })
    return ok({ edition, outcome: match.value.outcome, by: 'code', siteAt: null })
  }

  const noteRefusal = async (actor: Actor, { code }: Failure, edition: Edition | null): Promise<void> => {
    if (slips.includes(code)) return
    await storage.write(actor, async (unit) => {
      const type = 'media.receipt-refused'
      if (edition) await noteEdition(unit, edition, type, { reason: code })
      else await unit.record({ type, entity: 'media', entityId: 'receipt', change: { reason: code } })
    })
  }

  return {
    /**
     * Errors: `media.receipt-unreadable`, `media.receipt-foreign` (no edition of ours), `media.receipt-not-theirs` (another signed),
     * `media.receipt-revoked`, `media.receipt-other-manifest`; `media.code-length`, `media.code-mistyped`, `media.code-unknown`,
     * `media.secret-missing`, `media.secret-sealed`; `media.receipt-again` (`seq`), `media.act-not-now`.
     */
    enter: async (actor: Actor, text: string): Promise<Result<AcceptedReceipt>> => {
      const understood = await (isReceiptText(text) ? readQr(text) : readCode(text))
      if (!understood.ok) {
        await noteRefusal(actor, understood.error.failure, understood.error.edition)
        return err(understood.error.failure)
      }
      const { outcome, by, siteAt } = understood.value
      const { id } = understood.value.edition
      const entered = await storage.write(actor, async (unit): Promise<Result<AcceptedReceipt>> => {
        // As it is now: another may have been entered in between.
        const edition = await store.readEdition(unit.tx, id)
        if (!edition) return fail('media.edition-unknown')
        const done = await enterReceipt(unit, edition, { outcome, by, siteAt, who: '', note: '' })
        if (!done.ok) return done
        const siteName = (await store.siteNames(unit.tx)).get(edition.siteId) ?? ''
        return ok({ id, outcome, siteName })
      })
      if (!entered.ok) await noteRefusal(actor, entered.error, understood.value.edition)
      return entered
    },
  }
}
