/** The app's own services on a profile folder, without a window: what integration tests and benches drive. */
import path from 'node:path'
import { createHandlers } from '#main/app/handlers'
import type { AppParts } from '#main/app/handlers'
import { createServices } from '#main/app/services'
import type { ServicesDeps, Services } from '#main/app/services'
import { createStatus } from '#main/app/status'
import type { Link } from '#main/features/telephony/link'
import { discsHere } from '#main/media/here'
import { dispatch } from '#main/ipc/dispatch'
import { systemClock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import type { NewId } from '#main/platform/ids'
import { argon2Passwords } from '#main/platform/passwords'
import type { TelephonySource } from '#main/telephony/source'
import type { LinkSource, PbxLink } from '#shared/domain/telephony/settings'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { resourcesDir } from './policies'
import { valueOf } from './builders'
import { amiLink } from './links'
import { noPress } from './no-press'
import { noDialogs } from './no-dialogs'

/** Keeps secrets by turning them round: there is no keyring without Electron. */
const plainSecrets = {
  store: () => ({ kind: 'keyring', backend: 'test' }) as const,
  seal: (plain: string) => [...plain].toReversed().join(''),
  open: (sealed: string) => [...sealed].toReversed().join(''),
}

/** A telephone system that says nothing. */
export const silentSource = (kind: LinkSource): TelephonySource => ({
  kind,
  start: () => undefined,
  stop: async () => undefined,
})

export type ProfileOptions = Partial<Omit<ServicesDeps, 'dataDir'>>

/** As the app opens it; the system's clock unless told, telephones that say nothing, errors of the log thrown away unless told. */
export const tryProfile = (dataDir: string, options: ProfileOptions = {}): Promise<Result<Services>> =>
  createServices({
    dataDir,
    resourcesDir,
    readerFile: path.join(dataDir, 'no-reader.js'),
    discs: { ...discsHere, stop: async () => undefined },
    clock: systemClock,
    secrets: plainSecrets,
    passwords: argon2Passwords,
    log: { info: () => undefined, error: () => undefined },
    openSource: async ({ source }) => ok(silentSource(source)),
    ...options,
  })

/** `tryProfile` for a profile that must open, with ids for what a test adds by itself. */
export async function openProfile(
  dataDir: string,
  options: ProfileOptions = {},
): Promise<Services & { readonly newId: NewId }> {
  return { ...valueOf(await tryProfile(dataDir, options)), newId: createIds() }
}

/** Sets a link up behind which nothing is said, so that a test can speak for it. */
export async function openLink({ telephony }: Services, settings: PbxLink = amiLink()): Promise<Link> {
  valueOf(await telephony.save('test', settings))
  const link = telephony.link(settings.id)
  if (!link) throw new Error(`no link ${settings.id}`)
  return link
}

const nobody = async (): Promise<null> => null
/** Nobody chooses anything. */
export const noSiteFiles: AppParts['siteFiles'] = {
  openCard: nobody,
  saveCard: nobody,
  folder: nobody,
  image: nobody,
  read: async () => fail('no file'),
  write: async () => fail('no file'),
}

/** Sends a command as a screen does: through the dispatcher, with the session there is. */
export function screenOf(
  services: Services,
  log: Pick<ServicesDeps['log'], 'error'> = { error: () => undefined },
  parts: Partial<AppParts> = {},
) {
  const status = createStatus(services, '0.0.0')
  const handlers = createHandlers(services, {
    status: status.read,
    statusChanged: status.changed,
    openWallboard: () => undefined,
    pickFile: async () => null,
    pickFolder: async () => null,
    dialogs: noDialogs,
    siteFiles: noSiteFiles,
    press: noPress,
    ...parts,
  })
  return (name: string, input?: unknown): Promise<Result<unknown>> =>
    dispatch({ handlers, session: services.people.session, log }, name, input)
}
