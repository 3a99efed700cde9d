/** Certificates for tests, made on the spot: Node has no maker of X.509, so the few fields that matter are written as DER here. */
import { generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'

export type TestCertificate = {
  /** PEM. */
  readonly cert: string
  /** PEM. */
  readonly key: string
  /** SHA-256 of the DER form, 64 hex digits. */
  readonly fingerprint: string
}

type Made = TestCertificate & { readonly name: string; readonly privateKey: KeyObject }

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes))
const isTrue = der(0x01, Buffer.from([0xff]))

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const nameOf = (text: string): Buffer =>
  sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(text)))))
const time = (at: number): Buffer => der(0x18, Buffer.from(new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '')))

/** The name or address that the certificate is for. */
const altName = (host: string): Buffer =>
  isIP(host) === 4 ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))

export type CertificateWish = {
  readonly name: string
  /** Who signs; signed by itself without one. */
  readonly by?: Made
  readonly host?: string
  /** UTC ms. */
  readonly from?: number
  readonly to?: number
}

export function makeCertificate({ name, by, host, from, to }: CertificateWish): Made {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const now = Date.now()
  const day = 86_400_000
  const extensions = [
    sequence(oid(0x55, 0x1d, 0x13), isTrue, der(0x04, by ? sequence() : sequence(isTrue))),
    ...(host === undefined ? [] : [sequence(oid(0x55, 0x1d, 0x11), der(0x04, sequence(altName(host))))]),
  ]
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(by?.name ?? name),
    sequence(time(from ?? now - day), time(to ?? now + day)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', body, by?.privateKey ?? privateKey)
  const bytes = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  const certificate = new X509Certificate(bytes)
  return {
    name,
    privateKey,
    cert: certificate.toString(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  }
}
