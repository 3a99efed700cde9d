/** The way of an edition from plan to receipt, and which step may follow which. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import { fail, ok } from '../../lib/result'
import type { Result } from '../../lib/result'
import { ReceiptOutcome } from './receipt'

/** In order, as long as all goes well. */
export const wayOfEdition = [
  'planned',
  'built',
  'burned',
  'verified',
  'sealed',
  'handed-over',
  'received',
  'site-verified',
  'imported',
] as const

/** The last three end it elsewhere. */
export const EditionState = z.enum([...wayOfEdition, 'refused', 'lost', 'cancelled'])
export type EditionState = z.infer<typeof EditionState>

/** It will not go on: its week is done, or it needs another edition. */
export const isOver = (state: EditionState): boolean => ['imported', 'refused', 'lost', 'cancelled'].includes(state)

/** It has left the house: what is on it is no longer ours to change. */
export const hasLeft = (state: EditionState): boolean =>
  ['handed-over', 'received', 'site-verified', 'imported', 'refused', 'lost'].includes(state)

const Line = z.string().overwrite(oneLine).trim().max(200)
const Said = Line.min(1)

/**
 * `courier`: sent; `visit`: brought by an engineer; `pickup`: fetched by the customer. Registered post and couriers carry only
 * what bears no mark of secrecy (非密).
 */
export const DeliveryWay = z.enum(['courier', 'visit', 'pickup'])
export type DeliveryWay = z.infer<typeof DeliveryWay>

/** What a person does with an edition; burning and checking are acts of its discs. */
export const EditionAct = z.discriminatedUnion('act', [
  /** The second person who looks at what goes out (刻录审批). */
  z.strictObject({ act: z.literal('approve'), note: Line }),
  z.strictObject({ act: z.literal('seal'), sealNumber: Said }),
  z.strictObject({
    act: z.literal('hand-over'),
    way: DeliveryWay,
    /** Who carries it. */
    carrier: Said,
    tracking: Line,
    to: Said,
  }),
  /** The site, or the courier's proof, says that it arrived. */
  z.strictObject({ act: z.literal('receive'), by: Said }),
  /** By hand, from a paper receipt. */
  z.strictObject({ act: z.literal('receipt'), outcome: ReceiptOutcome, by: Said, note: Line }),
  z.strictObject({ act: z.literal('lose'), reason: Said }),
  z.strictObject({ act: z.literal('cancel'), reason: Said }),
])
export type EditionAct = z.infer<typeof EditionAct>

/** Each disc's copies: whether one is burned, and whether one has been read back in order. */
export type DiscProgress = { readonly isBuilt: boolean; readonly isBurned: boolean; readonly isVerified: boolean }

/** How far the discs are, for an edition that is not sealed yet. */
export function stateOfDiscs(discs: readonly DiscProgress[]): EditionState {
  const all = (is: keyof DiscProgress): boolean => discs.length > 0 && discs.every((disc) => disc[is])
  if (all('isVerified')) return 'verified'
  if (all('isBurned')) return 'burned'
  return all('isBuilt') ? 'built' : 'planned'
}

const stateOfOutcome = { imported: 'imported', verified: 'site-verified', refused: 'refused' } as const

const onTheWay: readonly EditionState[] = ['handed-over', 'received', 'site-verified']
const inHouse: readonly EditionState[] = ['planned', 'built', 'burned', 'verified', 'sealed']

const allowed: Readonly<Record<EditionAct['act'], readonly EditionState[]>> = {
  approve: ['built', 'burned', 'verified'],
  seal: ['verified'],
  'hand-over': ['sealed'],
  receive: ['handed-over'],
  // A disc that was given up may be found and imported after all.
  receipt: [...onTheWay, 'lost'],
  lose: onTheWay,
  cancel: inHouse,
}

export const mayFollow = (state: EditionState, act: EditionAct['act']): boolean => allowed[act].includes(state)

/**
 * The state after an act. Errors: `media.act-not-now` with state and act; `media.not-approved` for a seal without the approval
 * of a second person.
 */
export function stateAfter(
  { state, isApproved }: { readonly state: EditionState; readonly isApproved: boolean },
  act: EditionAct,
): Result<EditionState> {
  if (!mayFollow(state, act.act)) return fail('media.act-not-now', { state, act: act.act })
  switch (act.act) {
    case 'approve':
      return ok(state)
    case 'seal':
      return isApproved ? ok('sealed') : fail('media.not-approved')
    case 'hand-over':
      return ok('handed-over')
    case 'receive':
      return ok('received')
    case 'receipt':
      return ok(stateOfOutcome[act.outcome])
    case 'lose':
      return ok('lost')
    case 'cancel':
      return ok('cancelled')
  }
}
