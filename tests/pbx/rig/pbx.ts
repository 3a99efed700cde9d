/** The rig: a real Asterisk with queues, telephones 8001 to 8004, a world outside, and callers from any number. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { asteriskVersion, ensureAsterisk, type AsteriskVersion } from '../../../electron/setup/test-pbx.mjs'
import { startAsterisk } from './asterisk'
import { act, type ActionHeaders, type AmiAccount } from './manager'
import {
  startCall,
  startPhone,
  type Call,
  type CallOptions,
  type Extension,
  type Phone,
  type PhoneOptions,
} from './phones'
import { choosePorts, type AsteriskPorts, type Telephone } from './ports'
import { parseQueueLog, type QueueLogRow } from './queue-log'
import { silence, silenceFile } from './scenarios'
import { until } from './until'

export type { AmiAccount } from './manager'
export type { Call, CallOptions, Extension, Phone, PhoneOptions } from './phones'
export type { QueueLogRow } from './queue-log'

/** The numbers the PBX takes calls on, and the queue each leads to. */
export const numbers = { hotline: '4008810169', vip: '4008810170', night: '4008810171' } as const
export type QueueName = keyof typeof numbers
/** Leads to the hotline for two seconds and hangs up then. */
export const impatientNumber = '4008810172'
/** Leads to vip and never gives up. */
export const patientNumber = '4008810173'

/** Manager accounts; what each may is in conf/manager.conf. */
export type Account =
  'console' | 'listener' | 'blind' | 'uninformed' | 'deaf' | 'operator' | 'supervisor' | 'outsider' | 'rig'

/** What a queue rings: the telephone itself, or a Local channel that dials it (and stays in between with `/n`). */
export type MemberPath = 'direct' | 'local' | 'local/n'

export type PbxOptions = {
  /** An empty folder for this PBX; its logs stay there. A second PBX in it continues the queue_log of the first. */
  readonly dir: string
  readonly version?: AsteriskVersion
  /** Ports to use instead of free ones: those of an earlier PBX, to bring it back. */
  readonly ports?: AsteriskPorts
  /** How wrong the PBX's clock is, as libfaketime writes it: `+3600s` is an hour ahead. */
  readonly clock?: string
}

/** A channel as `core show channels concise` tells it. */
export type Channel = {
  readonly name: string
  readonly exten: string
  readonly state: string
  readonly application: string
  readonly callerNumber: string
  readonly bridge: string
  readonly uniqueid: string
}

export type Pbx = {
  /** Such as 'Asterisk 22.10.1'. */
  readonly version: string
  readonly ports: AsteriskPorts
  /** What a client of the manager interface needs. */
  readonly ami: AmiAccount
  readonly account: (name: Account) => AmiAccount
  /** The manager interface over TLS, and the certificate (PEM) it shows, which is its own. */
  readonly tls: AmiAccount & { readonly certificate: string }
  /** Runs a console command and answers with what it printed. */
  readonly cli: (command: string) => Promise<string>
  /** Does manager actions as the account `rig`, which may do everything; throws when one is refused. */
  readonly act: (...actions: readonly ActionHeaders[]) => Promise<readonly ActionHeaders[]>
  readonly channels: () => Promise<readonly Channel[]>
  /** Waits for a channel that fits. */
  readonly waitForChannel: (what: string, fits: (channel: Channel) => boolean) => Promise<Channel>
  /** Presses keys on the far end of a channel, as if its telephone had sent them. */
  readonly press: (channel: string, keys: string) => Promise<void>
  /** Waits until an agent who transfers a call talks with the one he asks: a hang-up before hands the call on unasked. */
  readonly waitForConsultation: (agent: Extension, asked: Extension) => Promise<void>
  readonly addMember: (queue: QueueName, extension: Extension, by?: MemberPath) => Promise<void>
  readonly removeMember: (queue: QueueName, extension: Extension, by?: MemberPath) => Promise<void>
  /** Pauses an agent in a queue. */
  readonly pauseMember: (queue: QueueName, extension: Extension, reason: string) => Promise<void>
  readonly unpauseMember: (queue: QueueName, extension: Extension) => Promise<void>
  /** Everything Asterisk wrote to its queue_log so far. */
  readonly queueLog: () => Promise<readonly QueueLogRow[]>
  readonly queueLogText: () => Promise<string>
  /** Waits for the first row of the queue_log that fits. */
  readonly waitForLog: (what: string, fits: (row: QueueLogRow) => boolean) => Promise<QueueLogRow>
  /** A telephone, until the PBX stops: an agent's, or the one that plays everybody outside. */
  readonly startPhone: (telephone: Telephone, options?: PhoneOptions) => Promise<Phone>
  /** Calls, and resolves when the PBX has picked up (which is before the queue). */
  readonly call: (options: CallOptions) => Promise<Call>
  readonly freeze: () => void
  readonly thaw: () => void
  /** Puts the PBX's clock to another wrong time; only where `clock` was given. */
  readonly setClock: (clock: string) => Promise<void>
  /** Ends calls, telephones and Asterisk in order. */
  readonly shutDown: () => Promise<void>
  /** Ends calls, telephones and Asterisk, as if the PBX lost power. */
  readonly stop: () => Promise<void>
}

