/** Who waits now, the longest first, with running times; of very many only those whose turn comes first. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { QueueRow, VisitRow } from '#shared/ipc/contract'
import { agentLooks } from '../../ui/agent-looks'
import { Elapsed } from '../../ui/countdown'
import { maskNumber } from '../../ui/masked-number'
import { EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { Line, Quiet, Rows } from './parts'
import { waitTone } from './wait-tone'

export const waitingVisits = (visits: ReadonlyMap<string, VisitRow>): readonly VisitRow[] =>
  [...visits.values()].filter((visit) => visit.state !== 'talking').toSorted((a, b) => a.joinedAt - b.joinedAt)

/** A desk has room for a dozen; thousands of running rows would stop the screen. */
const mostShown = 50

const Wait = styled('strong')({ fontSize: '1.12em', fontWeight: 700 })

type Props = {
  readonly visits: ReadonlyMap<string, VisitRow> | null
  readonly queues: ReadonlyMap<string, QueueRow> | null
  /** Whether telephony is set up at all: without it, nobody waiting would say too much. */
  readonly connected: boolean
}

export function LiveQueue({ visits, queues, connected }: Props) {
  const { t } = useTranslation('desk')
  const waiting = waitingVisits(visits ?? new Map())
  const first = waiting[0]
  const toneOf = ({ link, queue }: VisitRow) => {
    const withinS = queues?.get(`${link}/${queue}`)?.serviceLevelWithinS ?? undefined
    return (elapsed: number) => waitTone(elapsed, withinS)
  }
  return (
    <Panel
      title={t('queue.title')}
      aside={
        !connected ? undefined : (
          <>
            {t('queue.waiting', { count: waiting.length })}
            {first ? (
              <>
                {' · '}
                {t('queue.longest')} <Elapsed since={first.joinedAt} tone={toneOf(first)} />
              </>
            ) : null}
          </>
        )
      }
    >
      {waiting.length === 0 ? (
        <EmptyState title={t(connected ? 'queue.empty' : 'own.linkOff')} />
      ) : (
        <Rows aria-label={t('queue.title')}>
          {waiting.slice(0, mostShown).map((visit) => (
            <li key={visit.id}>
              <Line>
                <span className="grow">{maskNumber(visit.number)}</span>
                {visit.ringing.length > 0 || visit.state === 'connecting' ? (
                  <StateBadge {...agentLooks.ringing} bare label={t('queue.ringing')} />
                ) : null}
                <Wait>
                  <Elapsed since={visit.joinedAt} tone={toneOf(visit)} />
                </Wait>
              </Line>
              <Line>
                <Quiet className="grow">
                  {[visit.city, visit.customerName ?? t('queue.unknownCaller')].filter(Boolean).join(' ')}
                </Quiet>
                <Quiet>{visit.queue}</Quiet>
              </Line>
            </li>
          ))}
          {waiting.length > mostShown ? (
            <li>
              <Quiet>{t('queue.more', { count: waiting.length - mostShown })}</Quiet>
            </li>
          ) : null}
        </Rows>
      )}
    </Panel>
  )
}
