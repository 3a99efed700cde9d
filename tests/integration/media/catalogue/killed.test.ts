/** kill -9 while a file is taken in: it is in the catalogue, whole, or it is not there at all. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyJournal } from '#main/features/audit/verify'
import { buildScript } from '../../../support/built-script'
import { createBench, openCatalogue, sha1Of, sha256Of, storeOf } from '../../../support/catalogue'
import type { Bench } from '../../../support/catalogue'
import { makeWim } from '../../../support/code-signing'
import { resourcesDir } from '../../../support/policies'

let script: string
let bench: Bench

beforeAll(async () => {
  script = await buildScript(path.resolve(import.meta.dirname, '../../../support/scripts/take-in-killed.ts'))
})
beforeEach(() => {
  bench = createBench()
})
afterEach(() => bench.remove())

const content = makeWim('payload')
const sha256 = sha256Of(content)
const name = `windows11.0-kb5043080-x64_${sha1Of(content)}.msu`

const takeAndDie = (file: string, when: string): void => {
  const { signal, stderr } = spawnSync(process.execPath, [script, bench.dataDir, resourcesDir, file, when])
  if (signal !== 'SIGKILL') throw new Error(`it ended by itself: ${stderr.toString()}`)
}

describe('[S4-07] kill -9', () => {
  it.each([
    ['copied', { files: [], quarantine: [], incoming: [expect.stringContaining('.vigil.part')] }],
    ['placed', { files: [], quarantine: [sha256], incoming: [expect.anything()] }],
  ])('when the file was %s: it is not there, and can be taken in', async (when, left) => {
    const file = path.join(bench.inbox, name)
    writeFileSync(file, content)
    takeAndDie(file, when)
    expect(storeOf(bench.dataDir)).toEqual(left)
    const centre = await openCatalogue(bench, { choose: false })
    expect(await centre.rows()).toEqual([])
    expect(storeOf(bench.dataDir)).toEqual({ files: [], quarantine: [], incoming: [] })
    await centre.catalogue.inbox.choose('alice', bench.inbox)
    await centre.jobOf(name)
    expect(await centre.row(sha256)).toMatchObject({ status: 'incomplete' })
    expect(storeOf(bench.dataDir)).toEqual({ files: [sha256], quarantine: [], incoming: [] })
    await centre.stop()
  })

  it('when it was committed: it is there, and lies where it belongs after the next start', async () => {
    const file = path.join(bench.inbox, name)
    writeFileSync(file, content)
    takeAndDie(file, 'committed')
    const centre = await openCatalogue(bench, { choose: false })
    expect(await centre.row(sha256)).toMatchObject({ status: 'incomplete', rev: 1 })
    expect(storeOf(bench.dataDir)).toEqual({ files: [sha256], quarantine: [], incoming: [] })
    expect(readFileSync(path.join(bench.dataDir, 'media/files', sha256))).toEqual(content)
    expect(await verifyJournal(centre.storage.db, bench.dataDir)).toMatchObject({ intact: true })
    await centre.stop()
  })

  it('leaves alone what is none of the catalogue', async () => {
    mkdirSync(path.join(bench.dataDir, 'media/files'), { recursive: true })
    writeFileSync(path.join(bench.dataDir, 'media/files/notes.txt'), 'mine')
    const centre = await openCatalogue(bench, { choose: false })
    expect(storeOf(bench.dataDir).files).toEqual(['notes.txt'])
    await centre.stop()
  })
})
