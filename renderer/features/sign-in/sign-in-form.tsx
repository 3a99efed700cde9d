/** Name and password. What is wrong is said above the button; the password is emptied, the name stays. */
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'
import { FormBody, PasswordRow } from './form-parts'

const SampleAccounts = lazy(async () => ({ default: (await import('./sample-accounts')).SampleAccounts }))

type Props = { readonly sampleLoaded: boolean }

export function SignInForm({ sampleLoaded }: Props) {
  const { t } = useTranslation('sign-in')
  const { run, pending, error } = useCall('session.signIn')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const form = useRef<HTMLFormElement>(null)

  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (pending || username.trim() === '' || password === '') return
    const result = await run({ username, password })
    if (result.ok) return
    setPassword('')
    form.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }

  const pick = (name: string, word: string) => {
    setUsername(name)
    setPassword(word)
    // The button cannot take the focus while it is still disabled; the field sends the form with Enter just as well.
    form.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }

  return (
    <>
      <FormBody ref={form} onSubmit={(event) => void submit(event)} aria-label={t('signIn.title')}>
        <h2>{t('signIn.title')}</h2>
        <FormRow label={t('signIn.username')}>
          {(field) => (
            <TextInput
              {...field}
              value={username}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing anybody does here
              autoFocus
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={80}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </FormRow>
        <PasswordRow
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        {error ? <ErrorNote failure={error} /> : null}
        <ActionButton look="primary" type="submit" disabled={pending || username.trim() === '' || password === ''}>
          {pending ? t('signIn.pending') : t('signIn.submit')}
        </ActionButton>
      </FormBody>
      {sampleLoaded ? (
        <Suspense fallback={null}>
          <SampleAccounts onPick={pick} />
        </Suspense>
      ) : null}
    </>
  )
}
