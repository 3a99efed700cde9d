/** What a person can do to a ticket, and to which stage that leads. The policy decides which clocks it starts or stops. */
import { z } from 'zod'
import type { Stage } from './tickets'

export const TicketAction = z.enum([
  'accept',
  'contact',
  'guidance-insufficient',
  'log-in',
  'onsite-needed',
  'arrive',
  'loaner',
  'agree-time',
  'severity',
  'pause',
  'resume',
  'note',
  'resolve',
  'close',
])
export type TicketAction = z.infer<typeof TicketAction>

type Rule = { readonly from: readonly Stage[]; readonly to: Stage | null }

const working: readonly Stage[] = ['phone', 'remote', 'onsite', 'spare']
const open: readonly Stage[] = ['new', ...working, 'confirm']

/** `to: null` keeps the stage. */
export const actionRules: Readonly<Record<TicketAction, Rule>> = {
  accept: { from: ['new'], to: 'phone' },
  contact: { from: ['phone'], to: null },
  'guidance-insufficient': { from: ['phone'], to: 'remote' },
  'log-in': { from: ['remote'], to: null },
  'onsite-needed': { from: ['phone', 'remote'], to: 'onsite' },
  arrive: { from: ['onsite'], to: null },
  loaner: { from: working, to: null },
  'agree-time': { from: working, to: null },
  severity: { from: open, to: null },
  pause: { from: [...working, 'new'], to: null },
  resume: { from: [...working, 'new'], to: null },
  note: { from: open, to: null },
  resolve: { from: working, to: 'confirm' },
  close: { from: ['confirm'], to: 'closed' },
}
