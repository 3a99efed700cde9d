/**
 * [S4-07] Checks a disc the way a site must before anything of it is used: can it be read, who signed it, for whom, in which order,
 * is every file there and only those. The first reason in the order of the codes is the verdict; nothing a disc holds can make
 * this throw. Only an expired disc is read to its end, because people may let it in.
 */
import { Buffer } from 'node:buffer'
import { hash } from 'node:crypto'
import type { DiscCode, DiscNotice, DiscVerdict, FileVerdict } from '#shared/domain/media/codes'
import type { Sha256 } from '#shared/domain/media/ids'
import { filesToHash, judgeFiles, judgeMarker, judgeSums, worstOf } from '#shared/domain/media/judge-files'
import {
  because,
  identityOf,
  judgeDelivery,
  judgeSigner,
  missingDiscs,
  readManifest,
  refuse,
} from '#shared/domain/media/judge-manifest'
import type { Judged, Reason, Signer, SiteMemory, SiteTrust } from '#shared/domain/media/judge-manifest'
import { largestManifest } from '#shared/domain/media/manifest'
import type { Manifest } from '#shared/domain/media/manifest'
import { aroundManifest, markerPath } from '#shared/domain/media/paths'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Watch } from '../discs'
import { verifyMinisig } from '../sign/minisig'
import { cancelled } from '../watch'
import { openSource } from './open-source'
import type { SourceTools } from './open-source'
import { signatureChecks } from './signatures'
import { readText } from './source'
import type { DiscSource, MediumState } from './source'

export type SiteView = {
  /** Null where no centre has been enrolled. */
  readonly trust: SiteTrust | null
  readonly memory: SiteMemory
  /** The clock of this computer, UTC ms. */
  readonly now: number
}

/** A manifest whose signature holds. */
export type Believed = {
  readonly manifest: Manifest
  readonly text: string
  readonly sha256: Sha256
  readonly signer: Signer
}

export type Verified = {
  readonly verdict: DiscVerdict
  readonly believed: Believed | null
  /** Which disc of the edition it is; null where it does not say. */
  readonly disc: number | null
  /** This disc by itself has everything it should have, whatever its date or the other discs of its edition. */
  readonly isWhole: boolean
  readonly source: DiscSource | null
}

/** Errors: `media.cancelled`. */
export async function verifyDisc(
  tools: SourceTools,
  place: string,
  site: SiteView,
  watch: Watch = {},
): Promise<Result<Verified>> {
  const verified = await verifyOne(tools, place, site, watch)
  if (watch.signal?.aborted) return cancelled()
  return ok(withSet(verified, verified.isWhole && verified.disc !== null ? [verified.disc] : [], site.memory))
}

/** Several discs that should be one set: each is judged knowing the others. Errors: `media.cancelled`. */
export async function verifySet(
  tools: SourceTools,
  places: readonly string[],
  site: SiteView,
  watch: Watch = {},
): Promise<Result<readonly Verified[]>> {
  const each: Verified[] = []
  for (const place of places) {
    each.push(await verifyOne(tools, place, site, watch))
    if (watch.signal?.aborted) return cancelled()
  }
  const first = each.find(({ believed }) => believed !== null)?.believed
  const good = each.flatMap(({ disc, isWhole, believed }) =>
    isWhole && disc !== null && believed?.sha256 === first?.sha256 ? [disc] : [],
  )
  return ok(
    each.map((one) => {
      if (one.believed === null || one.believed.sha256 === first?.sha256) return withSet(one, good, site.memory)
      const reason = because('set-mixed', { seq: one.believed.manifest.seq })
      return one.verdict.ok ? { ...one, verdict: { ...one.verdict, ok: false, ...reason } } : one
    }),
  )
}

/** A disc that is in order is refused all the same while another one of its edition is missing. */
function withSet(one: Verified, good: readonly number[], memory: SiteMemory): Verified {
  if (!one.verdict.ok || one.believed === null) return one
  const { manifest, sha256 } = one.believed
  const missing = missingDiscs(manifest, sha256, good, memory)
  if (missing.length === 0) return one
  const params = { missing: missing.join(', '), discs: manifest.discs }
  return { ...one, verdict: { ...one.verdict, ok: false, ...because('set-incomplete', params) } }
}

/** A disc that two people have let in although it had expired: the same findings, read anew. */
export function released(one: Verified, memory: SiteMemory): Verified {
  const { verdict, disc, isWhole } = one
  if (verdict.code !== 'expired' || !isWhole) return one
  const notices: readonly DiscNotice[] = ['released', ...verdict.notices]
  const good: Verified = { ...one, verdict: { ...verdict, ok: true, code: 'ok', params: {}, notices } }
  return withSet(good, disc === null ? [] : [disc], memory)
}

type Part = Partial<Omit<Verified, 'verdict'>> & {
  readonly files?: readonly FileVerdict[]
  readonly notices?: readonly DiscNotice[]
}

function conclude(reason: Reason | null, part: Part = {}): Verified {
  const { believed = null, disc = null, files = [], notices = [], source = null, isWhole = false } = part
  return {
    verdict: {
      ok: reason === null,
      code: reason?.code ?? 'ok',
      params: reason?.params ?? {},
      disc: believed && identityOf(believed.manifest, disc),
      files,
      notices,
    },
    believed,
    disc,
    isWhole,
    source,
  }
}

