/**
 * Why a file is kept back, with every reason there is; none: it is signed by a trusted publisher with a time stamp, or no signature
 * can be checked and the vendor's hash in its name is that of the content, so that two people may vouch for where it comes from. Pure.
 */
import { z } from 'zod'
import { extensionAgrees } from './file-extensions'
import { SignatureFault, type FileKind, type Inspection } from './inspection'

const signatureReason = z.templateLiteral(['signature.', SignatureFault])

/** Stable; words in `file-words.ts`. */
export const FileReason = z.union([
  z.enum([
    'empty',
    'unknown-kind',
    'unknown-extension',
    'extension-mismatch',
    'name-hash-mismatch',
    'no-name-hash',
    'kind-not-accepted',
    'infected',
    'content-changed',
    'content-missing',
  ]),
  signatureReason,
])
export type FileReason = z.infer<typeof FileReason>

/** What cannot carry a signature, but is how the vendor delivers patches: WIM-packed updates and their payload. */
const unsignable: readonly FileKind[] = ['wim', 'delta', 'zip']

export function judgeFile(inspection: Inspection): FileReason[] {
  const reasons = [...contentReasons(inspection), ...originReasons(inspection)]
  return inspection.scan.state === 'infected' ? [...reasons, 'infected'] : reasons
}

function contentReasons({ name, kind, facts, sha1 }: Inspection): FileReason[] {
  const reasons: FileReason[] = []
  if (kind === 'empty') return ['empty']
  if (kind === 'unknown') reasons.push('unknown-kind')
  const agreement = extensionAgrees(name, kind)
  if (agreement === 'unknown') reasons.push('unknown-extension')
  if (agreement === 'disagrees') reasons.push('extension-mismatch')
  // Signed or not: what the name says of the file would be said of another one.
  if (facts.sha1 !== null && facts.sha1 !== sha1) reasons.push('name-hash-mismatch')
  return reasons
}

function originReasons({ kind, facts, signature }: Inspection): FileReason[] {
  if (kind === 'empty') return []
  if (signature.state === 'signed') return []
  if (signature.state === 'refused') return [`signature.${signature.fault}`]
  if (!unsignable.includes(kind)) return kind === 'unknown' ? [] : ['kind-not-accepted']
  return facts.sha1 === null ? ['no-name-hash'] : []
}
