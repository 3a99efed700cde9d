/**
 * Bench of checking a weekly disc: an image with a patch of 4.6 GB, checked by a command of the window, against reading the same
 * image once with `xorriso -check_media`; meanwhile the longest gap between two frames of that window.
 */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseFile } from '#main/platform/paths'
import type { CommandName } from '#shared/ipc/contract'
import { launchApp, type App } from '../support/app'
import { strongPassword, valueOf } from '../support/builders'
import { openProfile } from '../support/centre'
import { longestFrame, watchFrames } from './app/frames'
import { signIn } from '../support/jobs'
import { burnImage, centreKeys, layEdition } from '../support/patch-disc'
import { makeSiteProfile } from '../support/site-profile'
import type { BenchRow } from './row'

const PATCH_BYTES = 4_600_000_000
const GOAL_RATIO = 1.3
const GOAL_FRAME_MS = 50
const IDLE_MS = 3_000
const patch = 'KB5034441/windows11.0-kb5034441-x64.msu'

/** Bytes that no file system makes small: random ones, each piece with a mark of its own. */
function writePatch(file: string): string {
  const hash = createHash('sha256')
  const piece = randomBytes(16 * 1024 * 1024)
  const opened = openSync(file, 'w')
  for (let left = PATCH_BYTES, n = 0; left > 0; n++) {
    piece.writeUInt32LE(n)
    const part = piece.subarray(0, Math.min(left, piece.length))
    writeSync(opened, part)
    hash.update(part)
    left -= part.length
  }
  closeSync(opened)
  return hash.digest('hex')
}

function makeImage(dir: string): string {
  const [root = ''] = layEdition(dir, { discs: [{ [patch]: '' }] }).dirs
  const sha256 = writePatch(path.join(root, patch))
  layEdition(dir, {
    discs: [{ [patch]: '' }],
    edit: (manifest) => ({
      ...manifest,
      files: manifest.files.map((file) => (file.path === patch ? { ...file, size: PATCH_BYTES, sha256 } : file)),
    }),
    keep: [patch],
  })
  const image = burnImage(root, path.join(dir, 'disc.iso'))
  rmSync(root, { recursive: true })
  return image
}

/** Seconds to read the image once and check its own checksums. */
function readOnce(image: string): number {
  const begin = performance.now()
  const args = ['-md5', 'on', '-indev', `stdio:${image}`, '-check_media', 'use=indev', 'event=FAILURE', '--']
  const { status, stderr } = spawnSync('xorriso', args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  if (status !== 0) throw new Error(stderr)
  return (performance.now() - begin) / 1_000
}

async function prepare(dataDir: string): Promise<void> {
  const services = await openProfile(dataDir)
  valueOf(await services.people.createAdministrator('boss', '值守管理员', strongPassword))
  await services.stop()
  await makeSiteProfile(databaseFile(dataDir), { keys: [centreKeys] })
}

type Call = (name: CommandName, input?: unknown) => Promise<unknown>

/** The file is chosen as a person would, by a dialog that answers at once. */
async function chooseImage({ electron }: App, image: string): Promise<void> {
  await electron.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
  }, image)
}

type Measured = { readonly seconds: number; readonly frame: number; readonly idle: number }

async function measure(dataDir: string, image: string): Promise<Measured> {
  const app = await launchApp(dataDir)
  const page = app.console
  const call: Call = async (name, input) => {
    const result = await page.evaluate(([command, given]) => window.vigil.call(command as never, given as never), [
      name,
      input,
    ] as const)
    return valueOf(result)
  }
  try {
    await signIn(page, 'boss', strongPassword)
    // A site shows its own screen, with how far the check is.
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await chooseImage(app, image)
    await watchFrames(page)
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
    const idle = await longestFrame(page)
    const { id } = (await call('mediaSite.place.choose', { kind: 'image' })) as { readonly id: string }
    await watchFrames(page)
    const begin = performance.now()
    const { job } = (await call('mediaSite.verify', { place: id })) as { readonly job: string }
    let verdict: unknown = null
    while (verdict === null) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      verdict = await call('mediaSite.verdict', { job })
    }
    const seconds = (performance.now() - begin) / 1_000
    if ((verdict as { readonly code: string }).code !== 'ok') throw new Error(JSON.stringify(verdict))
    return { seconds, frame: await longestFrame(page), idle }
  } finally {
    await app.close()
  }
}

export async function benchMediaVerify(): Promise<readonly BenchRow[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'))
  try {
    const image = makeImage(dir)
    const dataDir = path.join(dir, 'profile')
    await prepare(dataDir)
    // Before and after: the machine may be busier at one end than at the other.
    const before = readOnce(image)
    const { seconds, frame, idle } = await measure(dataDir, image)
    const reference = (before + readOnce(image)) / 2
    return [
      {
        id: 'media-verify-ratio',
        value: Number(seconds.toFixed(2)),
        unit: 's',
        reference: Number(reference.toFixed(2)),
        ratio: seconds / reference,
        goal: GOAL_RATIO,
        ok: seconds <= GOAL_RATIO * reference,
      },
      {
        id: 'media-frame',
        value: Number(frame.toFixed(1)),
        unit: 'ms',
        reference: Number(idle.toFixed(1)),
        ratio: frame / idle,
        goal: GOAL_FRAME_MS,
        ok: frame < GOAL_FRAME_MS,
      },
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
