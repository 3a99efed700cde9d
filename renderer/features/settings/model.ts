/** What must be right in the forms before they are sent; main checks it again. */
import { Extension, Password, UserDraft } from '#shared/domain/people/people'
import type { Role, User } from '#shared/domain/people/people'
import { defaultDialling, isSameLogin, mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'

export type UserForm = {
  readonly username: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly extension: string
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

export type UserField = 'username' | 'displayName' | 'roles' | 'extension' | 'password'

/** The fields that are wrong. Of a user that exists the password may stay empty: it is then left as it is. */
export function userProblems(form: UserForm, isNew: boolean): readonly UserField[] {
  const problems: UserField[] = []
  if (isNew && !UserDraft.shape.username.safeParse(form.username).success) problems.push('username')
  if (!UserDraft.shape.displayName.safeParse(form.displayName).success) problems.push('displayName')
  if (form.roles.length === 0) problems.push('roles')
  if (form.extension.trim() !== '' && !Extension.safeParse(form.extension.trim()).success) problems.push('extension')
  if ((isNew || form.password !== '') && !Password.safeParse(form.password).success) problems.push('password')
  return problems
}

export const draftOf = (form: UserForm): UserDraft => ({
  username: form.username,
  displayName: form.displayName,
  roles: [...form.roles],
  extension: form.extension.trim() === '' ? null : form.extension.trim(),
  phones: [...form.phones],
})

export type TelephonyForm = {
  readonly source: 'none' | 'ami' | 'replay'
  readonly host: string
  readonly port: string
  readonly username: string
  readonly secret: string
  readonly file: string
  readonly speed: number
}

/** 5038 is the port Asterisk listens on unless told otherwise. */
const blank: TelephonyForm = { source: 'none', host: '', port: '5038', username: '', secret: '', file: '', speed: 1 }

export function telephonyFormOf(settings: PbxLink | null): TelephonyForm {
  switch (settings?.source) {
    case undefined:
    case 'hook':
    case 'protocol':
      return blank
    case 'ami':
      return {
        ...blank,
        source: 'ami',
        host: settings.host,
        port: String(settings.port),
        username: settings.username,
      }
    case 'replay':
      return { ...blank, source: 'replay', file: settings.file ?? '', speed: settings.speed }
  }
}

export type TelephonyField = 'host' | 'port' | 'username' | 'secret'

/** `secretStored`: an empty secret then keeps the stored one. */
/** The stored secret may stay while the link goes to the same account of the same host. */
export const keepsSecret = (stored: PbxLink | null, form: TelephonyForm): boolean =>
  stored?.source === 'ami' &&
  isSameLogin(stored, { host: form.host.trim(), port: Number(form.port), username: form.username.trim() })

export function telephonyProblems(form: TelephonyForm, secretStored: boolean): readonly TelephonyField[] {
  if (form.source !== 'ami') return []
  const problems: TelephonyField[] = []
  const port = Number(form.port)
  if (form.host.trim() === '') problems.push('host')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push('port')
  if (form.username.trim() === '') problems.push('username')
  if (form.secret === '' && !secretStored) problems.push('secret')
  return problems
}

export function telephonySettingsOf(form: TelephonyForm): PbxLink | null {
  switch (form.source) {
    case 'none':
      return null
    case 'ami':
      return {
        id: mainLink,
        name: '电话系统',
        tls: { mode: 'off' },
        dialling: defaultDialling,
        source: 'ami',
        host: form.host.trim(),
        port: Number(form.port),
        username: form.username.trim(),
        secret: form.secret === '' ? null : form.secret,
      }
    case 'replay':
      return {
        id: mainLink,
        name: '录制回放',
        source: 'replay',
        file: form.file.trim() === '' ? null : form.file.trim(),
        speed: form.speed,
      }
  }
}
