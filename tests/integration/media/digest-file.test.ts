/** A copy and its hashes in one go, on the thread that calls and in the media worker. */
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiscs } from '#main/media/client'
import type { DiscsClient } from '#main/media/client'
import type { Discs, Progress } from '#main/media/discs'
import { discsHere } from '#main/media/here'
import { buildScript } from '../../support/built-script'

const dir = mkdtempSync(path.join(tmpdir(), 'vigil-digest-'))
const at = (name: string): string => path.join(dir, name)
const content = randomBytes(5 * 1024 * 1024 + 17)
const digest = (algorithm: string): string => createHash(algorithm).update(content).digest('hex')

let worker: DiscsClient
beforeAll(async () => {
  worker = createDiscs(await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/media/worker.ts')))
  writeFileSync(at('source'), content)
})
afterAll(async () => {
  await worker.stop()
  rmSync(dir, { recursive: true })
})

let count = 0
const fresh = (): string => at(`copy${(count += 1)}`)

describe.each<[string, () => Pick<Discs, 'digestFile'>]>([
  ['here', () => discsHere],
  ['in the worker', () => worker],
])('[S4-07] copying and hashing %s', (_where, discs) => {
  it('gives the very bytes, for nobody else to read, and their hashes', async () => {
    const to = fresh()
    const told: Progress[] = []
    const input = { from: at('source'), to, onProgress: (progress: Progress) => told.push(progress) }
    expect(await discs().digestFile(input)).toEqual({
      ok: true,
      value: { size: content.length, sha256: digest('sha256'), sha1: digest('sha1') },
    })
    expect(readFileSync(to).equals(content)).toBe(true)
    expect(statSync(to).mode & 0o777).toBe(0o600)
    expect(told.at(-1)).toEqual({ done: content.length, total: content.length })
    expect(await discs().digestFile({ from: at('source') })).toMatchObject({ value: { sha256: digest('sha256') } })
  })

  it('copies nothing as well', async () => {
    writeFileSync(at('empty'), '')
    const to = fresh()
    expect(await discs().digestFile({ from: at('empty'), to })).toMatchObject({ value: { size: 0 } })
    expect(readFileSync(to)).toHaveLength(0)
  })

  it('overwrites nothing', async () => {
    const to = fresh()
    writeFileSync(to, 'mine')
    expect(await discs().digestFile({ from: at('source'), to })).toMatchObject({ error: { code: 'media.file-exists' } })
    expect(readFileSync(to, 'utf8')).toBe('mine')
  })

  it.each<[string, string, () => string]>([
    ['a link', 'media.cannot-read', () => (symlinkSync(at('source'), at(`link${(count += 1)}`)), at(`link${count}`))],
    ['a pipe', 'media.cannot-read', () => (execFileSync('mkfifo', [at(`pipe${(count += 1)}`)]), at(`pipe${count}`))],
    ['a folder', 'media.cannot-read', () => (mkdirSync(at(`folder${(count += 1)}`)), at(`folder${count}`))],
    ['nothing', 'media.source-missing', () => at('none')],
  ])('refuses %s and leaves no copy', async (_what, code, make) => {
    const [from, to] = [make(), fresh()]
    expect(await discs().digestFile({ from, to })).toMatchObject({ error: { code } })
    expect(existsSync(to)).toBe(false)
  })

  it('leaves no copy when it is cancelled', async () => {
    // So large that there is much left to do when the word comes.
    writeFileSync(at('large'), '')
    truncateSync(at('large'), 2 ** 30)
    const abort = new AbortController()
    const to = fresh()
    const input = { from: at('large'), to, signal: abort.signal, onProgress: () => abort.abort() }
    expect(await discs().digestFile(input)).toMatchObject({ error: { code: 'media.cancelled' } })
    expect(existsSync(to)).toBe(false)
  })
})

it('[S4-07] a file that somebody writes to meanwhile is not believed', async () => {
  writeFileSync(at('changing'), content)
  const to = fresh()
  let isChanged = false
  const onProgress = (): void => {
    if (!isChanged) appendFileSync(at('changing'), 'more')
    isChanged = true
  }
  expect(await discsHere.digestFile({ from: at('changing'), to, onProgress })).toMatchObject({
    error: { code: 'media.source-changed' },
  })
  expect(existsSync(to)).toBe(false)
})
