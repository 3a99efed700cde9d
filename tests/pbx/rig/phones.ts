/** Agents' telephones and callers, played by sipp. */
import type { AsteriskPorts } from './asterisk'
import { freeUdpPorts, requireFreeUdpPort } from './ports'
import { callerScenario, phoneScenario } from './scenarios'
import { startSipp } from './sipp'

export const extensions = ['8001', '8002', '8003'] as const
export type Extension = (typeof extensions)[number]

export type PhoneOptions = {
  /** Answers after so long; without it only on `answer()`. */
  readonly answerAfterMs?: number
  /** Hangs up after so long a talk; without it only on `hangUp()`, or when the caller does. */
  readonly hangUpAfterMs?: number
}

export type Phone = {
  /** Resolves once the telephone rings, or rings already. */
  readonly ringing: () => Promise<void>
  /** Waits for it to ring, answers, and resolves when the call is connected. */
  readonly answer: () => Promise<void>
  /** Waits for a connected call, ends it, and resolves when the line is free. */
  readonly hangUp: () => Promise<void>
  /** Pulls the plug. */
  readonly stop: () => Promise<void>
}

export type CallOptions = {
  /** The number that calls, as the network presents it. */
  readonly number: string
  /** The number that is called: one of `numbers`. */
  readonly to: string
  /** Hangs up so long after the PBX picked up, answered by an agent or still waiting; without it only on `hangUp()`. */
  readonly hangUpAfterMs?: number
}

export type Call = {
  readonly hangUp: () => Promise<void>
  /** Resolves when the call is over, whoever ended it; rejects when it went wrong. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Numbers the files of a run. */
let started = 0

export async function startPhone(
  dir: string,
  ports: AsteriskPorts,
  extension: Extension,
  options: PhoneOptions,
): Promise<Phone> {
  const ownPort = ports.phones[extensions.indexOf(extension)]
  if (ownPort === undefined) throw new Error(`no port for telephone ${extension}`)
  await requireFreeUdpPort(ownPort, `telephone ${extension}`)
  const scenario = phoneScenario(ports.sip, options)
  const name = `${++started}-phone-${extension}`
  const sipp = await startSipp({
    dir,
    name,
    scenario,
    sipPort: ports.sip,
    ownPort,
    mediaPort: await mediaPort(),
    args: [],
  })
  // The newest call that is in this state and has not left it.
  const inState = (word: string, left: readonly string[]) =>
    sipp.waitFor(
      word,
      (entry, all) =>
        entry.word === word && !all.some((later) => later.callId === entry.callId && left.includes(later.word)),
    )
  const reached = (word: string, callId: string) =>
    sipp.waitFor(word, (entry) => entry.word === word && entry.callId === callId)
  return {
    ringing: async () => void (await inState('ringing', ['answered', 'free'])),
    answer: async () => {
      const { callId } = await inState('ringing', ['answered', 'free'])
      await sipp.sign(callId)
      await reached('answered', callId)
    },
    hangUp: async () => {
      const { callId } = await inState('answered', ['free'])
      await sipp.sign(callId)
      await reached('free', callId)
    },
    stop: sipp.stop,
  }
}

export async function startCall(dir: string, ports: AsteriskPorts, options: CallOptions): Promise<Call> {
  const [ownPort = 0] = await freeUdpPorts(1)
  const scenario = callerScenario(ports.sip, options.number, options.hangUpAfterMs)
  const name = `${++started}-call-${options.number}`
  const args = ['-s', options.to, '-m', '1']
  const sipp = await startSipp({ dir, name, scenario, sipPort: ports.sip, ownPort, mediaPort: await mediaPort(), args })
  const { callId } = await sipp.waitFor('connected', (entry) => entry.word === 'connected')
  return {
    hangUp: async () => {
      await sipp.sign(callId)
      await sipp.ended
    },
    ended: sipp.ended,
    stop: sipp.stop,
  }
}

/** Two sipp on one media port swallow each other's calls. */
async function mediaPort(): Promise<number> {
  const [port = 0] = await freeUdpPorts(1)
  return port
}
