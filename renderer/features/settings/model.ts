/** What must be right in the forms before they are sent; main checks it again. */
import { Extension, Password, UserDraft } from '#shared/domain/people/people'
import type { Role, User } from '#shared/domain/people/people'

export type UserForm = {
  readonly username: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly extension: string
  /** Where the telephone is another one, or (null) where there is none. */
  readonly phones: User['phones']
  readonly disabled: boolean
  readonly password: string
}

export const userFormOf = (user: User | null): UserForm => ({
  username: user?.username ?? '',
  displayName: user?.displayName ?? '',
  roles: user?.roles ?? [],
  extension: user?.extension ?? '',
  phones: user?.phones ?? [],
  disabled: user?.disabled ?? false,
  password: '',
})

export type UserField = 'username' | 'displayName' | 'roles' | 'extension' | 'phones' | 'password'

/** The fields that are wrong. Of a user that exists the password may stay empty: it is then left as it is. */
export function userProblems(form: UserForm, isNew: boolean): readonly UserField[] {
  const problems: UserField[] = []
  if (isNew && !UserDraft.shape.username.safeParse(form.username).success) problems.push('username')
  if (!UserDraft.shape.displayName.safeParse(form.displayName).success) problems.push('displayName')
  if (form.roles.length === 0) problems.push('roles')
  if (form.extension.trim() !== '' && !Extension.safeParse(form.extension.trim()).success) problems.push('extension')
  if (form.phones.some(({ extension }) => extension !== null && !Extension.safeParse(extension.trim()).success))
    problems.push('phones')
  if ((isNew || form.password !== '') && !Password.safeParse(form.password).success) problems.push('password')
  return problems
}

export const draftOf = (form: UserForm): UserDraft => ({
  username: form.username,
  displayName: form.displayName,
  roles: [...form.roles],
  extension: form.extension.trim() === '' ? null : form.extension.trim(),
  phones: form.phones.map(({ link, extension }) => ({ link, extension: extension?.trim() ?? null })),
})
