/** Secrets at rest, with a keyring and without. */
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSecrets } from '#main/platform/secrets'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'vigil-secrets-'))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

const noKeyring = {
  isEncryptionAvailable: () => false,
  encryptString: (): Buffer => {
    throw new Error('Encryption is not available.')
  },
  decryptString: (): string => {
    throw new Error('Decryption is not available.')
  },
}

const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
const keyring = {
  isEncryptionAvailable: () => true,
  encryptString: (plain: string) => flip(Buffer.from(plain)),
  decryptString: (sealed: Buffer) => flip(sealed).toString('utf8'),
}

describe('without a keyring', () => {
  it('seals with a key file of the profile that only its owner may read', () => {
    const sealed = createSecrets(noKeyring, dir).seal('密码 secret')
    expect(sealed).not.toContain('secret')
    expect(createSecrets(noKeyring, dir).open(sealed)).toBe('密码 secret')
    expect(statSync(path.join(dir, 'secret-key')).mode & 0o777).toBe(0o600)
    expect(sealed).not.toContain(readFileSync(path.join(dir, 'secret-key'), 'utf8').trim())
  })

  it('never seals the same text to the same bytes', () => {
    const secrets = createSecrets(noKeyring, dir)
    expect(secrets.seal('one')).not.toBe(secrets.seal('one'))
  })

  it('opens nothing that was changed, came from another profile or from a keyring', () => {
    const secrets = createSecrets(noKeyring, dir)
    const sealed = secrets.seal('one')
    const changed = sealed.slice(0, -4) + (sealed.endsWith('AAA=') ? 'BBB=' : 'AAA=')
    expect(secrets.open(changed)).toBeNull()
    expect(createSecrets(noKeyring, path.join(dir, 'other')).open(sealed)).toBeNull()
    expect(secrets.open(createSecrets(keyring, dir).seal('one'))).toBeNull()
  })
})

it('prefers the keyring, and still opens what the key file sealed before there was one', () => {
  const before = createSecrets(noKeyring, dir).seal('old')
  const secrets = createSecrets(keyring, dir)
  expect(secrets.seal('new')).toMatch(/^keyring:/)
  expect(secrets.open(secrets.seal('new'))).toBe('new')
  expect(secrets.open(before)).toBe('old')
})

describe('the key file', () => {
  const key = () => path.join(dir, 'secret-key')

  it('is its owner’s alone again before it is used, and that is said', () => {
    const notes: string[] = []
    const sealed = createSecrets(noKeyring, dir).seal('one')
    chmodSync(key(), 0o644)
    const secrets = createSecrets(noKeyring, dir, (text) => notes.push(text))
    expect(secrets.open(sealed)).toBe('one')
    expect(statSync(key()).mode & 0o777).toBe(0o600)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('644')
    expect(secrets.store()).toMatchObject({ kind: 'key-file', state: 'repaired', mode: '644', file: key() })
    chmodSync(key(), 0o640)
    expect(secrets.seal('two')).toMatch(/^key-file:/)
    expect(statSync(key()).mode & 0o777).toBe(0o600)
  })

  it('is refused where something else stands in its place', () => {
    const sealed = createSecrets(noKeyring, dir).seal('one')
    renameSync(key(), path.join(dir, 'elsewhere'))
    symlinkSync(path.join(dir, 'elsewhere'), key())
    const secrets = createSecrets(noKeyring, dir)
    expect(secrets.open(sealed)).toBeNull()
    expect(secrets.store()).toMatchObject({ kind: 'key-file', state: 'refused' })
    expect(() => secrets.seal('two')).toThrow(/ELOOP/)
  })

  it('is told of before there is one, and when it is as it should be', () => {
    const secrets = createSecrets(noKeyring, dir)
    expect(secrets.store()).toMatchObject({ kind: 'key-file', state: 'none-yet', backend: null })
    secrets.seal('one')
    expect(secrets.store()).toMatchObject({ kind: 'key-file', state: 'good' })
  })
})

it('a store whose password everybody knows is no keyring', () => {
  const basic = { ...keyring, getSelectedStorageBackend: () => 'basic_text' }
  const secrets = createSecrets(basic, dir)
  expect(secrets.seal('one')).toMatch(/^key-file:/)
  expect(secrets.store()).toMatchObject({ kind: 'key-file', backend: 'basic_text' })
  const real = { ...keyring, getSelectedStorageBackend: () => 'gnome_libsecret' }
  expect(createSecrets(real, dir).store()).toEqual({ kind: 'keyring', backend: 'gnome_libsecret' })
})
