/**
 * How a request of the hook is signed: HMAC-SHA256 with the shared secret over `timestamp.nonce.body`. The time (s since 1970)
 * and the nonce make each request valid once and only for a while; the body is signed as the bytes that are sent.
 */
import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'

export const signatureHeaders = {
  timestamp: 'x-vigil-timestamp',
  nonce: 'x-vigil-nonce',
  signature: 'x-vigil-signature',
} as const

export type Stamp = { readonly timestamp: string; readonly nonce: string }

const timestampForm = /^\d{1,12}$/
/** Without a dot, so that time, nonce and body can be divided in one way only. */
const nonceForm = /^[A-Za-z0-9_+/=:-]{8,128}$/
const signatureForm = /^sha256=([0-9a-f]{64})$/i

const digest = (secret: string, { timestamp, nonce }: Stamp, body: Uint8Array | string): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(body).digest()

/** The value of `X-Vigil-Signature`. */
export const sign = (secret: string, stamp: Stamp, body: Uint8Array | string): string =>
  `sha256=${digest(secret, stamp, body).toString('hex')}`

type Given = Readonly<Record<keyof typeof signatureHeaders, string | undefined>>

/** The stamp of a request whose signature is right; null for any other, in a time that does not depend on the signature. */
export function verify(secret: string, { timestamp = '', nonce = '', signature = '' }: Given, body: Uint8Array) {
  const isFormed = timestampForm.test(timestamp) && nonceForm.test(nonce)
  const given = signatureForm.exec(signature)?.[1] ?? ''
  const wanted = digest(secret, { timestamp, nonce }, body)
  const offered = Buffer.alloc(wanted.length)
  offered.write(given, 'hex')
  return timingSafeEqual(wanted, offered) && isFormed && given !== '' ? { timestamp: Number(timestamp), nonce } : null
}
