/** What the rules of a disc ask of signatures, computed. */
import { Buffer } from 'node:buffer'
import type { SignatureChecks } from '#shared/domain/media/judge-manifest'
import { isSignedBy } from '../sign/key-pair'
import { isRotationGood } from '../sign/rotation'

export const signatureChecks: SignatureChecks = {
  isSigned: (sign, text, signature) => isSignedBy(sign, Buffer.from(text), Buffer.from(signature, 'base64')),
  isRotationGood,
}
