/** What proves to the centre what became of an edition: the text of the QR code, and the code that is spoken. */
import { EditionId, Sha256 } from '#shared/domain/media/ids'
import { spokenGroups } from '#shared/domain/media/receipt'
import type { ReceiptOutcome } from '#shared/domain/media/receipt'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { MediaArrivalsTable } from '../../db/media-tables'
import type { Unit } from '../../db/storage'
import { Manifest } from '#shared/domain/media/manifest'
import type { KeyPair } from '../../media/sign/key-pair'
import { signReceipt, speakReceipt } from '../../media/sign/receipts'
import { sharedSecret } from '../../media/sign/shared-secret'
import * as store from './store'

type Outcome = Extract<ReceiptOutcome, 'imported' | 'refused'>

/**
 * Closes an edition with its receipt. The spoken code rests on the secret shared with the key that signed the edition. Errors:
 * `media.key-weak`, `media.centre-key-unknown`.
 */
export async function writeReceipt(
  { tx, at, record }: Unit,
  keys: KeyPair,
  row: MediaArrivalsTable,
  outcome: Outcome,
): Promise<Result<null>> {
  const edition = EditionId.parse(row.edition_id)
  const manifestSha256 = Sha256.parse(row.manifest_sha256)
  const { key } = Manifest.pick({ key: true }).loose().parse(JSON.parse(row.manifest))
  const centre = (await store.trustedKeys(tx)).find(({ id }) => id === key)
  if (!centre) return fail('media.centre-key-unknown')
  const { id, sign, agree } = centre
  const secret = sharedSecret(keys, { id, sign, agree }, 'site')
  if (!secret.ok) return secret
  const text = signReceipt(keys, {
    edition,
    seq: row.seq,
    outcome,
    at,
    manifest: manifestSha256.slice(0, 32),
  })
  const code = spokenGroups(speakReceipt(secret.value, { edition, manifestSha256 }, outcome))
  const receipt = JSON.stringify({ text, code, outcome })
  await store.setArrival(tx, edition, {
    receipt,
    receipt_at: at,
    ...(outcome === 'imported' ? { imported_at: at } : {}),
  })
  const change = { outcome, seq: row.seq, week: row.week, code }
  await record({ type: 'media.site-receipt', entity: 'media', entityId: edition, change })
  return ok(null)
}
