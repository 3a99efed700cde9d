/** The form of a link: what must be right before it is sent, and the link it describes. Main checks it again. */
import { isOneAddress } from '#shared/domain/telephony/hook-bind'
import {
  defaultDialling,
  Dialling,
  HookLink,
  isSameLogin,
  LinkId,
  LinkTls,
  mainLink,
  PbxLink,
} from '#shared/domain/telephony/settings'
import type { LinkSource } from '#shared/domain/telephony/settings'

export type LinkForm = {
  readonly source: LinkSource
  readonly name: string
  readonly host: string
  readonly port: string
  readonly username: string
  readonly secret: string
  readonly tls: LinkTls['mode']
  readonly fingerprint: string
  readonly pem: string
  readonly context: string
  readonly technology: Dialling['technology']
  readonly outsidePrefix: string
  readonly queueNumbers: Readonly<Record<string, string>>
  readonly remoteControl: boolean
  readonly bind: string
  readonly file: string
  readonly speed: number
}

/** The ports that Asterisk and the hook use unless told otherwise. */
const usualPorts = { ami: '5038', tls: '5039', hook: '8710' } as const

const blank: LinkForm = {
  source: 'ami',
  name: '',
  host: '',
  port: usualPorts.ami,
  username: '',
  secret: '',
  tls: 'off',
  fingerprint: '',
  pem: '',
  context: defaultDialling.context,
  technology: defaultDialling.technology,
  outsidePrefix: defaultDialling.outsidePrefix,
  queueNumbers: {},
  remoteControl: defaultDialling.remoteControl,
  bind: '127.0.0.1',
  file: '',
  speed: 1,
}

/** `name` is what a link of this kind is called at first. */
export const newLinkForm = (source: LinkSource, name: string): LinkForm => ({
  ...blank,
  source,
  name,
  port: source === 'hook' ? usualPorts.hook : usualPorts.ami,
})

export function linkFormOf(link: PbxLink): LinkForm {
  const form = newLinkForm(link.source, link.name)
  switch (link.source) {
    case 'ami': {
      const { host, port, username, tls, dialling } = link
      return {
        ...form,
        host,
        port: String(port),
        username,
        tls: tls.mode,
        fingerprint: tls.mode === 'pin' ? tls.fingerprint : '',
        pem: tls.mode === 'ca' ? tls.pem : '',
        ...dialling,
      }
    }
    case 'hook':
      return { ...form, bind: link.bind, port: String(link.port) }
    case 'replay':
      return { ...form, file: link.file ?? '', speed: link.speed }
    case 'protocol':
      return form
  }
}

/** The port goes along with the encryption while it is the usual one. */
export function withTls(form: LinkForm, tls: LinkForm['tls']): LinkForm {
  const isUsual = form.port === usualPorts.ami || form.port === usualPorts.tls
  return { ...form, tls, port: isUsual ? (tls === 'off' ? usualPorts.ami : usualPorts.tls) : form.port }
}

export type LinkField =
  | 'name'
  | 'host'
  | 'port'
  | 'username'
  | 'secret'
  | 'hookSecret'
  | 'bind'
  | 'fingerprint'
  | 'pem'
  | 'context'
  | 'prefix'
  | 'queueNumbers'

