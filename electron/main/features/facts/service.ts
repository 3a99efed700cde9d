/** The fact table: the list that ships with the app, joined with what the build found in the tests. */
import path from 'node:path'
import type { z } from 'zod'
import { FactList, factRows, FactTestTable } from '#shared/domain/facts/facts'
import type { FactRow } from '#shared/domain/facts/facts'
import { issueWords } from '#shared/domain/issue-words'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { readRegularFile } from '../../platform/regular-file'

/** Tens of kB each. */
const largestFile = 4_000_000

export type Facts = { readonly list: () => Promise<Result<readonly FactRow[]>> }

/** The files are read when somebody asks: nothing else needs them. Error: `facts.unreadable`, naming the file and why. */
export const createFacts = ({ resourcesDir }: { readonly resourcesDir: string }): Facts => ({
  list: async () => {
    const folder = path.join(resourcesDir, 'facts')
    const list = await readJson(path.join(folder, 'facts.json'), FactList)
    if (!list.ok) return list
    const tests = await readJson(path.join(folder, 'tests.json'), FactTestTable)
    return tests.ok ? ok(factRows(list.value, tests.value)) : tests
  },
})

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<Result<T>> {
  const unreadable = (zh: string, en: string) =>
    fail('facts.unreadable', { file: path.basename(file), reason: zh, reasonEn: en }, `${file}: ${en}`)
  let json: unknown
  try {
    json = JSON.parse((await readRegularFile(file, largestFile)).toString('utf8'))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return unreadable(said, said)
  }
  const parsed = schema.safeParse(json, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  if (!issue) return unreadable('不符合要求', 'not valid')
  const { zh, en } = issueWords(issue)
  const at = issue.path.map(String).join('.')
  return unreadable(`${at}：${zh}`, `${at}: ${en}`)
}
