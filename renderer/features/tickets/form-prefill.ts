/** What a form knows before anybody has typed a word: the fields that the ticket answers. Pure. */
import { missingFields, type FilledForm } from '#shared/domain/forms/forms'
import type { Form } from '#shared/domain/policy/work'
import type { Ticket } from '#shared/domain/tickets/tickets'

type Source = NonNullable<Form['fields'][number]['from']>

/** `severity` is its name in the language of the window. */
function known(source: Source, ticket: Ticket, severity: string): string {
  switch (source) {
    case 'serial-number':
      return ticket.device?.serialNumber ?? ticket.statedSerial
    case 'model':
      return ticket.device?.model ?? ''
    case 'summary':
      return ticket.summary
    case 'contact-name':
      return ticket.contactName
    case 'callback-number':
      return ticket.callbackNumber
    case 'site-name':
      return ticket.siteName ?? ''
    case 'customer-name':
      return ticket.customerName
    case 'severity':
      return severity
  }
}

/** The values that a form is opened with: as it was filled in last, or from the ticket. */
export const firstFormValues = (
  form: Form,
  filled: FilledForm | undefined,
  ticket: Ticket,
  severity: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    form.fields.map(({ id, from }) => [
      id,
      filled?.values[id] ?? (from && !filled ? known(from, ticket, severity) : ''),
    ]),
  )

/** The required fields that a part still lacks; of a part that nobody has filled in, all of them. */
export const lacks = (form: Form, filled: FilledForm | undefined): Form['fields'] =>
  missingFields(form, filled?.values ?? {})
