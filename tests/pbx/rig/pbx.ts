/** The rig: a real Asterisk with queues hotline and vip, telephones 8001 to 8003, and callers from any number. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { asteriskVersion, ensureAsterisk } from '../../../electron/setup/test-pbx.mjs'
import { amiSecret, amiUser, startAsterisk, type AsteriskPorts } from './asterisk'
import {
  startCall,
  startPhone,
  type Call,
  type CallOptions,
  type Extension,
  type Phone,
  type PhoneOptions,
} from './phones'
import { freeTcpPort, freeUdpPorts } from './ports'
import { parseQueueLog, type QueueLogRow } from './queue-log'
import { until } from './until'

export type { Call, CallOptions, Extension, Phone, PhoneOptions } from './phones'
export type { QueueLogRow } from './queue-log'

/** The numbers the PBX takes calls on, and the queue each leads to. */
export const numbers = { hotline: '4008810169', vip: '4008810170' } as const
export type QueueName = keyof typeof numbers

export type PbxOptions = {
  /** An empty folder for this PBX; its logs stay there. A second PBX in it continues the queue_log of the first. */
  readonly dir: string
  /** Ports to use instead of free ones: those of an earlier PBX, to bring it back. */
  readonly ports?: AsteriskPorts
}

export type Pbx = {
  /** Such as 'Asterisk 22.10.1'. */
  readonly version: string
  readonly ports: AsteriskPorts
  /** What a client of the manager interface needs. */
  readonly ami: { readonly host: string; readonly port: number; readonly username: string; readonly secret: string }
  /** Runs a console command and answers with what it printed. */
  readonly cli: (command: string) => Promise<string>
  readonly addMember: (queue: QueueName, extension: Extension) => Promise<void>
  readonly removeMember: (queue: QueueName, extension: Extension) => Promise<void>
  /** Pauses an agent in a queue. */
  readonly pauseMember: (queue: QueueName, extension: Extension, reason: string) => Promise<void>
  readonly unpauseMember: (queue: QueueName, extension: Extension) => Promise<void>
  /** Everything Asterisk wrote to its queue_log so far. */
  readonly queueLog: () => Promise<readonly QueueLogRow[]>
  /** Waits for the first row of the queue_log that fits. */
  readonly waitForLog: (what: string, fits: (row: QueueLogRow) => boolean) => Promise<QueueLogRow>
  /** An agent's telephone, until the PBX stops. */
  readonly startPhone: (extension: Extension, options?: PhoneOptions) => Promise<Phone>
  /** Calls, and resolves when the PBX has picked up (which is before the queue). */
  readonly call: (options: CallOptions) => Promise<Call>
  /** Ends calls, telephones and Asterisk, as if the PBX lost power. */
  readonly stop: () => Promise<void>
}

/** Builds Asterisk when it is not there yet, starts it, and resolves when it is ready for calls. */
export async function startPbx({ dir, ports: wanted }: PbxOptions): Promise<Pbx> {
  await ensureAsterisk((what) => process.stderr.write(`Test PBX: ${what}\n`))
  const ports = wanted ?? (await choosePorts())
  const asterisk = await startAsterisk(dir, ports)
  const running: Array<{ stop: () => Promise<void> }> = []
  const started = <T extends { stop: () => Promise<void> }>(one: T): T => {
    running.push(one)
    return one
  }
  const sippDir = path.join(dir, 'sipp')
  const queueLog = async () => parseQueueLog(await readFile(path.join(dir, 'log/queue_log'), 'utf8').catch(() => ''))
  const mustSay = async (command: string, expected: RegExp) => {
    const said = await asterisk.cli(command)
    if (!expected.test(said)) throw new Error(`asterisk -rx '${command}' said: ${said}`)
  }
  return {
    version: await asteriskVersion(),
    ports,
    ami: { host: '127.0.0.1', port: ports.ami, username: amiUser, secret: amiSecret },
    cli: asterisk.cli,
    addMember: (queue, extension) =>
      mustSay(`queue add member PJSIP/${extension} to ${queue} penalty 0 as ${extension}`, /Added interface/),
    removeMember: (queue, extension) =>
      mustSay(`queue remove member PJSIP/${extension} from ${queue}`, /Removed interface/),
    pauseMember: (queue, extension, reason) =>
      mustSay(`queue pause member PJSIP/${extension} queue ${queue} reason ${reason}`, /paused interface/),
    unpauseMember: (queue, extension) =>
      mustSay(`queue unpause member PJSIP/${extension} queue ${queue}`, /unpaused interface/),
    queueLog,
    waitForLog: (what, fits) => until(`the queue_log to tell of ${what}`, async () => (await queueLog()).find(fits)),
    startPhone: async (extension, options = {}) => started(await startPhone(sippDir, ports, extension, options)),
    call: async (options) => started(await startCall(sippDir, ports, options)),
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()))
      await asterisk.stop()
    },
  }
}

async function choosePorts(): Promise<AsteriskPorts> {
  const [sip = 0, first = 0, second = 0, third = 0] = await freeUdpPorts(4)
  return { ami: await freeTcpPort(), sip, phones: [first, second, third] }
}
