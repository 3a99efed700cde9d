/** The forms of one physical disc: burning it, noting one that was burned elsewhere, reading it back, giving it up. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CopyRow, EditionRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { DialogFrame } from './dialog-frame'
import { useDrives } from './drive-picker'
import { TextField } from './parts'

type DiscProps = { readonly edition: EditionRow; readonly disc: number; readonly onClose: () => void }

const longestSerial = 100

export function BurnDialog({ edition, disc, onClose }: DiscProps) {
  const { t } = useTranslation('media')
  const burn = useCall('media.disc.burn')
  const [serial, setSerial] = useState('')
  const size = edition.discs.find(({ n }) => n === disc)?.image?.size ?? 0
  const { chosen, view } = useDrives(size)
  const confirm = async () => {
    if (!chosen) return
    const begun = await burn.run({ id: edition.id, disc, drive: chosen.id, serial })
    if (begun.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('burn.title', { disc, discs: edition.discs.length })}
      hint={t('burn.hint')}
      confirm={t('burn.confirm')}
      hindrance={chosen ? null : t('burn.choose')}
      pending={burn.pending}
      error={burn.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {view}
      <TextField
        label={t('burn.serial')}
        hint={t('burn.serialHint')}
        maxLength={longestSerial}
        value={serial}
        onChange={setSerial}
      />
    </DialogFrame>
  )
}

export function ElsewhereDialog({ edition, disc, onClose }: DiscProps) {
  const { t } = useTranslation('media')
  const note = useCall('media.disc.burned-elsewhere')
  const [serial, setSerial] = useState('')
  const [tried, setTried] = useState(false)
  const missing = serial.trim() === ''
  const confirm = async () => {
    setTried(true)
    if (missing) return
    const done = await note.run({ id: edition.id, disc, serial })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('elsewhere.title', { disc })}
      hint={t('elsewhere.hint')}
      confirm={t('elsewhere.confirm')}
      pending={note.pending}
      error={note.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('burn.serial')}
        hint={t('elsewhere.serialHint')}
        required
        maxLength={longestSerial}
        value={serial}
        error={tried && missing ? t('act.required') : null}
        onChange={setSerial}
      />
    </DialogFrame>
  )
}

type CopyProps = { readonly copy: CopyRow; readonly onClose: () => void }

export function CheckDialog({ copy, onClose }: CopyProps) {
  const { t } = useTranslation('media')
  const check = useCall('media.copy.check')
  const { chosen, view } = useDrives(0)
  const confirm = async () => {
    if (!chosen) return
    const begun = await check.run({ copy: copy.id, drive: chosen.id })
    if (begun.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('check.title', { disc: copy.disc })}
      hint={t('check.hint')}
      confirm={t('check.confirm')}
      hindrance={chosen ? null : t('burn.choose')}
      pending={check.pending}
      error={check.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {view}
    </DialogFrame>
  )
}

export function SpoilDialog({ copy, onClose }: CopyProps) {
  const { t } = useTranslation('media')
  const spoil = useCall('media.copy.spoil')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const confirm = async () => {
    setTried(true)
    if (missing) return
    const done = await spoil.run({ copy: copy.id, reason })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('spoil.title')}
      hint={t('spoil.hint')}
      confirm={t('spoil.confirm')}
      danger
      pending={spoil.pending}
      error={spoil.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('spoil.reason')}
        required
        maxLength={200}
        value={reason}
        error={tried && missing ? t('act.required') : null}
        onChange={setReason}
      />
    </DialogFrame>
  )
}
