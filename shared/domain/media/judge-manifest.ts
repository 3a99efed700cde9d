/**
 * [S4-07] What a site believes of a manifest: whether it is one, who signed it, for which site, in which order, and when. Pure: what
 * computes signatures comes as an argument.
 */
import { DAY_MS } from '../../lib/zoned-time'
import { err, ok } from '../../lib/result'
import type { Result } from '../../lib/result'
import type { DiscCode, DiscIdentity, DiscNotice, DiscVerdict } from './codes'
import type { EditionId, Sha256 } from './ids'
import type { PublicKeys, RotationStatement } from './keys'
import { Manifest, ManifestSignature, manifestText } from './manifest'
import { isAroundManifest, isDiscPath, markerPath, sameName } from './paths'

/** Why a disc is refused. */
export type Reason = { readonly code: DiscCode; readonly params: DiscVerdict['params'] }
export type Judged<T> = Result<T, Reason>

export const because = (code: DiscCode, params: Reason['params'] = {}): Reason => ({ code, params })

export const refuse = (code: DiscCode, params: Reason['params'] = {}): { readonly ok: false; readonly error: Reason } =>
  err(because(code, params))

/** A key of the centre that this site knows. */
export type TrustedKey = PublicKeys & { readonly isRetired: boolean }

export type SiteTrust = {
  readonly site: { readonly id: string; readonly name: string }
  readonly keys: readonly TrustedKey[]
}

/** An edition that has been seen here before. */
export type KnownEdition = {
  readonly manifestSha256: Sha256
  /** Discs that were found in order. */
  readonly verified: readonly number[]
  /** Imported, or refused with a receipt. */
  readonly isClosed: boolean
  readonly isReleased: boolean
}

/** What the site remembers of the discs before; a computer without a profile remembers nothing. */
export type SiteMemory = {
  readonly editions: ReadonlyMap<EditionId, KnownEdition>
  /** The highest edition that was imported whole. */
  readonly last: { readonly seq: number; readonly manifestSha256: Sha256 } | null
  /** UTC ms that have certainly been: when good discs were made and checked. */
  readonly seen: number | null
}

export const noMemory: SiteMemory = { editions: new Map(), last: null, seen: null }

/** What the pure rules cannot compute. */
export type SignatureChecks = {
  /** ed25519 over the text's UTF-8; `sign` is a public key, both in base64. */
  readonly isSigned: (sign: PublicKeys['sign'], text: string, signature: string) => boolean
  /** Whether the key in the statement and the one before it have both signed. */
  readonly isRotationGood: (statement: RotationStatement, before: PublicKeys) => boolean
}

/** Clocks of isolated computers are seldom right to the hour, and some stand in another zone. */
const tolerance = DAY_MS
const soon = 7 * DAY_MS

const pathsOf = (value: unknown): readonly string[] => {
  const files = typeof value === 'object' && value !== null && 'files' in value ? value.files : null
  if (!Array.isArray(files)) return []
  return files.flatMap((file: unknown) =>
    typeof file === 'object' && file !== null && 'path' in file && typeof file.path === 'string' ? [file.path] : [],
  )
}

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 'vigil-disc' &&
  'version' in value
    ? value.version
    : null

/** Long paths of a hostile manifest stay readable. */
const short = (path: string): string => (path.length > 120 ? `${path.slice(0, 117)}…` : path)

/** Reads a manifest; nothing of it is believed yet. */
export function readManifest(text: string): Judged<Manifest> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('manifest-malformed')
  }
  const version = versionOf(value)
  if (typeof version === 'number' && version > 1) return refuse('manifest-newer', { version })
  const unsafe = pathsOf(value).find((path) => !isDiscPath(path))
  if (unsafe !== undefined) return refuse('manifest-path-unsafe', { path: short(unsafe) })
  const read = Manifest.safeParse(value)
  // The signed bytes and what was understood of them are one and the same, so that no two readers see different things.
  if (!read.success || manifestText(read.data) !== text) return refuse('manifest-malformed')
  return clash(read.data) ?? contradiction(read.data) ?? ok(read.data)
}

function clash({ files }: Manifest): Judged<never> | null {
  const taken = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const { disc, path } of files) {
    const key = `${disc} ${sameName(path)}`
    const other = taken.get(key)
    if (other !== undefined) return refuse('manifest-names-clash', { path, other })
    taken.set(key, path)
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      const same = `${disc} ${sameName(folder)}`
      const spelled = folders.get(same)
      if (spelled !== undefined && spelled !== folder)
        return refuse('manifest-names-clash', { path: folder, other: spelled })
      folders.set(same, folder)
    }
  }
  for (const [key, folder] of folders) {
    const file = taken.get(key)
    if (file !== undefined) return refuse('manifest-names-clash', { path: file, other: folder })
  }
  return null
}

function contradiction(manifest: Manifest): Judged<never> | null {
  const { files, patches, discs } = manifest
  const beyond = files.find((file) => file.disc > discs)
  if (beyond) return refuse('manifest-inconsistent', { path: beyond.path })
  const around = files.find((file) => isAroundManifest(file.path))
  if (around) return refuse('manifest-inconsistent', { path: around.path })
  const marked = new Set(files.filter((file) => file.path === markerPath).map((file) => file.disc))
  if (marked.size < discs) return refuse('manifest-inconsistent', { path: markerPath })
  const ofPatches = new Set(files.filter((file) => file.role === 'patch').map((file) => file.path))
  const named = new Set(patches.flatMap((patch) => patch.files))
  const stray = [...named].find((path) => !ofPatches.has(path)) ?? [...ofPatches].find((path) => !named.has(path))
  return stray === undefined ? null : refuse('manifest-inconsistent', { path: stray })
}

