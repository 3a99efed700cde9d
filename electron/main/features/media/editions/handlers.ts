/** Editions, receipts and the ledger of the weekly discs: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../../ipc/handlers'
import type { MediaLedger } from '../ledger/service'
import { writeTextFile } from '../text-files'
import type { FileDialogs } from '../text-files'
import type { MediaReceipts } from './receipts'
import type { MediaEditions } from './service'

type Names =
  | 'media.edition.plan'
  | 'media.edition.contents'
  | 'media.edition.act'
  | 'media.receipt.enter'
  | 'media.ledger'
  | 'media.ledger.export'

export type MediaEditionsParts = {
  readonly editions: MediaEditions
  readonly receipts: MediaReceipts
  readonly ledger: MediaLedger
  readonly actor: () => UserId
  readonly dialogs: FileDialogs
}

/** Without it a spreadsheet takes Chinese text for something else. */
const byteOrderMark = '\uFEFF'

export const mediaEditionsHandlers = ({
  editions,
  receipts,
  ledger,
  actor,
  dialogs,
}: MediaEditionsParts): Pick<Handlers, Names> => ({
  'media.edition.plan': (input) => editions.plan(actor(), input),
  'media.edition.contents': ({ id }) => editions.contents(id),
  'media.edition.act': (input) => editions.act(actor(), input),
  'media.receipt.enter': ({ text }) => receipts.enter(actor(), text),
  'media.ledger': async (query) => ok(await ledger.read(query)),
  'media.ledger.export': async (query) => {
    const by = actor()
    const text = await ledger.csv(query)
    const file = await dialogs.save(`光盘登记台账-${query.from}-${query.to}.csv`, 'csv')
    if (file === null) return ok(null)
    const written = await writeTextFile(file, byteOrderMark + text)
    if (written.ok) await ledger.exported(by, query, written.value.file)
    return written
  },
})
