/**
 * Signed checkpoints of the journal's end, kept in a file beside the database: a hash chain alone does not show that
 * its last entries were cut off. The key is made once per profile and readable by the owner only.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  truncateSync,
} from 'node:fs'
import path from 'node:path'
import { makeOwnFile } from '../platform/own-file'
import type { JournalTail } from './journal'

export type Checkpoint = JournalTail & { readonly at: number; readonly signature: string }

const keyFile = (dir: string): string => path.join(dir, 'audit', 'checkpoint-key.pem')
const checkpointFile = (dir: string): string => path.join(dir, 'audit', 'checkpoints.jsonl')

const message = (seq: number, hash: string, at: number): Buffer => Buffer.from(`${seq} ${hash} ${at}`)

function loadKey(dir: string): KeyObject {
  const file = keyFile(dir)
  makeOwnFile(file, () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return createPrivateKey(readFileSync(file))
}

/** Takes away a last line that a crash cut short, so that the next one does not continue it. */
function dropPartialLine(file: string): void {
  if (!existsSync(file) || endsWhole(file)) return
  truncateSync(file, readFileSync(file).lastIndexOf('\n') + 1)
}

/** Looks at the last byte only: the file grows for years. */
function endsWhole(file: string): boolean {
  const opened = openSync(file, 'r')
  try {
    const { size } = fstatSync(opened)
    const last = Buffer.alloc(1)
    return size === 0 || (readSync(opened, last, 0, 1, size - 1) === 1 && last.toString() === '\n')
  } finally {
    closeSync(opened)
  }
}

/** Appends a checkpoint of `tail`. */
export function writeCheckpoint(dir: string, tail: JournalTail, at: number): void {
  const signature = sign(null, message(tail.seq, tail.hash, at), loadKey(dir)).toString('base64')
  dropPartialLine(checkpointFile(dir))
  appendFileSync(checkpointFile(dir), `${JSON.stringify({ seq: tail.seq, hash: tail.hash, at, signature })}\n`)
}

export type CheckpointRead =
  { readonly ok: true; readonly checkpoints: readonly Checkpoint[] } | { readonly ok: false; readonly line: number }

const isCheckpoint = (value: unknown): value is Checkpoint =>
  typeof value === 'object' &&
  value !== null &&
  'seq' in value &&
  Number.isSafeInteger(value.seq) &&
  'hash' in value &&
  typeof value.hash === 'string' &&
  'at' in value &&
  Number.isSafeInteger(value.at) &&
  'signature' in value &&
  typeof value.signature === 'string'

/**
 * All checkpoints with a valid signature, or the first line that is not one. A last line without its line end was cut
 * by a crash while it was written; it promises nothing and is passed over.
 */
export function readCheckpoints(dir: string): CheckpointRead {
  if (!existsSync(checkpointFile(dir))) return { ok: true, checkpoints: [] }
  const publicKey = createPublicKey(loadKey(dir))
  const lines = readFileSync(checkpointFile(dir), 'utf8').split('\n').slice(0, -1)
  const checkpoints: Checkpoint[] = []
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line)
    const valid =
      parsed &&
      verify(null, message(parsed.seq, parsed.hash, parsed.at), publicKey, Buffer.from(parsed.signature, 'base64'))
    if (!valid) return { ok: false, line: index + 1 }
    checkpoints.push(parsed)
  }
  return { ok: true, checkpoints }
}

function parseLine(line: string): Checkpoint | null {
  try {
    const value: unknown = JSON.parse(line)
    return isCheckpoint(value) ? value : null
  } catch {
    return null
  }
}
