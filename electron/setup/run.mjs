/**
 * Runs other programs for the set-up, captured (shown only when they fail) or with the terminal handed over, and the
 * commands of package.json themselves.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { projectDir } from './paths.mjs'

/** A set-up failure with a message that already says what to do; printed without a stack. */
export class SetupError extends Error {}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] defaults to the project folder
 * @property {NodeJS.ProcessEnv} [env] the whole environment; defaults to this process's
 * @property {number} [timeoutMs] kills the program after so long
 */

const setpriv = '/usr/bin/setpriv'

/**
 * A command line for a program that ends with this process, even when that is killed: nothing goes on behind the next
 * run's back.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {readonly [string, readonly string[]]}
 */
export function boundToUs(command, args) {
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]] : [command, args]
}

/**
 * Whether a process still runs.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Runs a program, keeping its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>} code 127 when the program does not exist
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(...boundToUs(command, args), {
      cwd: options.cwd ?? projectDir,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
    })
    let output = ''
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}`, stdout }))
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}

/**
 * Runs a program that must succeed; its output is shown only in the error.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} its standard output
 */
export async function mustRun(command, args, options = {}) {
  const { code, output, stdout } = await capture(command, args, options)
  if (code !== 0) {
    throw new SetupError(`${[command, ...args].join(' ')}\nended with ${code}:\n${excerpt(output)}`)
  }
  return stdout
}

/**
 * The reason stands at one of the two ends.
 * @param {string} output
 */
function excerpt(output) {
  const lines = output.trimEnd().split('\n')
  return (lines.length <= 50 ? lines : [...lines.slice(0, 25), '[…]', ...lines.slice(-25)]).join('\n')
}

/**
 * Runs a program, showing its output as it comes and keeping it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runInFull(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
    const env = { ...(options.env ?? process.env), ...colour }
    const child = spawn(command, args, { cwd: options.cwd ?? projectDir, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        process.stdout.write(text)
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
    // Something the program left running may hold its output open for ever.
    child.on('exit', () => setTimeout(() => [child.stdout, child.stderr].forEach((end) => end.destroy()), 5000).unref())
  })
}

/**
 * Runs a program on this terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & { stdoutToStderr?: boolean }} [options]
 * @returns {Promise<number>} its exit code, 128 + n after signal n
 */
export function handOver(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectDir,
      env: options.env ?? process.env,
      stdio: ['inherit', options.stdoutToStderr ? process.stderr : 'inherit', 'inherit'],
    })
    // A terminal's Ctrl+C reaches the child by itself; a signal sent to this process alone has to be passed on.
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGINT', ignore).on('SIGTERM', passOn)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', passOn)
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15))
    })
  })
}

function ignore() {}

/**
 * Runs a command of package.json: a set-up failure is a message and exit code 1, anything else a stack.
 * @param {() => Promise<number>} command answers with the exit code
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
