/** The top of the board: whose it is, how the link stands, and the time. */
import { styled } from '@mui/material/styles'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '#shared/domain/app/status'
import type { LinkView } from '../../data/link'
import { LiveText } from '../../ui/live-text'
import { StateShape } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { dateWithWeekday, timeWithSeconds } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Badge } from './badge'
import { DutyMark } from './duty-mark'
import { ageParts } from './model'

const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.9rem',
  height: '3.6rem',
  padding: '0 0.3rem',
  '& > h1': {
    margin: '0 0.5rem 0 0',
    fontSize: '2.1rem',
    fontWeight: 700,
    letterSpacing: '0.03em',
    whiteSpace: 'nowrap',
  },
  '& > .push': { flex: 1 },
  '& .date, & .time': { flex: 'none' },
  '& .date': { fontSize: '1.7rem', color: theme.tokens.quiet, whiteSpace: 'nowrap' },
  '& .time': { fontSize: '2.8rem', fontWeight: 700, lineHeight: 1, marginLeft: '0.5rem' },
}))
const Old = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  flex: 'none',
  height: '3.4rem',
  gap: '0.8rem',
  borderRadius: '0.6rem',
  background: theme.tokens.soft.late,
  border: `0.1rem solid ${theme.tokens.tone.late}`,
  color: theme.tokens.tone.late,
  fontSize: '1.8rem',
  fontWeight: 700,
}))

const shapes: Readonly<Record<LinkView['tone'], Shape>> = {
  good: 'dot',
  soon: 'triangle',
  late: 'diamond',
  quiet: 'ring',
}

/** Words of the link that say by themselves that a recording is played. */
const tellsReplay: ReadonlySet<LinkView['key']> = new Set(['replay', 'finished'])

type HeaderProps = {
  /** Null where nothing live is shown. */
  readonly link: LinkView | null
  readonly status: AppStatus | null
}

export const BoardHeader = memo(function BoardHeader({ link, status }: HeaderProps) {
  const { t } = useTranslation('wallboard')
  const words = useWords()
  // Old data has a banner of its own with its age; the badge then only says that the link is lost.
  const key = link?.key === 'lost' ? 'lostShort' : link?.key
  const years = status?.missingHolidayYears ?? []
  return (
    <Bar>
      <h1>{t('title')}</h1>
      {link ? <Badge tone={link.tone} shape={shapes[link.tone]} label={t(`common:link.${key}`)} /> : null}
      {link?.replay && !tellsReplay.has(link.key) ? <Badge tone="soon" label={t('replay')} /> : null}
      {status?.session && status.sampleLoaded ? <Badge tone="wrap" shape="square" label={t('sample')} /> : null}
      {status?.session && years.length > 0 ? (
        <Badge tone="soon" label={t('holidays', { years: years.join(t('common:notice.and')) })} />
      ) : null}
      {link ? <DutyMark /> : null}
      <span className="push" />
      <LiveText className="date" render={(now) => dateWithWeekday(now, words)} />
      <LiveText className="time" render={(now) => timeWithSeconds(now, words)} />
    </Bar>
  )
})

/** Over the whole width while what is shown is old. */
type OldProps = {
  /** UTC ms of the last data; null when none ever came: then the banner says how the link stands. */
  readonly since: number | null
  readonly link: LinkView['key']
  readonly reason: string | null
}

export function OldData({ since, link, reason }: OldProps) {
  const { t } = useTranslation('wallboard')
  return (
    <Old role="alert">
      <StateShape shape="diamond" />
      {since === null ? (
        <span>{t(`common:link.${link}`)}</span>
      ) : (
        <LiveText
          render={(now) => {
            const { key, ...parts } = ageParts(now - since)
            return t('old', { age: t(`ago.${key}`, parts) })
          }}
        />
      )}
      {reason ? <span>· {t(`common:linkReason.${reason}`)}</span> : null}
    </Old>
  )
}
