/** Signatures for clamscan that know one virus: a text that is none. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const virusText = 'vigil-test-virus-which-is-none'

export function writeVirusDatabase(dir: string): void {
  mkdirSync(dir, { recursive: true })
  writeFileSync(path.join(dir, 'test.ndb'), `Vigil.Test:0:*:${Buffer.from(virusText).toString('hex')}\n`)
}
