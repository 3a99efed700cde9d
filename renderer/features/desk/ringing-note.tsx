/** Another call rings while a person is busy with something half done: it is announced, not put in front. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Elapsed } from '../../ui/countdown'
import { ActionButton } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { StateShape } from '../../ui/state-badge'
import type { Subject } from './memory'

const Box = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '8px 14px',
  borderRadius: 10,
  flex: 'none',
  background: theme.tokens.soft.soon,
  border: `1px solid ${theme.tokens.tone.soon}`,
  color: theme.tokens.tone.soon,
  fontWeight: 600,
  '& > .who': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}))

type Props = {
  /** In the order of the tabs. */
  readonly subjects: readonly Subject[]
  readonly active: Subject | null
  readonly nameOf: (subject: Subject) => string
  readonly onShow: (key: string) => void
}

export function RingingNote({ subjects, active, nameOf, onShow }: Props) {
  const { t } = useTranslation('desk')
  const ringing = subjects.find((one) => one.call?.phase === 'ringing' && one.key !== active?.key)
  if (!ringing?.call) return null
  const index = subjects.indexOf(ringing)
  return (
    <Box role="alert">
      <StateShape shape="triangle" />
      <span className="who">{t('call.ringingElsewhere', { who: nameOf(ringing) })}</span>
      <Elapsed since={ringing.call.joinedAt} />
      <ActionButton type="button" onClick={() => onShow(ringing.key)}>
        {t('call.show')}
        {index >= 0 && index < 9 ? <KeyHint keys={`Ctrl+${index + 1}`} /> : null}
      </ActionButton>
    </Box>
  )
}
