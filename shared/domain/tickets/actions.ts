/** What a person can do to a ticket, what each step needs to be told, and from which stages it is possible. */
import { z } from 'zod'
import { oneLine, scanned, withoutUnseen } from '../../lib/plain-text'
import { TicketId } from '../ids'
import type { SupportStage } from '../policy/parts'
import type { Stage } from './stages'

export const TicketAction = z.enum([
  'accept',
  'phone-support',
  'contact',
  'guidance-insufficient',
  'log-in',
  'onsite-needed',
  'arrive',
  'declare-emergency',
  'agree-emergency',
  'ladder-step',
  'spare-approve',
  'pod',
  'faulty-received',
  'loaner',
  'relocation-notice',
  'service-resumed',
  'mail-received',
  'mail-replied',
  'call-unresolved',
  'follow-up',
  'step',
  'form',
  'cause',
  'fee',
  'fee-remove',
  'charge-accept',
  'repair-failed',
  'link-problem',
  'replace-device',
  'agree-time',
  'severity',
  'place',
  'pause',
  'resume',
  'note',
  'resolve',
  'close',
  'withdraw',
])
export type TicketAction = z.infer<typeof TicketAction>

type Rule = {
  readonly from: readonly Stage[]
  /** The stage it leads to; null keeps the stage. */
  readonly to: Stage | null
  /** The policy must offer this stage of support. */
  readonly offers?: SupportStage
  /** A step of the work: a request that is not in service needs the customer's word on the cost before it. */
  readonly isWork?: true
}

const working: readonly Stage[] = ['consult', 'phone', 'remote', 'onsite', 'emergency', 'spare']
const open: readonly Stage[] = ['new', ...working, 'confirm']
const afterwards: readonly Stage[] = [...working, 'confirm']

export const actionRules: Readonly<Record<TicketAction, Rule>> = {
  accept: { from: ['new'], to: 'phone' },
  'phone-support': { from: ['consult'], to: 'phone', offers: 'phone' },
  contact: { from: ['consult', 'phone'], to: null },
  'guidance-insufficient': { from: ['consult', 'phone'], to: 'remote', offers: 'remote', isWork: true },
  'log-in': { from: ['remote'], to: null, isWork: true },
  'onsite-needed': { from: ['consult', 'phone', 'remote', 'spare'], to: 'onsite', offers: 'onsite', isWork: true },
  arrive: { from: ['onsite', 'emergency'], to: null, isWork: true },
  'declare-emergency': { from: ['new', ...working], to: 'emergency', offers: 'emergency' },
  'agree-emergency': { from: working, to: 'emergency', offers: 'emergency', isWork: true },
  // Whatever the work is at meanwhile: a spare may be on its way during an emergency.
  'ladder-step': { from: afterwards, to: null },
  'spare-approve': { from: working, to: 'spare', isWork: true },
  pod: { from: afterwards, to: null },
  'faulty-received': { from: afterwards, to: null },
  loaner: { from: working, to: null, isWork: true },
  'relocation-notice': { from: open, to: null },
  'service-resumed': { from: open, to: null },
  'mail-received': { from: open, to: null },
  'mail-replied': { from: open, to: null },
  'call-unresolved': { from: open, to: null },
  'follow-up': { from: open, to: null },
  step: { from: open, to: null },
  form: { from: open, to: null },
  cause: { from: open, to: null },
  fee: { from: afterwards, to: null },
  'fee-remove': { from: afterwards, to: null },
  'charge-accept': { from: open, to: null },
  'repair-failed': { from: afterwards, to: null },
  'link-problem': { from: open, to: null },
  'replace-device': { from: afterwards, to: null },
  'agree-time': { from: afterwards, to: null },
  severity: { from: open, to: null },
  place: { from: open, to: null },
  pause: { from: open, to: null },
  resume: { from: open, to: null },
  note: { from: open, to: null },
  resolve: { from: working, to: 'confirm' },
  close: { from: ['confirm'], to: 'closed' },
  withdraw: { from: open, to: 'closed' },
}

