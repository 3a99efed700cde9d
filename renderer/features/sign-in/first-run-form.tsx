/** The first run of a profile: its administrator, and whether to begin with the sample centre. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'
import { FormBody, PasswordRow } from './form-parts'
import { firstContents, problemsOf } from './model'
import type { FirstRunDraft, FirstRunField } from './model'

const Choices = styled('fieldset')(({ theme }) => ({
  border: 0,
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 8,
  '& legend': { color: theme.tokens.quiet, fontSize: '0.93em', padding: 0, marginBottom: 4 },
  '& label': {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: 10,
    padding: '10px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& label:has(:checked)': { borderColor: theme.tokens.tone.action, background: theme.tokens.soft.action },
  '& label:has(:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 1 },
  '& label input': { minHeight: 0, margin: '5px 0 0', accentColor: theme.tokens.tone.action },
  '& label strong': { fontWeight: 600 },
  '& label small': { gridColumn: 2, color: theme.tokens.quiet, fontSize: '0.88em' },
}))
const Pair = styled('div')({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12, alignItems: 'start' })

const blank: FirstRunDraft = { displayName: '', username: '', password: '', repeat: '', content: 'sample' }

export function FirstRunForm() {
  const { t } = useTranslation('sign-in')
  const { run, pending, error } = useCall('session.createAdministrator')
  const become = useCall('mediaSite.become')
  const [draft, setDraft] = useState(blank)
  // Nobody is told off for a field that is not filled in yet: problems show after the first try.
  const [tried, setTried] = useState(false)
  const problems = problemsOf(draft)
  const problem = (field: FirstRunField) => (tried && problems.includes(field) ? t(`firstRun.problem.${field}`) : null)
  const set = (change: Partial<FirstRunDraft>) => setDraft((old) => ({ ...old, ...change }))

  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || problems.length > 0) return
    const { displayName, username, password, content } = draft
    const created = await run({ displayName, username, password, loadSample: content === 'sample' })
    // The administrator is signed in by now and this form may be gone; should it fail, the settings still say "support centre".
    if (created.ok && content === 'site') await become.run({ mode: 'site' })
  }

  return (
    <FormBody onSubmit={(event) => void submit(event)} noValidate aria-label={t('firstRun.title')}>
      <h2>{t('firstRun.title')}</h2>
      <p>{t('firstRun.lead')}</p>
      <Pair>
        <FormRow label={t('firstRun.displayName')} error={problem('displayName')}>
          {(field) => (
            <TextInput
              {...field}
              value={draft.displayName}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing anybody does here
              autoFocus
              autoComplete="off"
              maxLength={40}
              onChange={(event) => set({ displayName: event.target.value })}
            />
          )}
        </FormRow>
        <FormRow label={t('firstRun.username')} error={problem('username')}>
          {(field) => (
            <TextInput
              {...field}
              value={draft.username}
              title={t('firstRun.usernameHint')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={32}
              onChange={(event) => set({ username: event.target.value })}
            />
          )}
        </FormRow>
      </Pair>
      <PasswordRow
        label={t('firstRun.password')}
        hint={t('firstRun.passwordHint')}
        value={draft.password}
        error={problem('password')}
        autoComplete="new-password"
        onChange={(password) => set({ password })}
      />
      <PasswordRow
        label={t('firstRun.repeat')}
        value={draft.repeat}
        error={problem('repeat')}
        autoComplete="new-password"
        onChange={(repeat) => set({ repeat })}
      />
      <Choices>
        <legend>{t('firstRun.content')}</legend>
        {firstContents.map((content) => (
          <label key={content}>
            <input type="radio" name="content" checked={draft.content === content} onChange={() => set({ content })} />
            <strong>{t(`firstRun.${content}`)}</strong>
            <small>{t(`firstRun.${content}Hint`)}</small>
          </label>
        ))}
      </Choices>
      {error ? <ErrorNote failure={error} /> : null}
      <ActionButton look="primary" type="submit" disabled={pending}>
        {pending ? t(draft.content === 'sample' ? 'firstRun.pendingSample' : 'firstRun.pending') : t('firstRun.submit')}
      </ActionButton>
    </FormBody>
  )
}