/** Builds Asterisk when it is not there yet, starts it, and resolves when it is ready for calls. */
export async function startPbx({ dir, version = '22', ports: wanted, clock }: PbxOptions): Promise<Pbx> {
  await ensureAsterisk(version, (what) => process.stderr.write(`Test PBX: ${what}\n`))
  const ports = wanted ?? (await choosePorts())
  const asterisk = await startAsterisk(dir, { version, ports, ...(clock === undefined ? {} : { clock }) })
  const running: Array<{ stop: () => Promise<void> }> = []
  const started = <T extends { stop: () => Promise<void> }>(one: T): T => {
    running.push(one)
    return one
  }
  const sippDir = path.join(dir, 'sipp')
  await writeFile(path.join(sippDir, silenceFile), silence)
  const account = (name: Account): AmiAccount => ({
    host: '127.0.0.1',
    port: ports.ami,
    username: name,
    secret: `${name}-secret`,
  })
  const queueLogText = () => readFile(path.join(dir, 'log/queue_log'), 'utf8').catch(() => '')
  const queueLog = async () => parseQueueLog(await queueLogText())
  const mustSay = async (command: string, expected: RegExp) => {
    const said = await asterisk.cli(command)
    if (!expected.test(said)) throw new Error(`asterisk -rx '${command}' said: ${said}`)
  }
  const channels = async () => parseChannels(await asterisk.cli('core show channels concise'))
  const quiet = async () => void (await Promise.all(running.map((one) => one.stop())))
  return {
    version: await asteriskVersion(version),
    ports,
    ami: account('console'),
    account,
    tls: {
      ...account('console'),
      port: ports.amiTls,
      certificate: await readFile(path.join(dir, 'etc/manager-cert.pem'), 'utf8'),
    },
    cli: asterisk.cli,
    act: (...actions) => act(account('rig'), actions),
    channels,
    waitForChannel: (what, fits) => until(`the channel of ${what}`, async () => (await channels()).find(fits)),
    press: async (channel, keys) => {
      for (const Digit of keys)
        await act(account('rig'), [{ Action: 'PlayDTMF', Channel: channel, Digit, Receive: 'true' }])
    },
    waitForConsultation: async (agent, asked) => {
      const agents = (name: string) => name.startsWith(`PJSIP/${agent}-`)
      // The one who is asked is dialled through a Local channel, which says Up when he has answered.
      const asksThrough = ({ name, state, bridge }: Channel) =>
        name.startsWith(`Local/${asked}@agents`) && name.endsWith(';1') && state === 'Up' && bridge !== ''
      await until(`${agent} to talk with ${asked}`, async () => {
        const all = await channels()
        const talks = all.filter(asksThrough).map(({ bridge }) => bridge)
        return all.some(({ name, bridge }) => agents(name) && talks.includes(bridge)) || undefined
      })
    },
    addMember: (queue, extension, by = 'direct') =>
      mustSay(
        `queue add member ${interfaceOf(extension, by)} to ${queue} penalty 0 as ${extension}` +
          (by === 'direct' ? '' : ` state_interface PJSIP/${extension}`),
        /Added interface/,
      ),
    removeMember: (queue, extension, by = 'direct') =>
      mustSay(`queue remove member ${interfaceOf(extension, by)} from ${queue}`, /Removed interface/),
    pauseMember: (queue, extension, reason) =>
      mustSay(`queue pause member PJSIP/${extension} queue ${queue} reason ${reason}`, /paused interface/),
    unpauseMember: (queue, extension) =>
      mustSay(`queue unpause member PJSIP/${extension} queue ${queue}`, /unpaused interface/),
    queueLog,
    queueLogText,
    waitForLog: (what, fits) => until(`the queue_log to tell of ${what}`, async () => (await queueLog()).find(fits)),
    startPhone: async (telephone, options = {}) => started(await startPhone(sippDir, ports, telephone, options)),
    call: async (options) => started(await startCall(sippDir, ports, options)),
    freeze: asterisk.freeze,
    thaw: asterisk.thaw,
    setClock: asterisk.setClock,
    shutDown: async () => {
      await asterisk.shutDown()
      await quiet()
    },
    stop: async () => {
      await quiet()
      await asterisk.stop()
    },
  }
}

function interfaceOf(extension: Extension, by: MemberPath): string {
  if (by === 'direct') return `PJSIP/${extension}`
  return `Local/${extension}@agents${by === 'local/n' ? '/n' : ''}`
}

function parseChannels(text: string): Channel[] {
  return text
    .split('\n')
    .map((line) => line.trim().split('!'))
    .filter((fields) => fields.length >= 14)
    .map((fields) => {
      const [name = '', , exten = '', , state = '', application = '', , callerNumber = ''] = fields
      return { name, exten, state, application, callerNumber, bridge: fields[12] ?? '', uniqueid: fields[13] ?? '' }
    })
}
