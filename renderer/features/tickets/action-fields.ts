/** What each action asks of a person before it is done, and how it is sent. */
import { TicketAction } from '#shared/domain/tickets/actions'
import type { TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/tickets/tickets'
import type { CommandInput } from '#shared/ipc/contract'
import { dayOfIsoDate, instantOfLocal } from '#shared/lib/zoned-time'

export type ActionValues = {
  readonly note: string
  readonly reason: string | null
  /** As typed in a local date-time field, empty when none. */
  readonly agreedAt: string
  readonly severity: string | null
}

export const emptyValues: ActionValues = { note: '', reason: null, agreedAt: '', severity: null }

type Asks = {
  readonly note: 'optional' | 'required'
  readonly reason?: true
  readonly agreedAt?: true
  readonly severity?: true
}

const asks: Readonly<Record<TicketAction, Asks>> = {
  accept: { note: 'optional' },
  contact: { note: 'optional' },
  'guidance-insufficient': { note: 'optional' },
  'log-in': { note: 'optional' },
  'onsite-needed': { note: 'optional' },
  arrive: { note: 'optional' },
  loaner: { note: 'optional' },
  'agree-time': { note: 'optional', agreedAt: true },
  severity: { note: 'optional', severity: true },
  pause: { note: 'optional', reason: true },
  resume: { note: 'optional' },
  note: { note: 'required' },
  resolve: { note: 'required' },
  close: { note: 'optional' },
}

export const asksOf = (action: TicketAction): Asks => asks[action]

/** The actions a ticket offers, in its own order; names this version does not know are left out. */
export const knownActions = (ticket: Pick<Ticket, 'actions'>): readonly TicketAction[] =>
  ticket.actions.flatMap((name) => {
    const action = TicketAction.safeParse(name)
    return action.success ? [action.data] : []
  })

export type ActionErrors = Partial<Record<keyof ActionValues, string>>

/** `agreedAt` as UTC ms once read, null while it is no date. */
export function checkAction(
  action: TicketAction,
  values: ActionValues,
  ticket: Pick<Ticket, 'severity'>,
  agreedAt: number | null,
): ActionErrors {
  const wanted = asksOf(action)
  const errors: Record<string, string> = {}
  if (wanted.note === 'required' && values.note.trim() === '') errors['note'] = 'noteMissing'
  if (values.note.trim().length > 2_000) errors['note'] = 'noteTooLong'
  if (wanted.reason && values.reason === null) errors['reason'] = 'reasonMissing'
  if (wanted.agreedAt && agreedAt === null) errors['agreedAt'] = 'timeMissing'
  if (wanted.severity && (values.severity === null || values.severity === ticket.severity))
    errors['severity'] = 'severityMissing'
  return errors
}

export const actionInput = (
  id: TicketId,
  rev: number,
  action: TicketAction,
  values: ActionValues,
  agreedAt: number | null,
): CommandInput<'tickets.act'> => {
  const wanted = asksOf(action)
  return {
    id,
    rev,
    action,
    note: values.note.trim(),
    reason: wanted.reason ? values.reason : null,
    agreedAt: wanted.agreedAt ? agreedAt : null,
    severity: wanted.severity ? values.severity : null,
  }
}

/** `2026-11-22T14:30` as typed, read as local time of `zone`: UTC ms, or null where it is no date. */
export function readLocalTime(text: string, zone: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text)
  if (!parts?.[1]) return null
  const at = instantOfLocal(zone, dayOfIsoDate(parts[1]), (Number(parts[2]) * 60 + Number(parts[3])) * 60_000)
  return Number.isFinite(at) ? at : null
}
