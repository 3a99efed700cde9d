/** Pause with a reason, and back: the timer beside it is the state's own. */
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/fields'
import { pauseReasons } from './model'
import { Control } from './parts'
import type { Act } from './use-phone'

const Item = styled(MenuItem)({ fontSize: 14, minWidth: 180 })
const Other = styled('form')(({ theme }) => ({
  padding: '8px 12px 4px',
  marginTop: 4,
  borderTop: `1px solid ${theme.tokens.line}`,
}))

type Props = {
  readonly anchor: HTMLElement | null
  readonly onAnchor: (anchor: HTMLElement | null) => void
  readonly hindrance: string | null
  readonly act: (act: Act) => Promise<boolean>
}

export function PauseMenu({ anchor, onAnchor, hindrance, act }: Props) {
  const { t } = useTranslation('phone')
  const [other, setOther] = useState('')
  const pause = (reason: string): void => {
    onAnchor(null)
    setOther('')
    void act({ act: 'pause', reason })
  }
  return (
    <>
      <Control
        hindrance={hindrance}
        data-phone="pause"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => onAnchor(event.currentTarget)}
      >
        {t('pause.button')}
      </Control>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => onAnchor(null)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': t('pause.title') } }}
      >
        {pauseReasons.map((reason) => (
          <Item key={reason} onClick={() => pause(t(`reasons.${reason}`))}>
            {t(`reasons.${reason}`)}
          </Item>
        ))}
        <Other
          onSubmit={(event) => {
            event.preventDefault()
            if (other.trim() !== '') pause(other.trim())
          }}
        >
          <TextInput
            value={other}
            maxLength={40}
            aria-label={t('pause.other')}
            placeholder={t('pause.other')}
            title={t('pause.otherHint')}
            // The menu would take the letters for a search among its items.
            onKeyDown={(event) => event.stopPropagation()}
            onChange={(event) => setOther(event.target.value)}
          />
        </Other>
      </Menu>
    </>
  )
}
