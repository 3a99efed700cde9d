/** Builds the services of the app on a profile folder. No window and no Electron: tests build the very same. */
import type { PbxLink } from '#shared/domain/telephony/settings'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { createCheckpointing } from '../db/checkpointing'
import { asOpenFailure } from '../db/errors'
import { openDatabase } from '../db/open'
import { createStorage } from '../db/storage'
import type { Storage } from '../db/storage'
import { createRaising } from '../features/alerts/raising'
import { createAlerts } from '../features/alerts/service'
import { createHearing } from '../features/callbacks/hearing'
import { createPromised } from '../features/callbacks/promised'
import { createCallbacks } from '../features/callbacks/service'
import { createCallLog } from '../features/calls/log'
import { callOfVisit, recentCallsOf, upsertCall, writeNote } from '../features/calls/store'
import { createArchive } from '../features/customers/archive'
import { normaliseNumber } from '../features/customers/numbers'
import { holderOfDevice } from '../features/customers/archive-store'
import { createCustomers } from '../features/customers/service'
import type { Customers } from '../features/customers/service'
import { createFacts } from '../features/facts/service'
import { createDuties, recordDuty } from '../features/duty/service'
import { createKpi } from '../features/kpi/service'
import { createJobs } from '../features/media-jobs/jobs'
import { createMediaSite } from '../features/media-site/service'
import { createMediaPlanning } from '../features/media/plans/planning'
import { createCatalogue } from '../features/media/catalogue/service'
import { createPapers } from '../features/media-paper/service'
import { contentFile } from '../features/media/catalogue/places'
import { createMediaCentre } from '../features/media/centre'
import { createMediaDiscs } from '../features/media/discs/service'
import { createPeople } from '../features/people/service'
import { createPolicies } from '../features/policies/service'
import { createSample } from '../features/sample/service'
import { createLinkCare } from '../features/telephony/link-care'
import { createPhones } from '../features/telephony/phones'
import { createQueueSettings } from '../features/telephony/queue-settings'
import type { Queues } from '../features/telephony/queue-settings'
import { createTelephony } from '../features/telephony/service'
import { filePastTicket } from '../features/tickets/backfill'
import { countOpenByVersion, journalEnd } from '../features/tickets/reevaluate-store'
import { writeReevaluation } from '../features/tickets/reevaluating'
import { createReckoning } from '../features/tickets/reckon'
import { createTickets } from '../features/tickets/service'
import { createTicking } from '../features/tickets/ticking'
import type { Clock } from '../platform/clock'
import { createIds } from '../platform/ids'
import type { DiscsClient } from '../media/client'
import type { Log } from '../platform/log'
import type { Passwords } from '../platform/passwords'
import { databaseFile } from '../platform/paths'
import type { Secrets } from '../platform/secrets'
import type { InspectTools } from '../media/inspect/inspect-file'
import { createReader } from '../reader/reader'
import { createInboxJobs } from './inbox-jobs'
import { createLinkTools } from './link-tools'
import { paperReads } from './paper-reads'
import type { TelephonySource } from '../telephony/source'

export type ServicesDeps = {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly readerFile: string
  readonly clock: Clock
  readonly secrets: Secrets
  readonly passwords: Passwords
  readonly log: Log
  /** The disc tools; they end with the services. */
  readonly discs: DiscsClient
  readonly openSource: (link: PbxLink) => Promise<Result<TelephonySource>>
  /** Other programs and virus signatures than the system's own for looking at patch files. */
  readonly inspectTools?: InspectTools
}

export type Services = Extract<Awaited<ReturnType<typeof createServices>>, { ok: true }>['value']

