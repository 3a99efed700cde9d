/** What a manager account may hear and do, as far as that is known, and the lines of manager.conf that grant it. */

export const readRights = ['system', 'call', 'agent', 'dialplan'] as const
export type ReadRight = (typeof readRights)[number]

export const actRights = ['call', 'agent', 'originate', 'reporting', 'system'] as const
export type ActRight = (typeof actRights)[number]

/**
 * `seen`: something arrived that only an account with the right is told. `unseen`: nothing yet, which on a quiet day means nothing.
 * `missing`: something happened that must have been told, and was not.
 */
export type ReadState = 'seen' | 'unseen' | 'missing'

export type LinkRights = {
  readonly read: Readonly<Record<ReadRight, ReadState>>
  /** Null until the PBX has said what the account may do. */
  readonly act: Readonly<Record<ActRight, boolean>> | null
}

/** `remoteControl`: telephones are answered and held from here, which needs the right `system`. */
export const wantedActRights = (remoteControl: boolean): readonly ActRight[] =>
  actRights.filter((right) => right !== 'system' || remoteControl)

export type MissingRights = { readonly read: readonly ReadRight[]; readonly act: readonly ActRight[] }

export const missingRights = ({ read, act }: LinkRights, remoteControl: boolean): MissingRights => ({
  read: readRights.filter((right) => read[right] === 'missing'),
  act: act === null ? [] : wantedActRights(remoteControl).filter((right) => !act[right]),
})

/** The section of an account in manager.conf with the rights that are needed, and no more. */
export const managerLines = (username: string, remoteControl: boolean): string =>
  [`[${username}]`, `read = ${readRights.join(',')}`, `write = ${wantedActRights(remoteControl).join(',')}`].join('\n')
