/** Checks the text of a policy and says what is wrong at which line and column, and what may stand there instead. */
import { getNodeValue } from 'jsonc-parser'
import { z } from 'zod'
import { issueWords } from '#shared/domain/issue-words'
import type { Words } from '#shared/domain/issue-words'
import { CheckedPolicy } from '#shared/domain/policy/checks'
import type { Policy } from '#shared/domain/policy/schema'
import type { TextIssue } from '#shared/domain/policy/text-issue'
import { jsonPath } from './load'
import { referable } from './referable'
import { readJsonText } from './text-places'

export type CheckedText<T> = { readonly issues: readonly TextIssue[]; readonly value: T | null }

const mostIssues = 50

/** So many are looked up in the text, to tell the first of them: a long list may be wrong in every place. */
const mostPlaced = 500

type Path = readonly PropertyKey[]

/** The schema under optional, nullable and the like. */
function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.def.innerType)
  return schema instanceof z.ZodPipe ? bare(schema.def.in) : schema
}

const shapeOf = (object: z.ZodObject): Readonly<Record<PropertyKey, unknown>> => object.shape

/** The ones of a choice of objects that the value can mean, by the fields that name it. */
function chosen(options: readonly unknown[], value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return options
  return options.filter((option) => {
    const object = bare(option)
    if (!(object instanceof z.ZodObject)) return false
    return Object.entries(shapeOf(object)).every(([key, part]) => {
      const field = bare(part)
      return !(field instanceof z.ZodLiteral) || field.safeParse(Reflect.get(value, key)).success
    })
  })
}

/** What the schema says of the place a path leads to; undefined where it leads nowhere. */
function schemaAt(root: unknown, path: Path, value: unknown): unknown {
  const schema = bare(root)
  if (schema instanceof z.ZodUnion) {
    const options = chosen(schema.options, value)
    if (path.length === 0 && options.length !== 1) return schema
    return options.map((option) => schemaAt(option, path, value)).find((found) => found !== undefined)
  }
  const [part, ...rest] = path
  if (part === undefined) return schema
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
  if (schema instanceof z.ZodObject) return schemaAt(shapeOf(schema)[part], rest, inner)
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest, inner)
  if (schema instanceof z.ZodTuple) return schemaAt(schema.def.items[Number(part)], rest, inner)
  return schema instanceof z.ZodRecord ? schemaAt(schema.valueType, rest, inner) : undefined
}

/** What a text of a form of its own looks like, by its field. */
const examples: Readonly<Record<string, readonly string[]>> = { iso: ['PT30M', 'PT4H', 'PT1H30M'] }

/** What is wrong with a value twice over is told once: mend the first and the second is gone. */
const onePerPath = (issues: readonly TextIssue[]): readonly TextIssue[] =>
  issues.filter((issue, i) => issues.findIndex(({ path }) => path === issue.path) === i)

/** What may stand at an issue's place, where that is a list. */
function allowedAt(root: z.ZodType, issue: z.core.$ZodIssue, value: unknown): readonly string[] {
  if (issue.code === 'custom') return referable(issue.path, value)
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code === 'invalid_format') return examples[String(issue.path.at(-1))] ?? []
  if (issue.code === 'unrecognized_keys') {
    const schema = schemaAt(root, issue.path, value)
    return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  }
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return []
  const { discriminator } = issue
  // The issue points at the field that names the choice, not at the choice.
  const schema = schemaAt(root, issue.path.slice(0, -1), value)
  if (!(schema instanceof z.ZodUnion)) return []
  return schema.options.flatMap((option) => {
    const object = bare(option)
    const field = object instanceof z.ZodObject ? bare(shapeOf(object)[discriminator]) : undefined
    return field instanceof z.ZodLiteral ? [...field.values].map(String) : []
  })
}

/** One issue a misspelt field: each stands somewhere else. */
function spread(issue: z.core.$ZodIssue): readonly { readonly key: string | null; readonly words: Words }[] {
  // What may stand there is told beside it, as a list.
  if (issue.code === 'invalid_value' && issue.input !== undefined) {
    const given = JSON.stringify(issue.input)
    return [{ key: null, words: { zh: `${given} 不是可用的值`, en: `${given} is none of the values there are` } }]
  }
  if (issue.code === 'invalid_format' && String(issue.path.at(-1)) in examples) {
    const given = JSON.stringify(issue.input)
    return [{ key: null, words: { zh: `${given} 的写法不对`, en: `${given} is not written as it must be` } }]
  }
  if (issue.code !== 'unrecognized_keys') return [{ key: null, words: issueWords(issue) }]
  return issue.keys.map((key) => ({ key, words: { zh: `没有“${key}”这个字段`, en: `there is no field "${key}"` } }))
}

/** A field that is not there at all is said to be missing, not to be of a wrong type. */
const isMissing = (issue: z.core.$ZodIssue): boolean => issue.code === 'invalid_type' && issue.input === undefined

export const checkPolicyText = (text: string): CheckedText<Policy> => checkText(CheckedPolicy, text)

/** The text of a JSON file against a schema. */
export function checkText<T>(schema: z.ZodType<T>, given: string): CheckedText<T> {
  // Some editors begin a file with a byte order mark.
  const text = given.replace(/^\uFEFF/, '')
  const json = readJsonText(text)
  if (json.errors.length > 0 || !json.root) {
    const errors =
      json.errors.length > 0 ? json.errors : [{ line: 1, column: 1, zh: '没有内容', en: 'there is nothing' }]
    return { issues: errors.slice(0, mostIssues).map((error) => ({ ...error, path: '' })), value: null }
  }
  const value: unknown = getNodeValue(json.root)
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return { issues: [], value: parsed.data }
  const issues = parsed.error.issues.slice(0, mostPlaced).flatMap((issue): readonly TextIssue[] => {
    const allowed = allowedAt(schema, issue, value)
    return spread(issue).map(({ key, words }) => {
      const said = isMissing(issue)
        ? { zh: `缺少字段“${String(issue.path.at(-1))}”`, en: `the field "${String(issue.path.at(-1))}" is missing` }
        : words
      return {
        ...(key === null ? json.placeOf(issue.path) : json.placeOfKey(issue.path, key)),
        path: jsonPath(key === null ? issue.path : [...issue.path, key]),
        ...said,
        ...(allowed.length > 0 ? { allowed } : {}),
      }
    })
  })
  return {
    issues: onePerPath(issues)
      .toSorted((a, b) => a.line - b.line || a.column - b.column)
      .slice(0, mostIssues),
    value: null,
  }
}
