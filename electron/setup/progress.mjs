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
  const clear = live ? '\r\x1b[K' : ''
  let now = ''
  let lastKind = ''
  let lastLine = started
  const tell = () => {
    if (now === '') return
    if (live) process.stderr.write(`${clear}${title}: ${now} (${seconds()})`)
    else process.stderr.write(`${title}: ${now} … (${seconds()})\n`)
    lastLine = performance.now()
  }
  /** @type {Report} */
  const report = (what) => {
    now = what
    // Where lines cannot be overwritten a new number alone is no news: the repetition below brings it.
    const kind = what.replace(/\d+/g, '')
    if (live || kind !== lastKind) tell()
    lastKind = kind
  }
  const repetition = setInterval(() => {
    if (live || performance.now() - lastLine >= repeatMs) tell()
  }, 1000)
  try {
    const result = await work(report)
    process.stderr.write(`${clear}${title}: ${result} (${seconds()})\n`)
  } catch (error) {
    process.stderr.write(`${clear}${title}: failed (${seconds()})\n`)
    throw error
  } finally {
    clearInterval(repetition)
  }
}
