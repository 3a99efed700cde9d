/**
 * The fact table's tests: which test says that it proves which fact. A test says so by `[S3-13]` in its title, in the title of
 * its group, or in that of its table of cases. Written for the app and the command line, and read by a test that misses none.
 */
import { existsSync } from 'node:fs'
import { readFile, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectDir } from './paths.mjs'

/** @typedef {{ file: string, title: string, line: number }} FactTest */
/** @typedef {Record<string, FactTest[]>} FactTests fact id → tests, both in order */

/** Ships with the app beside the facts themselves; made here and not kept in the repository. */
export const factTestsFile = path.join(projectDir, 'resources/facts/tests.json')
const testsDir = path.join(projectDir, 'tests')

const factId = /\[(S\d-\d\d)\]/g
const begins = /^\[S\d-\d\d\]/
const groups = new Set(['describe', 'it', 'test'])

/** @returns {Promise<readonly string[]>} every source of the tests, relative to the project, in order */
export async function testSources() {
  const entries = await readdir(testsDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(projectDir, path.join(entry.parentPath, entry.name)))
    .toSorted()
}

/** @returns {Promise<FactTests>} what the tests of the project say */
export async function findFactTests() {
  const files = await Promise.all(
    (await testSources()).map(async (file) => ({ file, text: await readFile(path.join(projectDir, file), 'utf8') })),
  )
  return factTestsIn(files)
}

/**
 * @param {readonly { file: string, text: string }[]} files
 * @returns {Promise<FactTests>}
 */
export async function factTestsIn(files) {
  /** @type {FactTests} */
  const found = {}
  for (const { file, text } of files) {
    if (text.search(factId) < 0) continue
    for (const { title, line } of await titlesIn(file, text))
      for (const id of new Set([...title.matchAll(factId)].map(([, one]) => one ?? '')))
        (found[id] ??= []).push({ file: file.split(path.sep).join('/'), title, line })
  }
  return Object.fromEntries(Object.entries(found).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/**
 * The texts that name facts: titles of tests and groups, and what begins with an id in a table of cases. Comments and what a
 * test merely compares with do not count, so the source is parsed.
 * @param {string} file
 * @param {string} text
 * @returns {Promise<readonly { title: string, line: number }[]>} in the order of the source
 */
async function titlesIn(file, text) {
  const { default: ts } = await import('typescript')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  /** @type {{ title: string, line: number }[]} */
  const titles = []

  /**
   * Whether it calls `it(…)`, `test.each(…)(…)` and the like.
   * @param {import('typescript').Expression} callee
   * @returns {boolean}
   */
  const isTest = (callee) => {
    if (ts.isIdentifier(callee)) return groups.has(callee.text)
    if (ts.isPropertyAccessExpression(callee)) return isTest(callee.expression)
    return (ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee)) && isTest(calledBy(callee))
  }
  /** @param {import('typescript').CallExpression | import('typescript').TaggedTemplateExpression} call */
  const calledBy = (call) => (ts.isCallExpression(call) ? call.expression : call.tag)

  /**
   * The text as it is written, `null` where there is none.
   * @param {import('typescript').Node} node
   */
  const textOf = (node) => {
    if (ts.isStringLiteralLike(node)) return node.text
    return ts.isTemplateExpression(node) ? node.getText(source).slice(1, -1) : null
  }
  /**
   * A text in an array or the property of an object: where tables of cases have theirs.
   * @param {import('typescript').Node} parent
   */
  const isTable = (parent) => ts.isArrayLiteralExpression(parent) || ts.isPropertyAssignment(parent)

  /**
   * @param {import('typescript').Node} node
   * @param {import('typescript').Node} parent
   */
  const look = (node, parent) => {
    const title = textOf(node)
    if (title !== null) {
      const ofTest = ts.isCallExpression(parent) && parent.arguments[0] === node && isTest(parent.expression)
      if (ofTest ? title.search(factId) >= 0 : begins.test(title) && isTable(parent))
        titles.push({ title, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 })
    }
    ts.forEachChild(node, (child) => look(child, node))
  }
  look(source, source)
  return titles
}

/** Writes the table when it is not what the tests say; whole or not at all. */
export async function writeFactTests() {
  const text = `${JSON.stringify(await findFactTests(), null, 1)}\n`
  if (existsSync(factTestsFile) && (await readFile(factTestsFile, 'utf8')) === text) return
  const part = `${factTestsFile}.part`
  await writeFile(part, text)
  await rename(part, factTestsFile)
}