const Note = z.string().overwrite(withoutUnseen).trim().max(2_000)
const Name = z.string().overwrite(oneLine).trim().max(80)
const Key = z.string().min(1).max(120)
const Instant = z.number().int()
/** UTC ms from 1990 to 2100: what lies outside is a slip of the finger. */
const Day = Instant.min(Date.UTC(1990, 0, 1)).max(Date.UTC(2100, 0, 1))

/** Of every act: against which revision, and what else there is to say. */
const base = { id: TicketId, rev: z.number().int(), note: Note }

/** One act on a ticket. What a person may forget is nullable here, and refused with a word of its own. */
export const TicketAct = z.discriminatedUnion('action', [
  z.object({
    ...base,
    action: TicketAction.extract([
      'accept',
      'phone-support',
      'contact',
      'guidance-insufficient',
      'log-in',
      'onsite-needed',
      'arrive',
      'declare-emergency',
      'spare-approve',
      'pod',
      'faulty-received',
      'loaner',
      'service-resumed',
      'mail-received',
      'mail-replied',
      'call-unresolved',
      'follow-up',
      'repair-failed',
      'note',
      'resolve',
      'close',
      'withdraw',
    ]),
  }),
  z.object({ ...base, action: z.literal('severity'), severity: Key.nullable() }),
  z.object({
    ...base,
    action: z.literal('agree-time'),
    /** Null means every promise that takes an agreed time. */
    commitment: Key.nullable(),
    /** UTC ms. */
    agreedAt: Instant.nullable(),
    /** Who agreed for the customer. */
    agreedWith: Name,
  }),
  z.object({ ...base, action: z.literal('agree-emergency'), agreedAt: Instant.nullable(), agreedWith: Name }),
  z.object({
    ...base,
    action: z.literal('pause'),
    reason: Key.nullable(),
    /** What shows the event: a notice, a call, a picture. */
    evidence: z.string().overwrite(withoutUnseen).trim().max(500),
  }),
  /** A reason ends that one; null ends all. */
  z.object({ ...base, action: z.literal('resume'), reason: Key.nullable() }),
  z.object({
    ...base,
    action: z.literal('place'),
    /** Road distance, km. */
    distanceKm: z.number().min(0).max(20_000).nullable(),
    city: Name,
  }),
  z.object({
    ...base,
    action: z.literal('step'),
    procedure: Key,
    step: Key,
    /** `asked`: the customer was asked for it, and what may rest meanwhile rests. */
    outcome: z.enum(['done', 'skipped', 'asked']),
  }),
  z.object({ ...base, action: z.literal('ladder-step'), ladder: Key, step: Key }),
  z.object({
    ...base,
    action: z.literal('form'),
    form: Key,
    part: z.number().int().min(1).max(99),
    values: z.record(Key, z.string().overwrite(withoutUnseen).trim().max(2_000)),
  }),
  z.object({ ...base, action: z.literal('cause'), cause: Key.nullable() }),
  z.object({
    ...base,
    action: z.literal('fee'),
    item: Key,
    quantity: z.number().positive().max(100_000),
    /** Integer fen; null takes the list's price. */
    unitFen: z.number().int().min(0).max(100_000_000_000).nullable(),
  }),
  z.object({ ...base, action: z.literal('fee-remove'), line: Key }),
  z.object({
    ...base,
    action: z.literal('charge-accept'),
    /** Who took over the cost for the customer. */
    acceptedBy: Name,
    /** The verdict that was shown. */
    verdict: Key,
  }),
  z.object({ ...base, action: z.literal('link-problem'), ticketId: TicketId }),
  z.object({ ...base, action: z.literal('replace-device'), serialNumber: z.string().overwrite(scanned).max(80) }),
  z.object({
    ...base,
    action: z.literal('relocation-notice'),
    /** When the device was moved, UTC ms. */
    movedAt: Day.nullable(),
  }),
])
export type TicketAct = z.infer<typeof TicketAct>
