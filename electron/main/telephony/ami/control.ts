/** Actions on telephones and queues in the words of Asterisk's manager. */
import type { WriteRight } from '#shared/domain/telephony/phone'
import type { ActRight } from '#shared/domain/telephony/rights'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { ControlAction, TelephonyControl } from '../control'
import { headerOf, type AmiHeaders } from './frame'
import type { ActionHeaders, Answer, Requests } from './requests'

type Kind = ControlAction['kind']

/** How each action is called, and the class of `write = …` in manager.conf that allows it. */
const actions: Readonly<Record<Kind, readonly [name: string, right: WriteRight]>> = {
  'queue-add': ['QueueAdd', 'agent'],
  'queue-remove': ['QueueRemove', 'agent'],
  'queue-pause': ['QueuePause', 'agent'],
  originate: ['Originate', 'originate'],
  'blind-transfer': ['BlindTransfer', 'call'],
  'attended-transfer': ['Atxfer', 'call'],
  'cancel-transfer': ['CancelAtxfer', 'call'],
  'hang-up': ['Hangup', 'call'],
  notify: ['PJSIPNotify', 'system'],
}

/** The telephone rings this long before it counts as not taken, ms. */
const ringMs = 30_000

function headersOf(action: ControlAction): ActionHeaders {
  switch (action.kind) {
    case 'queue-add':
      return [
        ['Queue', action.queue],
        ['Interface', action.interface],
        ['MemberName', action.name],
        ['Penalty', '0'],
      ]
    case 'queue-remove':
      return [
        ['Queue', action.queue],
        ['Interface', action.interface],
      ]
    case 'queue-pause':
      return [
        ['Interface', action.interface],
        ['Paused', String(action.paused)],
        ['Reason', action.reason],
      ]
    case 'originate':
      return [
        ['Channel', action.interface],
        ['Context', action.context],
        ['Exten', action.number],
        ['Priority', '1'],
        ['CallerID', action.callerId],
        ['Timeout', String(ringMs)],
        ['ChannelId', action.channelId],
        ['Async', 'true'],
      ]
    case 'blind-transfer':
    case 'attended-transfer':
      return [
        ['Channel', action.channel],
        ['Context', action.context],
        ['Exten', action.number],
      ]
    case 'cancel-transfer':
      return [['Channel', action.channel]]
    case 'hang-up':
      return [
        ['Channel', action.channel],
        ['Cause', '16'],
      ]
    case 'notify':
      return [
        ['Endpoint', action.endpoint],
        ['Variable', `Event=${action.event}`],
      ]
  }
}

/** What was wanted is so already, whoever did it. */
const isSoAlready = (kind: Kind, message: string): boolean =>
  (kind === 'queue-add' && /already there/i.test(message)) ||
  (kind === 'queue-remove' && /not there/i.test(message)) ||
  (kind === 'hang-up' && /no such channel/i.test(message))

function resultOf(kind: Kind, answer: Answer): Result<null> {
  if (answer === 'closed') return fail('phone.link-down')
  if (answer === 'timeout') return fail('phone.timeout')
  if (answer.status === 'Success') return ok(null)
  const message = headerOf(answer.headers, 'Message') ?? ''
  if (isSoAlready(kind, message)) return ok(null)
  if (message === 'Permission denied') return fail('phone.right', { right: actions[kind][1] })
  return fail('phone.refused', { message })
}

export type AmiControl = TelephonyControl & {
  /** Asks what the account may do; to be called whenever the link has come up. */
  readonly learnRights: () => Promise<void>
  /** What the account may do; null until the PBX has said so. */
  readonly actRights: () => Readonly<Record<ActRight, boolean>> | null
}

/** An action that each right allows, and no other right of an ordinary console does. */
const witnesses: Readonly<Record<ActRight, string>> = {
  call: 'Atxfer',
  agent: 'QueuePause',
  originate: 'Originate',
  reporting: 'CoreShowChannels',
  system: 'PJSIPNotify',
}

/** From the answer to `ListCommands`, which names the actions that the account may send. */
export function actRightsOf(listed: AmiHeaders): Readonly<Record<ActRight, boolean>> {
  const has = (right: ActRight): boolean => headerOf(listed, witnesses[right]) !== undefined
  return {
    call: has('call'),
    agent: has('agent'),
    originate: has('originate'),
    reporting: has('reporting'),
    system: has('system'),
  }
}

export function createAmiControl(requests: Requests): AmiControl {
  /** The actions that the account may send; null until the PBX has said so. */
  let allowed: AmiHeaders | null = null
  const missingRight = (kind: Kind): WriteRight | null => {
    const [name, right] = actions[kind]
    return allowed === null || headerOf(allowed, name) !== undefined ? null : right
  }
  return {
    learnRights: async () => {
      const answer = await requests.ask('ListCommands')
      allowed = typeof answer === 'object' && answer.status === 'Success' ? answer.headers : null
    },
    actRights: () => (allowed === null ? null : actRightsOf(allowed)),
    missingRight,
    perform: async (action) => {
      const right = missingRight(action.kind)
      if (right !== null) return fail('phone.right', { right })
      const [name] = actions[action.kind]
      return resultOf(action.kind, await requests.ask(name, headersOf(action)))
    },
  }
}
