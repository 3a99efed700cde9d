/** Passwords are kept as argon2id: 19 MiB, two passes, one lane (OWASP's first choice). */
import { hash, verify } from '@node-rs/argon2'

// The package's default algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export type Passwords = {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (hashed: string, password: string) => Promise<boolean>
}

export const argon2Passwords: Passwords = {
  hash: (password) => hash(password, cost),
  verify: (hashed, password) => verify(hashed, password),
}
