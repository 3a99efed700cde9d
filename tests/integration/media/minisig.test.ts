/** [S4-07] Signatures of the disc against the real minisign: what we sign it accepts, what it signs we accept. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createKeys } from '#main/media/sign/key-pair'
import { minisignPublicKey, signMinisig, verifyMinisig } from '#main/media/sign/minisig'

const dir = mkdtempSync(path.join(tmpdir(), 'vigil-minisig-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const at = (name: string): string => path.join(dir, name)

const keys = createKeys()
const { sign: signKey } = keys.public
const bytes = Buffer.from('{"format":"vigil-disc","site":"示例站点"}\n')
const comment = 'edition 01KB0000000000000000000001 disc 1/2 示例'
const text = signMinisig(keys, bytes, comment)

/** What minisign says of a file and its signature; null where it refuses. */
function minisign(file: Buffer, signature: string): string | null {
  writeFileSync(at('file'), file)
  writeFileSync(at('file.minisig'), signature)
  writeFileSync(at('key.pub'), minisignPublicKey(signKey))
  const run = spawnSync('minisign', ['-V', '-H', '-p', at('key.pub'), '-m', at('file')], { encoding: 'utf8' })
  expect(run.error).toBeUndefined()
  return run.status === 0 ? run.stdout : null
}

describe('[S4-07] a .minisig of ours', () => {
  it('is accepted by minisign, which shows the trusted comment', () => {
    expect(minisign(bytes, text)).toContain(`Trusted comment: ${comment}\n`)
    expect(verifyMinisig(signKey, bytes, text)).toEqual({ ok: true, value: comment })
  })

  const [first = '', line = '', third = '', last = ''] = text.split('\n')
  const flip = (base64: string, byte: number): string => {
    const raw = Buffer.from(base64, 'base64')
    raw[byte] = (raw[byte] ?? 0) ^ 1
    return raw.toString('base64')
  }
  const put = (...lines: readonly string[]): string => [...lines, ''].join('\n')
  it.each([
    ['other bytes', Buffer.from('other\n'), text, 'wrong'],
    ['another trusted comment', bytes, put(first, line, `${third}!`, last), 'wrong'],
    ['a signature with a flipped bit', bytes, put(first, flip(line, 40), third, last), 'wrong'],
    ['a flipped bit in the signature of the comment', bytes, put(first, line, third, flip(last, 5)), 'wrong'],
    ['the number of another key', bytes, put(first, flip(line, 3), third, last), 'other-key'],
    ['the format without the hash', bytes, put(first, flip(line, 1), third, last), 'malformed'],
    ['half a file', bytes, put(first, line), 'malformed'],
    ['no trusted comment', bytes, put(first, line, third.slice(1), last), 'malformed'],
    ['nothing', bytes, '', 'malformed'],
  ])('is refused with %s, as by minisign', (_name, file, signature, flaw) => {
    expect(verifyMinisig(signKey, file, signature)).toEqual({ ok: false, error: flaw })
    expect(minisign(file, signature)).toBeNull()
  })

  it('is refused by the key of somebody else', () => {
    expect(verifyMinisig(createKeys().public.sign, bytes, text)).toEqual({ ok: false, error: 'other-key' })
  })

  it('of nothing, of one block and of many is accepted by minisign', () => {
    for (const size of [0, 1, 127, 128, 129, 300_000]) {
      const file = Buffer.alloc(size, 7)
      const signature = signMinisig(keys, file, '')
      expect(minisign(file, signature)).not.toBeNull()
      expect(verifyMinisig(signKey, file, signature).ok).toBe(true)
    }
  })
})

describe('[S4-07] a .minisig of minisign', () => {
  it('is told from one whose key number is not that of its key', () => {
    execFileSync('minisign', ['-G', '-W', '-p', at('theirs.pub'), '-s', at('theirs.key')])
    writeFileSync(at('theirs'), bytes)
    execFileSync('minisign', ['-S', '-H', '-s', at('theirs.key'), '-t', comment, '-m', at('theirs')])
    const raw = Buffer.from(readFileSync(at('theirs.pub'), 'utf8').split('\n')[1] ?? '', 'base64')
    const theirs = raw.subarray(10).toString('base64')
    const signature = readFileSync(at('theirs.minisig'), 'utf8')
    // minisign numbers its keys at random, we by their hash: under our number its signature holds.
    expect(verifyMinisig(theirs, bytes, signature)).toEqual({ ok: false, error: 'other-key' })
    const [head = '', line = '', ...rest] = signature.split('\n')
    const ours = Buffer.from(minisignPublicKey(theirs).split('\n')[1] ?? '', 'base64').subarray(2, 10)
    const body = Buffer.from(line, 'base64')
    ours.copy(body, 2)
    const renumbered = [head, body.toString('base64'), ...rest].join('\n')
    expect(verifyMinisig(theirs, bytes, renumbered)).toEqual({ ok: true, value: comment })
  })
})
