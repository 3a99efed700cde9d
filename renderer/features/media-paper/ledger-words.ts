/** The steps of the ledger in words, and of what was noted with them that which people read: the rest stays in the journal. */
import { isNamedDetail, ledgerDetails, ledgerSteps } from '#shared/domain/media/ledger'
import { shortHash } from '#shared/domain/media/papers'
import type { LedgerRow } from '#shared/ipc/media-rows'

const hash = /^[0-9a-f]{64}$/
/** Lists and findings are kept as JSON; ids and fingerprints of keys are no words either. */
const unread = /^[[{]|^[0-9A-HJKMNP-TV-Z]{20,26}$/
const longest = 120

export const ledgerStep = (type: string): string => ledgerSteps[type]?.zh ?? type

export function ledgerNote({ details }: Pick<LedgerRow, 'details'>): string {
  const said = Object.entries(details).flatMap(([name, value]): [string, string | number | null][] => {
    const text = String(value ?? '')
    if (!isNamedDetail(name) || unread.test(text)) return []
    return [[name, hash.test(text) ? shortHash(text) : value]]
  })
  const note = Array.from(ledgerDetails(Object.fromEntries(said)))
  return note.length > longest ? `${note.slice(0, longest - 1).join('')}…` : note.join('')
}
