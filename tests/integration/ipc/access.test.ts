/** Who may send which command, written down a second time: an access that changes by accident shows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from '#main/ipc/dispatch'
import { commands, feeds } from '#shared/ipc/contract'
import type { CommandName, FeedName } from '#shared/ipc/contract'
import { allRoles } from '#shared/domain/people/people'
import type { Role } from '#shared/domain/people/people'
import { addUser, administratorOf, strongPassword, valueOf } from '../../support/builders'
import { openProfile, screenOf } from '../../support/centre'
import { createProfile } from '../../support/profile'

const desk: readonly Role[] = ['hotline-agent', 'duty-manager', 'service-manager', 'administrator']
const work: readonly Role[] = [...desk, 'engineer']
const manage: readonly Role[] = ['service-manager', 'administrator']
const admin: readonly Role[] = ['administrator']
const media: readonly Role[] = ['media-operator', 'service-manager', 'administrator']
const readers: readonly Role[] = ['administrator', 'duty-manager', 'service-manager']

const mayCall: Readonly<Record<CommandName, 'anybody' | readonly Role[]>> = {
  'app.status': 'anybody',
  'app.openWallboard': allRoles,
  'session.createAdministrator': 'anybody',
  'session.signIn': 'anybody',
  'session.signOut': 'anybody',
  'session.lock': 'anybody',
  'session.unlock': 'anybody',
  'users.list': ['administrator', 'duty-manager', 'service-manager'],
  'users.create': admin,
  'users.update': admin,
  'users.setPassword': admin,
  'policies.list': allRoles,
  'facts.list': allRoles,
  'policies.versions': readers,
  'policies.read': readers,
  'policies.check': admin,
  'policies.import': admin,
  'policies.preview': readers,
  'policies.activate': admin,
  'policies.compare': readers,
  'policies.try': readers,
  'holidays.read': readers,
  'holidays.parse': admin,
  'holidays.preview': admin,
  'holidays.save': admin,
  'customers.match': desk,
  'customers.search': work,
  'customers.card': work,
  'customers.quickCapture': desk,
  'devices.find': work,
  'customers.list': work,
  'customers.page': work,
  'customers.devices': work,
  'customers.saveCustomer': manage,
  'customers.saveSite': desk,
  'customers.saveContact': desk,
  'customers.saveContract': manage,
  'customers.saveDevice': desk,
  'contracts.setPrices': manage,
  'tickets.preview': desk,
  'tickets.judge': desk,
  'tickets.create': desk,
  'tickets.get': work,
  'tickets.act': work,
  'tickets.list': work,
  'callbacks.take': desk,
  'callbacks.release': desk,
  'callbacks.close': desk,
  'callbacks.reopen': desk,
  'calls.list': desk,
  'calls.facets': desk,
  'calls.get': desk,
  'calls.dispose': desk,
  'calls.linkTicket': desk,
  'queues.list': readers,
  'queues.save': manage,
  'kpi.report': readers,
  'kpi.export': readers,
  'alerts.acknowledge': allRoles,
  'alerts.list': ['duty-manager', 'service-manager', 'administrator'],
  'duty.set': allRoles,
  'telephony.links': admin,
  'telephony.saveLink': admin,
  'telephony.removeLink': admin,
  'telephony.reconnect': admin,
  'telephony.secretStore': admin,
  'telephony.readCertificate': admin,
  'telephony.selfTest': admin,
  'telephony.startRecording': admin,
  'telephony.stopRecording': admin,
  'phone.act': allRoles,
  'calls.note': desk,
  'media.inbox': media,
  'media.inbox.choose': media,
  'media.inbox.scan': media,
  'media.file.describe': media,
  'media.file.confirm': media,
  'media.file.reject': media,
  'media.file.inspect': media,
  'media.plan.get': media,
  'media.plan.save': media,
  'media.plan.preview': media,
  'media.plan.pause': media,
  'media.plan.resume': media,
  'media.plan.end': media,
  'media.edition.preview': media,
  'media.reminder.acknowledge': media,
  'media.edition.plan': media,
  'media.edition.contents': media,
  'media.edition.build': media,
  'media.edition.act': media,
  'media.disc.export': media,
  'media.drives': media,
  'media.drive.file': media,
  'media.disc.burn': media,
  'media.disc.burned-elsewhere': media,
  'media.copy.check': media,
  'media.copy.spoil': media,
  'media.job.cancel': media,
  'media.job.dismiss': media,
  'media.receipt.enter': media,
  'media.key.create': admin,
  'media.key.rotate': admin,
  'media.key.unlock': media,
  'media.key.lock': media,
  'media.key.back-up': admin,
  'media.key.restore': admin,
  'media.card.export': media,
  'media.card.read': media,
  'media.card.enrol': media,
  'media.card.revoke': admin,
  'media.ledger': media,
  'media.ledger.export': media,
  'media.paper': media,
  'media.paper.print': media,
  'media.paper.sheet': media,
  'mediaSite.become': admin,
  'mediaSite.card.read': admin,
  'mediaSite.card.enrol': admin,
  'mediaSite.card.export': media,
  'mediaSite.importDir.choose': media,
  'mediaSite.places': media,
  'mediaSite.place.choose': media,
  'mediaSite.verify': media,
  'mediaSite.verdict': media,
  'mediaSite.release': media,
  'mediaSite.import': media,
  'mediaSite.job.cancel': media,
  'mediaSite.refuse': media,
  'mediaSite.destroy': media,
  'sample.load': admin,
  'sample.remove': admin,
  'audit.verify': ['administrator', 'service-manager'],
}

const mayWatch: Readonly<Record<FeedName, 'anybody' | readonly Role[]>> = {
  app: 'anybody',
  queue: allRoles,
  links: admin,
  desk,
  phone: allRoles,
  tickets: allRoles,
  alerts: allRoles,
  callbacks: desk,
  duty: allRoles,
  media: media,
  mediaFiles: media,
  mediaJobs: media,
  mediaBoard: media,
  mediaReminders: media,
  mediaSite: media,
  ticket: work,
}

const names = Object.keys(mayCall)
// No command takes null: an answer of `ipc.bad-input` says that the sender was let through to the input's check.
const letThrough = { ok: false, error: expect.objectContaining({ code: 'ipc.bad-input' }) }
const refused = (code: string) => ({ ok: false, error: { code } })

const profile = createProfile()
let services: Awaited<ReturnType<typeof openProfile>>
let call: ReturnType<typeof screenOf>

beforeAll(async () => {
  services = await openProfile(profile.dir)
  call = screenOf(services)
  await administratorOf(services)
  for (const role of allRoles) await addUser(services, role, [role])
})
afterAll(async () => {
  await services.stop()
  profile.remove()
})

test('the table speaks of every command and every feed of the contract', () => {
  expect(names.toSorted()).toEqual(Object.keys(commands).toSorted())
  expect(Object.keys(mayWatch).toSorted()).toEqual(Object.keys(feeds).toSorted())
})

describe.each(allRoles)('%s', (role) => {
  beforeAll(async () => {
    valueOf(await services.people.signIn(role, strongPassword))
  })

  test.each(Object.entries(mayCall))('%s', async (name, who) => {
    const may = who === 'anybody' || who.includes(role)
    expect(await call(name, null)).toEqual(may ? letThrough : refused('auth.forbidden'))
  })

  test.each(Object.entries(mayWatch))('feed %s', (name, who) => {
    const may = who === 'anybody' || who.includes(role)
    const { access } = feeds[name as FeedName]
    expect(refusal(access, services.people.session())).toEqual(may ? null : refused('auth.forbidden'))
  })
})

test.each(Object.entries(mayCall))('signed out: %s', async (name, who) => {
  await services.people.signOut()
  expect(await call(name, null)).toEqual(who === 'anybody' ? letThrough : refused('auth.signed-out'))
})

test.each(Object.entries(mayCall))('locked: %s', async (name, who) => {
  if (!services.people.session()) valueOf(await services.people.signIn('boss', strongPassword))
  services.people.lock()
  expect(await call(name, null)).toEqual(who === 'anybody' ? letThrough : refused('auth.session-locked'))
})
