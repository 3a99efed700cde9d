/** Where in a JSON text something stands. */
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import type { Words } from '#shared/domain/issue-words'
import type { TextIssue } from '#shared/domain/policy/text-issue'

type Place = Pick<TextIssue, 'line' | 'column'>

export type JsonText = {
  readonly root: Node | undefined
  /** What keeps the text from being JSON, each with its words. */
  readonly errors: readonly (Place & Words)[]
  readonly placeAt: (offset: number) => Place
  /** Where a value stands; for one that is missing, where the nearest value around it begins. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  /** Where the name of a property stands. */
  readonly placeOfKey: (path: readonly PropertyKey[], key: string) => Place
}

const syntaxWords: Readonly<Record<string, Words>> = {
  InvalidSymbol: {
    zh: '这里不能出现这个词；文字要用英文双引号括起来',
    en: 'this word cannot stand here; text needs double quotes',
  },
  InvalidNumberFormat: { zh: '不是有效的数字', en: 'not a valid number' },
  PropertyNameExpected: { zh: '这里应为用英文双引号括起来的字段名', en: 'expected a field name in double quotes' },
  ValueExpected: {
    zh: '这里缺少一个值（或多了一个逗号）',
    en: 'a value is missing here (or there is a comma too many)',
  },
  ColonExpected: { zh: '这里应为英文冒号', en: 'expected a colon' },
  CommaExpected: { zh: '前一项之后缺少英文逗号', en: 'a comma is missing after what comes before' },
  CloseBraceExpected: { zh: '缺少右花括号 }', en: 'a closing brace } is missing' },
  CloseBracketExpected: { zh: '缺少右方括号 ]', en: 'a closing bracket ] is missing' },
  EndOfFileExpected: { zh: '内容到此应已结束', en: 'the text should have ended here' },
  InvalidCommentToken: { zh: 'JSON 不能有注释', en: 'JSON has no comments' },
  UnexpectedEndOfComment: { zh: '注释没有结束', en: 'a comment does not end' },
  UnexpectedEndOfString: { zh: '文字没有用英文双引号结束', en: 'a text does not end with a double quote' },
  UnexpectedEndOfNumber: { zh: '数字不完整', en: 'a number is cut off' },
  InvalidUnicode: { zh: '\\u 之后须为四位十六进制数', en: 'four hexadecimal digits must follow \\u' },
  InvalidEscapeCharacter: { zh: '反斜线之后的字符无效', en: 'the character after the backslash is not valid' },
  InvalidCharacter: { zh: '这里有一个不可见或无效的字符', en: 'there is an invisible or invalid character' },
}

/** Nothing of ours is nested nearly as deep; readers of JSON go down by calling themselves. */
const deepest = 64

/** Where the text goes deeper than that, null where it does not. */
function tooDeepAt(text: string): number | null {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]
    if (quoted && letter === '\\') i++
    else if (letter === '"') quoted = !quoted
    else if (quoted) continue
    else if (letter === ']' || letter === '}') depth--
    else if ((letter === '[' || letter === '{') && ++depth > deepest) return i
  }
  return null
}

/** Properties that stand twice in one object, of which only the last would count. */
function duplicates(node: Node | undefined): readonly { readonly key: string; readonly offset: number }[] {
  if (!node?.children) return []
  const found: { key: string; offset: number }[] = []
  if (node.type === 'object') {
    const seen = new Set<string>()
    for (const property of node.children) {
      const name = property.children?.[0]
      const key = String(name?.value)
      if (name && seen.has(key)) found.push({ key, offset: name.offset })
      seen.add(key)
    }
  }
  return [...found, ...node.children.flatMap(duplicates)]
}

export function readJsonText(text: string): JsonText {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  const placeAt = (offset: number): Place => {
    let low = 0
    let high = lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lineStarts[middle] ?? Infinity) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 }
  }
  const tooDeep = tooDeepAt(text)
  const parseErrors: ParseError[] = []
  const root =
    tooDeep === null ? parseTree(text, parseErrors, { disallowComments: true, allowTrailingComma: false }) : undefined
  const errors = parseErrors.map(({ error, offset }) => {
    const name = printParseErrorCode(error)
    return {
      ...placeAt(offset),
      ...(syntaxWords[name] ?? { zh: `不是有效的 JSON（${name}）`, en: `not valid JSON: ${name}` }),
    }
  })
  const twice = duplicates(root).map(({ key, offset }) => ({
    ...placeAt(offset),
    zh: `字段“${key}”在同一处出现了两次`,
    en: `the field "${key}" is given twice in one place`,
  }))
  const nodeAt = (path: readonly PropertyKey[]): Node | undefined =>
    root &&
    findNodeAtLocation(
      root,
      path.map((part) => (typeof part === 'number' ? part : String(part))),
    )
  return {
    root,
    errors:
      tooDeep === null
        ? errors.length > 0
          ? errors
          : twice
        : [{ ...placeAt(tooDeep), zh: `括号嵌套超过 ${deepest} 层`, en: `nested more than ${deepest} levels deep` }],
    placeAt,
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = nodeAt(path.slice(0, length))
        if (node) return placeAt(node.offset)
      }
      return placeAt(root?.offset ?? 0)
    },
    placeOfKey: (path, key) => {
      const name = nodeAt([...path, key])?.parent?.children?.[0]
      return placeAt(name?.offset ?? nodeAt(path)?.offset ?? 0)
    },
  }
}
