/** Calls in a queue as a PBX tells of them, frame by frame, by the clock of the test. */
import type { AmiConversation } from './ami-peer'
import type { FakeClock } from './fake-clock'

/** A queue in the answer to `QueueStatus`. */
export const queueItem = (queue = 'hotline') => [
  'Event: QueueParams',
  `Queue: ${queue}`,
  'Strategy: rrmemory',
  'Weight: 0',
  'ServiceLevel: 20',
]

/** A member in the answer to `QueueStatus`; the wrap-up in s. */
export const memberItem = (extension = '8001', wrapUpS = 0) => [
  'Event: QueueMember',
  'Queue: hotline',
  `Name: ${extension}`,
  `Location: PJSIP/${extension}`,
  'Penalty: 0',
  'LastCall: 0',
  'Status: 1',
  'Paused: 0',
  `Wrapuptime: ${wrapUpS}`,
]

const callerLines = (uniqueid: string, number: string) => [
  'Queue: hotline',
  `Uniqueid: ${uniqueid}`,
  `Linkedid: ${uniqueid}`,
  `CallerIDNum: ${number}`,
]

/** A waiting caller in the answer to `QueueStatus`. */
export const entryItem = (uniqueid: string, number: string, waitS: number) => [
  'Event: QueueEntry',
  ...callerLines(uniqueid, number),
  'Position: 1',
  `Wait: ${waitS}`,
]

/** What a PBX says of one caller, and of the agent `extension`, from now on. */
export function tellCall(call: AmiConversation, clock: FakeClock, uniqueid: string, number: string) {
  const caller = callerLines(uniqueid, number)
  const stamp = () => `Timestamp: ${clock.now() / 1000}`
  const say = (event: string, ...more: readonly string[]) => call.frame(`Event: ${event}`, stamp(), ...caller, ...more)
  const member = (extension: string) => [
    `MemberName: ${extension}`,
    `Interface: PJSIP/${extension}`,
    `DestUniqueid: ${uniqueid}.${extension}`,
  ]
  return {
    joins: () => say('QueueCallerJoin', 'Position: 1'),
    rings: (extension = '8001') => say('AgentCalled', ...member(extension)),
    isMissed: (ringMs: number, extension = '8001') =>
      say('AgentRingNoAnswer', ...member(extension), `RingTime: ${ringMs}`),
    isAnswered: (waitS: number, extension = '8001') => {
      say('QueueCallerLeave', 'Position: 1')
      say('AgentConnect', ...member(extension), `HoldTime: ${waitS}`, 'RingTime: 1')
    },
    isDone: (waitS: number, talkS: number, extension = '8001') =>
      say('AgentComplete', ...member(extension), `HoldTime: ${waitS}`, `TalkTime: ${talkS}`, 'Reason: caller'),
    givesUp: (waitS: number) => {
      call.frame('Event: HangupRequest', stamp(), `Uniqueid: ${uniqueid}`)
      say('QueueCallerAbandon', 'Position: 1', 'OriginalPosition: 1', `HoldTime: ${waitS}`)
      say('QueueCallerLeave', 'Position: 1')
      call.frame('Event: Hangup', stamp(), `Uniqueid: ${uniqueid}`)
    },
  }
}
