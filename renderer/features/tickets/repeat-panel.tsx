/** Faults of the device that came before: which speak of the same problem, how often its repair failed, and what is owed then. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { EarlierTicket } from '#shared/domain/tickets/sheet'
import { Stage } from '#shared/domain/tickets/stages'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { mayDo } from './action-fields'
import { ClauseNote } from './clause-note'

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 8,
  '& p': { margin: 0 },
  '& .owed': { padding: '8px 12px', borderRadius: 8, background: theme.tokens.soft.late, display: 'grid', gap: 6 },
  '& .owed > button': { justifySelf: 'start' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '0 10px',
    padding: '5px 0',
    borderTop: `1px solid ${theme.tokens.line}`,
  },
  '& li small': { display: 'block', color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums', fontSize: '0.93em' },
  '& li button': { minHeight: 28, padding: '1px 10px' },
}))

type Props = { readonly ticket: Ticket; readonly onReplace: () => void }

export function RepeatPanel({ ticket, onReplace }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const act = useCall('tickets.act')
  const repeat = ticket.sheet?.repeat
  if (!repeat || ticket.deviceId === null) return null
  const { rule, failedRepairs, owed, replacedBy, earlier } = repeat
  if (earlier.length === 0 && failedRepairs === 0 && replacedBy === null) return null
  const link = (ticketId: EarlierTicket['id']) =>
    void act.run({ id: ticket.id, rev: ticket.rev, action: 'link-problem', ticketId, note: '' })
  return (
    <Panel title={t('repeat.title')} aside={t('repeat.earlier', { count: earlier.length })}>
      <Body>
        <p>
          {rule
            ? t('repeat.failedOf', { count: failedRepairs, from: rule.failedRepairs })
            : t('repeat.failed', { count: failedRepairs })}{' '}
          {rule && !owed ? <ClauseNote clause={rule.clause} /> : null}
        </p>
        {owed && rule && replacedBy === null ? (
          <div className="owed">
            <span>
              <StateBadge bare tone="late" shape="diamond" label={t('repeat.owed')} /> {name(rule.consequence)}{' '}
              <ClauseNote clause={rule.clause} />
            </span>
            {mayDo(ticket, 'replace-device') ? (
              <ActionButton type="button" onClick={onReplace}>
                {t('action.replace-device')}…
              </ActionButton>
            ) : null}
          </div>
        ) : null}
        {replacedBy !== null ? (
          <StateBadge bare tone="good" shape="check" label={t('repeat.replacedBy', { serial: replacedBy })} />
        ) : null}
        {act.error ? <ErrorNote failure={act.error} /> : null}
        {earlier.length > 0 ? (
          <ul>
            {earlier.map((one) => (
              <Earlier
                key={one.id}
                earlier={one}
                may={mayDo(ticket, 'link-problem') && !act.pending}
                onLink={() => link(one.id)}
              />
            ))}
          </ul>
        ) : null}
      </Body>
    </Panel>
  )
}

type EarlierProps = { readonly earlier: EarlierTicket; readonly may: boolean; readonly onLink: () => void }

function Earlier({ earlier, may, onLink }: EarlierProps) {
  const { t } = useTranslation('tickets')
  const { zone } = useWords()
  const stage = Stage.safeParse(earlier.stage)
  return (
    <li>
      <span>
        <Link href={`/tickets/${earlier.id}`}>{earlier.summary}</Link>
        <small>
          {[
            earlier.number,
            isoDate(earlier.createdAt, zone),
            stage.success ? t(`common:stage.${stage.data}`) : earlier.stage,
            ...(earlier.failedRepairs > 0 ? [t('repeat.failed', { count: earlier.failedRepairs })] : []),
          ].join(' · ')}
        </small>
      </span>
      {earlier.sameProblem ? (
        <StateBadge bare tone="call" shape="half" label={t('repeat.same')} />
      ) : may ? (
        <ActionButton type="button" aria-label={t('repeat.linkNamed', { number: earlier.number })} onClick={onLink}>
          {t('repeat.link')}
        </ActionButton>
      ) : null}
    </li>
  )
}
