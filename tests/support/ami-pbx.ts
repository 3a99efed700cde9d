/** A PBX that answers by itself, for tests of what is asked rather than of how it is answered. */
import { createHash } from 'node:crypto'
import { amiUser, banner, type AmiAction, type AmiConversation, type AmiPeer } from './ami-peer'

export type PbxTalk = {
  /** The names of the actions that came, in order. */
  readonly actions: string[]
  readonly call: AmiConversation
}

export type PbxWish = {
  readonly secret?: string
  /** Actions that the account may send, as `ListCommands` names them. */
  readonly commands?: readonly string[]
  readonly booted?: boolean
  readonly queues?: readonly (readonly string[])[]
  /** Actions that are refused for want of a right. */
  readonly denied?: readonly string[]
  /** Seconds since 1970 that a ping is answered with. */
  readonly now?: () => number
}

/** One action for each right to act. */
export const everyCommand = ['Atxfer', 'QueuePause', 'Originate', 'CoreShowChannels', 'PJSIPNotify'] as const

export const hotlineQueue = [
  'Event: QueueParams',
  'Queue: hotline',
  'Strategy: rrmemory',
  'Weight: 0',
  'ServiceLevel: 20',
]
export const hotlineAgent = [
  'Event: QueueMember',
  'Queue: hotline',
  'Name: 8001',
  'Location: PJSIP/8001',
  'Status: 1',
  'Paused: 0',
]

const list = (
  call: AmiConversation,
  id: string,
  items: readonly (readonly string[])[],
  end: string,
  words: string,
): void => {
  call.frame('Response: Success', id, 'EventList: start', `Message: ${words}`)
  for (const item of items) call.frame(...item, id)
  call.frame(`Event: ${end}`, id, 'EventList: Complete', `ListItems: ${items.length}`)
}

function answer(call: AmiConversation, action: AmiAction, wish: PbxWish): void {
  const id = `ActionID: ${action['ActionID']}`
  const name = action['Action'] ?? ''
  if (wish.denied?.includes(name)) return call.frame('Response: Error', id, 'Message: Permission denied')
  switch (name) {
    case 'Challenge':
      return call.frame('Response: Success', id, 'Challenge: 42')
    case 'Login': {
      const key = createHash('md5')
        .update(`42${wish.secret ?? amiUser.secret}`)
        .digest('hex')
      if (action['Key'] !== key) return call.frame('Response: Error', id, 'Message: Authentication failed')
      call.frame('Response: Success', id, 'Message: Authentication accepted')
      if (wish.booted !== false) call.frame('Event: FullyBooted', 'Privilege: system,all', 'Uptime: 3600')
      return undefined
    }
    case 'QueueStatus':
      return list(
        call,
        id,
        wish.queues ?? [hotlineQueue, hotlineAgent],
        'QueueStatusComplete',
        'Queue status will follow',
      )
    case 'CoreShowChannels':
      return list(call, id, [], 'CoreShowChannelsComplete', 'Channels will follow')
    case 'Ping':
      return call.frame('Response: Success', id, 'Ping: Pong', `Timestamp: ${wish.now?.() ?? Date.now() / 1000}`)
    case 'Logoff':
      call.frame('Response: Goodbye', id)
      return call.hangUp()
    default:
      return call.frame('Response: Error', id, 'Message: Invalid/unknown command')
  }
}

/** Answers all that comes over a connection, until it is gone. */
export function answerAll(call: AmiConversation, wish: PbxWish = {}): PbxTalk {
  const actions: string[] = []
  call.allow(wish.commands ?? everyCommand)
  call.send(banner)
  const serve = async (): Promise<void> => {
    for (;;) {
      const action = await call.action()
      actions.push(action['Action'] ?? '')
      answer(call, action, wish)
    }
  }
  serve().catch(() => undefined)
  return { actions, call }
}

/** Takes the next connection, and answers. */
export const servePbx = async (peer: AmiPeer, wish: PbxWish = {}): Promise<PbxTalk> =>
  answerAll(await peer.accept(), wish)