/** The stored secret may stay while the link goes to the same account of the same host; a hook's own is nobody else's. */
export function keepsSecret(stored: PbxLink | null, hasSecret: boolean, form: LinkForm): boolean {
  if (!hasSecret || stored?.source !== form.source) return false
  if (stored.source !== 'ami') return true
  return isSameLogin(stored, { host: form.host.trim(), port: Number(form.port), username: form.username.trim() })
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535

function amiProblems(form: LinkForm, secretKept: boolean): readonly LinkField[] {
  const { shape } = Dialling
  const checks: readonly (readonly [LinkField, boolean])[] = [
    ['host', form.host.trim() !== ''],
    ['port', isPort(form.port)],
    ['username', form.username.trim() !== ''],
    ['secret', form.secret !== '' || secretKept],
    ['fingerprint', form.tls !== 'pin' || LinkTls.safeParse({ mode: 'pin', fingerprint: form.fingerprint }).success],
    ['pem', form.tls !== 'ca' || LinkTls.safeParse({ mode: 'ca', pem: form.pem }).success],
    ['context', shape.context.safeParse(form.context.trim()).success],
    ['prefix', shape.outsidePrefix.safeParse(form.outsidePrefix.trim()).success],
    ['queueNumbers', shape.queueNumbers.safeParse(filledNumbers(form)).success],
  ]
  return checks.flatMap(([field, isGood]) => (isGood ? [] : [field]))
}

function hookProblems(form: LinkForm, secretKept: boolean): readonly LinkField[] {
  const { bind, secret } = HookLink.shape
  const isSecret = form.secret === '' ? secretKept : secret.safeParse(form.secret).success
  const address = form.bind.trim()
  const checks: readonly (readonly [LinkField, boolean])[] = [
    ['bind', bind.safeParse(address).success && isOneAddress(address)],
    ['port', isPort(form.port)],
    ['hookSecret', isSecret],
  ]
  return checks.flatMap(([field, isGood]) => (isGood ? [] : [field]))
}

/** The fields that are wrong. `secretKept`: an empty secret keeps the stored one. */
export function linkProblems(form: LinkForm, secretKept: boolean): readonly LinkField[] {
  const name = form.name.trim()
  const named: readonly LinkField[] = name === '' || name.length > 40 ? ['name'] : []
  switch (form.source) {
    case 'ami':
      return [...named, ...amiProblems(form, secretKept)]
    case 'hook':
      return [...named, ...hookProblems(form, secretKept)]
    case 'replay':
    case 'protocol':
      return named
  }
}

const filledNumbers = ({ queueNumbers }: LinkForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(queueNumbers)
      .map(([queue, number]) => [queue, number.trim()] as const)
      .filter(([, number]) => number !== ''),
  )

function tlsOf({ tls, fingerprint, pem }: LinkForm): LinkTls {
  switch (tls) {
    case 'off':
      return { mode: 'off' }
    case 'pin':
      return LinkTls.parse({ mode: 'pin', fingerprint })
    case 'ca':
      return { mode: 'ca', pem: pem.trim() }
  }
}

/** Of a form without problems. */
export function linkOf(form: LinkForm, id: LinkId): PbxLink {
  const named = { id, name: form.name.trim() }
  const secret = form.secret === '' ? null : form.secret
  switch (form.source) {
    case 'ami':
      return PbxLink.parse({
        ...named,
        source: 'ami',
        host: form.host.trim(),
        port: Number(form.port),
        username: form.username.trim(),
        secret,
        tls: tlsOf(form),
        dialling: {
          context: form.context.trim(),
          technology: form.technology,
          outsidePrefix: form.outsidePrefix.trim(),
          queueNumbers: filledNumbers(form),
          remoteControl: form.remoteControl,
        },
      })
    case 'hook':
      return PbxLink.parse({ ...named, source: 'hook', bind: form.bind.trim(), port: Number(form.port), secret })
    case 'replay': {
      const file = form.file.trim()
      return { ...named, source: 'replay', file: file === '' ? null : file, speed: form.speed }
    }
    case 'protocol':
      return { ...named, source: 'protocol' }
  }
}

/** The first link is the one that profiles of the time before there were several have; others never take a former one's place. */
export const newLinkId = (links: readonly PbxLink[], now: number): LinkId =>
  links.length === 0 ? mainLink : LinkId.parse(`link-${now.toString(36)}`)

/** `AB:CD:…`, as openssl prints it. */
export const fingerprintText = (fingerprint: string): string => (fingerprint.toUpperCase().match(/../g) ?? []).join(':')
