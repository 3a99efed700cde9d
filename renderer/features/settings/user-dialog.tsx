/** Makes an account or changes one; a new password is set with the same save. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allRoles } from '#shared/domain/people/people'
import type { Role, User } from '#shared/domain/people/people'
import { useCall } from '../../data/use-call'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'
import { draftOf, userFormOf, userProblems } from './model'
import type { UserField, UserForm } from './model'
import { Fields, Footer } from './parts'
import { UserPhones } from './user-phones'

const Body = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  padding: '20px 24px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& fieldset': { border: 0, margin: 0, padding: 0 },
  '& legend': { color: theme.tokens.quiet, fontSize: '0.93em', padding: 0, marginBottom: 6 },
  '& legend > em': { color: theme.tokens.tone.late, fontStyle: 'normal', marginLeft: 4 },
  '& fieldset > div': { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: '6px 12px' },
  '& label:has(> input[type=checkbox])': { display: 'flex', alignItems: 'center', gap: 8 },
  '& input[type=checkbox]': { width: 16, height: 16, accentColor: theme.tokens.tone.action },
  '& [role=alert] + *': { marginTop: 0 },
  '& fieldset > small': { color: theme.tokens.tone.late, fontSize: '0.86em' },
}))

type Props = {
  /** Null makes a new one. */
  readonly user: User | null
  readonly onDone: (changed: boolean) => void
}

export function UserDialog({ user, onDone }: Props) {
  const { t } = useTranslation('settings')
  const id = useId()
  const [form, setForm] = useState<UserForm>(() => userFormOf(user))
  const [tried, setTried] = useState(false)
  const create = useCall('users.create')
  const update = useCall('users.update')
  const setPassword = useCall('users.setPassword')
  const problems = userProblems(form, user === null)
  const problem = (field: UserField) => (tried && problems.includes(field) ? t(`users.problem.${field}`) : null)
  const set = (change: Partial<UserForm>) => setForm((old) => ({ ...old, ...change }))
  const toggle = (role: Role) =>
    set({ roles: allRoles.filter((one) => (one === role ? !form.roles.includes(one) : form.roles.includes(one))) })
  const pending = create.pending || update.pending || setPassword.pending
  const error = create.error ?? update.error ?? setPassword.error

  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || problems.length > 0) return
    const { username, ...rest } = draftOf(form)
    if (user === null) {
      const made = await create.run({ username, ...rest, password: form.password })
      if (made.ok) onDone(true)
      return
    }
    // The password first: it has no `rev`, so a refused edit can be tried again as it stands.
    if (form.password !== '') {
      const changed = await setPassword.run({ id: user.id, password: form.password })
      if (!changed.ok) return
    }
    const saved = await update.run({ id: user.id, rev: user.rev, ...rest, disabled: form.disabled })
    if (saved.ok) onDone(true)
  }

  return (
    <Dialog open onClose={() => onDone(false)} aria-labelledby={id} maxWidth="sm" fullWidth transitionDuration={0}>
      <Body onSubmit={(event) => void save(event)} noValidate>
        <h2 id={id}>{user ? t('users.editTitle', { name: user.displayName }) : t('users.createTitle')}</h2>
        <Fields>
          <FormRow label={t('users.name')} error={problem('displayName')} required>
            {(field) => (
              <TextInput
                {...field}
                value={form.displayName}
                autoComplete="off"
                maxLength={40}
                onChange={(event) => set({ displayName: event.target.value })}
              />
            )}
          </FormRow>
          <FormRow
            label={t('users.username')}
            error={problem('username')}
            required={user === null}
            {...(user ? {} : { hint: t('users.usernameHint') })}
          >
            {(field) => (
              <TextInput
                {...field}
                value={form.username}
                disabled={user !== null}
                autoComplete="off"
                spellCheck={false}
                maxLength={32}
                onChange={(event) => set({ username: event.target.value })}
              />
            )}
          </FormRow>
        </Fields>
        <fieldset>
          <legend>
            {t('users.roles')}
            <em aria-hidden="true">*</em>
          </legend>
          <div>
            {allRoles.map((role) => (
              <label key={role}>
                <input type="checkbox" checked={form.roles.includes(role)} onChange={() => toggle(role)} />
                {t(`common:role.${role}`)}
              </label>
            ))}
          </div>
          {problem('roles') ? <small role="alert">{problem('roles')}</small> : null}
        </fieldset>
        <Fields>
          <FormRow label={t('users.extension')} hint={t('users.extensionHint')} error={problem('extension')}>
            {(field) => (
              <TextInput
                {...field}
                value={form.extension}
                inputMode="numeric"
                autoComplete="off"
                maxLength={12}
                onChange={(event) => set({ extension: event.target.value })}
              />
            )}
          </FormRow>
          <FormRow
            label={user ? t('users.newPassword') : t('users.password')}
            hint={user ? t('users.newPasswordHint') : t('users.passwordHint')}
            error={problem('password')}
            required={user === null}
          >
            {(field) => (
              <TextInput
                {...field}
                type="password"
                value={form.password}
                autoComplete="new-password"
                maxLength={200}
                onChange={(event) => set({ password: event.target.value })}
              />
            )}
          </FormRow>
        </Fields>
        <UserPhones phones={form.phones} problem={problem('phones')} onChange={(phones) => set({ phones })} />
        {user ? (
          <label>
            <input
              type="checkbox"
              checked={form.disabled}
              onChange={(event) => set({ disabled: event.target.checked })}
            />
            {t('users.disable')}
          </label>
        ) : null}
        {error ? <ErrorNote failure={error} /> : null}
        <Footer>
          <ActionButton type="button" onClick={() => onDone(false)}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton look="primary" type="submit" disabled={pending}>
            {t('common:action.save')}
          </ActionButton>
        </Footer>
      </Body>
    </Dialog>
  )
}
