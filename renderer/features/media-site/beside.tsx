/** Beside the first step: what is still open, and what the last disc brought. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ArrivalState } from './arrival-state'
import { isOpen, newestFirst, unchecked, unimported } from './model'
import { Quiet } from './parts'
import type { SiteView } from './use-site'

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 12,
  '& > li': { display: 'grid', gap: 4 },
  '& > li + li': { borderTop: `1px solid ${theme.tokens.line}`, paddingTop: 12 },
  '& > li > div': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: 8,
  },
}))
const Column = styled('aside')({ display: 'grid', gap: 14, alignContent: 'start', minWidth: 0 })

export function Beside({ view }: { readonly view: SiteView }) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  const arrivals = newestFirst(view.arrivals.values())
  const open = arrivals.filter(isOpen)
  const last = arrivals.find(({ receipt }) => receipt !== null)
  return (
    <Column>
      {open.length > 0 ? (
        <Panel title={t('beside.open')}>
          <List>
            {open.map((arrival) => (
              <li key={arrival.id}>
                <div>
                  <strong>{t('disc.seqAndWeek', { seq: arrival.seq, week: arrival.week })}</strong>
                  <ArrivalState arrival={arrival} />
                </div>
                <Quiet>
                  <Next arrival={arrival} />
                </Quiet>
              </li>
            ))}
          </List>
        </Panel>
      ) : null}
      <Panel title={t('beside.last')}>
        {last?.receipt ? (
          <List>
            <li>
              <div>
                <strong>{t('disc.seqAndWeek', { seq: last.seq, week: last.week })}</strong>
                <ArrivalState arrival={last} />
              </div>
              <Quiet>{dateTime(last.receipt.at, words)}</Quiet>
              <Link href={`/site/history/${last.id}`}>{t('beside.receipt')}</Link>
            </li>
          </List>
        ) : (
          <Quiet>{t('beside.none')}</Quiet>
        )}
      </Panel>
      {view.stale ? <StateBadge tone="soon" label={t('stale')} /> : null}
    </Column>
  )
}

/** What has to be put in next. */
function Next({ arrival }: { readonly arrival: ArrivalRow }) {
  const { t } = useTranslation('media-site')
  const and = t('common:menu.and')
  const toCheck = unchecked(arrival)
  return toCheck.length > 0
    ? t('beside.toCheck', { discs: toCheck.join(and) })
    : t('beside.toImport', { discs: unimported(arrival).join(and) })
}
