/** Signing in to and out of queues: all at once, or one by one. */
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhoneRow } from '#shared/ipc/contract'
import { StateBadge } from '../../ui/state-badge'
import { signedIn } from './model'
import { Control } from './parts'
import type { Act } from './use-phone'

const Item = styled(MenuItem)({
  display: 'flex',
  justifyContent: 'space-between',
  gap: 28,
  fontSize: 14,
  minWidth: 240,
})
const Head = styled('p')(({ theme }) => ({
  margin: 0,
  padding: '4px 16px 8px',
  color: theme.tokens.quiet,
  fontSize: 13,
}))

type Props = {
  readonly phone: PhoneRow
  readonly hindrance: string | null
  readonly act: (act: Act) => Promise<boolean>
}

export function QueuesMenu({ phone, hindrance, act }: Props) {
  const { t } = useTranslation('phone')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const all = phone.queues.map(({ queue }) => queue)
  const inside = signedIn(phone)
  const outside = all.filter((queue) => !inside.includes(queue))
  const choose = (wanted: Act) => () => {
    setAnchor(null)
    void act(wanted)
  }
  return (
    <>
      <Control
        hindrance={hindrance ?? (all.length === 0 ? t('queues.none') : null)}
        look={inside.length === 0 ? 'primary' : 'plain'}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('queues.button', { in: inside.length, all: all.length })}
      </Control>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': t('queues.title') } }}
      >
        <Head>{t('queues.title')}</Head>
        {phone.queues.map(({ queue, member, paused }) => (
          <Item
            key={queue}
            role="menuitemcheckbox"
            aria-checked={member}
            onClick={choose({ act: member ? 'sign-out' : 'sign-in', queues: [queue] })}
          >
            {queue}
            <StateBadge
              bare
              tone={member ? (paused ? 'soon' : 'good') : 'quiet'}
              shape={member ? (paused ? 'bars' : 'check') : 'ring'}
              label={t(member ? (paused ? 'queues.paused' : 'queues.signedIn') : 'queues.signedOut')}
            />
          </Item>
        ))}
        {outside.length > 0 ? (
          <Item onClick={choose({ act: 'sign-in', queues: outside })}>{t('queues.all')}</Item>
        ) : null}
        {inside.length > 0 ? (
          <Item onClick={choose({ act: 'sign-out', queues: [...inside] })}>{t('queues.out')}</Item>
        ) : null}
      </Menu>
    </>
  )
}
