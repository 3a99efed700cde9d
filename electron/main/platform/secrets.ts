/**
 * Secrets at rest: encrypted by the system's keyring through Electron. Where there is none, such as on a Linux server,
 * by a key of this profile that only its owner may read and that never lies in the database or its copies.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { makeOwnFile } from './own-file'

export type Secrets = {
  /** Text for the settings table; throws when neither keyring nor key file can be had. */
  readonly seal: (plain: string) => string
  /** Null when the text was sealed by another account, machine or profile. */
  readonly open: (sealed: string) => string | null
}

type SafeStorage = {
  readonly isEncryptionAvailable: () => boolean
  readonly encryptString: (plain: string) => Buffer
  readonly decryptString: (sealed: Buffer) => string
}

type Vault = { readonly seal: (plain: string) => Buffer; readonly open: (sealed: Buffer) => string }
type VaultName = 'keyring' | 'key-file'

export function createSecrets(safeStorage: SafeStorage, dataDir: string): Secrets {
  const vaults: Readonly<Record<VaultName, Vault>> = {
    keyring: { seal: safeStorage.encryptString, open: safeStorage.decryptString },
    'key-file': keyFileVault(path.join(dataDir, 'secret-key')),
  }
  return {
    seal: (plain) => {
      const name: VaultName = safeStorage.isEncryptionAvailable() ? 'keyring' : 'key-file'
      return `${name}:${vaults[name].seal(plain).toString('base64')}`
    },
    open: (sealed) => {
      const [name, text = ''] = sealed.split(':')
      if (name !== 'keyring' && name !== 'key-file') return null
      try {
        return vaults[name].open(Buffer.from(text, 'base64'))
      } catch {
        return null
      }
    },
  }
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM: random IV, tag, text. The key is made at the first sealing. */
function keyFileVault(file: string): Vault {
  const readKey = (): Buffer => Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  const ownKey = (): Buffer => {
    makeOwnFile(file, () => `${randomBytes(32).toString('base64')}\n`)
    return readKey()
  }
  return {
    seal: (plain) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', ownKey(), iv)
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text])
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', readKey(), sealed.subarray(0, ivBytes))
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
    },
  }
}
