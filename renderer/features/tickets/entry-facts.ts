/** The particulars of one entry of the timeline, each as a few words. */
import { useTranslation } from 'react-i18next'
import type { Choice } from '#shared/domain/tickets/sheet'
import { Stage } from '#shared/domain/tickets/stages'
import type { Ticket, TicketEntry } from '#shared/domain/tickets/tickets'
import { useLocalName } from '../../ui/local-text'
import { groupedNumber } from '../../ui/grouped-number'
import { moneyText } from '../../ui/money-text'
import { dateWithWeekday, isoDate, timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useTicketNames } from './ticket-words'
import { useVerdictWords } from './verdict-words'

/** Actions that lead to another stage; the others repeat theirs, which is worth no word. */
const leadsOn: readonly string[] = [
  'accept',
  'phone-support',
  'guidance-insufficient',
  'onsite-needed',
  'declare-emergency',
  'agree-emergency',
  'spare-approve',
  'repair-failed',
  'resolve',
  'close',
]

export type EntryFacts = (ticket: Ticket, entry: TicketEntry) => readonly string[]

export function useEntryFacts(): EntryFacts {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const names = useTicketNames()
  const name = useLocalName()
  const verdicts = useVerdictWords()

  const instant = (at: number): string => `${dateWithWeekday(at, words)} ${timeOfDay(at, words)}`
  const named = (list: readonly Choice[] | undefined, id: string | null): string | null => {
    if (id === null) return null
    const found = list?.find((one) => one.id === id)
    return found ? name(found.name) : id
  }

  return (ticket, entry) => {
    const { policyId, sheet } = ticket
    const { data } = entry
    const kind = entry.type.replace(/^ticket\./, '')
    // A new ticket's entry holds its draft, which the page shows already.
    if (kind === 'created') return []
    const text = (key: string): string | null => {
      const value = data[key]
      return typeof value === 'string' && value !== '' ? value : null
    }
    const number = (key: string): number | null => {
      const value = data[key]
      return typeof value === 'number' ? value : null
    }
    const say = (key: string, value: string | null): readonly string[] =>
      value === null ? [] : [t(`timeline.${key}`, { value })]
    const time = (key: string): string | null => {
      const at = number(key)
      return at === null ? null : instant(at)
    }
    const step = (): string | null => {
      const rows: readonly Choice[] | undefined =
        kind === 'ladder-step'
          ? [...(sheet?.ladder?.ladder.steps ?? []), ...(sheet?.ladder?.ladder.closing ?? [])]
          : sheet?.procedures.find(({ procedure }) => procedure.id === text('procedure'))?.procedure.steps
      return named(rows, text('step'))
    }
    const fee = (): string | null => {
      const item = named(sheet?.priceItems, text('item'))
      const quantity = number('quantity')
      const unit = sheet?.priceItems.find(({ id }) => id === text('item'))?.unit
      const price = number('unitFen')
      if (item === null) return null
      return [item, `${quantity ?? ''} ${unit ? name(unit) : ''}`.trim(), price === null ? '' : moneyText(price)]
        .filter((part) => part !== '')
        .join(' × ')
    }
    const form = (): string | null => {
      const found = sheet?.forms.find((one) => one.form.id === text('form'))?.form
      const title = found ? name(found.name) : text('form')
      return title !== null && found?.perPart ? t('forms.part', { form: title, part: number('part') ?? 1 }) : title
    }
    const day = (key: string): string | null => {
      const at = number(key)
      return at === null ? null : isoDate(at, words.zone)
    }
    const outcome = text('outcome')
    const reason = text('reason')
    const verdict = text('verdict')
    const severity = text('severity')
    const commitment = text('commitment')
    const distance = number('distanceKm')
    const reached = Stage.safeParse(data['stage'])
    const linked = kind === 'link-problem' ? text('ticketId') : null
    return [
      ...say('step', step()),
      ...(outcome === null ? [] : [t(`timeline.outcome.${outcome}`)]),
      ...say('reason', reason === null ? null : names.pauseReason(policyId, reason)),
      ...say('evidence', text('evidence')),
      ...say('severity', severity === null ? null : names.severity({ policyId, severity })),
      ...say('commitment', commitment === null ? null : names.commitment(policyId, commitment)),
      ...say('level', number('level')?.toString() ?? null),
      ...say('agreedAt', time('agreedAt')),
      ...say('agreedWith', text('agreedWith')),
      ...(distance === null ? [] : [t('page.distance', { km: distance })]),
      ...say('city', text('city')),
      ...say('charge', verdict === null ? null : verdicts.ofKey(verdict)),
      ...say('acceptedBy', text('acceptedBy')),
      ...(kind === 'cause' ? say('cause', named(sheet?.causes, text('cause')) ?? t('coverage.causeUnknown')) : []),
      ...(kind === 'fee' ? say('fee', fee()) : []),
      ...say('form', kind === 'form' ? form() : null),
      ...say('linked', linked && (sheet?.repeat.earlier.find(({ id }) => id === linked)?.number ?? linked)),
      ...(kind === 'call-linked'
        ? say('called', [groupedNumber(text('number') ?? ''), time('calledAt')].join(' ').trim())
        : []),
      ...say('serial', text('serialNumber')),
      ...say('movedAt', day('movedAt')),
      ...say('warrantyTo', day('warrantyTo')),
      ...say('stage', leadsOn.includes(kind) && reached.success ? t(`common:stage.${reached.data}`) : null),
    ]
  }
}
