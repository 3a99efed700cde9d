/** The figures of a link: those that tick do so by themselves. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { LinkDetailRow } from '#shared/ipc/contract'
import { LiveText } from '../../../ui/live-text'
import { dueText, spanText, timeWithSeconds } from '../../../ui/time-text'
import { useWords } from '../../../ui/words'

const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(118px, 1fr))',
  gap: '10px 16px',
  '& > div': { minWidth: 0 },
  '& > div.wide': { gridColumn: '1 / -1' },
  '& dt': { color: theme.tokens.quiet, fontSize: '0.86em' },
  '& dd': {
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
}))

const day = 86_400_000
/** Below this the difference is the network's. */
const clockNoise = 500

export function LinkFacts({ row }: { readonly row: LinkDetailRow }) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const long = (ms: number): string =>
    ms < day
      ? spanText(ms)
      : t('telephony.days', { days: Math.floor(ms / day), hours: Math.floor((ms % day) / 3_600_000) })
  const { since, lastDataAt, rate, clockOffsetMs, pbxVersion, retryAt, lastError } = row
  const offset = (Math.abs(clockOffsetMs) / 1_000).toFixed(1)
  return (
    <Facts>
      <div>
        <dt>{t('telephony.fact.since')}</dt>
        <dd>
          <LiveText render={(now) => long(now - since)} />
        </dd>
      </div>
      <div>
        <dt>{t('telephony.fact.lastData')}</dt>
        <dd>
          {lastDataAt === null ? (
            t('telephony.never')
          ) : (
            <LiveText render={(now) => t('telephony.ago', { span: long(now - lastDataAt) })} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('telephony.fact.rate')}</dt>
        <dd>
          {rate === null
            ? '—'
            : t('telephony.rateIs', { n: rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate) })}
        </dd>
      </div>
      {row.source === 'ami' || row.source === 'hook' ? (
        <div>
          <dt>{t('telephony.fact.offset')}</dt>
          <dd>
            {lastDataAt === null
              ? '—'
              : Math.abs(clockOffsetMs) < clockNoise
                ? t('telephony.offsetNone')
                : t(clockOffsetMs > 0 ? 'telephony.offsetAhead' : 'telephony.offsetBehind', { seconds: offset })}
          </dd>
        </div>
      ) : null}
      {row.source === 'ami' ? (
        <div>
          <dt>{t('telephony.fact.version')}</dt>
          <dd>{pbxVersion ?? '—'}</dd>
        </div>
      ) : null}
      {retryAt === null ? null : (
        <div>
          <dt>{t('telephony.fact.retry')}</dt>
          <dd>
            <LiveText
              render={(now) =>
                retryAt <= now ? t('telephony.now') : t('telephony.inSpan', { span: spanText(retryAt - now + 999) })
              }
            />
          </dd>
        </div>
      )}
      <div className={lastError ? 'wide' : undefined}>
        <dt>{t('telephony.fact.trouble')}</dt>
        <dd title={lastError ? t(`common:linkReason.${lastError.reason}`) : undefined}>
          {lastError ? (
            <LiveText
              render={(now) =>
                t('telephony.troubleIs', {
                  time:
                    now - lastError.at < day ? timeWithSeconds(lastError.at, words) : dueText(lastError.at, now, words),
                  reason: t(`common:linkReason.${lastError.reason}`),
                })
              }
            />
          ) : (
            t('telephony.noTrouble')
          )}
        </dd>
      </div>
    </Facts>
  )
}
