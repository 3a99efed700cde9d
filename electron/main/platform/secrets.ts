/** Secrets at rest: encrypted by the system's keyring through Electron, base64 in the settings table. */

export type Secrets = {
  readonly seal: (plain: string) => string
  /** Null when the text was sealed by another account or machine. */
  readonly open: (sealed: string) => string | null
}

type SafeStorage = {
  readonly isEncryptionAvailable: () => boolean
  readonly encryptString: (plain: string) => Buffer
  readonly decryptString: (sealed: Buffer) => string
}

/** `safeStorage` of Electron. Without a keyring it falls back to a key that is part of the app: see the README. */
export const createSecrets = (safeStorage: SafeStorage): Secrets => ({
  seal: (plain) => safeStorage.encryptString(plain).toString('base64'),
  open: (sealed) => {
    try {
      return safeStorage.decryptString(Buffer.from(sealed, 'base64'))
    } catch {
      return null
    }
  },
})
