/** The watched folder: what is taken from it and when, and what goes wrong there. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discsHere } from '#main/media/here'
import { createBench, openCatalogue, sha1Of, sha256Of, storeOf } from '../../../support/catalogue'
import type { Bench, OpenCatalogue } from '../../../support/catalogue'
import { makeWim } from '../../../support/code-signing'
import { createFakeClock } from '../../../support/fake-clock'
import { createSmallDisk } from '../../../support/small-disk'

let bench: Bench
let centre: OpenCatalogue

beforeEach(async () => {
  bench = createBench()
  centre = await openCatalogue(bench)
})
afterEach(async () => {
  await centre.stop()
  bench.remove()
})

let count = 0
/** A package in order, another one each time. */
function wim(payload = `payload ${(count += 1)}`) {
  const content = makeWim(payload)
  return { content, sha256: sha256Of(content), name: `windows11.0-kb5043080-x64_${sha1Of(content)}.msu` }
}

const inInbox = (name: string): string => path.join(bench.inbox, name)

describe('[S4-07] the inbox', () => {
  it('takes in what lies there already and what comes', async () => {
    await centre.stop()
    const [before, later] = [wim(), wim()]
    writeFileSync(inInbox(before.name), before.content)
    centre = await openCatalogue(bench)
    await centre.jobOf(before.name)
    await centre.takeIn(later.name, later.content)
    expect((await centre.rows()).map(({ id }) => id).toSorted()).toEqual([before.sha256, later.sha256].toSorted())
  })

  it('goes on after a restart: with what came meanwhile, and with nothing twice', async () => {
    const [first, second, third] = [wim(), wim(), wim()]
    await centre.takeIn(first.name, first.content)
    await centre.takeIn(second.name, second.content)
    await centre.stop()
    writeFileSync(inInbox(third.name), third.content)
    centre = await openCatalogue(bench, { choose: false })
    expect(centre.catalogue.inbox.dir()).toBe(bench.inbox)
    await centre.jobOf(third.name)
    expect(centre.mediaJobs.rows().map(({ label }) => label)).toEqual([third.name])
    expect(await centre.rows()).toHaveLength(3)
  })

  it('waits until a file has stopped growing', async () => {
    const { content, name, sha256 } = wim('x'.repeat(5_000))
    // Written before each look: it never stands still long enough.
    writeFileSync(inInbox(name), '')
    for (let at = 0; at < content.length; at += 500) {
      appendFileSync(inInbox(name), content.subarray(at, at + 500))
      centre.clock.advance(2_000)
      await centre.until(() => true)
    }
    expect(await centre.rows()).toEqual([])
    await centre.jobOf(name)
    expect((await centre.rows()).map(({ id }) => id)).toEqual([sha256])
  })

  it('leaves a download alone that is still on its way', async () => {
    const { content, name } = wim()
    writeFileSync(inInbox(name), '')
    writeFileSync(inInbox(`${name}.part`), content.subarray(0, 5))
    const other = wim()
    // Another one that comes later has been taken in: there was time enough.
    await centre.takeIn(other.name, other.content)
    expect(await centre.rows()).toHaveLength(1)
    writeFileSync(inInbox(`${name}.part`), content)
    renameSync(inInbox(`${name}.part`), inInbox(name))
    await centre.jobOf(name)
    expect(await centre.rows()).toHaveLength(2)
  })

  it('follows no link and does not look into folders', async () => {
    const { content, name } = wim()
    writeFileSync(path.join(bench.dir, name), content)
    symlinkSync(path.join(bench.dir, name), inInbox(name))
    mkdirSync(inInbox('folder'))
    writeFileSync(inInbox('folder/inner.exe'), 'x')
    expect(await centre.jobOf(name)).toMatchObject({
      state: 'failed',
      error: { code: 'media.inbox-link', params: { name } },
    })
    const other = wim()
    await centre.takeIn(other.name, other.content)
    expect((await centre.rows()).map(({ id }) => id)).toEqual([other.sha256])
    // Told once, not with every look.
    expect(centre.mediaJobs.rows().filter(({ label }) => label === name)).toHaveLength(1)
  })

  it('says once when the folder is gone, and goes on when it is back', async () => {
    renameSync(bench.inbox, `${bench.inbox}-away`)
    const folder = path.basename(bench.inbox)
    expect(await centre.jobOf(folder)).toMatchObject({ state: 'failed', error: { code: 'media.inbox-gone' } })
    renameSync(`${bench.inbox}-away`, bench.inbox)
    const { content, name } = wim()
    await centre.takeIn(name, content)
    expect(centre.mediaJobs.rows().filter(({ label }) => label === folder)).toHaveLength(1)
  })

  it('is a folder, and none of the profile', async () => {
    const { choose } = centre.catalogue.inbox
    writeFileSync(path.join(bench.dir, 'file'), '')
    for (const wrong of [path.join(bench.dir, 'none'), path.join(bench.dir, 'file'), 'relative'])
      expect(await choose('alice', wrong)).toMatchObject({ error: { code: 'media.inbox-not-a-folder' } })
    mkdirSync(path.join(bench.dataDir, 'media/inbox'), { recursive: true })
    for (const wrong of [bench.dataDir, path.join(bench.dataDir, 'media/inbox')])
      expect(await choose('alice', wrong)).toMatchObject({ error: { code: 'media.inbox-in-profile' } })
    symlinkSync(bench.dataDir, path.join(bench.dir, 'round-about'))
    expect(await choose('alice', path.join(bench.dir, 'round-about'))).toMatchObject({
      error: { code: 'media.inbox-in-profile' },
    })
    expect(centre.catalogue.inbox.dir()).toBe(bench.inbox)
  })

  it('is left behind when another one is chosen', async () => {
    const next = path.join(bench.dir, 'next')
    mkdirSync(next)
    expect(await centre.catalogue.inbox.choose('alice', next)).toEqual({ ok: true, value: { dir: next } })
    const [old, fresh] = [wim(), wim()]
    centre.put(old.name, old.content)
    writeFileSync(path.join(next, fresh.name), fresh.content)
    await centre.jobOf(fresh.name)
    expect((await centre.rows()).map(({ id }) => id)).toEqual([fresh.sha256])
  })
})

