/** The times in which a link heard nothing, as they are written down. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { limits } from '#main/telephony/ami/session'
import { LinkId, mainLink } from '#shared/domain/telephony/settings'
import { startAmiPeer } from '../../support/ami-peer'
import type { AmiPeer } from '../../support/ami-peer'
import { tellCall } from '../../support/ami-story'
import { valueOf } from '../../support/builders'
import { eventually } from '../../support/heard'
import { amiLink, replayLink } from '../../support/links'
import { openTelephoneApp } from '../../support/telephone-app'
import type { TelephoneApp } from '../../support/telephone-app'

const HOUR = 3_600_000
const MINUTE = 60_000
/** From the clock's beginning to the centre's midnight. */
const toMidnight = 14 * HOUR
/** After so long a lost link has tried again. */
const untilRetry = limits.firstRetry * 1.2

let pbx: AmiPeer
let app: TelephoneApp

beforeEach(async () => {
  pbx = await startAmiPeer()
  app = await openTelephoneApp()
})
afterEach(async () => {
  await app.close()
  await pbx.stop()
})

/** As they stand after everything that was begun is written. */
async function gaps(id: LinkId = mainLink) {
  const { telephony, storage } = app.services()
  await telephony.link(id)?.recorder.settle()
  await storage.settled()
  const rows = await storage.db
    .selectFrom('link_gaps')
    .select(['from_at', 'to_at'])
    .where('link', '=', id)
    .orderBy('from_at')
    .execute()
  return rows.map(({ from_at: from, to_at: to }) => [from, to])
}

/** A link that was live, has heard something to keep, and lost its PBX at the instant that comes back. */
async function loseLink(): Promise<number> {
  const call = await app.connect(pbx)
  tellCall(call, app.clock, '1.1', '13800001111').joins()
  await eventually(() => app.rowOf()?.offered === 1)
  const lastHeard = app.clock.now()
  call.hangUp()
  await eventually(() => app.phase() === 'lost')
  return lastHeard
}

test('a link that never failed has none', async () => {
  await app.connect(pbx)
  await app.pass(60)
  expect(await gaps()).toEqual([])
})

test('a loss begins with what was heard last and ends when the link is live again', async () => {
  const lost = await loseLink()
  expect(await gaps()).toEqual([[lost, null]])
  app.clock.advance(untilRetry)
  await app.goLive(pbx)
  expect(await gaps()).toEqual([[lost, lost + untilRetry]])
})

test('an orderly end of the app begins one, which ends when the link is live again', async () => {
  await app.connect(pbx)
  const end = app.clock.now()
  await app.reopen(HOUR)
  await app.services().telephony.start()
  expect(await gaps()).toEqual([[end, null]])
  app.clock.advance(1000)
  await app.goLive(pbx)
  expect(await gaps()).toEqual([[end, end + HOUR + 1000]])
})

test('a power cut while the link is lost leaves the one there is, from its beginning', async () => {
  const lost = await loseLink()
  await gaps()
  await app.crash(HOUR)
  await app.services().telephony.start()
  expect(await gaps()).toEqual([[lost, null]])
  await app.goLive(pbx)
  expect(await gaps()).toEqual([[lost, lost + HOUR]])
})

test('one that lasts over midnight is one', async () => {
  app.clock.advance(toMidnight - untilRetry / 2)
  const lost = await loseLink()
  app.clock.advance(untilRetry)
  expect(app.live().state().day.gaps).toHaveLength(1)
  await app.goLive(pbx)
  expect(await gaps()).toEqual([[lost, lost + untilRetry]])
})

test('an end before midnight and a start after it leave the night between them', async () => {
  app.clock.advance(toMidnight - MINUTE)
  await app.connect(pbx)
  const end = app.clock.now()
  await app.reopen(9 * HOUR)
  await app.services().telephony.start()
  await app.goLive(pbx)
  expect(await gaps()).toEqual([[end, end + 9 * HOUR]])
})

test('of two links, each has its own', async () => {
  const branch = LinkId.parse('branch')
  const other = await startAmiPeer()
  await app.connect(other, { id: branch, name: '分部' })
  const lost = await loseLink()
  expect(await gaps(branch)).toEqual([])
  expect(await gaps()).toEqual([[lost, null]])
  await other.stop()
})

test.each([
  ['a recording', replayLink],
  ['another PBX', amiLink({ host: 'localhost', port: 1 })],
])('what one PBX did not hear ends when %s takes its place', async (_what, next) => {
  const lost = await loseLink()
  app.clock.advance(200)
  valueOf(await app.services().telephony.save('test', next))
  expect(await gaps()).toEqual([[lost, lost + 200]])
})

test('what a link did not hear ends with the link', async () => {
  const lost = await loseLink()
  app.clock.advance(200)
  valueOf(await app.services().telephony.remove('test', mainLink))
  expect(await gaps()).toEqual([[lost, lost + 200]])
})
