/**
 * What `osslsigncode verify` said, read so that a file cannot speak for itself: the tool prints texts of the signature as they
 * are, line breaks too, so a line that should stand once and stands twice makes the whole report unreadable. Pure.
 */
import type { SignatureFault } from '#shared/domain/media/inspection'

export type ReadSignature =
  | { readonly ok: true; readonly organisation: string; readonly signer: string; readonly signedAt: number | null }
  | { readonly ok: false; readonly fault: SignatureFault }

export type Publishers = {
  /** Organisations (O) of signers that are trusted, spelled as in their certificates. */
  readonly organisations: readonly string[]
  /** Common names (CN) that are refused all the same: they vouch for what others made. */
  readonly refusedSigners: readonly string[]
}

/** The verdict on all signatures of one file: one that is right in every respect is enough, unless the content was altered. */
export function readReport(
  { exit, stdout, stderr }: { readonly exit: number; readonly stdout: string; readonly stderr: string },
  publishers: Publishers,
): ReadSignature {
  const [, ...blocks] = stdout.split(/^Signature Index: \d+\b.*$/m)
  if (blocks.length === 0) return refused(faultWithout(`${stdout}\n${stderr}`))
  const counted = [...stdout.matchAll(/^Number of verified signatures: (\d+)$/gm)]
  if (counted.length !== 1 || Number(counted[0]?.[1]) !== blocks.length) return refused('unreadable')
  const read = blocks.map((block) => readBlock(block, stderr, publishers))
  const altered = read.find((one) => !one.ok && (one.fault === 'hash-mismatch' || one.fault === 'unreadable'))
  if (altered !== undefined) return altered
  const good = read.find((one) => one.ok)
  // The tool ends with 0 when any signature is valid; it knows nothing of time stamps and organisations that must be there.
  if (good !== undefined) return exit === 0 ? good : refused('signature-invalid')
  return read[0] ?? refused('unreadable')
}

const refused = (fault: SignatureFault): ReadSignature => ({ ok: false, fault })

function faultWithout(said: string): SignatureFault {
  // A signature that is there but not at the end of a program is one that somebody wrote behind.
  if (/Ignoring PE signature not at the end|Corrupt|asn1 encoding routines|Failed to extract/.test(said))
    return 'unreadable'
  return /No signature found|file has no signature/.test(said) ? 'unsigned' : 'unreadable'
}

function readBlock(block: string, stderr: string, publishers: Publishers): ReadSignature {
  if (/^Calculated (?:message digest|DigitalSignature)\s*: [0-9A-F]+\s+MISMATCH!!!$/m.test(block))
    return refused('hash-mismatch')
  const signature = onlyOne(block, /^Signature verification: (ok|failed)$/gm)
  const stamp = onlyOne(block, /^Timestamp Server Signature verification: (ok|failed)$/gm)
  if (signature === 'several' || stamp === 'several') return refused('unreadable')
  if (signature !== 'ok') return refused(faultOfChain(block, stderr))
  if (!/^Message digest algorithm\s*: SHA(?:256|384|512)$/m.test(block)) return refused('weak-digest')
  if (stamp === null) return refused('no-time-stamp')
  if (stamp !== 'ok') return refused('time-stamp-untrusted')
  const subject = /^Signer's certificate:$[^]*?^\s*Subject: (\/.*)$/m.exec(block)?.[1]
  const organisation = part(subject ?? '', 'O')
  if (organisation === null || !publishers.organisations.includes(organisation)) return refused('wrong-organisation')
  const signer = part(subject ?? '', 'CN') ?? ''
  if (publishers.refusedSigners.includes(signer)) return refused('refused-signer')
  return { ok: true, organisation, signer, signedAt: timeOf(block) }
}

function faultOfChain(block: string, stderr: string): SignatureFault {
  // What went wrong stands in the block: after the chain (2.9), or after OpenSSL's own error (2.5).
  const chain = block.split(/^Signing certificate chain verified using:$/m)[1] ?? ''
  const own = block.split(/^PKCS7_verify error$/m)[1] ?? ''
  const said = /^\s*Error: /m.test(chain) ? chain : own === '' ? stderr : own
  if (/certificate has expired|certificate is not yet valid/.test(said)) return 'expired'
  if (/certificate purpose/.test(`${block}\n${stderr}`)) return 'wrong-purpose'
  if (/local issuer|self-signed|self signed|issuer certificate|untrusted|CA certificate/.test(said))
    return 'untrusted-root'
  return 'signature-invalid'
}

/** The only match's first group; null for none; `several` when there are more, of which one is not the tool's own. */
function onlyOne(text: string, pattern: RegExp): string | null {
  const found = [...text.matchAll(pattern)]
  return found.length > 1 ? 'several' : (found[0]?.[1] ?? null)
}

/**
 * A part of a subject as OpenSSL prints it on one line, `/C=US/O=Microsoft Corporation/CN=…`. A slash in a part is not escaped
 * there, so a name that stands twice is no name, and neither is an organisation behind a name of another kind: somebody wrote the
 * one into the other.
 */
function part(subject: string, name: 'O' | 'CN'): string | null {
  const parts = [...subject.matchAll(/\/([A-Za-z][\w.]*)=((?:(?!\/[A-Za-z][\w.]*=).)*)/g)]
  const keys = parts.map(([, key]) => key)
  const at = keys.indexOf(name)
  const isDoubtful = name === 'O' && keys.slice(0, at).some((key) => key === 'CN' || key === 'OU')
  return at < 0 || isDoubtful || keys.lastIndexOf(name) !== at ? null : (parts[at]?.[2] ?? null)
}

/** UTC milliseconds: `Signature verification time: Oct  9 02:14:16 2025 GMT`. */
function timeOf(block: string): number | null {
  const text = onlyOne(block, /^Signature verification time: (\w{3} +\d+ [\d:]+ \d{4}) GMT$/gm)
  const at = text === null ? Number.NaN : Date.parse(`${text} UTC`)
  return Number.isNaN(at) ? null : at
}
