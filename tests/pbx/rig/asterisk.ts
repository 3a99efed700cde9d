/** A real Asterisk for one test: its own folder, its own ports, no root needed to run it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { capture } from '../../../electron/setup/run.mjs'
import { asteriskCommand, asteriskDir } from '../../../electron/setup/test-pbx.mjs'
import { requireFreeTcpPort, requireFreeUdpPort } from './ports'
import { until } from './until'

export type AsteriskPorts = {
  readonly ami: number
  readonly sip: number
  /** Where the telephones 8001, 8002 and 8003 are expected, in this order. */
  readonly phones: readonly [number, number, number]
}

export type Asterisk = {
  readonly cli: (command: string) => Promise<string>
  readonly stop: () => Promise<void>
}

export const amiUser = 'console'
export const amiSecret = 'console-secret'
const confDir = path.join(import.meta.dirname, 'conf')

/** Starts Asterisk in `dir` and resolves when it says it is fully booted. */
export async function startAsterisk(dir: string, ports: AsteriskPorts): Promise<Asterisk> {
  await requireFreeTcpPort(ports.ami, 'the manager interface')
  await requireFreeUdpPort(ports.sip, 'SIP')
  // A socket's path may have 107 characters at most, which a test's own folder exceeds.
  const runDir = await mkdtemp(path.join(tmpdir(), 'vigil-pbx-'))
  await writeConfiguration(dir, runDir, ports)
  const { command, args } = asteriskCommand()
  const control = ['-C', path.join(dir, 'etc/asterisk.conf')]
  const child = spawn(command, [...args, '-f', ...control], { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let running = true
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      running = false
      process.off('exit', kill)
      output += `\n(${reason})`
      resolve()
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code, signal) => end(`ended with ${code ?? signal}`))
  })

  const cli = async (words: string): Promise<string> => {
    const { code, output: said } = await capture(command, [...args, ...control, '-rx', words], { cwd: dir })
    if (code !== 0) throw new Error(`asterisk -rx '${words}' ended with ${code}: ${said}`)
    return said
  }
  const stop = async () => {
    kill()
    await ended
    await rm(runDir, { recursive: true, force: true })
  }
  try {
    await until('the control socket of Asterisk', async () => {
      if (!running) throw new Error(`Asterisk did not start:\n${output}`)
      return existsSync(path.join(runDir, 'asterisk.ctl')) ? true : undefined
    })
    // The command itself waits until every module is loaded.
    await until('Asterisk to be fully booted', async () =>
      (await cli('core waitfullybooted').catch(() => '')).includes('fully booted') ? true : undefined,
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { cli, stop }
}

async function writeConfiguration(dir: string, runDir: string, { ami, sip, phones }: AsteriskPorts): Promise<void> {
  const values: Readonly<Record<string, string | number>> = {
    dir,
    runDir,
    tree: asteriskDir,
    amiPort: ami,
    amiUser,
    amiSecret,
    sipPort: sip,
    phone8001: phones[0],
    phone8002: phones[1],
    phone8003: phones[2],
  }
  const folders = ['etc', 'lib', 'lib/keys', 'spool', 'log', 'sipp']
  await Promise.all(folders.map((name) => mkdir(path.join(dir, name), { recursive: true })))
  for (const name of await readdir(confDir)) {
    const text = await readFile(path.join(confDir, name), 'utf8')
    const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => String(values[key] ?? whole))
    await writeFile(path.join(dir, 'etc', name), filled)
  }
}
