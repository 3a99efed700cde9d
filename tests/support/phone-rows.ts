/** An agent's telephone as the screens see it; a test states only what it is about. */
import { phoneAbilities } from '#shared/domain/telephony/phone'
import { mainLink } from '#shared/domain/telephony/settings'
import type { PhoneCall, PhoneRow } from '#shared/ipc/contract'

export const phoneCall = (phase: PhoneCall['phase'], over: Partial<PhoneCall> = {}): PhoneCall => ({
  uniqueid: '1.1',
  direction: 'inbound',
  phase,
  number: '13800001111',
  name: null,
  startedAt: Date.now() - 30_000,
  answeredAt: phase === 'ringing' || phase === 'dialling' ? null : Date.now() - 20_000,
  heldSince: phase === 'held' ? Date.now() - 5_000 : null,
  ...over,
})

/** Signed in to one of two queues, able to do everything; with a call in a phase where one is named. */
export const phoneRow = (over: Partial<PhoneRow> = {}, phase?: PhoneCall['phase']): PhoneRow => ({
  id: mainLink,
  linkName: '总机',
  extension: '8001',
  agent: { state: 'available', since: Date.now() - 60_000, reason: null },
  abilities: Object.fromEntries(phoneAbilities.map((ability) => [ability, null])) as PhoneRow['abilities'],
  calls: phase ? [phoneCall(phase)] : [],
  queues: [
    { queue: 'hotline', member: true, paused: false, reachable: true },
    { queue: 'vip', member: false, paused: false, reachable: false },
  ],
  wrapUpUntil: null,
  dialFailure: null,
  ...over,
})