export type Signer = {
  readonly key: PublicKeys
  /** Keys that are to be trusted from now on because those before them said so; the last one signs. Empty without a change. */
  readonly adopted: readonly PublicKeys[]
}

type Signed = { readonly manifest: Manifest; readonly text: string; readonly signature: string | null }

/** Who signed the manifest, when it is somebody whom this site believes. */
export function judgeSigner(
  { manifest, text, signature }: Signed,
  { keys }: SiteTrust,
  checks: SignatureChecks,
): Judged<Signer> {
  if (signature === null) return refuse('signature-missing')
  const said = readSignature(signature)
  if (said === null) return refuse('signature-malformed')
  if (said.key !== manifest.key) return refuse('signature-wrong')
  const signer = findSigner(manifest, keys, checks)
  if (!signer.ok) return signer
  return checks.isSigned(signer.value.key.sign, text, said.signature) ? signer : refuse('signature-wrong')
}

function readSignature(text: string): ManifestSignature | null {
  try {
    const read = ManifestSignature.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function findSigner({ key, rotation }: Manifest, keys: readonly TrustedKey[], checks: SignatureChecks): Judged<Signer> {
  const known = keys.find((one) => one.id === key)
  if (known) return known.isRetired ? refuse('key-retired', { key }) : ok({ key: publicPart(known), adopted: [] })
  // From a key that counts here, statement by statement, to the one that signs.
  let at: PublicKeys | null = null
  const adopted: PublicKeys[] = []
  for (const statement of rotation) {
    const { from, to } = statement.rotation
    const before: PublicKeys | undefined =
      at === null ? keys.find((one) => one.id === from && !one.isRetired) : at.id === from ? at : undefined
    // Of the time before the keys that this site knows.
    if (!before || keys.some((one) => one.id === to.id)) continue
    if (!checks.isRotationGood(statement, before)) return refuse('key-rotation-broken', { key: to.id })
    at = to
    adopted.push(to)
    if (to.id === key) return ok({ key: to, adopted })
  }
  return refuse('key-unknown', { key })
}

const publicPart = ({ id, sign, agree }: PublicKeys): PublicKeys => ({ id, sign, agree })

export type Delivery = {
  /** Null where it may be taken in. `expired` is the one that people may overrule. */
  readonly problem: Reason | null
  readonly notices: readonly DiscNotice[]
}

const iso = (at: number): string => new Date(at).toISOString()

/** For whom, when, in which order. `now` is the clock of the computer, UTC ms. */
export function judgeDelivery(
  manifest: Manifest,
  manifestSha256: Sha256,
  { site }: Pick<SiteTrust, 'site'>,
  memory: SiteMemory,
  now: number,
): Delivery {
  const known = memory.editions.get(manifest.edition)
  const problem = whoAndWhen(manifest, site, memory, now) ?? order(manifest, manifestSha256, known, memory)
  if (problem) return { problem, notices: [] }
  const expires = Date.parse(manifest.expires)
  const isReleased = known?.isReleased === true
  const notices: DiscNotice[] = []
  if (hasGap(manifest, memory)) notices.push('gap')
  if (manifest.kind === 'baseline') notices.push('baseline')
  if (now > expires && isReleased) notices.push('released')
  if (now <= expires && expires - now < soon) notices.push('expires-soon')
  const expired = now > expires && !isReleased ? because('expired', { expires: manifest.expires }) : null
  return { problem: expired, notices }
}

function whoAndWhen(manifest: Manifest, site: SiteTrust['site'], { seen }: SiteMemory, now: number): Reason | null {
  if (manifest.site.id !== site.id) return because('site-other', { site: manifest.site.name, own: site.name })
  if (seen !== null && now < seen - tolerance) return because('clock-set-back', { now: iso(now), seen: iso(seen) })
  if (Date.parse(manifest.created) > now + tolerance)
    return because('not-yet-valid', { created: manifest.created, now: iso(now) })
  return null
}

function order(
  { seq }: Manifest,
  manifestSha256: Sha256,
  known: KnownEdition | undefined,
  { last }: SiteMemory,
): Reason | null {
  if (known?.isClosed) return because('sequence-replayed', { seq })
  if (last !== null && seq < last.seq) return because('sequence-older', { seq, last: last.seq })
  if (last !== null && seq === last.seq) return because('sequence-replayed', { seq })
  // The centre never signs two manifests for one edition whose discs are out.
  if (known && known.verified.length > 0 && known.manifestSha256 !== manifestSha256)
    return because('set-mixed', { seq })
  return null
}

const hasGap = ({ seq, previous }: Manifest, { last }: SiteMemory): boolean =>
  last !== null && (seq > last.seq + 1 || previous !== last.manifestSha256)

/** Who it says to be: shown once its signature has been believed. */
export const identityOf = (manifest: Manifest, disc: number | null): DiscIdentity => ({
  edition: manifest.edition,
  site: manifest.site,
  seq: manifest.seq,
  week: manifest.week,
  kind: manifest.kind,
  disc,
  discs: manifest.discs,
  created: manifest.created,
  expires: manifest.expires,
})

/** Discs of the edition that nobody has found in order yet, given those that were just now. */
export function missingDiscs(
  { edition, discs }: Manifest,
  manifestSha256: Sha256,
  good: readonly number[],
  { editions }: SiteMemory,
): readonly number[] {
  const known = editions.get(edition)
  const have = new Set([...good, ...(known?.manifestSha256 === manifestSha256 ? known.verified : [])])
  return Array.from({ length: discs }, (_, i) => i + 1).filter((n) => !have.has(n))
}
