/** Lines to copy: what has to be changed at the other side. Pure. */
import { hostAndPort } from '#shared/domain/telephony/hook-bind'
import { managerLines } from '#shared/domain/telephony/rights'
import type { AmiLink, HookLink, PbxLink } from '#shared/domain/telephony/settings'
import type { SelfTestCode } from '#shared/domain/telephony/self-test'

export const fingerprintCommand = 'openssl x509 -in /etc/asterisk/keys/asterisk.pem -noout -fingerprint -sha256'

const tlsLines = [
  '[general]',
  'tlsenable = yes',
  'tlsbindaddr = 0.0.0.0:5039',
  'tlscertfile = /etc/asterisk/keys/asterisk.pem',
].join('\n')

/** The account's section with the rights it needs. */
export const rightsLines = ({ username, dialling }: AmiLink): string => managerLines(username, dialling.remoteControl)

/** `here`: how this computer is called in a line, where its address belongs. */
export function snippetOf(code: SelfTestCode, link: PbxLink, here: string): string | null {
  if (link.source === 'hook') return code === 'not-heard' ? eventsUrl(link) : null
  return link.source === 'ami' ? amiSnippet(code, link, here) : null
}

function amiSnippet(code: SelfTestCode, link: AmiLink, here: string): string | null {
  switch (code) {
    case 'refused':
      return ['[general]', 'enabled = yes', `port = ${link.port}`, 'bindaddr = 0.0.0.0'].join('\n')
    case 'timeout':
      return `ufw allow proto tcp from ${here} to any port ${link.port}`
    case 'plain':
    case 'tls-failed':
      return tlsLines
    case 'tls-untrusted':
      return fingerprintCommand
    case 'no-banner':
      return ['asterisk -rx "core show uptime"', 'asterisk -rx "manager show connected"'].join('\n')
    case 'wrong-credentials': {
      const [section = '', ...rights] = rightsLines(link).split('\n')
      return [section, 'secret = …', permit(here), ...rights].join('\n')
    }
    case 'login-closed':
      return [`[${link.username}]`, permit(here)].join('\n')
    case 'not-booted':
    case 'denied':
    case 'rights-missing':
      return rightsLines(link)
    case 'no-queues':
      return 'asterisk -rx "queue reload all"'
    case 'clock-off':
      return 'timedatectl set-ntp true'
    default:
      return null
  }
}

const permit = (here: string): string => `permit = ${here}/255.255.255.255`

const eventsUrl = ({ bind, port }: Pick<HookLink, 'bind' | 'port'>): string =>
  `http://${hostAndPort(bind, port)}/v1/events`

/** A shell script that posts one signed event. */
export const hookExample = (link: Pick<HookLink, 'bind' | 'port'>): string =>
  [
    "SECRET='…'",
    `BODY='{"event":"ringing","call":"test-1","number":"13800001111","extension":"8001"}'`,
    'T=$(date +%s); N=$(openssl rand -hex 16)',
    `S=$(printf '%s.%s.%s' "$T" "$N" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)`,
    `curl -sS ${eventsUrl(link)} -H 'Content-Type: application/json' \\`,
    `  -H "X-Vigil-Timestamp: $T" -H "X-Vigil-Nonce: $N" -H "X-Vigil-Signature: sha256=$S" --data-binary "$BODY"`,
  ].join('\n')

export const callLinkExample = 'vigil://call?number=NUMBER&event=ringing'
