/** How many clocks run beside the soonest, and all of them on demand: a row shows one, none is hidden. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { useMinute } from '../../data/minute'
import { Countdown } from '../../ui/countdown'
import { OnDemand } from '../../ui/on-demand'
import { StateBadge } from '../../ui/state-badge'
import { dueText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { clockLook } from './clock-look'
import { useTicketNames } from './ticket-words'

const Table = styled('div')(({ theme }) => ({
  '& > strong': { display: 'block', marginBottom: 6 },
  '& > ul': {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, auto) max-content max-content max-content',
    gap: '5px 16px',
  },
  '& li': { display: 'grid', gridTemplateColumns: 'subgrid', gridColumn: '1 / -1', alignItems: 'baseline' },
  '& li > :nth-of-type(n + 3)': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  '& li > :last-child': { color: theme.tokens.quiet },
}))

type Props = { readonly row: Pick<TicketRow, 'policyId' | 'openClocks' | 'number'>; readonly className?: string }

export function MoreClocks({ row, className }: Props) {
  const { t } = useTranslation('tickets')
  const more = row.openClocks.length - 1
  if (more < 1) return null
  return (
    <OnDemand
      label={`+${more}`}
      name={t('row.allClocks', { number: row.number, count: more + 1 })}
      {...(className ? { className } : {})}
    >
      <AllClocks row={row} />
    </OnDemand>
  )
}

function AllClocks({ row: { policyId, openClocks } }: Pick<Props, 'row'>) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const names = useTicketNames()
  const now = useMinute()
  return (
    <Table>
      <strong>{t('row.clocks', { count: openClocks.length })}</strong>
      <ul>
        {openClocks.map((clock) => {
          const [tone, shape] = clockLook[clock.state]
          return (
            <li key={clock.commitment}>
              <span>{names.commitment(policyId, clock.commitment)}</span>
              <StateBadge bare tone={tone} shape={shape} label={t(`common:clock.${clock.state}`)} />
              <Countdown clock={clock} />
              <span>{clock.dueAt === null ? '—' : t('clocks.due', { time: dueText(clock.dueAt, now, words) })}</span>
            </li>
          )
        })}
      </ul>
    </Table>
  )
}
