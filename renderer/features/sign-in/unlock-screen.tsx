/** Over everything while the workstation is locked: the same person's password, or somebody else signs in. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { FormBody, PasswordRow } from './form-parts'

const Cover = styled('dialog')(({ theme }) => ({
  position: 'fixed',
  inset: 0,
  width: '100%',
  height: '100%',
  maxWidth: 'none',
  maxHeight: 'none',
  border: 0,
  color: theme.tokens.text,
  zIndex: theme.zIndex.tooltip + 1,
  display: 'grid',
  placeItems: 'center',
  background: theme.tokens.ground,
}))
const Card = styled('div')(({ theme }) => ({
  width: 380,
  padding: '36px 36px 24px',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
}))
const Face = styled('div')(({ theme }) => ({
  width: 64,
  height: 64,
  borderRadius: '50%',
  display: 'grid',
  placeItems: 'center',
  fontSize: 28,
  fontWeight: 600,
  background: theme.tokens.soft.action,
  color: theme.tokens.tone.action,
}))

export function UnlockScreen({ name }: { readonly name: string }) {
  const { t } = useTranslation('sign-in')
  const unlock = useCall('session.unlock')
  const signOut = useCall('session.signOut')
  const [password, setPassword] = useState('')

  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (unlock.pending || password === '') return
    const result = await unlock.run({ password })
    if (!result.ok) setPassword('')
  }

  return (
    <Cover open aria-modal="true" aria-label={t('unlock.title')}>
      <Card>
        <FormBody onSubmit={(event) => void submit(event)}>
          <Face aria-hidden="true">{[...name][0]}</Face>
          <h2>
            {name} · {t('unlock.title')}
          </h2>
          <p>{t('unlock.hint')}</p>
          <PasswordRow
            label={t('signIn.password')}
            value={password}
            onChange={setPassword}
            first
            autoComplete="current-password"
          />
          {unlock.error ? <ErrorNote failure={unlock.error} /> : null}
          <ActionButton look="primary" type="submit" disabled={unlock.pending || password === ''}>
            {t('unlock.submit')}
          </ActionButton>
          <ActionButton look="quiet" type="button" onClick={() => void signOut.run(undefined)}>
            {t('unlock.other')}
          </ActionButton>
        </FormBody>
      </Card>
    </Cover>
  )
}
