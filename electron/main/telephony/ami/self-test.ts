/** The self-test of a manager link, on a connection of its own that leaves again: the running link is not disturbed. */
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import { actRights, readRights, type ActRight, type ReadRight } from '#shared/domain/telephony/rights'
import type { SelfTestCode } from '#shared/domain/telephony/self-test'
import { failed, passed, runSteps, warned, type Found, type TellStep } from '../self-test'
import type { AmiSettings } from './connection'
import { actRightsOf } from './control'
import { converse, type Conversation } from './conversation'
import { headerOf, type AmiFrame } from './frame'
import { noRightsSeen, seeFrame } from './rights'
import { readCertificate } from './socket'

export type AmiTestResult = { readonly read: readonly ReadRight[]; readonly act: readonly ActRight[] }

const times = { banner: 5_000, login: 10_000, booted: 3_000, listen: 5_000 } as const
/** Beyond this the times of calls are off by more than a person would notice. */
const largestOffsetMs = 2_000

const hostCodes: Readonly<Record<string, SelfTestCode>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
}

const eventsNamed = (frames: readonly AmiFrame[], name: string): readonly AmiFrame[] =>
  frames.filter((frame) => frame.kind === 'event' && frame.name === name)

/** `remoteControl`: telephones are answered from here, so the right `system` is wanted too. Resolves when all is told. */
export async function testAmi(
  settings: AmiSettings & { readonly remoteControl: boolean },
  clock: Clock,
  tell: TellStep,
  signal: AbortSignal,
): Promise<AmiTestResult> {
  const talk = converse(settings, clock, signal)
  const missing: { read: ReadRight[]; act: ActRight[] } = { read: [], act: [] }

  const host = async (): Promise<Found> => {
    const reached = await talk.reached
    if (reached === 'reached') return passed('reached')
    if (reached === 'timeout') return failed('timeout')
    return failed(hostCodes[reached.code] ?? 'unreachable', { detail: reached.code })
  }

  const tls = async (): Promise<Found> => {
    const secured = await talk.secured
    if (secured === 'ready') return settings.tls.mode === 'off' ? warned('plain') : passed('tls-ok')
    const { reason, seen } = secured
    const code = reason === 'tls-expected' || isCertificateTrouble(reason) ? reason : 'tls-failed'
    return failed(code, seen ? { fingerprint: seen.fingerprint } : {})
  }

  const banner = async (): Promise<Found> => {
    const first = await talk.expect((frame) => frame, times.banner)
    if (first?.kind === 'banner') return passed('banner', { version: first.version })
    if (first !== null || talk.malformed() > 0) return failed('not-a-manager')
    if (talk.isClosed()) return failed('closed')
    if (settings.tls.mode === 'off' && typeof (await readCertificate(settings, signal)) === 'object')
      return failed('plain-expected')
    return failed('no-banner')
  }

  const login = async (): Promise<Found> => {
    const challenge = await talk.ask('Challenge', [['AuthType', 'MD5']])
    if (challenge === null) return failed(talk.isClosed() ? 'login-closed' : 'no-answer')
    if (challenge.status !== 'Success') return failed('wrong-credentials')
    const key = createHash('md5')
      .update(`${headerOf(challenge.headers, 'Challenge') ?? ''}${settings.secret}`)
      .digest('hex')
    const answer = await talk.ask('Login', [
      ['AuthType', 'MD5'],
      ['Username', settings.username],
      ['Key', key],
    ])
    if (answer === null) return failed(talk.isClosed() ? 'login-closed' : 'no-answer')
    return answer.status === 'Success' ? passed('logged-in') : failed('wrong-credentials')
  }

  const booted = async (): Promise<Found> => {
    const event = await talk.expect(
      (frame) => (frame.kind === 'event' && frame.name === 'FullyBooted' ? frame : undefined),
      times.booted,
    )
    if (event) return passed('booted')
    missing.read.push('system')
    return warned('not-booted')
  }

  const queues = async (): Promise<Found> => {
    const listed = await talk.list('QueueStatus', 'QueueStatusComplete')
    if (listed === null) return failed('no-answer')
    if (listed.answer.status !== 'Success') return failed('denied', { message: messageOf(listed.answer) })
    const found = eventsNamed(listed.items, 'QueueParams').length
    const members = new Set(
      eventsNamed(listed.items, 'QueueMember').map((frame) =>
        frame.kind === 'event' ? headerOf(frame.headers, 'Location') : undefined,
      ),
    )
    if (found === 0) return warned('no-queues')
    return members.size === 0
      ? warned('no-agents', { queues: found })
      : passed('queues', { queues: found, agents: members.size })
  }

  const rights = async (): Promise<Found> => {
    const answer = await talk.ask('ListCommands')
    if (answer === null) return failed('no-answer')
    if (answer.status !== 'Success') return failed('denied', { message: messageOf(answer) })
    const may = actRightsOf(answer.headers)
    missing.act = actRights.filter((right) => !may[right] && (right !== 'system' || settings.remoteControl))
    return missing.act.length > 0 ? warned('rights-missing', { rights: missing.act.join(',') }) : passed('rights')
  }

  const channels = async (): Promise<Found> => {
    const listed = await talk.list('CoreShowChannels', 'CoreShowChannelsComplete')
    if (listed === null) return failed('no-answer')
    if (listed.answer.status !== 'Success') return warned('denied', { message: messageOf(listed.answer) })
    return passed('channels', { channels: eventsNamed(listed.items, 'CoreShowChannel').length })
  }

  const ping = async (): Promise<Found> => {
    const sentAt = clock.now()
    const answer = await talk.ask('Ping')
    if (answer === null) return failed('no-answer')
    const now = clock.now()
    const pbxNow = Number(headerOf(answer.headers, 'Timestamp')) * 1000
    const offset = Number.isFinite(pbxNow) ? Math.round(pbxNow - (sentAt + now) / 2) : 0
    const params = { ms: now - sentAt, offset }
    return Math.abs(offset) > largestOffsetMs ? warned('clock-off', params) : passed('ping', params)
  }

  const events = async (): Promise<Found> => {
    const before = talk.frames().length
    await talk.wait(times.listen)
    const heard = talk
      .frames()
      .slice(before)
      .filter(({ kind }) => kind === 'event')
    const seen = talk.frames().reduce(seeFrame, noRightsSeen).read
    for (const right of readRights)
      if (seen[right] === 'missing' && !missing.read.includes(right)) missing.read.push(right)
    if (talk.isClosed()) return failed('closed')
    if (missing.read.length > 0 && heard.length > 0) return warned('rights-missing', { rights: missing.read.join(',') })
    return heard.length > 0 ? passed('events', { events: heard.length }) : passed('quiet')
  }

  await runSteps(
    [
      { step: 'host', stops: true, run: host },
      { step: 'tls', stops: true, run: tls },
      { step: 'banner', stops: true, run: banner },
      { step: 'login', stops: true, run: login },
      { step: 'booted', stops: false, run: booted },
      { step: 'queues', stops: false, run: queues },
      { step: 'rights', stops: false, run: rights },
      { step: 'channels', stops: false, run: channels },
      { step: 'ping', stops: false, run: ping },
      { step: 'events', stops: false, run: events },
    ],
    tell,
  )
  await leave(talk)
  return missing
}

const isCertificateTrouble = (reason: string): reason is 'tls-untrusted' | 'tls-wrong-host' | 'tls-expired' =>
  reason === 'tls-untrusted' || reason === 'tls-wrong-host' || reason === 'tls-expired'

const messageOf = ({ headers }: Extract<AmiFrame, { kind: 'response' }>): string =>
  (headerOf(headers, 'Message') ?? '').slice(0, 80)

async function leave(talk: Conversation): Promise<void> {
  if (!talk.isClosed()) void talk.ask('Logoff')
  await talk.close()
}
