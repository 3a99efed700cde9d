/** The day so far, of all queues: what hotline staff are asked about. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { QueueRow } from '#shared/ipc/contract'
import { BigNumber } from '../../ui/big-number'
import { levelTone } from '../../ui/level-tone'
import { Panel } from '../../ui/panel'
import { spanText } from '../../ui/time-text'

const Numbers = styled('dl')(({ theme }) => ({
  margin: '4px 0 0',
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: '14px 12px',
  '& > div': { display: 'flex', flexDirection: 'column-reverse', gap: 4 },
  '& dt': { color: theme.tokens.quiet, fontSize: '0.93em' },
  '& dd': { margin: 0, fontSize: '1.6em' },
}))

export function Today({ queue }: { readonly queue: QueueRow }) {
  const { t } = useTranslation('desk')
  const late = queue.abandoned + queue.timedOut
  return (
    <Panel title={t('today.title')} aside={queue.incomplete ? t('today.incomplete') : undefined}>
      <Numbers>
        <div>
          <dt>{t('today.answered')}</dt>
          <dd>
            <BigNumber value={queue.answered} />
          </dd>
        </div>
        <div>
          <dt>{t('today.lost')}</dt>
          <dd>
            <BigNumber value={late} tone={late > 0 ? 'soon' : 'plain'} />
          </dd>
        </div>
        <div>
          <dt>
            {queue.serviceLevelWithinS === null
              ? t('today.serviceLevelOwn')
              : t('today.serviceLevel', { seconds: queue.serviceLevelWithinS })}
          </dt>
          <dd>
            {queue.serviceLevel === null ? (
              <BigNumber value="–" />
            ) : (
              <BigNumber
                value={Math.round(queue.serviceLevel * 100)}
                unit="%"
                tone={levelTone(queue.serviceLevel, queue.goal)}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('today.asa')}</dt>
          <dd>
            <BigNumber value={queue.asaMs === null ? '–' : spanText(queue.asaMs)} />
          </dd>
        </div>
      </Numbers>
    </Panel>
  )
}
