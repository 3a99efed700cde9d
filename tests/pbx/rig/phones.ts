/** Agents' telephones and callers, played by sipp. */
import { setTimeout as wait } from 'node:timers/promises'
import { freeMediaPort, freeUdpPorts, requireFreeUdpPort, type AsteriskPorts, type Telephone } from './ports'
import { callerScenario, phoneScenario } from './scenarios'
import { startSipp, type Sipp, type SippEntry } from './sipp'

export type Extension = Exclude<Telephone, 'outside'>

export type PhoneOptions = {
  /** Answers after so long; without it only on `answer()`. */
  readonly answerAfterMs?: number
  /** Hangs up after so long a talk; without it only on `hangUp()`, or when the caller does. */
  readonly hangUpAfterMs?: number
  /** Answers when the PBX asks it to (NOTIFY, `Event: talk`), and holds or takes back (`Event: hold`, `talk`). */
  readonly obeysNotify?: boolean
}

export type Phone = {
  /** Resolves once the telephone rings, or rings already. */
  readonly ringing: () => Promise<void>
  /** Waits for it to ring, answers, and resolves when the call is connected. */
  readonly answer: () => Promise<void>
  /** Waits for a connected call, ends it, and resolves when the line is free. */
  readonly hangUp: () => Promise<void>
  /** Puts the other side of the connected call on hold. */
  readonly hold: () => Promise<void>
  /** Takes the other side back. */
  readonly resume: () => Promise<void>
  /** Pulls the plug. */
  readonly stop: () => Promise<void>
}

export type CallOptions = {
  /** The number that calls, as the network presents it. */
  readonly number: string
  /** The name that comes with the number. */
  readonly name?: string
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
  telephone: Telephone,
  options: PhoneOptions,
): Promise<Phone> {
  const ownPort = ports.phones[telephone]
  await requireFreeUdpPort(ownPort, `telephone ${telephone}`)
  const scenario = phoneScenario(ports.sip, options)
  const name = `${++started}-phone-${telephone}`
  const media = await freeMediaPort()
  const sipp = await startSipp({ dir, name, scenario, sipPort: ports.sip, ownPort, mediaPort: media, args: [] })
  // The newest call that is in this state and has not left it.
  const inState = (word: string, left: readonly string[]) =>
    sipp.waitFor(word, (entry, all) => entry.word === word && !hasLeft(entry, all, left))
  const reached = (word: string, callId: string) =>
    sipp.waitFor(word, (entry) => entry.word === word && entry.callId === callId)
  const answer = async () => {
    const { callId } = await inState('ringing', ['answered', 'free'])
    await sipp.sign(callId)
    await reached('answered', callId)
  }
  /** Holds or takes back, whichever is the next. */
  const renew = async (word: 'held' | 'resumed') => {
    const { callId } = await inState('answered', ['free'])
    const before = countOf(await sipp.entries(), word, callId)
    await sipp.sign(callId, 'MESSAGE')
    await sipp.waitFor(word, (_, all) => countOf(all, word, callId) > before)
  }
  const phone: Phone = {
    ringing: async () => void (await inState('ringing', ['answered', 'free'])),
    answer,
    hangUp: async () => {
      const { callId } = await inState('answered', ['free'])
      await sipp.sign(callId)
      await reached('free', callId)
    },
    hold: () => renew('held'),
    resume: () => renew('resumed'),
    stop: sipp.stop,
  }
  if (options.obeysNotify) void obey(sipp, phone)
  return phone
}

type Entries = readonly SippEntry[]

const countOf = (all: Entries, word: string, callId: string): number =>
  all.filter((entry) => entry.word === word && entry.callId === callId).length

const hasLeft = (entry: SippEntry, all: Entries, left: readonly string[]): boolean =>
  all.some((later) => later.callId === entry.callId && left.includes(later.word))

/** Does what the PBX asks for, one request after the other, until the telephone is unplugged. */
async function obey(sipp: Sipp, phone: Phone): Promise<void> {
  const line = { isPlugged: true }
  const unplug = (): void => {
    line.isPlugged = false
  }
  void sipp.ended.then(unplug, unplug)
  let done = 0
  while (line.isPlugged) {
    const all = await sipp.entries()
    const wants = notifiesOf(all)[done]
    if (wants === undefined) {
      await wait(25)
      continue
    }
    done++
    const isTalking = all.some((entry) => entry.word === 'answered' && !hasLeft(entry, all, ['free']))
    if (wants === 'notify-hold') await phone.hold()
    else await (isTalking ? phone.resume() : phone.answer())
  }
}

const notifiesOf = (all: Entries): readonly string[] =>
  all.filter(({ word }) => word.startsWith('notify-')).map(({ word }) => word)

export async function startCall(dir: string, ports: AsteriskPorts, options: CallOptions): Promise<Call> {
  const [ownPort = 0] = await freeUdpPorts(1)
  const scenario = callerScenario(ports.sip, options)
  const name = `${++started}-call-${options.number}`
  const args = ['-s', options.to, '-m', '1']
  const sipp = await startSipp({
    dir,
    name,
    scenario,
    sipPort: ports.sip,
    ownPort,
    mediaPort: await freeMediaPort(),
    args,
  })
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
