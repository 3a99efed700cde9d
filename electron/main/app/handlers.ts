/** All command handlers, from the features and from the app itself. */
import type { UserId } from '#shared/domain/ids'
import type { User } from '#shared/domain/people/people'
import type { AppStatus } from '#shared/domain/app/status'
import { mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { ok } from '#shared/lib/result'
import { alertsHandlers } from '../features/alerts/handlers'
import { callbacksHandlers } from '../features/callbacks/handlers'
import { callsHandlers } from '../features/calls/handlers'
import { archiveHandlers } from '../features/customers/archive-handlers'
import { customersHandlers } from '../features/customers/handlers'
import { dutyHandlers } from '../features/duty/handlers'
import { kpiHandlers } from '../features/kpi/handlers'
import type { PickFile } from '../features/kpi/table-file'
import { mediaCatalogueHandlers } from '../features/media/catalogue/handlers'
import type { PickFolder } from '../features/media/catalogue/handlers'
import { mediaDiscsHandlers } from '../features/media/discs/handlers'
import { mediaEditionsHandlers } from '../features/media/editions/handlers'
import { mediaKeysHandlers } from '../features/media/keys/handlers'
import type { FileDialogs } from '../features/media/text-files'
import { mediaJobHandlers } from '../features/media-jobs/handlers'
import { mediaSiteHandlers } from '../features/media-site/handlers'
import type { SiteFiles } from '../features/media-site/handlers'
import { mediaPlansHandlers } from '../features/media/plans/handlers'
import { mediaPaperHandlers } from '../features/media-paper/handlers'
import type { Press } from '../features/media-paper/service'
import { peopleHandlers } from '../features/people/handlers'
import { policiesHandlers } from '../features/policies/handlers'
import { linkHandlers, telephonyHandlers } from '../features/telephony/handlers'
import { ticketsHandlers } from '../features/tickets/handlers'
import { tryPolicy } from '../features/tickets/trial'
import type { Handlers } from '../ipc/handlers'
import type { Services } from './services'

/** The calls of the sample centre: the recording that ships with it. */
const sampleLink: PbxLink = { id: mainLink, name: '示例热线', source: 'replay', file: null, speed: 1 }

export type AppParts = {
  readonly status: () => Promise<AppStatus>
  readonly openWallboard: (fullScreen: boolean) => void
  readonly statusChanged: () => void
  readonly pickFile: PickFile
  readonly siteFiles: SiteFiles
  readonly pickFolder: PickFolder
  readonly press: Press
  readonly dialogs: FileDialogs
}

export function createHandlers(services: Services, app: AppParts): Handlers {
  const { people, customers, archive, tickets, telephony, policies, sample, audit } = services

  /** Who acts: the dispatcher has let nobody through who is not signed in. */
  const user = (): User => {
    const session = people.session()
    if (!session) throw new Error('a handler ran without a session')
    return session.user
  }
  const actor = (): UserId => user().id
  /** The sample centre brings its own calls: the recording that ships with it, unless a link is set up already. */
  const loadSample = async () => {
    // Nobody has signed in when the development profile loads it by itself.
    const by = people.session()?.user.id ?? null
    const loaded = await sample.load(by)
    if (loaded.ok && (await telephony.settings()).length === 0) await telephony.save(by ?? 'system', sampleLink)
    telephony.refreshCallers()
    app.statusChanged()
    return loaded
  }

  return {
    ...peopleHandlers(people, loadSample),
    ...customersHandlers(customers, actor, telephony.refreshCallers),
    ...archiveHandlers(archive, actor, telephony.refreshCallers),
    ...ticketsHandlers(tickets, actor, telephony),
    ...alertsHandlers(services.alerts, actor),
    ...dutyHandlers(services.duties, actor),
    ...policiesHandlers(policies, { actor, tryPolicy }),
    'app.status': async () => ok(await app.status()),
    'app.openWallboard': async ({ fullScreen }) => {
      app.openWallboard(fullScreen)
      return ok(null)
    },
    'facts.list': () => services.facts.list(),
    ...kpiHandlers(services.kpi, actor, app.pickFile),
    ...telephonyHandlers(telephony, services.phones, actor),
    ...linkHandlers(telephony, services.linkCare, services.secrets),
    ...callbacksHandlers(services.callbacks, user),
    ...callsHandlers(services.callLog, actor),
    ...mediaSiteHandlers(services.mediaSite, user, app.siteFiles),
    ...mediaPlansHandlers(services.mediaPlanning, actor),
    ...mediaPaperHandlers(services.papers, app.press, user),
    ...mediaJobHandlers(services.mediaJobs),
    ...mediaDiscsHandlers(services.mediaDiscs, actor, app.dialogs),
    ...mediaKeysHandlers({ ...services.media, actor, dialogs: app.dialogs }),
    ...mediaEditionsHandlers({ ...services.media, actor, dialogs: app.dialogs }),
    ...mediaCatalogueHandlers(services.mediaCatalogue, actor, app.pickFolder),
    'sample.load': loadSample,
    'sample.remove': async () => {
      const by = actor()
      const removed = await sample.remove(by)
      if (!removed.ok) return removed
      for (const { link } of await telephony.settings())
        if (link.source === 'replay') await telephony.remove(by, link.id)
      telephony.refreshCallers()
      const stays = (await people.list()).some(({ id, disabled }) => id === by && !disabled)
      if (!stays) await people.signOut()
      app.statusChanged()
      return removed
    },
    'audit.verify': async () => ok(await audit.verify()),
  }
}
