/** The frame of the list of call-backs: its rows, and what each row says of the person. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { MissedRow, Taker } from '#shared/ipc/contract'
import { useSession } from '../../data/app-status'
import { DialNumber } from '../../ui/dial-number'
import { groupedNumber } from '../../ui/grouped-number'
import { LiveText } from '../../ui/live-text'
import { StateBadge } from '../../ui/state-badge'
import { useCallWords } from './call-words'

export const Row = styled('li')(({ theme }) => ({
  display: 'grid',
  alignItems: 'center',
  gap: '2px 16px',
  padding: '9px 16px',
  minHeight: 58,
  boxSizing: 'border-box',
  borderBottom: `1px solid ${theme.tokens.line}`,
  contentVisibility: 'auto',
  containIntrinsicSize: 'auto 58px',
  '&[data-kind=missed]': {
    gridTemplateColumns: 'minmax(0, 1.4fr) 92px 126px 84px minmax(110px, 0.5fr) minmax(120px, 0.4fr) 250px',
  },
  '&[data-kind=promised]': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.05fr) 150px minmax(120px, 0.3fr) 340px' },
  '&[data-kind=closed]': { gridTemplateColumns: 'minmax(0, 1fr) 92px minmax(0, 1.2fr) 128px 130px' },
  '&:hover': { background: theme.tokens.inner },
  '&[data-mine=true]': { boxShadow: `inset 3px 0 ${theme.tokens.tone.action}` },
  '&.head': {
    minHeight: 0,
    padding: '7px 16px',
    color: theme.tokens.quiet,
    fontSize: '0.93em',
    background: 'none',
    whiteSpace: 'nowrap',
    contentVisibility: 'visible',
  },
  '&.head:hover': { background: 'none' },
  '& > *': { minWidth: 0 },
  '& .two': { display: 'grid', gap: 1 },
  '& .two > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .quiet, & small': { color: theme.tokens.quiet, fontSize: '0.93em' },
  '& .number': { fontSize: '1.14em', fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
  // How late it is stands in the words; the sign says it to who does not see the colour.
  '& .age [data-tone=soon]::before, & .age [data-tone=late]::before': {
    fontSize: '0.6em',
    marginInlineEnd: '0.4em',
    verticalAlign: '0.16em',
  },
  '& .age [data-tone=soon]::before': { content: '"▲" / ""' },
  '& .age [data-tone=late]::before': { content: '"◆" / ""' },
  '& .figure': { fontVariantNumeric: 'tabular-nums' },
  '& a': { color: 'inherit' },
  '& a:hover': { color: theme.tokens.tone.action },
  '& .actions': { display: 'flex', justifyContent: 'flex-end', gap: 6 },
  '& .actions > button': { minHeight: 32, padding: '3px 12px' },
}))

type PersonProps = Pick<MissedRow, 'number' | 'customerId' | 'customerName' | 'contactName' | 'city'> & {
  readonly live?: MissedRow['live']
}

/** Number and name; the number is there in full for who works on it. */
export function Person({ number, customerId, customerName, contactName, city, live = null }: PersonProps) {
  const { t } = useTranslation('calls')
  return (
    <div className="two">
      <span>
        {number === '' ? (
          <span className="quiet">{t('row.noNumber')}</span>
        ) : (
          <DialNumber className="number" number={number} shown={groupedNumber(number)} />
        )}{' '}
        {live ? (
          <StateBadge
            bare
            tone={live === 'talking' ? 'call' : 'soon'}
            shape={live === 'talking' ? 'dot' : 'triangle'}
            label={t(`row.live.${live}`)}
          />
        ) : null}
      </span>
      <span>
        {customerName !== null && customerId !== null ? (
          <>
            <Link href={`/customers/${customerId}`}>{customerName}</Link>
            <small>
              {[city, contactName].filter((part) => part !== null && part !== '').map((part) => ` · ${part}`)}
            </small>
          </>
        ) : (
          <small>{contactName ?? t('row.unknown')}</small>
        )}
      </span>
    </div>
  )
}

/** Who works on it, and since when. */
export function TakenBy({ taken }: { readonly taken: Taker | null }) {
  const { t } = useTranslation('calls')
  const words = useCallWords()
  const own = useSession()?.user.id
  if (taken === null) return <span className="quiet">{t('row.nobody')}</span>
  const mine = taken.id === own
  return (
    <div className="two">
      <span>
        <StateBadge
          bare
          tone={mine ? 'action' : 'plain'}
          shape={mine ? 'dot' : 'half'}
          label={mine ? t('row.mine') : taken.name}
        />
      </span>
      <small>
        <LiveText render={(now) => t('row.takenFor', { span: words.ago(taken.at, now) })} />
      </small>
    </div>
  )
}
