/** The right to do what only root may: as root itself, or through sudo. */
import { capture, handOver } from './run.mjs'

/**
 * What to put before a command that root must run. On a terminal sudo may ask for the password.
 * @param {string} purpose follows "to" in the sentence before sudo's question
 * @returns {Promise<readonly string[] | undefined>} undefined where this user may not become root
 */
export async function rootPrefix(purpose) {
  if (process.getuid?.() === 0) return []
  const sudo = ['sudo', '-n', '--preserve-env=http_proxy']
  if ((await capture('sudo', ['-n', 'true'])).code === 0) return sudo
  if (!process.stdin.isTTY || !(await hasSudo())) return undefined
  process.stderr.write(`\nsudo is needed to ${purpose}.\n`)
  return (await handOver('sudo', ['-v'])) === 0 ? sudo : undefined
}

export async function hasSudo() {
  return (await capture('sudo', ['--version'])).code === 0
}
