/** Accounts, roles and sessions. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import type { UserId } from '../ids'
import { LinkId, mostLinks } from '../telephony/settings'

export const Role = z.enum([
  'hotline-agent',
  'duty-manager',
  'engineer',
  'storekeeper',
  'media-operator',
  'service-manager',
  'administrator',
])
export type Role = z.infer<typeof Role>

export const allRoles: readonly Role[] = Role.options

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/)

/** At least 10 characters; a longer sentence is fine, at most 200. */
export const Password = z.string().min(10).max(200)

export const Extension = z.string().regex(/^[0-9*#]{2,12}$/)

export const UserDraft = z.object({
  username: Username,
  displayName: z.string().overwrite(oneLine).trim().min(1).max(40),
  roles: z.array(Role).min(1),
  /** The telephone, on every PBX that `phones` does not name. */
  extension: Extension.nullable(),
  /** Another telephone on one PBX, or none there. */
  phones: z.array(z.object({ link: LinkId, extension: Extension.nullable() })).max(mostLinks),
})
export type UserDraft = z.infer<typeof UserDraft>

export type User = UserDraft & {
  readonly id: UserId
  readonly rev: number
  readonly disabled: boolean
  /** UTC ms until which sign-in is refused after repeated failures, or null. */
  readonly lockedUntil: number | null
}

type Phones = Pick<UserDraft, 'extension' | 'phones'>

/** Somebody's telephone on a PBX; null for none. */
export function phoneOn({ extension, phones }: Phones, link: LinkId): string | null {
  const own = phones.find((phone) => phone.link === link)
  return own ? own.extension : extension
}

/** Whether somebody has a telephone on any PBX. */
export const hasPhone = ({ extension, phones }: Phones): boolean =>
  extension !== null || phones.some((phone) => phone.extension !== null)

/** The extension that two people would share on some PBX; null when they share none. */
export function sharedPhone(one: Phones, other: Phones): string | null {
  if (one.extension !== null && one.extension === other.extension) return one.extension
  for (const { link } of [...one.phones, ...other.phones]) {
    const phone = phoneOn(one, link)
    if (phone !== null && phone === phoneOn(other, link)) return phone
  }
  return null
}

/** Who sits at this workstation now. `locked` keeps the session but refuses every command until the password is given. */
export type Session = {
  readonly user: User
  readonly since: number
  readonly locked: boolean
}

/** Whether any of the roles a command asks for is held. An administrator may do what any role may. */
export const mayAct = (held: readonly Role[], asked: readonly Role[]): boolean =>
  held.includes('administrator') || asked.some((role) => held.includes(role))
