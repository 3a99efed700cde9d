/** A recording of a real PBX, retold as often as a bench needs it. */
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Without the ending of a file: `.ami.txt` are the manager's bytes, `.queue_log.txt` the queue_log of the same run. */
export const recording = path.resolve(import.meta.dirname, '../support/fixtures/recordings/asterisk22-basic')

/** The recording's events without its login and lists; `n` retells it with other channels, `n` minutes later. */
function retell(text: string, n: number): string {
  const laterS = n * 60
  return text
    .replaceAll(/^(Timestamp: )(\d+)/gm, (_all, name: string, seconds: string) => `${name}${Number(seconds) + laterS}`)
    .replaceAll(/\b(1[67]\d{8})\.(\d+)\b(?!\d)/g, (all, seconds: string, serial: string) =>
      serial.length > 5 ? all : `${seconds}.${n}${serial.padStart(4, '0')}`,
    )
}

/** What the manager of a busy PBX says, so many minutes long: a few calls each, all that it says besides included. */
export function retold(retellings: number): Buffer {
  const recorded = readFileSync(`${recording}.ami.txt`, 'utf8')
  const frames = recorded.split(/\r?\n\r?\n/).filter((frame) => frame.includes('\nTimestamp: '))
  const calls = `${frames.join('\r\n\r\n').replaceAll(/\r?\n/g, '\r\n')}\r\n\r\n`
  return Buffer.from(Array.from({ length: retellings }, (_, n) => retell(calls, n)).join(''))
}
