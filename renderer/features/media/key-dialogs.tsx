/** The forms of the centre's key: unlocking it, making one, following it by another, bringing one back. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Passphrase } from '#shared/domain/media/keys'
import { useCall } from '../../data/use-call'
import { DialogFrame } from './dialog-frame'
import { TextField } from './parts'

type Props = { readonly onClose: () => void }

const longest = 200

export function UnlockDialog({ onClose }: Props) {
  const { t } = useTranslation('media')
  const unlock = useCall('media.key.unlock')
  const [passphrase, setPassphrase] = useState('')
  const confirm = async () => {
    const done = await unlock.run({ passphrase })
    if (done.ok) onClose()
    else setPassphrase('')
  }
  return (
    <DialogFrame
      title={t('key.unlockTitle')}
      hint={t('key.unlockHint')}
      confirm={t('key.unlock')}
      hindrance={passphrase === '' ? t('key.passphraseNeeded') : null}
      pending={unlock.pending}
      error={unlock.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('key.passphrase')}
        type="password"
        required
        maxLength={longest}
        value={passphrase}
        onChange={setPassphrase}
      />
    </DialogFrame>
  )
}

/** A passphrase that is new, typed twice. */
function useNewPassphrase() {
  const { t } = useTranslation('media')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const short = !Passphrase.safeParse(passphrase).success
  const differs = passphrase !== again
  return {
    passphrase,
    /** Shows what is wrong; true when nothing is. */
    check: (): boolean => {
      setTried(true)
      return !short && !differs
    },
    view: (
      <>
        <TextField
          label={t('key.newPassphrase')}
          type="password"
          required
          maxLength={longest}
          hint={t('key.passphraseHint')}
          error={tried && short ? t('key.passphraseShort') : null}
          value={passphrase}
          onChange={setPassphrase}
        />
        <TextField
          label={t('key.again')}
          type="password"
          required
          maxLength={longest}
          error={tried && !short && differs ? t('key.differs') : null}
          value={again}
          onChange={setAgain}
        />
      </>
    ),
  }
}

export function CreateKeyDialog({ onClose }: Props) {
  const { t } = useTranslation('media')
  const create = useCall('media.key.create')
  const next = useNewPassphrase()
  const confirm = async () => {
    if (!next.check()) return
    const done = await create.run({ passphrase: next.passphrase })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('key.createTitle')}
      hint={t('key.createHint')}
      confirm={t('key.create')}
      pending={create.pending}
      error={create.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {next.view}
    </DialogFrame>
  )
}

export function RotateKeyDialog({ onClose }: Props) {
  const { t } = useTranslation('media')
  const rotate = useCall('media.key.rotate')
  const [passphrase, setPassphrase] = useState('')
  const next = useNewPassphrase()
  const confirm = async () => {
    if (!next.check() || passphrase === '') return
    const done = await rotate.run({ passphrase, next: next.passphrase })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('key.rotateTitle')}
      hint={t('key.rotateHint')}
      confirm={t('key.rotate')}
      hindrance={passphrase === '' ? t('key.passphraseNeeded') : null}
      pending={rotate.pending}
      error={rotate.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('key.oldPassphrase')}
        type="password"
        required
        maxLength={longest}
        value={passphrase}
        onChange={setPassphrase}
      />
      {next.view}
    </DialogFrame>
  )
}

export function RestoreKeyDialog({ onClose }: Props) {
  const { t } = useTranslation('media')
  const restore = useCall('media.key.restore')
  const [passphrase, setPassphrase] = useState('')
  const confirm = async () => {
    const done = await restore.run({ passphrase })
    if (done.ok && done.value) onClose()
  }
  return (
    <DialogFrame
      title={t('key.restoreTitle')}
      hint={t('key.restoreHint')}
      confirm={t('key.restore')}
      hindrance={passphrase === '' ? t('key.passphraseNeeded') : null}
      pending={restore.pending}
      error={restore.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('key.passphrase')}
        type="password"
        required
        maxLength={longest}
        value={passphrase}
        onChange={setPassphrase}
      />
    </DialogFrame>
  )
}
