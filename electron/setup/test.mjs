/**
 * npm test: sets up, then every check and test of the project. All of them run even after a failure, except those that
 * need a build when there is none. Ends with what failed and why, a summary, and exit code 0 only when everything ran
 * and passed.
 */
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { startVirtualDisplay } from './display.mjs'
import { projectDir } from './paths.mjs'
import { runCommand, runInFull } from './run.mjs'
import { setUp } from './setup.mjs'
import { plain, readTestReport } from './test-report.mjs'

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {string} script a script of package.json
 * @property {'vitest' | 'playwright'} [runner] whose JSON report counts the tests
 * @property {boolean} [needsBuild]
 */
/** @typedef {import('./test-report.mjs').Counts} Counts */
/** @typedef {{ ok: boolean, counts: Counts, why: readonly string[] }} Outcome why: lines about what failed */

/** @type {readonly Check[]} */
const checks = [
  { title: 'Lint', script: 'check:lint' },
  { title: 'Format', script: 'check:format' },
  { title: 'Types', script: 'check:types' },
  { title: 'Import rules', script: 'check:imports' },
  { title: 'Build', script: 'build' },
  { title: 'Package', script: 'check:package', needsBuild: true },
  { title: 'Unit tests', script: 'test:unit', runner: 'vitest' },
  { title: 'Integration tests', script: 'test:integration', runner: 'vitest' },
  { title: 'Component tests', script: 'test:component', runner: 'vitest' },
  { title: 'End-to-end tests', script: 'test:e2e', runner: 'playwright', needsBuild: true },
  { title: 'PBX tests', script: 'test:pbx', runner: 'playwright', needsBuild: true },
]

const reportDir = path.join(projectDir, 'out/test-reports')
/** How many of a failed step's last lines are said again at the end, where a log that is cut in the middle still has them. */
const repeatedLines = 40
/** A step that takes so long hangs; it is ended so that the others still run. */
const patience = '25m'

await runCommand(async () => {
  await setUp(['debian-tests', 'npm', 'electron', 'test-pbx'])
  await mkdir(reportDir, { recursive: true })
  const display = await startVirtualDisplay()
  // As in continuous integration, so that a test left focused (`only`) fails on every machine.
  const env = { ...display.env, CI: process.env.CI || 'true' }
  /** @type {Array<Outcome & { title: string, seconds: number }>} */
  const results = []
  for (const [at, check] of checks.entries()) {
    process.stdout.write(`\n=== [${at + 1}/${checks.length}] ${check.title}\n`)
    const started = performance.now()
    const hasBuild = results.find(({ title }) => title === 'Build')?.ok ?? true
    const outcome = check.needsBuild && !hasBuild ? notRun() : await run(check, env)
    const seconds = (performance.now() - started) / 1000
    results.push({ title: check.title, ...outcome, seconds })
    process.stdout.write(`=== ${check.title}: ${outcome.ok ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)\n`)
  }
  display.stop()
  return summarise(results)
})

/** @returns {Outcome} */
function notRun() {
  return { ok: false, counts: { passed: 0, failed: 1, skipped: 0 }, why: ['Not run, because there is no build.'] }
}

/**
 * @param {Check} check
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
async function run({ script, runner }, env) {
  const file = path.join(reportDir, `${script.replace(':', '-')}.json`)
  await rm(file, { force: true })
  const reporters =
    runner === 'vitest' ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`] : []
  const { code, output } = await runInFull(
    'timeout',
    ['--kill-after=10s', patience, 'npm', 'run', '--silent', script, ...reporters],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  )
  const report = runner ? await readTestReport(runner, file) : undefined
  const doubt = runner && code === 0 ? doubtAbout(report?.counts) : undefined
  if (code === 0 && doubt === undefined)
    return { ok: true, counts: report?.counts ?? { passed: 1, failed: 0, skipped: 0 }, why: [] }
  const counts = report?.counts.failed ? report.counts : { passed: 0, skipped: 0, ...report?.counts, failed: 1 }
  const tail = plain(output).trimEnd().split('\n').slice(-repeatedLines)
  const reason = code === 124 ? `ended after ${patience}` : (doubt ?? `exit code ${code}`)
  return { ok: false, counts, why: [`${reason}`, ...(report?.failures ?? []), 'Its last lines:', ...tail] }
}

/**
 * A skipped test proves nothing, and a run without a report or without tests neither.
 * @param {Counts | undefined} counts
 */
function doubtAbout(counts) {
  if (counts === undefined) return 'it wrote no report'
  if (counts.passed === 0) return 'it ran no test'
  if (counts.skipped > 0) return `it skipped ${counts.skipped} tests`
  return counts.failed > 0 ? `its report says that ${counts.failed} failed` : undefined
}

/** @param {ReadonlyArray<Outcome & { title: string, seconds: number }>} results */
function summarise(results) {
  for (const { title, ok, why } of results) if (!ok) process.stdout.write(`\n=== ${title} FAILED: ${why.join('\n')}\n`)
  process.stdout.write('\nSummary\n')
  for (const { title, ok, counts, seconds } of results) {
    const tests = counts.passed + counts.failed > 1 ? `${counts.passed} of ${counts.passed + counts.failed} tests` : ''
    const line = `  ${ok ? 'ok  ' : 'FAIL'} ${title.padEnd(18)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${tests}`
    process.stdout.write(`${line.trimEnd()}\n`)
  }
  const total = (/** @type {keyof Counts} */ key) => results.reduce((sum, { counts }) => sum + counts[key], 0)
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
  const failed = results.filter(({ ok }) => !ok).map(({ title }) => title)
  if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`)
  process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed${skipped}\n`)
  return failed.length === 0 ? 0 : 1
}