async function verifyOne(tools: SourceTools, place: string, site: SiteView, watch: Watch): Promise<Verified> {
  const opened = await openSource(tools, place, watch)
  if (!opened.ok) return conclude(opened.error)
  const source = opened.value
  const refused = async (reason: Reason, part: Part = {}): Promise<Verified> =>
    conclude(await orDamage(source, reason, watch), { ...part, source })

  if (!source.looksOurs) return refused(because('not-a-disc'))
  const { trust, memory, now } = site
  if (trust === null || trust.keys.length === 0) return refused(because('not-enrolled'))
  const signed = await readSigned(source, trust)
  if (!signed.ok) return refused(signed.error)
  const believed = signed.value
  const { manifest, sha256 } = believed

  const marker = await readText(source, markerPath, marks('marker-wrong'))
  const disc = marker.ok ? judgeMarker(manifest, marker.value) : marker
  const part: Part = { believed, disc: disc.ok ? disc.value : null }
  const delivery = judgeDelivery(manifest, sha256, trust, memory, now)
  if (delivery.problem && delivery.problem.code !== 'expired') return refused(delivery.problem, part)
  if (!disc.ok) return refused(disc.error, part)
  const sums = await readSums(source, believed, disc.value)
  if (!sums.ok) return refused(sums.error, part)

  const inspected = await source.inspect(filesToHash(manifest, disc.value, source.entries), watch)
  if (!inspected.ok) return refused(inspected.error, part)
  const { hashes, medium } = inspected.value
  const files = judgeFiles(manifest, disc.value, source.entries, hashes)
  const notices = [...delivery.notices, ...noticesOf(believed, medium)]
  const worst = worstOf(files)
  const damage: Reason | null = medium === 'damaged' ? because('media-damaged') : null
  const flaw = damage ?? (worst.ok ? null : worst.error)
  return conclude(flaw ?? delivery.problem, { ...part, files, notices, isWhole: flaw === null, source })
}

const noticesOf = ({ signer }: Believed, medium: MediumState): readonly DiscNotice[] => [
  ...(signer.adopted.length > 0 ? (['key-rotated'] as const) : []),
  ...(medium === 'unchecked' ? (['media-not-checked'] as const) : []),
]

const smallest = 64 * 1024
const marks = (code: DiscCode) => ({ maxBytes: smallest, tooLarge: code, noText: code })

async function readSigned(source: DiscSource, trust: SiteTrust): Promise<Judged<Believed>> {
  const text = await readText(source, aroundManifest.manifest, {
    maxBytes: largestManifest,
    tooLarge: 'manifest-too-large',
    noText: 'manifest-malformed',
  })
  if (!text.ok) return text
  if (text.value === null) return refuse('manifest-missing')
  const manifest = readManifest(text.value)
  if (!manifest.ok) return manifest
  const signature = await readText(source, aroundManifest.signature, marks('signature-malformed'))
  if (!signature.ok) return signature
  const given = { manifest: manifest.value, text: text.value, signature: signature.value }
  const signer = judgeSigner(given, trust, signatureChecks)
  if (!signer.ok) return signer
  const minisig = await checkMinisig(source, aroundManifest.minisig, signer.value, text.value)
  if (!minisig.ok) return minisig
  return ok({
    manifest: manifest.value,
    text: text.value,
    sha256: hash('sha256', text.value, 'hex'),
    signer: signer.value,
  })
}

async function checkMinisig(source: DiscSource, path: string, { key }: Signer, text: string): Promise<Judged<null>> {
  const minisig = await readText(source, path, marks('minisig-wrong'))
  if (!minisig.ok) return minisig
  if (minisig.value === null) return refuse('minisig-missing', { path })
  const found = verifyMinisig(key.sign, Buffer.from(text), minisig.value)
  return found.ok ? ok(null) : refuse('minisig-wrong', { path })
}

async function readSums(
  source: DiscSource,
  { manifest, sha256, signer }: Believed,
  disc: number,
): Promise<Judged<null>> {
  const sums = await readText(source, aroundManifest.sums, {
    maxBytes: largestManifest,
    tooLarge: 'sums-wrong',
    noText: 'sums-wrong',
  })
  if (!sums.ok) return sums
  const judged = judgeSums(manifest, disc, sha256, sums.value)
  return judged.ok ? checkMinisig(source, aroundManifest.sumsMinisig, signer, sums.value ?? '') : judged
}

/** What worn or badly burned media show as well: then the medium is to blame, and nobody needs to look for a forger. */
const mayBeDamage: ReadonlySet<DiscCode> = new Set<DiscCode>([
  'manifest-missing',
  'manifest-malformed',
  'manifest-path-unsafe',
  'manifest-names-clash',
  'manifest-inconsistent',
  'signature-missing',
  'signature-malformed',
  'signature-wrong',
  'minisig-missing',
  'minisig-wrong',
  'marker-missing',
  'marker-wrong',
  'sums-missing',
  'sums-wrong',
  'file-unreadable',
])

async function orDamage(source: DiscSource, reason: Reason, watch: Watch): Promise<Reason> {
  if (!mayBeDamage.has(reason.code)) return reason
  const medium = await source.checkMedium(watch)
  if (!medium.ok) return medium.error
  return medium.value === 'damaged' ? because('media-damaged') : reason
}
