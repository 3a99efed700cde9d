/** A real Asterisk for one test: its own folder, its own ports, no root needed to run it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { capture, mustRun } from '../../../electron/setup/run.mjs'
import {
  asteriskCommand,
  asteriskDir,
  asteriskModulesDir,
  type AsteriskVersion,
} from '../../../electron/setup/test-pbx.mjs'
import { requireFreeTcpPort, requireFreeUdpPort, type AsteriskPorts } from './ports'
import { silence } from './scenarios'
import { until } from './until'

export type AsteriskOptions = {
  readonly version: AsteriskVersion
  readonly ports: AsteriskPorts
  /** What Asterisk believes the time to be, as libfaketime writes it: `+3600s` is an hour ahead of this computer. */
  readonly clock?: string
}

export type Asterisk = {
  readonly cli: (command: string) => Promise<string>
  /** Holds the process: its sockets stay open and nothing is answered, as when a machine hangs. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** Puts its clock to another wrong time; only where it has been wrong from the start. */
  readonly setClock: (clock: string) => Promise<void>
  /** Goes down in order: says goodbye to its managers and ends. */
  readonly shutDown: () => Promise<void>
  /** As if it lost power. */
  readonly stop: () => Promise<void>
}

const confDir = path.join(import.meta.dirname, 'conf')

/** Starts Asterisk in `dir` and resolves when it says it is fully booted. */
export async function startAsterisk(dir: string, { version, ports, clock }: AsteriskOptions): Promise<Asterisk> {
  await requireFreeTcpPort(ports.ami, 'the manager interface')
  await requireFreeTcpPort(ports.amiTls, 'the manager interface over TLS')
  await requireFreeUdpPort(ports.sip, 'SIP')
  // A socket's path may have 107 characters at most, which a test's own folder exceeds.
  const runDir = await mkdtemp(path.join(tmpdir(), 'vigil-pbx-'))
  await writeConfiguration(dir, runDir, version, ports)
  const { command, args } = asteriskCommand(version, { fakeTime: clock !== undefined })
  const control = ['-C', path.join(dir, 'etc/asterisk.conf')]
  const clockFile = path.join(dir, 'clock')
  if (clock !== undefined) await writeFile(clockFile, clock)
  const child = spawn(command, [...args, '-f', ...control], {
    cwd: dir,
    env: clock === undefined ? process.env : { ...process.env, ...fakedBy(clockFile) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
    const real = asteriskCommand(version)
    const { code, output: said } = await capture(real.command, [...real.args, ...control, '-rx', words], { cwd: dir })
    if (code !== 0) throw new Error(`asterisk -rx '${words}' ended with ${code}: ${said}`)
    return said
  }
  const gone = async () => {
    await ended
    await rm(runDir, { recursive: true, force: true })
  }
  const stop = () => {
    kill()
    return gone()
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
  return {
    cli,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    setClock: async (wrong) => {
      if (clock === undefined) throw new Error('the clock of this PBX is the real one')
      // A half written file would be a time of its own.
      await writeFile(`${clockFile}.new`, wrong)
      await rename(`${clockFile}.new`, clockFile)
    },
    shutDown: async () => {
      // The connection to the console goes down with it.
      await cli('core stop now').catch(() => undefined)
      await gone()
    },
    stop,
  }
}

async function writeConfiguration(
  dir: string,
  runDir: string,
  version: AsteriskVersion,
  { ami, amiTls, sip, phones }: AsteriskPorts,
): Promise<void> {
  const values: Readonly<Record<string, string | number>> = {
    dir,
    runDir,
    tree: asteriskDir(version),
    modules: asteriskModulesDir(version),
    amiPort: ami,
    amiTlsPort: amiTls,
    sipPort: sip,
    phone8001: phones['8001'],
    phone8002: phones['8002'],
    phone8003: phones['8003'],
    phone8004: phones['8004'],
    phoneOutside: phones.outside,
  }
  const folders = ['etc', 'lib', 'lib/keys', 'spool', 'log', 'sipp', 'data/sounds/en/silence']
  await Promise.all(folders.map((name) => mkdir(path.join(dir, name), { recursive: true })))
  await writeData(path.join(dir, 'data'), path.join(asteriskDir(version), 'usr/share/asterisk'))
  for (const name of await readdir(confDir)) {
    const text = await readFile(path.join(confDir, name), 'utf8')
    const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => String(values[key] ?? whole))
    await writeFile(path.join(dir, 'etc', name), filled)
  }
  await makeCertificate(path.join(dir, 'etc/manager-cert.pem'), path.join(dir, 'etc/manager-key.pem'))
}

/** The settings of libfaketime: the wrong time is in a file and may change; timers go on as they are. */
const fakedBy = (file: string) => ({
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
})

/** Prompts that Asterisk gives up for want of: what an agent hears before a transfer, and what a waiting caller may hear. */
const prompts = ['pbx-transfer', 'pbx-invalid', 'beep', 'beeperr', 'silence/1']

/** The tree's data, and prompts of a tenth of a second: the tree has none, and real ones would be waited for. */
async function writeData(dir: string, tree: string): Promise<void> {
  for (const name of await readdir(tree))
    if (name !== 'sounds') await symlink(path.join(tree, name), path.join(dir, name)).catch(ifThere)
  const sound = silence.subarray(0, silence.length / 10)
  for (const name of prompts) await writeFile(path.join(dir, `sounds/en/${name}.ulaw`), sound)
}

/** Of an earlier PBX in the same folder. */
function ifThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}

/** A certificate that nobody vouches for, as most PBXs have one; it stays when the PBX comes back. */
async function makeCertificate(certificate: string, key: string): Promise<void> {
  if (existsSync(certificate)) return
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', '/CN=pbx.example.com', '-addext', 'subjectAltName=DNS:pbx.example.com,IP:127.0.0.1']
  const files = ['-keyout', key, '-out', certificate]
  await mustRun('openssl', ['req', '-x509', ...curve, '-days', '30', ...names, ...files])
}