describe('[S4-07] what goes wrong while a file is taken in', () => {
  const reopen = async (options: Parameters<typeof openCatalogue>[1]): Promise<void> => {
    await centre.stop()
    centre = await openCatalogue(bench, options)
  }

  it('a file that changes while it is read waits until it stands still', async () => {
    const { name, content } = wim()
    let writes = 2
    await reopen({
      discs: {
        ...discsHere,
        stop: async () => undefined,
        // Somebody writes to it in the middle of the copy.
        digestFile: (input) =>
          discsHere.digestFile({
            ...input,
            onProgress: (progress) => {
              if (input.from === inInbox(name) && writes-- > 0) appendFileSync(input.from, ' ')
              input.onProgress?.(progress)
            },
          }),
      },
    })
    centre.put(name, content)
    await centre.until(async () => (await centre.rows()).length === 1)
    await centre.jobOf(name)
    const ended = centre.mediaJobs.rows().map(({ state, error }) => error?.code ?? state)
    expect(ended.filter((end) => end === 'media.source-changed').length).toBeGreaterThan(0)
    const now = readFileSync(inInbox(name))
    expect(now).not.toEqual(content)
    // What is known is known of what was read in the end: its name no longer says the truth.
    expect(await centre.row(sha256Of(now))).toMatchObject({ status: 'quarantined', reasons: ['name-hash-mismatch'] })
    expect(storeOf(bench.dataDir)).toEqual({ files: [], quarantine: [sha256Of(now)], incoming: [] })
  })

  it('what a person cancels is not begun again by itself, but when he asks', async () => {
    const { name, content } = wim()
    let held: (() => void) | null = null
    await reopen({
      discs: {
        ...discsHere,
        stop: async () => undefined,
        digestFile: async (input) => {
          if (held === null) await new Promise<void>((resolve) => (held = resolve))
          return discsHere.digestFile(input)
        },
      },
    })
    centre.put(name, content)
    await centre.until(() => held !== null)
    const job = centre.mediaJobs.rows().find(({ label }) => label === name)
    centre.mediaJobs.cancel(job?.id ?? '')
    ;(held as (() => void) | null)?.()
    expect(await centre.jobOf(name)).toMatchObject({ state: 'cancelled' })
    expect(storeOf(bench.dataDir)).toEqual({ files: [], quarantine: [], incoming: [] })
    const other = wim()
    await centre.takeIn(other.name, other.content)
    expect(await centre.rows()).toHaveLength(1)
    centre.catalogue.inbox.scan()
    await centre.until(async () => (await centre.rows()).length === 2)
  })

  it('a full disk leaves nothing behind, and the file is taken in when there is room', async () => {
    const disk = createSmallDisk(12)
    const clock = createFakeClock()
    try {
      const small = { ...bench, dataDir: path.join(disk.dir, 'profile') }
      mkdirSync(small.dataDir)
      await centre.stop()
      centre = await openCatalogue(small, { clock })
      const { name, content, sha256 } = wim('x'.repeat(9_000_000))
      disk.fill()
      disk.free(2_000_000)
      centre.put(name, content)
      expect(await centre.jobOf(name)).toMatchObject({ state: 'failed', error: { code: 'media.disk-full' } })
      expect(storeOf(small.dataDir)).toEqual({ files: [], quarantine: [], incoming: [] })
      expect(await centre.rows()).toEqual([])
      disk.free()
      centre.catalogue.inbox.scan()
      await centre.until(async () => (await centre.rows()).length === 1)
      await centre.jobOf(name)
      expect(storeOf(small.dataDir)).toEqual({ files: [sha256], quarantine: [], incoming: [] })
      await centre.stop()
    } finally {
      disk.remove()
    }
    centre = await openCatalogue(bench)
  })

  it('a profile that takes no writing is said', async () => {
    const { name, content } = wim()
    writeFileSync(path.join(bench.dataDir, 'media'), 'a file where a folder should be')
    centre.put(name, content)
    expect(await centre.jobOf(name)).toMatchObject({ state: 'failed', error: { code: 'media.no-such-folder' } })
    expect(await centre.rows()).toEqual([])
    rmSync(path.join(bench.dataDir, 'media'))
    centre.catalogue.inbox.scan()
    await centre.until(async () => (await centre.rows()).length === 1)
  })

  it('a file that goes away again is forgotten', async () => {
    const { name, content } = wim()
    await reopen({
      discs: {
        ...discsHere,
        stop: async () => undefined,
        digestFile: (input) => {
          if (input.from === inInbox(name)) rmSync(input.from)
          return discsHere.digestFile(input)
        },
      },
    })
    centre.put(name, content)
    expect(await centre.jobOf(name)).toMatchObject({ state: 'failed', error: { code: 'media.source-missing' } })
    expect(await centre.rows()).toEqual([])
  })
})
