/** A screen to open windows on: the machine's own, or a virtual one that is started for the purpose. */
import { spawn } from 'node:child_process'
import { SetupError, boundToUs } from './run.mjs'

export function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Starts Xvfb on a display number it finds free itself.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => void }>} the environment for programs that shall use it
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-ac']
    // In a session of its own: a terminal's Ctrl+C is for the app, which cannot quit properly without its screen.
    const server = spawn(...boundToUs('Xvfb', args), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
    let errors = ''
    server.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text
    })
    server.on('error', (error) => reject(new SetupError(`Xvfb could not be started: ${error.message}`)))
    server.on('exit', (code) => reject(new SetupError(`Xvfb ended with ${code}:\n${errors}`)))
    const stop = () => server.kill()
    process.once('exit', stop)
    server.stdio[3]?.once('data', (number) => {
      const { WAYLAND_DISPLAY: _wayland, ...env } = process.env
      resolve({ env: { ...env, DISPLAY: `:${String(number).trim()}` }, stop })
    })
  })
}
