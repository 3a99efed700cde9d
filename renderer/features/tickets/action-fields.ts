/** What each action of the bar asks of a person before it is done, and how it is sent. */
import { TicketAct } from '#shared/domain/tickets/actions'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { dayOfIsoDate, instantOfLocal } from '#shared/lib/zoned-time'

/** As typed and chosen; times as in a local date-time field, empty when none. */
export type ActionValues = {
  readonly note: string
  readonly reason: string | null
  readonly evidence: string
  readonly commitment: string | null
  readonly agreedAt: string
  readonly agreedWith: string
  readonly severity: string | null
  readonly distanceKm: string
  readonly city: string
  readonly serialNumber: string
  readonly movedAt: string
}

export const emptyValues: ActionValues = {
  note: '',
  reason: null,
  evidence: '',
  commitment: null,
  agreedAt: '',
  agreedWith: '',
  severity: null,
  distanceKm: '',
  city: '',
  serialNumber: '',
  movedAt: '',
}

/** The words of a mail's reply: its template with what is known of the ticket put in. A name nobody told is left to be written. */
const fillTemplate = (template: string, { contactName, number, summary }: Ticket): string =>
  template
    .replaceAll('{contactName}', contactName || '{contactName}')
    .replaceAll('{ticketNumber}', number)
    .replaceAll('{summary}', summary)

/** What a template leaves for a person to write: `{answer}`, and whatever the ticket does not know. */
export const openPlace = /\{[A-Za-z]+\}/

/** What a form begins with: what the ticket knows already. */
export function firstValues(action: TicketAction, ticket: Ticket): ActionValues {
  const { sheet } = ticket
  switch (action) {
    case 'mail-replied':
      return { ...emptyValues, note: fillTemplate(sheet?.mailTemplate ?? '', ticket) }
    case 'place':
      return { ...emptyValues, distanceKm: sheet?.distanceKm?.toString() ?? '', city: sheet?.city ?? '' }
    case 'agree-time':
    case 'agree-emergency':
      return { ...emptyValues, agreedWith: ticket.contactName }
    default:
      return emptyValues
  }
}

type Field = Exclude<keyof ActionValues, 'note'>

type Asks = { readonly note: 'optional' | 'required'; readonly fields: readonly Field[] }

const noteOnly: Asks = { note: 'optional', fields: [] }
const noteNeeded: Asks = { note: 'required', fields: [] }

const asks: Readonly<Partial<Record<TicketAction, Asks>>> = {
  'agree-emergency': { note: 'optional', fields: ['agreedAt', 'agreedWith'] },
  'agree-time': { note: 'optional', fields: ['commitment', 'agreedAt', 'agreedWith'] },
  'relocation-notice': { note: 'optional', fields: ['movedAt'] },
  'repair-failed': noteNeeded,
  'mail-replied': noteNeeded,
  'replace-device': { note: 'optional', fields: ['serialNumber'] },
  severity: { note: 'optional', fields: ['severity'] },
  place: { note: 'optional', fields: ['distanceKm', 'city'] },
  pause: { note: 'optional', fields: ['reason', 'evidence'] },
  resume: { note: 'optional', fields: ['reason'] },
  note: noteNeeded,
  resolve: noteNeeded,
  withdraw: noteNeeded,
}

export const asksOf = (action: TicketAction): Asks => asks[action] ?? noteOnly

/** Actions that have their place in a panel of the page instead of the bar. */
const inPanels: readonly TicketAction[] = [
  'ladder-step',
  'step',
  'form',
  'cause',
  'fee',
  'fee-remove',
  'charge-accept',
  'link-problem',
]

/** The actions of the bar, in the order of the work; those that something is in the way of too. */
export const barActions = ({ actions }: Pick<Ticket, 'actions'>): Ticket['actions'] =>
  actions.filter(({ action }) => !inPanels.includes(action))

/** Whether a panel may offer its action now. */
export const mayDo = ({ actions }: Pick<Ticket, 'actions'>, action: TicketAction): boolean =>
  actions.some((one) => one.action === action && one.blocked === null)

export type ActionErrors = Partial<Record<keyof ActionValues, string>>

/** What an action is checked against. `sheet` is null where the policy is gone. */
type Against = Pick<Ticket, 'severity' | 'sheet'>

const isNumber = (text: string): boolean => /^\d{1,5}(?:\.\d{1,2})?$/.test(text.trim())

function fieldError(field: Field, values: ActionValues, ticket: Against, zone: string): string | null {
  const { sheet } = ticket
  switch (field) {
    case 'reason':
      return values.reason === null ? 'reasonMissing' : null
    case 'evidence': {
      const chosen = sheet?.pauseChoices.find(({ id }) => id === values.reason)
      return chosen?.needsEvidence && values.evidence.trim() === '' ? 'evidenceMissing' : null
    }
    case 'commitment':
      return null
    case 'agreedAt':
      return readLocalTime(values.agreedAt, zone) === null ? 'timeMissing' : null
    case 'agreedWith':
      return values.agreedWith.trim() === '' ? 'agreedWithMissing' : null
    case 'severity':
      return values.severity === null || values.severity === ticket.severity ? 'severityMissing' : null
    case 'distanceKm':
      if (values.distanceKm.trim() === '') return values.city.trim() === '' ? 'placeMissing' : null
      return isNumber(values.distanceKm) ? null : 'distanceWrong'
    case 'city':
      return null
    case 'serialNumber':
      return values.serialNumber.trim() === '' ? 'serialMissing' : null
    case 'movedAt':
      return values.movedAt !== '' && readLocalDay(values.movedAt, zone) === null ? 'timeMissing' : null
  }
}

/** What keeps the form from being sent, by field. */
export function checkAction(action: TicketAction, values: ActionValues, ticket: Against, zone: string): ActionErrors {
  const wanted = asksOf(action)
  const errors: Record<string, string> = {}
  if (wanted.note === 'required' && values.note.trim() === '') errors['note'] = 'noteMissing'
  if (values.note.trim().length > 2_000) errors['note'] = 'noteTooLong'
  if (action === 'mail-replied' && openPlace.test(values.note)) errors['note'] = 'placeLeft'
  for (const field of wanted.fields) {
    // A single reason in force needs no choice.
    if (action === 'resume' && field === 'reason') continue
    const error = fieldError(field, values, ticket, zone)
    if (error !== null) errors[field] = error
  }
  return errors
}

/** The act as main expects it; the values must have been checked. */
export function actionInput(
  id: TicketId,
  rev: number,
  action: TicketAction,
  values: ActionValues,
  zone: string,
): TicketAct {
  const text = values.distanceKm.trim()
  return TicketAct.parse({
    ...values,
    id,
    rev,
    action,
    agreedAt: readLocalTime(values.agreedAt, zone),
    movedAt: readLocalDay(values.movedAt, zone),
    distanceKm: text === '' ? null : Number(text),
  })
}

/** `2026-11-22`: the beginning of that day in `zone`, UTC ms, or null where it is no date. */
export const readLocalDay = (text: string, zone: string): number | null =>
  readLocalTime(`${text.slice(0, 10)}T00:00`, zone)

/** `2026-11-22T14:30` as typed, read as local time of `zone`: UTC ms, or null where it is no date. */
export function readLocalTime(text: string, zone: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text)
  if (!parts?.[1]) return null
  const at = instantOfLocal(zone, dayOfIsoDate(parts[1]), (Number(parts[2]) * 60 + Number(parts[3])) * 60_000)
  return Number.isFinite(at) ? at : null
}
