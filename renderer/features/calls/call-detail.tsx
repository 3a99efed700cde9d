/** One call whole: its times, the rings one by one, what was written down, its tickets, and what can still be done about it. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { CallId } from '#shared/domain/ids'
import type { CallDetail } from '#shared/ipc/contract'
import { askDesk } from '../../data/desk-request'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { DialNumber } from '../../ui/dial-number'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { dateTime, spanText, timeWithSeconds } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { outcomeShape, outcomeTone, useCallWords } from './call-words'
import { DisposeDialog } from './dispose-dialog'
import { LinkDialog } from './link-dialog'

const Sheet = styled('aside')(({ theme }) => ({
  ...thinScrollbar(theme),
  position: 'absolute',
  insetBlock: 0,
  insetInlineEnd: 0,
  width: 420,
  overflowY: 'auto',
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  boxShadow: '0 8px 24px rgb(15 27 49 / 14%)',
  '& > header': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 10px',
    padding: '14px 18px 8px',
  },
  '& h2': { margin: 0, fontSize: '1.3em', fontVariantNumeric: 'tabular-nums' },
  '& header > p': { margin: 0, gridColumn: '1 / -1' },
  '& h3': { margin: '14px 0 4px', fontSize: '0.93em', fontWeight: 500, color: theme.tokens.quiet },
  '& .body': { padding: '0 18px 16px', flex: 1 },
  '& dl': {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: '5.6em minmax(0, 1fr)',
    gap: '5px 12px',
    fontVariantNumeric: 'tabular-nums',
  },
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  '& ol, & ul': {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: 4,
    fontVariantNumeric: 'tabular-nums',
  },
  '& li': { display: 'flex', gap: 8, alignItems: 'baseline' },
  '& .quiet, & small': { color: theme.tokens.quiet },
  '& .note': { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '& > footer': {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    padding: '12px 18px',
    background: theme.tokens.panel,
    borderTop: `1px solid ${theme.tokens.line}`,
  },
}))

type Props = { readonly id: CallId; readonly onChanged: () => void; readonly onClose: () => void }

export function CallDetailPanel({ id, onChanged, onClose }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const query = useQuery('calls.get', { id })
  const dispose = useCall('calls.dispose')
  const match = useCall('customers.match')
  const [, navigate] = useLocation()
  const [form, setForm] = useState<'dispose' | 'link' | null>(null)
  const sheet = useRef<HTMLElement>(null)
  const call = query.value

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog over it, or a text field, has its own Esc.
      if (event.key !== 'Escape' || form !== null || event.defaultPrevented) return
      onClose()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [form, onClose])

  const changed = () => {
    setForm(null)
    query.reload()
    onChanged()
  }
  const createTicket = async ({ number, customerId, customerName }: CallDetail) => {
    const known = number === '' ? null : await match.run({ number })
    if (known && !known.ok) return
    askDesk({ callId: id, customerId, title: customerName ?? number, number, match: known?.value ?? null })
    navigate('/desk')
  }

  return (
    <Sheet ref={sheet} aria-label={t('detail.label')}>
      {query.error ? <ErrorNote failure={query.error} onRetry={query.reload} /> : null}
      {call ? (
        <>
          <Head call={call} onClose={onClose} />
          <div className="body">
            <Times call={call} />
            <Rings call={call} />
            <Parts call={call} />
            {call.note === '' ? null : (
              <>
                <h3>{t('detail.note')}</h3>
                <p className="note">{call.note}</p>
              </>
            )}
            <Settled call={call} />
          </div>
          <footer>
            {dispose.error ? <ErrorNote failure={dispose.error} /> : null}
            {match.error ? <ErrorNote failure={match.error} /> : null}
            <ActionButton type="button" look="primary" disabled={match.pending} onClick={() => void createTicket(call)}>
              {t('act.create')}
            </ActionButton>
            <ActionButton type="button" onClick={() => setForm('link')}>
              {t('act.link')}
            </ActionButton>
            {call.ticket ? null : call.disposition === null ? (
              <ActionButton type="button" onClick={() => setForm('dispose')}>
                {t('act.dispose')}
              </ActionButton>
            ) : (
              <ActionButton
                type="button"
                look="quiet"
                disabled={dispose.pending}
                onClick={() => {
                  void dispose.run({ id, reason: null, note: '' }).then(({ ok }) => (ok ? changed() : undefined))
                }}
              >
                {t('act.undispose')}
              </ActionButton>
            )}
          </footer>
          {form === 'dispose' ? <DisposeDialog id={id} onDone={changed} onClose={() => setForm(null)} /> : null}
          {form === 'link' ? <LinkDialog id={id} onDone={changed} onClose={() => setForm(null)} /> : null}
        </>
      ) : query.error ? null : (
        <EmptyState title={words.loading} />
      )}
    </Sheet>
  )
}

function Head({ call, onClose }: { readonly call: CallDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('calls')
  const say = useCallWords()
  return (
    <header>
      <h2>
        {call.number === '' ? say.number('') : <DialNumber number={call.number} shown={say.number(call.number)} />}
      </h2>
      <ActionButton type="button" look="quiet" aria-label={t('detail.close')} onClick={onClose}>
        ✕
      </ActionButton>
      <p>
        {call.customerName !== null && call.customerId !== null ? (
          <Link href={`/customers/${call.customerId}`}>{call.customerName}</Link>
        ) : (
          <span className="quiet">{call.callerName ?? t('row.unknown')}</span>
        )}
      </p>
    </header>
  )
}

function Times({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const say = useCallWords()
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [t('field.time'), `${dateTime(call.at, words).slice(0, 10)} ${timeWithSeconds(call.at, words)}`],
    [
      t('field.outcome'),
      <StateBadge
        key="outcome"
        bare
        tone={outcomeTone(call)}
        shape={outcomeShape(call)}
        label={say.outcome(call.outcome)}
      />,
    ],
    [t('field.kind'), [say.kind(call.kind), call.queue].filter((part) => part !== '').join(' · ')],
    [t('detail.link'), call.linkName],
    ...(call.callerName && call.customerName ? [[t('detail.callerName'), call.callerName] as const] : []),
    ...(call.waitMs > 0 ? [[t('field.wait'), spanText(call.waitMs)] as const] : []),
    ...(call.agent ? [[t('field.agent'), [call.agentName, call.agent].filter(Boolean).join(' ')] as const] : []),
    ...(call.answeredAt === null
      ? []
      : [
          [t('detail.talkTotal'), spanText(call.talkMs)] as const,
          ...(call.holdMs > 0 ? [[t('detail.hold'), spanText(call.holdMs)] as const] : []),
          ...(call.wrapUpMs > 0 ? [[t('detail.wrapUp'), spanText(call.wrapUpMs)] as const] : []),
        ]),
    ...(call.transferredTo ? [[t('field.transferredTo'), call.transferredTo] as const] : []),
    ...(call.endedBy
      ? [[t('detail.ended'), t(`detail.endedBy.${call.endedBy}`, { defaultValue: call.endedBy })] as const]
      : []),
    ...(call.recording ? [[t('field.recording'), call.recording] as const] : []),
  ]
  return (
    <>
      <dl>
        {rows.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
      {call.incomplete ? (
        <p>
          <StateBadge tone="soon" label={t('cell.incomplete')} />
        </p>
      ) : null}
      {call.recording ? <small>{t('detail.recordingHint')}</small> : null}
    </>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Rings({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation('calls')
  const words = useWords()
  if (call.kind !== 'queue') return null
  return (
    <>
      <h3>{t('detail.rings')}</h3>
      {call.rings.length === 0 ? <span className="quiet">{t('detail.noRings')}</span> : null}
      <ol aria-label={t('detail.rings')}>
        {call.rings.map((ring) => (
          <li key={`${ring.extension} ${ring.at}`}>
            <span className="quiet">{timeWithSeconds(ring.at, words)}</span>
            <span>{[ring.name, ring.extension].filter(Boolean).join(' ')}</span>
            <StateBadge
              bare
              tone={ring.answered ? 'good' : 'soon'}
              shape={ring.answered ? 'check' : 'cross'}
              label={t(ring.answered ? 'detail.ring.answered' : 'detail.ring.missed', { time: spanText(ring.ms) })}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

function Parts({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const say = useCallWords()
  if (call.parts.length === 0) return null
  return (
    <>
      <h3>{t('detail.parts')}</h3>
      <ul>
        {call.parts.map((part) => (
          <li key={part.id}>
            <Link href={`/calls/log/${part.id}`} replace>
              {timeWithSeconds(part.at, words)} {say.kind(part.kind)} {part.queue}
            </Link>
            <span>{say.outcome(part.outcome)}</span>
            <span className="quiet">{say.agent(part)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Settled({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation('calls')
  const say = useCallWords()
  return (
    <>
      <h3>{t(call.disposition === null ? 'detail.tickets' : 'detail.disposition')}</h3>
      {call.allTickets.length > 0 ? (
        <ul>
          {call.allTickets.map((ticket) => (
            <li key={ticket.id}>
              <Link href={`/tickets/${ticket.id}`}>{ticket.number}</Link>
            </li>
          ))}
        </ul>
      ) : call.disposition === null ? (
        <span className="quiet">{t('detail.none')}</span>
      ) : (
        <span>
          {say.disposition(call)}{' '}
          {call.disposedBy ? <small>{t('detail.disposedBy', { name: call.disposedBy })}</small> : null}
        </span>
      )}
    </>
  )
}
