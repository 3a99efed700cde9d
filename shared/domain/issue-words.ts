/** What is wrong with an input that a schema refused, in both languages of the screens. */
import type { z } from 'zod'
import zhCN from 'zod/v4/locales/zh-CN.js'

export type Words = { readonly zh: string; readonly en: string }

const chinese = zhCN().localeError

/** The options of a check of our own: its words in both languages. */
export const saying = ({ zh, en }: Words) => ({ error: en, params: { zh } })

/** An issue of our own at a place in the input, for `superRefine`. */
export const customIssue = (path: readonly (string | number)[], { zh, en }: Words) => ({
  code: 'custom' as const,
  path: [...path],
  message: en,
  params: { zh },
})

/** The words of an issue of a `safeParse` with `reportInput`, whether the check was ours or the library's. */
export function issueWords(issue: z.core.$ZodIssue): Words {
  const own: unknown = issue.code === 'custom' ? issue.params?.['zh'] : undefined
  if (typeof own === 'string') return { zh: own, en: issue.message }
  const said = chinese({ ...issue, input: issue.input } as Parameters<typeof chinese>[0])
  return { zh: (typeof said === 'string' ? said : said?.message) ?? issue.message, en: issue.message }
}
