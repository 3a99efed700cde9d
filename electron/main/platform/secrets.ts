/**
 * Secrets at rest: encrypted by the system's keyring through Electron. Where there is none, such as on a Linux server,
 * by a key of this profile that only its owner may read and that never lies in the database or its copies.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { makeOwnFile, readOwnFile } from './own-file'

/** Where secrets are kept on this computer. */
export type SecretStore =
  | { readonly kind: 'keyring'; readonly backend: string }
  | {
      readonly kind: 'key-file'
      /** Why no keyring is used, as Electron names it: `basic_text`, `unknown` …; null where the system is not a Linux. */
      readonly backend: string | null
      readonly file: string
      readonly state: 'none-yet' | 'good' | 'repaired' | 'refused'
      /** Of a file that was repaired: who could read it before, as in `644`. */
      readonly mode: string | null
      /** Why it was refused. */
      readonly reason: string | null
    }

export type Secrets = {
  /** What the settings page says; looks at the key file. */
  readonly store: () => SecretStore
  /** Text for the settings table; throws when neither keyring nor key file can be had. */
  readonly seal: (plain: string) => string
  /** Null when the text was sealed by another account, machine or profile. */
  readonly open: (sealed: string) => string | null
}

type SafeStorage = {
  readonly isEncryptionAvailable: () => boolean
  readonly encryptString: (plain: string) => Buffer
  readonly decryptString: (sealed: Buffer) => string
  /** Linux only. */
  readonly getSelectedStorageBackend?: () => string
}

type Vault = { readonly seal: (plain: string) => Buffer; readonly open: (sealed: Buffer) => string }
type VaultName = 'keyring' | 'key-file'

/** Seals with a password that is the same everywhere: no protection at all. */
const openToAll = 'basic_text'

/** `onNote` hears what an administrator should know of the key file. */
export function createSecrets(
  safeStorage: SafeStorage,
  dataDir: string,
  onNote: (text: string) => void = () => undefined,
): Secrets {
  const keyFile = path.join(dataDir, 'secret-key')
  let repairedFrom: number | null = null
  const readKey = (): Buffer => {
    const { text, repaired } = readOwnFile(keyFile)
    if (repaired !== null) {
      repairedFrom = repaired
      onNote(`${keyFile} could be read by others (mode ${repaired.toString(8)}); now it is its owner's alone`)
    }
    return Buffer.from(text.trim(), 'base64')
  }
  const vaults: Readonly<Record<VaultName, Vault>> = {
    keyring: { seal: safeStorage.encryptString, open: safeStorage.decryptString },
    'key-file': keyFileVault(keyFile, readKey),
  }
  const backend = (): string | null => safeStorage.getSelectedStorageBackend?.() ?? null
  const inUse = (): VaultName =>
    safeStorage.isEncryptionAvailable() && backend() !== openToAll ? 'keyring' : 'key-file'

  const keyFileState = (): Pick<Extract<SecretStore, { kind: 'key-file' }>, 'state' | 'mode' | 'reason'> => {
    if (!existsSync(keyFile)) return { state: 'none-yet', mode: null, reason: null }
    try {
      readKey()
      return repairedFrom === null
        ? { state: 'good', mode: null, reason: null }
        : { state: 'repaired', mode: repairedFrom.toString(8), reason: null }
    } catch (error) {
      return { state: 'refused', mode: null, reason: error instanceof Error ? error.message : String(error) }
    }
  }

  return {
    store: () =>
      inUse() === 'keyring'
        ? { kind: 'keyring', backend: backend() ?? process.platform }
        : { kind: 'key-file', backend: backend(), file: keyFile, ...keyFileState() },
    seal: (plain) => {
      const name = inUse()
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
function keyFileVault(file: string, readKey: () => Buffer): Vault {
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
