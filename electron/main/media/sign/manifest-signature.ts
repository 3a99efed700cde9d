/** `manifest.json.sig`: plain ed25519 over the bytes of the manifest, and which key made it. */
import { ManifestSignature } from '#shared/domain/media/manifest'
import { canonicalJson } from '#shared/lib/canonical-json'
import { isSignedBy, signBytes } from './key-pair'
import type { KeyPair } from './key-pair'

/** The text of the file. */
export const signManifest = (keys: KeyPair, manifest: Uint8Array): string =>
  canonicalJson({
    key: keys.public.id,
    signature: signBytes(keys, manifest).toString('base64'),
  } satisfies ManifestSignature)

/** Null for what is no such file; nothing is believed yet. */
export function readManifestSignature(text: string): ManifestSignature | null {
  try {
    return ManifestSignature.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** `signKey`: 32 raw bytes in base64, of the key that the signature names. */
export const isManifestSigned = (signKey: string, manifest: Uint8Array, { signature }: ManifestSignature): boolean =>
  isSignedBy(signKey, manifest, Buffer.from(signature, 'base64'))
