/** The steps of the ledger in words, and what was noted with them. */
import type { LedgerRow } from '#shared/ipc/media-rows'

export const ledgerStep = (type: string): string => type
export const ledgerDetails = ({ details }: LedgerRow): string => Object.values(details).join('；')
