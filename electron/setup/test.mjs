/**
 * npm test: sets up, then every check and test of the project. All of them run even after a failure, except those that
 * need a build when there is none. Ends with a summary and exit code 0 only when everything ran and passed.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { startVirtualDisplay } from './display.mjs'
import { projectDir } from './paths.mjs'
import { handOver, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {string} script a script of package.json
 * @property {'vitest' | 'playwright'} [runner] whose JSON report counts the tests
 * @property {boolean} [needsBuild]
 */
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {readonly Check[]} */
const checks = [
  { title: 'Lint', script: 'check:lint' },
  { title: 'Format', script: 'check:format' },
  { title: 'Types', script: 'check:types' },
  { title: 'Import rules', script: 'check:imports' },
  { title: 'Unit tests', script: 'test:unit', runner: 'vitest' },
  { title: 'Integration tests', script: 'test:integration', runner: 'vitest' },
  { title: 'Component tests', script: 'test:component', runner: 'vitest' },
  { title: 'Build', script: 'build' },
  { title: 'End-to-end tests', script: 'test:e2e', runner: 'playwright', needsBuild: true },
  { title: 'PBX tests', script: 'test:pbx', runner: 'playwright', needsBuild: true },
]

const reportDir = path.join(projectDir, 'out/test-reports')

await runCommand(async () => {
  await setUp(['debian-tests', 'npm', 'electron', 'test-pbx'])
  await mkdir(reportDir, { recursive: true })
  const display = await startVirtualDisplay()
  /** @type {Array<{ title: string, ok: boolean, counts: Counts, seconds: number }>} */
  const results = []
  for (const [at, check] of checks.entries()) {
    process.stdout.write(`\n=== [${at + 1}/${checks.length}] ${check.title}\n`)
    const started = performance.now()
    const hasBuild = results.find(({ title }) => title === 'Build')?.ok ?? true
    const outcome = check.needsBuild && !hasBuild ? refused() : await run(check, display.env)
    const seconds = (performance.now() - started) / 1000
    results.push({ title: check.title, ...outcome, seconds })
    process.stdout.write(`=== ${check.title}: ${outcome.ok ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)\n`)
  }
  display.stop()
  return summarise(results)
})

function refused() {
  process.stdout.write('Not run, because there is no build.\n')
  return { ok: false, counts: { passed: 0, failed: 1, skipped: 0 } }
}

/**
 * @param {Check} check
 * @param {NodeJS.ProcessEnv} env
 */
async function run(check, env) {
  const report = path.join(reportDir, `${check.script.replace(':', '-')}.json`)
  await rm(report, { force: true })
  const reporters =
    check.runner === 'vitest' ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  const code = await handOver('npm', ['run', '--silent', check.script, ...reporters], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  const counts = check.runner ? await countTests(check.runner, report) : undefined
  const failedOnly = { passed: 0, failed: 1, skipped: 0 }
  if (code !== 0) return { ok: false, counts: counts?.failed ? counts : failedOnly }
  if (!check.runner) return { ok: true, counts: { passed: 1, failed: 0, skipped: 0 } }
  // A skipped test proves nothing, and a run without a report or without tests neither.
  const ok = counts !== undefined && counts.passed > 0 && counts.skipped === 0 && counts.failed === 0
  if (!ok) process.stdout.write(`${check.title}: no report, no tests, or skipped ones: ${JSON.stringify(counts)}\n`)
  return { ok, counts: counts ?? failedOnly }
}

/**
 * @param {'vitest' | 'playwright'} runner
 * @param {string} file
 * @returns {Promise<Counts | undefined>}
 */
async function countTests(runner, file) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const report = JSON.parse(text)
  if (runner === 'vitest') {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/** @param {ReadonlyArray<{ title: string, ok: boolean, counts: Counts, seconds: number }>} results */
function summarise(results) {
  process.stdout.write('\nSummary\n')
  for (const { title, ok, counts, seconds } of results) {
    const tests = counts.passed + counts.failed > 1 ? `${counts.passed} of ${counts.passed + counts.failed} tests` : ''
    process.stdout.write(
      `  ${ok ? 'ok  ' : 'FAIL'} ${title.padEnd(18)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${tests}\n`,
    )
  }
  const total = (/** @type {keyof Counts} */ key) => results.reduce((sum, { counts }) => sum + counts[key], 0)
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
  process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed${skipped}\n`)
  return results.every(({ ok }) => ok) ? 0 : 1
}
