/** [S4-07] What reading a copy back tells: whether it is the disc it should be, and in words what is wrong with it. */
import type { Manifest } from '#shared/domain/media/manifest'
import { filesOfDisc } from '#shared/domain/media/manifest'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { BuiltImage, Discs, ReadBack, Watch } from '../../../media/discs'

/** Files that are named when several are damaged. */
const mostNamed = 3

export type Judged = { readonly good: true } | { readonly good: false; readonly reason: string }

/**
 * Reads the medium in `drive`. A whole disc of other content is a mistake and no damage: `media.other-disc`. Further errors: those
 * of `readBack`.
 */
export async function judgeCopy(
  discs: Pick<Discs, 'readBack' | 'listImage' | 'hashExtents'>,
  {
    drive,
    image,
    disc,
    manifest,
  }: { readonly drive: string; readonly image: BuiltImage; readonly disc: number; readonly manifest: Manifest | null },
  watch: Watch,
): Promise<Result<Judged>> {
  const read = await discs.readBack({ drive, image, ...watch })
  if (!read.ok) return read
  const { same, check } = read.value
  if (same && check.verdict === 'ok') return ok({ good: true })
  if (!same && check.verdict === 'ok') return fail('media.other-disc', { drive })
  const damaged = manifest === null ? [] : await damagedFiles(discs, drive, filesOfDisc(manifest, disc), watch)
  if (watch.signal?.aborted) return fail('media.cancelled')
  return ok({ good: false, reason: reasonOf(read.value, damaged) })
}

/** Of the files that the manifest names, those that are not there as they should be; none where nothing can be listed. */
async function damagedFiles(
  discs: Pick<Discs, 'listImage' | 'hashExtents'>,
  drive: string,
  wanted: readonly { readonly path: string; readonly sha256: string }[],
  { signal }: Watch,
): Promise<readonly string[]> {
  const listed = await discs.listImage(drive, { signal })
  if (!listed.ok) return []
  const entries = new Map(listed.value.entries.map((entry) => [entry.path, entry]))
  const files = wanted.flatMap(({ path }) => entries.get(path) ?? [])
  const hashed = await discs.hashExtents({ medium: drive, files, signal })
  if (!hashed.ok) return []
  const found = new Map(hashed.value.map(({ path, sha256 }) => [path, sha256]))
  return wanted.filter(({ path, sha256 }) => found.get(path) !== sha256).map(({ path }) => path)
}

/** For the person who throws the disc away and for the ledger; stored as it is. */
function reasonOf({ error, check, sha256 }: ReadBack, damaged: readonly string[]): string {
  const named = damaged.slice(0, mostNamed).join('、')
  const files =
    damaged.length === 0 ? '' : `，受损文件：${named}${damaged.length > mostNamed ? ` 等 ${damaged.length} 个` : ''}`
  if (error?.code === 'media.image-truncated') return `读回不完整：盘上内容缺失${files}`
  if (error !== null || sha256 === null) return `读回出错：有数据读不出来${files}`
  if (check.verdict === 'no-md5') return `读回不符：盘上不是这张光盘的内容${files}`
  return `读回不符：内容与映像不一致${files}`
}