/** Errors: what `openDatabase` and the policy files refuse. */
export async function createServices(deps: ServicesDeps) {
  const { dataDir, clock, log, passwords, secrets } = deps
  const file = databaseFile(dataDir)
  const opened = openDatabase(file)
  if (!opened.ok) return opened
  const { db, close } = opened.value
  const reader = createReader(deps.readerFile, file)
  const newId = createIds()
  const raiseAlerts = createRaising(newId)
  const reckon = createReckoning(raiseAlerts)
  let storage: Storage
  let policies: Awaited<ReturnType<typeof createPolicies>>
  let queues: Queues
  try {
    storage = await createStorage(db, clock, (error) => log.error('a listener of commits failed', error))
    queues = await createQueueSettings(storage)
    policies = await createPolicies({
      resourcesDir: deps.resourcesDir,
      dataDir,
      clock,
      storage,
      remeasuring: {
        countOpen: countOpenByVersion,
        journalEnd,
        reevaluate: (input, onRows) => reader.run('clocks.reevaluate', input, onRows),
        write: (unit, input) => writeReevaluation(unit, reckon, input),
      },
      onError: (error) => log.error('a policy version could not take effect', error),
    })
  } catch (error) {
    await close()
    return err(asOpenFailure(error, file))
  }
  if (!policies.ok) {
    await close()
    return policies
  }
  const checkpointing = createCheckpointing(dataDir, storage, clock, (error) =>
    log.error('the end of the journal could not be signed', error),
  )
  const people = createPeople({ storage, clock, newId, passwords })
  const duties = createDuties({ storage })
  const alerts = createAlerts({ storage, clock, everybody: duties.everybody })
  const tickets = createTickets({
    storage,
    clock,
    newId,
    policy: policies.value.get,
    holderOfSerial: (tx, serial) => holderOfDevice(tx, 'serial_number', serial, null),
    raiseAlerts,
    readPage: (filter) => reader.run('tickets.page', filter),
  })
  const customers: Customers = createCustomers({
    storage,
    clock,
    policy: policies.value.get,
    newId,
    openTicketsOf: tickets.openTicketsOf,
    recentCallsOf: (id) => recentCallsOf(db, id),
  })
  const archive = createArchive({
    storage,
    clock,
    newId,
    policy: policies.value.get,
    card: customers.card,
    readRows: (filter) => reader.run('customers.rows', filter),
  })
  const hearing = createHearing({
    storage,
    clock,
    newId,
    normaliseNumber,
    shortAbandonS: (link, queue) => queues.of(link, queue).shortAbandonS,
    outsidePrefix: (link) => {
      const settings = telephony.link(link)?.settings()
      return settings?.source === 'ami' ? settings.dialling.outsidePrefix : ''
    },
  })
  const promised = createPromised({ policy: policies.value.get, openVersions: countOpenByVersion })
  const callbacks = createCallbacks({
    storage,
    hearing,
    promised,
    onError: (error) => log.error('call-backs could not be put back', error),
  })
  const telephony = createTelephony({
    storage,
    clock,
    newId,
    zone: DEFAULT_ZONE,
    secrets,
    log,
    match: customers.match,
    // One commit: no caller who gave up is stored without being on the list.
    storeCall: async (tx, call) => {
      const id = await upsertCall(tx, call)
      await hearing.hear(tx, { ...call, id })
      return id
    },
    storedCall: (visit) => callOfVisit(db, visit),
    writeNote,
    openSource: deps.openSource,
  })
  const linkCare = createLinkCare({
    telephony,
    clock,
    dataDir,
    tools: createLinkTools(clock),
    onError: (error) => log.error('a recording could not be written', error),
  })
  const phones = createPhones({
    telephony,
    queues,
    clock,
    newChannelId: () => `vigil-${newId(clock.now())}`,
    onError: (error) => log.error('a telephone could not be acted on', error),
  })
  people.onSession(() => phones.setUser(people.session()?.user ?? null))
  people.onSession(() => callbacks.setUser(people.session()?.user ?? null))
  const callLog = createCallLog({
    storage,
    readPage: (filter) => reader.run('calls.page', filter),
    readFacets: () => reader.run('calls.facets', undefined),
    people: people.list,
    linkName: (link) => telephony.link(link)?.settings()?.name ?? link,
    normaliseNumber,
    ensureStored: telephony.ensureStored,
  })
  telephony.onChange(phones.follow)
  telephony.onFinished((visit, link) => phones.callEnded(link, visit))
  telephony.onLine((news, link) => phones.dialFailed(link, news))
  const kpi = createKpi({
    storage,
    clock,
    zone: DEFAULT_ZONE,
    links: telephony.links,
    queues,
    users: people.list,
    count: (input) => reader.run('kpi.count', input),
    storedQueues: (demo) => reader.run('kpi.queues', demo),
  })
  const sample = createSample({
    storage,
    newId,
    passwords,
    policy: policies.value.get,
    filePastTicket,
    recordDuty,
    normaliseNumber,
    hearCall: hearing.hear,
  })
  const mediaJobs = createJobs({ clock, newId, onError: (error) => log.error('long work failed', error) })
  const mediaSite = createMediaSite({ storage, clock, newId, secrets, people, jobs: mediaJobs, discs: deps.discs })
  const mediaCatalogue = createCatalogue({
    storage,
    clock,
    newId,
    dataDir,
    resourcesDir: deps.resourcesDir,
    digest: deps.discs.digestFile,
    runJob: createInboxJobs(mediaJobs),
    tools: deps.inspectTools,
    onError: (error) => log.error('a patch file could not be taken in', error),
  })
  const ticking = createTicking(clock, tickets.settleDue, (error) => log.error('clocks could not be settled', error))
  storage.onCommit((entries) => {
    if (entries.some(({ entity }) => ['ticket', 'sample', 'policy', 'holidays'].includes(entity))) ticking.check()
  })
  const mediaPlanning = createMediaPlanning({
    storage,
    clock,
    holidayYears: () => policies.value.holidays().years,
    everybody: duties.everybody,
  })
  const mediaDays = createTicking(clock, mediaPlanning.turnDay, (error) =>
    log.error('the board of the weekly discs could not follow the day', error),
  )
  const media = createMediaCentre({
    storage,
    clock,
    newId,
    secrets,
    dataDir,
    resourcesDir: deps.resourcesDir,
    choose: mediaPlanning.chooseForEdition,
    contentFile: (sha256) => contentFile(dataDir, sha256),
  })
  const mediaDiscs = createMediaDiscs({
    storage,
    newId,
    dataDir,
    discs: deps.discs,
    jobs: mediaJobs,
    source: media.building,
  })
  const papers = createPapers({ storage, clock, newId, reads: paperReads(db, media, mediaSite, clock.now) })
  // The key is open for who gave the passphrase, while he sits here.
  people.onSession(media.keys.lock)
  try {
    await hearing.catchUp()
  } catch (error) {
    log.error('calls of before could not be looked at for call-backs', error)
  }
  try {
    await mediaDiscs.recover()
  } catch (error) {
    log.error('images of before could not be swept', error)
  }

  return ok({
    storage,
    policies: policies.value,
    people,
    duties,
    tickets,
    alerts,
    customers,
    archive,
    telephony,
    linkCare,
    secrets,
    queues,
    kpi,
    phones,
    promised,
    callbacks,
    callLog,
    sample,
    mediaJobs,
    mediaDiscs,
    mediaSite,
    discs: deps.discs,
    mediaCatalogue,
    ticking,
    mediaPlanning,
    mediaDays,
    papers,
    media,
    facts: createFacts({ resourcesDir: deps.resourcesDir }),
    audit: { verify: () => reader.run('audit.verify', { dataDir }) },
    stop: async (): Promise<void> => {
      const inboxStopped = mediaCatalogue.stop()
      await mediaJobs.stop()
      await inboxStopped
      await deps.discs.stop()
      await ticking.stop()
      await mediaDays.stop()
      media.keys.stop()
      await policies.value.stop()
      phones.stop()
      await linkCare.stop()
      await telephony.stop()
      await reader.stop()
      await storage.settled()
      await checkpointing.stop()
      await close()
    },
  })
}
