/** How links are stored: secrets sealed and apart, those of the time before there were several read as the main one. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Services } from '#main/app/services'
import { defaultDialling, LinkId, mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { ok } from '#shared/lib/result'
import { valueOf } from '../../support/builders'
import { openProfile, silentSource } from '../../support/centre'
import { amiLink, hookLink, replayLink } from '../../support/links'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const branch = LinkId.parse('branch')
const secretRequired = { ok: false, error: expect.objectContaining({ code: 'telephony.secret-required' }) }

let profile: Profile
let services: Services
/** Each source as it was opened, with its secret in clear. */
const opened: PbxLink[] = []

beforeEach(async () => {
  opened.length = 0
  profile = createProfile()
  services = await openProfile(profile.dir, {
    openSource: async (link) => {
      opened.push(link)
      return ok(silentSource(link.source))
    },
  })
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

const save = (link: PbxLink) => services.telephony.save('test', link)
const storedText = async (): Promise<string> => {
  const { value } = await services.storage.db
    .selectFrom('settings')
    .selectAll()
    .where('key', '=', 'telephony')
    .executeTakeFirstOrThrow()
  return value
}
const store = (value: object) =>
  services.storage.write('test', async ({ tx }) => {
    await tx
      .insertInto('settings')
      .values({ key: 'telephony', value: JSON.stringify(value) })
      .execute()
  })

describe('settings of the time of one link', () => {
  const ami = { source: 'ami', host: 'pbx.example', port: 5038, username: 'vigil', secret: null }

  test('a PBX is the main link, with the secret it had', async () => {
    // The secrets of tests are sealed by being turned round.
    await store({ settings: ami, sealed: 'terces' })
    const link = { ...ami, id: mainLink, name: '电话系统', tls: { mode: 'off' }, dialling: defaultDialling }
    expect(await services.telephony.settings()).toEqual([{ link, hasSecret: true }])
    await services.telephony.start()
    expect(opened).toEqual([{ ...link, secret: 'secret' }])
    valueOf(await save(amiLink({ host: 'pbx.example', username: 'vigil', name: '总机', secret: null })))
    expect(opened.at(-1)).toMatchObject({ name: '总机', secret: 'secret' })
  })

  test('a recording is the main link', async () => {
    await store({ settings: { source: 'replay', file: null, speed: 1 } })
    expect(await services.telephony.settings()).toEqual([{ link: replayLink, hasSecret: false }])
  })

  test.each([
    ['none', { settings: { source: 'none' } }],
    ['nothing that is understood', { settings: { source: 'smoke' } }],
    ['broken', { settings: 7 }],
  ])('%s is no link', async (_what, value) => {
    await store(value)
    expect(await services.telephony.settings()).toEqual([])
    await services.telephony.start()
    expect(services.telephony.links()).toEqual([])
  })
})

describe('a secret', () => {
  test('is needed for a new link, and nothing is stored without', async () => {
    expect(await save(amiLink({ secret: null }))).toEqual(secretRequired)
    expect(await save(hookLink({ secret: null }))).toEqual(secretRequired)
    expect(await services.telephony.settings()).toEqual([])
    expect(opened).toEqual([])
  })

  test('stands neither in the settings nor in the journal nor in what screens are told', async () => {
    valueOf(await save(amiLink({ secret: 'never-in-clear' })))
    const entries = await services.storage.db.selectFrom('journal').select('change').execute()
    const told = JSON.stringify([await storedText(), entries, await services.telephony.settings()])
    expect(told).not.toContain('never-in-clear')
    expect(opened).toMatchObject([{ secret: 'never-in-clear' }])
  })

  test('of each link is its own, and stays through changes of either', async () => {
    valueOf(await save(amiLink({ secret: 'of the first' })))
    valueOf(await save(amiLink({ id: branch, secret: 'of the second' })))
    valueOf(await save(amiLink({ secret: null, name: '总机' })))
    valueOf(await save(amiLink({ id: branch, secret: null, name: '分机' })))
    expect(opened.slice(2)).toMatchObject([
      { id: mainLink, name: '总机', secret: 'of the first' },
      { id: branch, name: '分机', secret: 'of the second' },
    ])
  })

  test.each([{ host: 'elsewhere' }, { port: 5039 }, { username: 'other' }])(
    'is asked again for another login: %o',
    async (other) => {
      valueOf(await save(amiLink()))
      expect(await save(amiLink({ ...other, secret: null }))).toEqual(secretRequired)
      expect(await services.telephony.settings()).toEqual([{ link: amiLink({ secret: null }), hasSecret: true }])
    },
  )

  test('of a link is never lent to another link of the same login', async () => {
    valueOf(await save(amiLink()))
    expect(await save(amiLink({ id: branch, secret: null }))).toEqual(secretRequired)
  })

  test('of a hook stays through a change of its address, and is no secret of a PBX', async () => {
    valueOf(await save(hookLink()))
    valueOf(await save(hookLink({ secret: null, port: 8_091 })))
    expect(opened.at(-1)).toMatchObject({ port: 8_091, secret: hookLink().secret })
    expect(await save(amiLink({ secret: null }))).toEqual(secretRequired)
    valueOf(await save(amiLink()))
    expect(await save(hookLink({ secret: null }))).toEqual(secretRequired)
  })

  test('is forgotten with its link, and when the link needs none any more', async () => {
    valueOf(await save(amiLink({ secret: 'of the first' })))
    valueOf(await save(amiLink({ id: branch })))
    valueOf(await services.telephony.remove('test', mainLink))
    expect(JSON.parse(await storedText())).toMatchObject({
      links: [{ id: branch }],
      sealed: { branch: expect.anything() },
    })
    expect(await storedText()).not.toContain('main')
    expect(await save(amiLink({ secret: null }))).toEqual(secretRequired)
    valueOf(await save({ ...replayLink, id: branch }))
    expect(JSON.parse(await storedText())).toMatchObject({ sealed: {} })
    expect(await services.telephony.settings()).toEqual([{ link: { ...replayLink, id: branch }, hasSecret: false }])
  })
})

test('links keep the order in which they were set up, whatever is changed, also after a restart', async () => {
  valueOf(await save(amiLink()))
  valueOf(await save(hookLink({ id: branch })))
  valueOf(await save(amiLink({ secret: null, name: '总机' })))
  const order = [mainLink, branch]
  expect(services.telephony.links().map(({ id }) => id)).toEqual(order)
  await services.stop()
  services = await openProfile(profile.dir)
  await services.telephony.start()
  expect(services.telephony.links().map(({ id }) => id)).toEqual(order)
})
