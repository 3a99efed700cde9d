/** What `npm test` says about a failed step, from the runners' own reports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { projectDir } from '../../../electron/setup/paths.mjs'
import { readTestReport } from '../../../electron/setup/test-report.mjs'

const dir = mkdtempSync(path.join(tmpdir(), 'vigil-report-'))
afterAll(() => rmSync(dir, { recursive: true }))

function report(content: unknown): string {
  const file = path.join(dir, 'report.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

it('names the tests of vitest that failed and why, without colours and without the frames of packages', async () => {
  const file = report({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: path.join(projectDir, 'tests/unit/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          {
            fullName: 'subtracts',
            status: 'failed',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\n    at a.ts:1\n    at /x/node_modules/v.js:2'],
          },
        ],
      },
      {
        name: path.join(projectDir, 'tests/unit/b.test.ts'),
        status: 'failed',
        message: 'no such file',
        assertionResults: [],
      },
    ],
  })
  expect(await readTestReport('vitest', file)).toEqual({
    counts: { passed: 3, failed: 1, skipped: 2 },
    failures: [
      '  ✗ tests/unit/a.test.ts › subtracts\n      expected 1\n          at a.ts:1',
      '  ✗ tests/unit/b.test.ts\n      no such file',
    ],
  })
})

/** As Playwright's reporter writes it. */
const spec = (title: string, ok: boolean, message?: string) => ({
  title,
  ok,
  file: 'e2e/a.spec.ts',
  line: 7,
  tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
})

it('names those of Playwright, in suites within suites; one that passed only when repeated has failed', async () => {
  const file = report({
    stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 4 },
    errors: [{ message: 'no tests found' }],
    suites: [{ specs: [spec('opens', true)], suites: [{ specs: [spec('closes', false, 'timed out')] }] }],
  })
  expect(await readTestReport('playwright', file)).toEqual({
    counts: { passed: 2, failed: 2, skipped: 4 },
    failures: ['  ✗ before any test\n      no tests found', '  ✗ e2e/a.spec.ts:7 › closes\n      timed out'],
  })
})

it.each(['', '{"numPassedTests": 3', 'null'])('a report that is none (%j) counts nothing', async (content) => {
  expect(await readTestReport('vitest', report(content))).toBeUndefined()
})
