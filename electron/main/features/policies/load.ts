/** Reads the folders of policies and public holidays. Every file is checked before any is used. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { readRegularFile } from '../../platform/regular-file'
import { HolidayYear } from '#shared/domain/calendar/schema'
import { compilePolicy, type CompiledPolicy } from '#shared/domain/policy/compile'
import { CheckedPolicy } from '#shared/domain/policy/checks'
import type { Policy } from '#shared/domain/policy/schema'
import { issueWords, type Words } from '#shared/domain/issue-words'
import { err, ok, type Failure, type Result } from '#shared/lib/result'

/** Everything the clocks need, ready for use. */
export type PolicyLibrary = {
  /** By policy id. */
  readonly policies: ReadonlyMap<string, CompiledPolicy>
  /** In order of the years. */
  readonly holidayYears: readonly HolidayYear[]
}

/** The policies that ship are a few kB each. */
const largestFile = 4_000_000

/** Of a file that is wrong everywhere the first faults are told. */
const mostIssues = 20

/** What is said of a file quotes from it; a screen needs only the beginning. */
const longestQuote = 300
const shortened = (text: string): string => (text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text)

type Loaded<T> = { readonly file: string; readonly value: T }

/** A failure that names the file and, where there is one, the JSON path in it. */
const invalid = (code: string, file: string, at: string, { zh, en }: Words): Failure => ({
  code,
  params: { file, path: shortened(at), reason: shortened(zh), reasonEn: shortened(en) },
  detail: shortened(at === '' ? `${file}: ${en}` : `${file}: ${at}: ${en}`),
})

/** What the system said of a file, in its own words. */
const systemWords = (error: unknown): Words => {
  const text = error instanceof Error ? error.message : String(error)
  return { zh: text, en: text }
}

/** `['commitments', 0, 'rules']` → `commitments[0].rules` */
export const jsonPath = (parts: readonly PropertyKey[]): string =>
  parts.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`)).join('')

function parseText<T>(schema: z.ZodType<T>, code: string, file: string, text: string): Result<T> {
  let json: unknown
  try {
    // Some editors begin a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return err(
      invalid(code, file, '', {
        zh: `不是有效的 JSON（${systemWords(error).zh}）`,
        en: `not valid JSON: ${systemWords(error).en}`,
      }),
    )
  }
  const parsed = schema.safeParse(json, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  const found = parsed.error.issues
    .slice(0, mostIssues)
    .map((issue) => ({ at: jsonPath(issue.path), words: issueWords(issue) }))
  const [first] = found
  const failure = invalid(code, file, first?.at ?? '', first?.words ?? { zh: '不符合要求', en: 'not valid' })
  return err({
    ...failure,
    detail: `${file}: ${found.map(({ at, words }) => shortened(`${at}: ${words.en}`)).join('; ')}`,
  })
}

/** The text of a policy file, checked. `file` is only named in failures (`policies.file-invalid`). */
export const parsePolicy = (file: string, text: string): Result<Policy> =>
  parseText(CheckedPolicy, 'policies.file-invalid', file, text)

/** The text of a public-holiday list, checked; failures are `holidays.file-invalid`. */
export const parseHolidayYear = (file: string, text: string): Result<HolidayYear> =>
  parseText(HolidayYear, 'holidays.file-invalid', file, text)

async function loadFolder<T>(
  folder: string,
  parse: (file: string, text: string) => Result<T>,
): Promise<Result<readonly Loaded<T>[]>> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([])
    return err(invalid('policies.folder-unreadable', folder, '', systemWords(error)))
  }
  const loaded: Loaded<T>[] = []
  for (const name of names.filter((entry) => entry.endsWith('.json')).toSorted()) {
    const file = path.join(folder, name)
    let text: string
    try {
      text = (await readRegularFile(file, largestFile)).toString('utf8')
    } catch (error) {
      return err(invalid('policies.folder-unreadable', file, '', systemWords(error)))
    }
    const parsed = parse(file, text)
    if (!parsed.ok) return parsed
    loaded.push({ file, value: parsed.value })
  }
  return ok(loaded)
}

/** Adds a folder's files by key; two of one folder with the same key are an error, a later folder replaces an earlier. */
function addAll<T, K>(
  known: Map<K, T>,
  loaded: readonly Loaded<T>[],
  keyOf: (value: T) => K,
  code: string,
  field: string,
): Result<void> {
  const files = new Map<K, string>()
  for (const { file, value } of loaded) {
    const key = keyOf(value)
    const other = files.get(key)
    if (other !== undefined)
      return err(
        invalid(code, file, field, {
          zh: `“${String(key)}”已由 ${other} 给出`,
          en: `"${String(key)}" is also given by ${other}`,
        }),
      )
    files.set(key, file)
    known.set(key, value)
  }
  return ok(undefined)
}

/**
 * The policies and holidays below each folder (its `policies/` and `holidays/`). A later folder adds to the earlier ones and
 * replaces what has the same policy id or year: that is how a provider adds a policy and how a coming year is imported.
 * Fails with `policies.file-invalid`, `holidays.file-invalid`, `policies.folder-unreadable`, each naming file and JSON path, or
 * `policies.none` when there is no policy at all.
 */
export async function loadPolicyLibrary(folders: readonly string[]): Promise<Result<PolicyLibrary>> {
  const policies = new Map<string, Policy>()
  const years = new Map<number, HolidayYear>()
  for (const folder of folders) {
    const found = await loadFolder(path.join(folder, 'policies'), parsePolicy)
    if (!found.ok) return found
    const lists = await loadFolder(path.join(folder, 'holidays'), parseHolidayYear)
    if (!lists.ok) return lists
    const added = addAll(policies, found.value, ({ id }) => id, 'policies.file-invalid', 'id')
    if (!added.ok) return added
    const dated = addAll(years, lists.value, ({ year }) => year, 'holidays.file-invalid', 'year')
    if (!dated.ok) return dated
  }
  if (policies.size === 0)
    return err(invalid('policies.none', folders.join(', '), '', { zh: '没有政策文件', en: 'no policy file found' }))
  const holidayYears = [...years.values()].toSorted((a, b) => a.year - b.year)
  return ok({
    policies: new Map([...policies].map(([id, policy]) => [id, compilePolicy(policy, holidayYears)])),
    holidayYears,
  })
}
