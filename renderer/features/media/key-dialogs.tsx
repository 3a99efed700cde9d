/** The forms of the centre's key: unlocking it, making one, following it by another, bringing one back. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Passphrase } from '#shared/domain/media/keys'
import { useCall } from '../../data/use-call'
import { DialogFrame } from './dialog-frame'
import { TextField } from './parts'

type Props = { readonly onClose: () => void }

const longest = 200

type FieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
}

const PassphraseField = (props: FieldProps) => <TextField type="password" required maxLength={longest} {...props} />

type AskProps = Props & {
  readonly title: string
  readonly hint: string
  readonly confirm: string
  readonly call: Pick<ReturnType<typeof useCall>, 'pending' | 'error'>
  /** True when all is done. */
  readonly onGiven: (passphrase: string) => Promise<boolean>
}

/** Asks for the passphrase of a key that is there. */
function AskPassphrase({ call, onGiven, onClose, ...words }: AskProps) {
  const { t } = useTranslation('media')
  const [passphrase, setPassphrase] = useState('')
  const confirm = async () => {
    if (await onGiven(passphrase)) onClose()
    else setPassphrase('')
  }
  return (
    <DialogFrame
      {...words}
      hindrance={passphrase === '' ? t('key.passphraseNeeded') : null}
      pending={call.pending}
      error={call.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <PassphraseField label={t('key.passphrase')} value={passphrase} onChange={setPassphrase} />
    </DialogFrame>
  )
}

export function UnlockDialog({ onClose }: Props) {
  const { t } = useTranslation('media')
  const unlock = useCall('media.key.unlock')
  return (
    <AskPassphrase
      title={t('key.unlockTitle')}
      hint={t('key.unlockHint')}
      confirm={t('key.unlock')}
      call={unlock}
      onGiven={async (passphrase) => (await unlock.run({ passphrase })).ok}
      onClose={onClose}
    />
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
        <PassphraseField
          label={t('key.newPassphrase')}
          hint={t('key.passphraseHint')}
          error={tried && short ? t('key.passphraseShort') : null}
          value={passphrase}
          onChange={setPassphrase}
        />
        <PassphraseField
          label={t('key.again')}
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
      <PassphraseField label={t('key.oldPassphrase')} value={passphrase} onChange={setPassphrase} />
      {next.view}
    </DialogFrame>
  )
}

export function RestoreKeyDialog({ onClose }: Props) {
  const { t } = useTranslation('media')
  const restore = useCall('media.key.restore')
  return (
    <AskPassphrase
      title={t('key.restoreTitle')}
      hint={t('key.restoreHint')}
      confirm={t('key.restore')}
      call={restore}
      onGiven={async (passphrase) => {
        const done = await restore.run({ passphrase })
        return done.ok && done.value !== null
      }}
      onClose={onClose}
    />
  )
}
