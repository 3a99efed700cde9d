/** The drives of this computer that a disc can be made with: optical drives, sticks, and files that stand for a drive. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { Drive, Medium, Watch } from '../discs'
import { BLOCK, stdioPath } from '../medium'
import { cancelled } from '../watch'
import { listWindowsDrives } from '../windows/imapi'
import { runXorriso, xorrisoFailure } from '../xorriso/run'
import { readLine, refusalOf, systemFiles } from './block-device'
import type { SystemFiles } from './block-device'

/** Optical drives first. Errors: `media.cancelled`. */
export async function listDrives({
  extra = [],
  signal,
  system = systemFiles,
}: { readonly extra?: readonly Medium[]; readonly system?: SystemFiles } & Watch = {}): Promise<
  Result<readonly Drive[]>
> {
  if (signal?.aborted) return cancelled()
  if (process.platform === 'win32') return listWindowsDrives({ signal })
  const names = (await readdir(system.blocks).catch((): string[] => [])).toSorted()
  const drives: Drive[] = []
  for (const name of names) {
    if (/^sr\d+$/.test(name)) drives.push(await opticalDrive(name, system, signal))
    else if (/^(?:sd[a-z]+|mmcblk\d+)$/.test(name)) {
      const stick = await stickOf(name, system)
      if (stick) drives.push(stick)
    }
  }
  for (const address of extra) drives.push(await fileDrive(address, signal))
  if (signal?.aborted) return cancelled()
  const order = ['optical', 'stick', 'file']
  return ok(drives.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)))
}

async function nameOf(name: string, { blocks }: SystemFiles): Promise<string> {
  const words = await Promise.all(['vendor', 'model'].map((word) => readLine(blocks, name, 'device', word)))
  const said = words.filter((word) => word !== '').join(' ')
  return said === '' ? (await readLine(blocks, name, 'device', 'name')) || name : said
}

async function opticalDrive(name: string, system: SystemFiles, signal: AbortSignal | undefined): Promise<Drive> {
  const address = `/dev/${name}`
  return {
    address,
    kind: 'optical',
    name: await nameOf(name, system),
    untested: false,
    ...(await ask(address, signal)),
  }
}

/** Null for a disk that belongs into the computer: it is not even shown. */
async function stickOf(name: string, system: SystemFiles): Promise<Drive | null> {
  const address = `/dev/${name}`
  const refused = await refusalOf(address, system)
  if (refused?.error.code === 'media.drive-not-removable') return null
  const size = Number(await readLine(system.blocks, name, 'size')) * 512
  return {
    address,
    kind: 'stick',
    name: await nameOf(name, system),
    size: size || null,
    medium: null,
    refused: refused?.error ?? null,
    untested: false,
  }
}

async function fileDrive(address: Medium, signal: AbortSignal | undefined): Promise<Drive> {
  const name = path.basename(stdioPath(address))
  return { address, kind: 'file', name, untested: false, ...(await ask(address, signal)) }
}

type Asked = { readonly medium: string | null; readonly size: number | null; readonly refused: Failure | null }

/** What lies in a drive, and how much can be written to it. */
async function ask(address: Medium, signal: AbortSignal | undefined): Promise<Asked> {
  let medium: string | null = null
  let status: string | null = null
  let room: number | null = null
  const run = await runXorriso({
    args: ['-outdev', address, '-toc'],
    signal,
    onLine: (line) => {
      medium = /^Media current: (.+)$/.exec(line)?.[1] ?? medium
      status = /^Media status : (.+)$/.exec(line)?.[1] ?? status
      const writable = /^Media blocks : .* (\d+) writable/.exec(line)?.[1]
      if (writable !== undefined) room = Number(writable) * BLOCK
    },
  })
  if (!run.ok) return { medium: null, size: null, refused: run.error }
  if (run.value.code !== 0) return { medium: null, size: null, refused: xorrisoFailure(run.value, address).error }
  const isThere = medium !== null && !/not present|not recognizable/.test(`${medium} ${status ?? ''}`)
  if (!isThere) return { medium: null, size: null, refused: { code: 'media.no-disc', params: { drive: address } } }
  return { medium: [medium, status].filter((part) => part !== null).join('; '), size: room, refused: null }
}
