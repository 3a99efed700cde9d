/** What a test runner's JSON report says: how many passed, and which failed and why. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { projectDir } from './paths.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ counts: Counts, failures: readonly string[] }} TestReport failures: a few lines for each failed test */
/** @typedef {{ fullName: string, status: string, failureMessages: string[] }} VitestTest */
/** @typedef {{ name: string, status: string, message: string, assertionResults: VitestTest[] }} VitestFile */
/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {VitestFile[]} testResults
 */
/** @typedef {import('@playwright/test/reporter').JSONReport} PlaywrightReport */
/** @typedef {import('@playwright/test/reporter').JSONReportSuite} PlaywrightSuite */

/** How much of a failure's message is repeated. */
const messageLines = 12

/**
 * @param {'vitest' | 'playwright'} runner
 * @param {string} file
 * @returns {Promise<TestReport | undefined>} undefined when the runner wrote none, or half of one
 */
export async function readTestReport(runner, file) {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    return runner === 'vitest' ? fromVitest(JSON.parse(text)) : fromPlaywright(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * @param {string} text
 * @returns {string} without the colours of a terminal
 */
export function plain(text) {
  // oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
  return text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '')
}

/**
 * @param {VitestReport} report
 * @returns {TestReport}
 */
function fromVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report
  const failures = report.testResults.flatMap((file) => {
    const name = path.relative(projectDir, file.name)
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    // A file that cannot even be loaded has no tests to name.
    if (failed.length === 0) return file.status === 'failed' ? [describe(name, file.message)] : []
    return failed.map((test) => describe(`${name} › ${test.fullName}`, test.failureMessages[0]))
  })
  return {
    counts: { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    failures,
  }
}

/**
 * @param {PlaywrightReport} report
 * @returns {TestReport}
 */
function fromPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats
  const failures = [
    ...report.errors.map((error) => describe('before any test', error.message)),
    ...report.suites.flatMap(failedSpecs),
  ]
  return { counts: { passed: expected, failed: unexpected + flaky, skipped }, failures }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failedSpecs(suite) {
  const own = (suite.specs ?? []).flatMap((spec) => {
    if (spec.ok) return []
    const results = spec.tests.flatMap((test) => test.results)
    const error = results.map((result) => result.error?.message).find(Boolean)
    return [describe(`${spec.file}:${spec.line} › ${spec.title}`, error)]
  })
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)]
}

/**
 * @param {string} name
 * @param {string | undefined} message
 */
function describe(name, message = '') {
  const said = plain(message)
    .trim()
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
  const lines = said.slice(0, messageLines)
  return [`  ✗ ${name}`, ...lines.map((line) => `      ${line}`)].join('\n')
}
