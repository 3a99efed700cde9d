/** Telephone links as an administrator sets them up; a test states only what it is about. */
import { defaultDialling, mainLink } from '#shared/domain/telephony/settings'
import type { AmiLink, HookLink, PbxLink } from '#shared/domain/telephony/settings'
import type { LinkDetailRow } from '#shared/ipc/contract'
import { amiUser } from './ami-peer'
import { linkRow } from './queue-rows'

export const amiLink = (over: Partial<AmiLink> = {}): AmiLink => ({
  id: mainLink,
  name: '电话系统',
  source: 'ami',
  host: '127.0.0.1',
  port: 5038,
  ...amiUser,
  tls: { mode: 'off' },
  dialling: defaultDialling,
  ...over,
})

/** The recording that ships with the sample centre, at its own speed. */
export const replayLink: PbxLink = { id: mainLink, name: '录制回放', source: 'replay', file: null, speed: 1 }

export const hookLink = (over: Partial<HookLink> = {}): HookLink => ({
  id: mainLink,
  name: '呼叫中心',
  source: 'hook',
  bind: '127.0.0.1',
  port: 8_090,
  secret: 'sixteen characters or more',
  ...over,
})

/** A link as its page sees it. */
export const linkDetail = (over: Partial<LinkDetailRow> = {}): LinkDetailRow => ({
  ...linkRow(),
  rate: 2.5,
  lastError: null,
  rights: null,
  refused: null,
  recordable: true,
  recording: null,
  selfTest: null,
  ...over,
})
