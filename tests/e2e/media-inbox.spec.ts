/** The inbox in the built app: the folder by the system's dialog, copying and hashing in the media worker, the feed of files. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { MediaFileRow } from '#shared/ipc/contract'
import { expect, launchApp, test } from '../support/app'
import { administrator, firstRun, signIn } from '../support/jobs'

const hash = (algorithm: string, content: Buffer): string => createHash(algorithm).update(content).digest('hex')

/** A package as far as its first bytes tell, and the name that the vendor would give it. */
function makePackage(filling: number): { readonly name: string; readonly content: Buffer; readonly sha256: string } {
  const content = Buffer.concat([Buffer.from('MSWIM\0\0\0', 'latin1'), Buffer.alloc(3_000_000, filling)])
  return {
    content,
    name: `windows11.0-kb5043080-x64_${hash('sha1', content)}.msu`,
    sha256: hash('sha256', content),
  }
}

/** Name and state of the files, as the feed tells a screen, once there are so many. */
const filesOf = (page: Page, count: number): Promise<readonly string[]> =>
  page.evaluate(
    (wanted) =>
      new Promise<readonly string[]>((resolve) => {
        const files = new Map<string, MediaFileRow>()
        const end = window.vigil.watch('mediaFiles', undefined, (frame) => {
          if (!frame.ok) return
          const upsert = (frame.value.tables['files']?.upsert ?? []) as readonly MediaFileRow[]
          for (const row of upsert) files.set(row.id, row)
          if (files.size < wanted) return
          resolve([...files.values()].map(({ name, status }) => `${name} ${status}`).toSorted())
          setTimeout(() => end())
        })
      }),
    count,
  )

test('[S4-07] what is put into the chosen folder is taken in, also after a restart', async ({ dataDir }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-inbox-'))
  const inbox = path.join(folder, '补丁收件夹')
  await mkdir(inbox)
  const [first, second] = [makePackage(1), makePackage(2)]
  await writeFile(path.join(inbox, first.name), first.content)
  await writeFile(path.join(inbox, 'setup.exe'), 'no program at all')

  const app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
  await app.electron.evaluate(({ dialog }, dir) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [dir] })
  }, inbox)
  expect(await app.console.evaluate(() => window.vigil.call('media.inbox.choose', undefined))).toEqual({
    ok: true,
    value: { dir: inbox },
  })
  const taken = ['setup.exe quarantined', `${first.name} incomplete`]
  expect(await filesOf(app.console, 2)).toEqual(taken)
  await app.close()

  await writeFile(path.join(inbox, second.name), second.content)
  const again = await launchApp(dataDir)
  await signIn(again.console, administrator.username, administrator.password)
  await expect(again.console.getByRole('navigation', { name: '主导航' })).toBeVisible()
  expect(await filesOf(again.console, 3)).toEqual([...taken, `${second.name} incomplete`].toSorted())
  await again.close()
  expect((await readdir(path.join(dataDir, 'media/files'))).toSorted()).toEqual(
    [first.sha256, second.sha256].toSorted(),
  )
  expect(await readdir(path.join(dataDir, 'media/incoming'))).toEqual([])
  expect(again.stderr()).not.toContain('Error')
  await rm(folder, { recursive: true })
})
