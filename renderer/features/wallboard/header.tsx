/** The top of the board: whose it is, how the link stands, and the time. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { LinkView } from '../../data/link'
import { LiveText } from '../../ui/live-text'
import { StateBadge } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { dateWithWeekday, timeWithSeconds } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ageParts } from './model'

const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '1.4rem',
  height: '3.2rem',
  padding: '0 0.3rem',
  '& > h1': { margin: 0, fontSize: '1.9rem', fontWeight: 700, letterSpacing: '0.06em', whiteSpace: 'nowrap' },
  '& > .push': { flex: 1 },
  '& .date': { fontSize: '1.5rem', color: theme.tokens.quiet, whiteSpace: 'nowrap' },
  '& .time': { fontSize: '2.3rem', fontWeight: 700 },
}))
const Badge = styled(StateBadge)({ fontSize: '1.05rem', padding: '0.3rem 0.95rem', borderRadius: '2rem' })
const Old = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  height: '3rem',
  borderRadius: '0.6rem',
  background: theme.tokens.soft.late,
  border: `0.1rem solid ${theme.tokens.tone.late}`,
  color: theme.tokens.tone.late,
  fontSize: '1.5rem',
  fontWeight: 700,
}))

const shapes: Readonly<Record<LinkView['tone'], Shape>> = {
  good: 'dot',
  soon: 'triangle',
  late: 'diamond',
  quiet: 'ring',
}

export function BoardHeader({ link }: { readonly link: LinkView }) {
  const { t } = useTranslation('wallboard')
  const words = useWords()
  // Old data has a banner of its own with its age; the badge then only says that the link is lost.
  const key = link.key === 'lost' ? 'lostShort' : link.key
  return (
    <Bar>
      <h1>{t('title')}</h1>
      <Badge tone={link.tone} shape={shapes[link.tone]} label={t(`common:link.${key}`)} />
      {link.replay && link.key !== 'replay' ? <Badge tone="soon" label={t('replay')} /> : null}
      <span className="push" />
      <LiveText className="date" render={(now) => dateWithWeekday(now, words)} />
      <LiveText className="time" render={(now) => timeWithSeconds(now, words)} />
    </Bar>
  )
}

/** Over the whole width while what is shown is old. */
export function OldData({ since }: { readonly since: number }) {
  const { t } = useTranslation('wallboard')
  return (
    <Old role="alert">
      <LiveText
        render={(now) => {
          const { key, ...parts } = ageParts(now - since)
          return t('old', { age: t(`ago.${key}`, parts) })
        }}
      />
    </Old>
  )
}
