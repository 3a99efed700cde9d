/** How the telephone links are set up: any number of PBXs at once. Secrets are never sent to a screen. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'

export const LinkId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,23}$/)
  .brand<'LinkId'>()
export type LinkId = z.infer<typeof LinkId>

/** The first link of a profile; calls and counters of the time before there were several are its own. */
export const mainLink = LinkId.parse('main')

const named = { id: LinkId, name: z.string().overwrite(oneLine).trim().min(1).max(40) }
const Secret = z.string().min(1).max(200).nullable()
const Port = z.number().int().min(1).max(65_535)
const DialText = z.string().regex(/^[0-9*#+]{0,12}$/)

/** What the manager's TLS port must show: exactly one certificate, or one that a certificate authority of ours signed. */
export const LinkTls = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('off') }),
  z.object({
    mode: z.literal('pin'),
    /** SHA-256 of the certificate in DER, 64 hex digits; colons and spaces may stand between. */
    fingerprint: z
      .string()
      .overwrite((text) => text.replaceAll(/[\s:]/g, '').toLowerCase())
      .regex(/^[0-9a-f]{64}$/),
  }),
  z.object({
    mode: z.literal('ca'),
    pem: z.string().trim().min(1).max(100_000).startsWith('-----BEGIN CERTIFICATE-----'),
  }),
])
export type LinkTls = z.infer<typeof LinkTls>

/** How the PBX's dialplan is reached from an agent's telephone. */
export const Dialling = z.object({
  /** Context in which agents' telephones dial. */
  context: z.string().regex(/^[\w.-]{1,40}$/),
  /** Technology of the telephones' channels, as in `PJSIP/8001`. */
  technology: z.enum(['PJSIP', 'SIP', 'IAX2', 'DAHDI']),
  /** Dialled before outside numbers. */
  outsidePrefix: DialText,
  /** Number that leads into a queue, by the queue's name: without one nothing can be transferred to it. */
  queueNumbers: z.record(z.string().min(1).max(80), z.string().regex(/^[0-9*#]{1,20}$/)),
  /** The telephones understand the events `talk` and `hold`, and so can be answered and held from here. */
  remoteControl: z.boolean(),
})
export type Dialling = z.infer<typeof Dialling>

export const defaultDialling: Dialling = {
  context: 'agents',
  technology: 'PJSIP',
  outsidePrefix: '',
  queueNumbers: {},
  remoteControl: false,
}

export const AmiLink = z.object({
  ...named,
  source: z.literal('ami'),
  host: z.string().trim().min(1).max(253),
  port: Port,
  username: z.string().trim().min(1).max(80),
  /** Null keeps the secret that is stored. */
  secret: Secret,
  tls: LinkTls,
  dialling: Dialling,
})
export type AmiLink = z.infer<typeof AmiLink>

export const HookLink = z.object({
  ...named,
  source: z.literal('hook'),
  /** The one address that is listened on: loopback, or an intranet address of this machine. */
  bind: z.union([z.ipv4(), z.ipv6()]),
  port: Port,
  /** Null keeps the secret that is stored. */
  secret: z.string().min(16).max(200).nullable(),
})
export type HookLink = z.infer<typeof HookLink>

export const PbxLink = z.discriminatedUnion('source', [
  AmiLink,
  z.object({
    ...named,
    source: z.literal('replay'),
    /** A recording's path, or null for the one that ships with the sample centre. */
    file: z.string().nullable(),
    speed: z.number().min(0.1).max(100),
  }),
  HookLink,
  /** Calls that other programs of this workstation tell of by `vigil://call`. */
  z.object({ ...named, source: z.literal('protocol') }),
])
export type PbxLink = z.infer<typeof PbxLink>
export type LinkSource = PbxLink['source']

/** As many links as a screen can show; each holds a connection. */
export const mostLinks = 8

type Login = Pick<AmiLink, 'host' | 'port' | 'username'>

/** Whether a stored secret still belongs to the link: it is never sent to another host, port or account. */
export const isSameLogin = (a: Login, b: Login): boolean =>
  a.host === b.host && a.port === b.port && a.username === b.username
