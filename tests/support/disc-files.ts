/** A folder of made-up patches for tests of the disc tools, and damage done to what comes of them. */
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ImageSpec } from '#main/media/discs'

/** Bytes that look like nothing, the same for the same seed. */
export function noise(bytes: number, seed = 1): Buffer {
  const buffer = Buffer.alloc(bytes)
  let state = seed * 2_654_435_761
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    buffer[at] = state >>> 16
  }
  return buffer
}

export type Folder = { readonly dir: string; readonly at: (name: string) => string; readonly remove: () => void }

export function createFolder(): Folder {
  const dir = mkdtempSync(path.join(tmpdir(), 'vigil-disc-'))
  return {
    dir,
    at: (name) => path.join(dir, name),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** The content of each file of `discOf`. */
export const discContents: Readonly<Record<string, Buffer>> = {
  'index.html': Buffer.from('<!doctype html><title>光盘</title>'),
  'KB5034441/windows10.0-kb5034441-x64.msu': noise(300_001, 2),
  'KB5034441/windows10.0-kb5034441-x86.msu': noise(4_096, 3),
  'KB890830/windows-kb890830-x64.exe': noise(123_456, 4),
  'KB890830/empty.txt': Buffer.alloc(0),
}

/** Writes the files under names of their own, with blanks, quotes and Chinese in them, and says what goes where. */
export function discOf({ at }: Folder, name = 'source'): ImageSpec {
  const folder = at(`${name} '源' \\ "x"`)
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(discContents).map(([to, content], index) => {
    const from = path.join(folder, `补丁 ${index} 'a' $b`)
    writeFileSync(from, content)
    return { from, to }
  })
  return { files, volumeId: 'VIGIL_7_1', created: Date.UTC(2026, 10, 25, 3, 4, 5) }
}

/** Turns the bits of one byte round. */
export function flipByte(file: string, at: number): void {
  const opened = openSync(file, 'r+')
  try {
    const byte = Buffer.alloc(1)
    if (readSync(opened, byte, 0, 1, at) !== 1) throw new Error(`${file} has no byte ${at}`)
    writeSync(opened, Buffer.from([(byte[0] ?? 0) ^ 0xff]), 0, 1, at)
  } finally {
    closeSync(opened)
  }
}
