/** One sipp process: started with a scenario, followed through its log, told to go on by a SIP request. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { until } from './until'

export type SippOptions = {
  /** Folder for the scenario and the logs. */
  readonly dir: string
  /** Tells the files of one sipp from those of another. */
  readonly name: string
  readonly scenario: string
  readonly sipPort: number
  readonly ownPort: number
  readonly mediaPort: number
  readonly args: readonly string[]
}

/** INFO: go on (answer, hang up). MESSAGE: hold, or take back. */
export type Sign = 'INFO' | 'MESSAGE'

/** What a scenario logged: a word and the call it is about. */
export type SippEntry = { readonly word: string; readonly callId: string }

export type Sipp = {
  readonly entries: () => Promise<readonly SippEntry[]>
  /** Waits for the first entry that fits. */
  readonly waitFor: (what: string, fits: (entry: SippEntry, all: readonly SippEntry[]) => boolean) => Promise<SippEntry>
  /** Sends the sign that lets the scenario of this call go on. */
  readonly sign: (callId: string, sign?: Sign) => Promise<void>
  /** Settles when sipp ends: resolves after an orderly end or `stop`, rejects with its error log otherwise. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Ends with this process. */
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

export async function startSipp(options: SippOptions): Promise<Sipp> {
  const { dir, name, sipPort, ownPort, mediaPort } = options
  const file = (ending: string) => path.join(dir, `${name}.${ending}`)
  await writeFile(file('xml'), options.scenario)
  const logs = ['-trace_logs', '-log_file', file('log'), '-trace_err', '-error_file', file('errors')]
  const ports = ['-i', '127.0.0.1', '-p', String(ownPort), '-mp', String(mediaPort)]
  const args = [`127.0.0.1:${sipPort}`, '-sf', file('xml'), ...ports, ...logs, '-nostdin', ...options.args]
  const child = spawn('sipp', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  running.add(child)
  let stopping = false
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Error(`sipp could not be started (Debian package sip-tester): ${error.message}`)),
    )
    child.on('close', (code) => {
      running.delete(child)
      if (stopping || code === 0) resolve()
      else
        void readText(file('errors')).then((text) =>
          reject(new Error(`sipp ${name} ended with ${code}: ${complaint}${text}`)),
        )
    })
  })
  ended.catch(() => undefined)

  const entries = async (): Promise<readonly SippEntry[]> => {
    const lines = (await readText(file('log'))).split('\n').slice(0, -1)
    return lines.map((line) => {
      const [word = '', callId = ''] = line.split(' ')
      return { word, callId }
    })
  }
  return {
    entries,
    waitFor: (what, fits) => {
      const failed = ended.then(() => {
        throw new Error(`sipp ${name} ended before ${what}`)
      })
      const found = until(`${name}: ${what}`, async () => {
        const all = await entries()
        return all.find((entry) => fits(entry, all))
      })
      return Promise.race([found, failed])
    },
    sign: (callId, sign = 'INFO') => sendSign(ownPort, callId, sign),
    ended,
    stop: async () => {
      stopping = true
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}

/** sipp ignores a request that is just like the one before. */
let signs = 0

/** sipp takes a request for the call with its call-id from whoever sends it; it is not answered. */
function sendSign(port: number, callId: string, sign: Sign): Promise<void> {
  signs++
  const lines = [
    `${sign} sip:rig@127.0.0.1:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-rig-${signs}`,
    'From: <sip:rig@127.0.0.1>;tag=rig',
    `To: <sip:rig@127.0.0.1:${port}>`,
    `Call-ID: ${callId}`,
    `CSeq: ${signs} ${sign}`,
    'Content-Length: 0',
  ]
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.send(`${lines.join('\r\n')}\r\n\r\n`, port, '127.0.0.1', (error) => {
      socket.close()
      if (error) reject(error)
      else resolve()
    })
  })
}
