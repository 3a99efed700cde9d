/** Cards: the centre's for a site, whose fingerprint is read out; a site's, whose fingerprint is heard and compared before it is believed. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandOutput, MediaSiteRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { DialogFrame } from './dialog-frame'
import { Fingerprint, TextField } from './parts'

export type ReadCard = NonNullable<CommandOutput<'media.card.read'>>
export type WrittenCard = NonNullable<CommandOutput<'media.card.export'>> & { readonly siteName: string }

const Sheet = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  padding: '20px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& p': { margin: 0, color: theme.tokens.quiet },
  '& > footer': { display: 'flex', justifyContent: 'flex-end' },
}))

/** The card was written: its fingerprint is read out to the site. */
export function WrittenCardDialog({ card, onClose }: { readonly card: WrittenCard; readonly onClose: () => void }) {
  const { t } = useTranslation('media')
  const id = useId()
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth transitionDuration={0}>
      <Sheet>
        <h2 id={id}>{t('card.writtenTitle', { site: card.siteName })}</h2>
        <p>{t('card.writtenHint', { file: card.file })}</p>
        <Fingerprint digits={card.fingerprint} label={t('card.fingerprint')} />
        <p>{t('card.readOut')}</p>
        <footer>
          <ActionButton type="button" look="primary" onClick={onClose}>
            {t('card.readOutDone')}
          </ActionButton>
        </footer>
      </Sheet>
    </Dialog>
  )
}

/** A site's card was read: nothing of it is believed until its fingerprint has been heard. */
export function EnrolDialog({ card, onClose }: { readonly card: ReadCard; readonly onClose: () => void }) {
  const { t } = useTranslation('media')
  const enrol = useCall('media.card.enrol')
  const [heard, setHeard] = useState(false)
  const confirm = async () => {
    const done = await enrol.run({ text: card.text, fingerprint: card.fingerprint })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('card.enrolTitle', { site: card.siteName })}
      hint={t('card.enrolHint')}
      confirm={t('card.enrol')}
      hindrance={heard ? null : t('card.notHeard')}
      pending={enrol.pending}
      error={enrol.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Fingerprint digits={card.fingerprint} label={t('card.fingerprint')} />
      <label>
        <input type="checkbox" checked={heard} onChange={(event) => setHeard(event.target.checked)} />
        {t('card.heard')}
      </label>
    </DialogFrame>
  )
}

export function RevokeDialog({ site, onClose }: { readonly site: MediaSiteRow; readonly onClose: () => void }) {
  const { t } = useTranslation('media')
  const revoke = useCall('media.card.revoke')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = async () => {
    setTried(true)
    if (reason.trim() === '') return
    const done = await revoke.run({ siteId: site.id, reason })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('card.revokeTitle', { site: site.name })}
      hint={t('card.revokeHint')}
      confirm={t('card.revoke')}
      danger
      pending={revoke.pending}
      error={revoke.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('card.revokeReason')}
        required
        maxLength={200}
        value={reason}
        error={tried && reason.trim() === '' ? t('act.required') : null}
        onChange={setReason}
      />
    </DialogFrame>
  )
}
