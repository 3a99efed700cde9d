/** Says what the set-up is doing: a numbered line for each step with its result and time, on standard error. */

/** @typedef {(what: string) => void} Report what the step is doing just now */
/**
 * @typedef {object} Step
 * @property {string} title
 * @property {(report: Report) => Promise<string>} run does what is missing and says what it did
 * @property {() => Promise<boolean>} isDone a quick look whether there is anything to do
 */

/** How often a step that is still at work repeats itself where lines cannot be overwritten. */
const repeatMs = 10_000

/**
 * Runs the steps in order. Quiet: a step with nothing to do is not mentioned.
 * @param {readonly Step[]} steps
 * @param {{ quiet: boolean }} options
 */
export async function runSteps(steps, { quiet }) {
  for (const [at, step] of steps.entries()) {
    if (quiet && (await step.isDone())) continue
    await runStep(`[${at + 1}/${steps.length}] ${step.title}`, step.run)
  }
}

/**
 * @param {string} title
 * @param {(report: Report) => Promise<string>} work
 */
export async function runStep(title, work) {
  const started = performance.now()
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  const live = process.stderr.isTTY
  let lastLine = -repeatMs
  let said = ''
  /** @type {Report} */
  const report = (what) => {
    if (live) {
      process.stderr.write(`\r\x1b[K${title}: ${what} (${seconds()})`)
      return
    }
    const kind = what.replace(/\d+ %/, '')
    if (kind === said && performance.now() - lastLine < repeatMs) return
    said = kind
    lastLine = performance.now()
    process.stderr.write(`${title}: ${what} …\n`)
  }
  try {
    const result = await work(report)
    process.stderr.write(`${live ? '\r\x1b[K' : ''}${title}: ${result} (${seconds()})\n`)
  } catch (error) {
    process.stderr.write(`${live ? '\r\x1b[K' : ''}${title}: failed (${seconds()})\n`)
    throw error
  }
}
