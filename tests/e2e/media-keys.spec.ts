/** Keys and cards in the built app: Electron's own cryptography, the system's dialogs, the feed of the discs. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { MediaKeyRow, MediaSiteRow } from '#shared/ipc/contract'
import type { Page } from '@playwright/test'
import { openKeys } from '#main/media/sign/sealed-keys'
import { readCentreCard } from '#main/media/sign/card'
import { expect, launchApp, test, type App } from '../support/app'
import { command } from '../support/app-command'
import { firstRun } from '../support/jobs'

const passphrase = '一句足够长的口令，十二个字以上'

/** Sites with a plan and keys, as the feed tells a screen. */
const mediaOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ readonly sites: readonly MediaSiteRow[]; readonly keys: readonly MediaKeyRow[] }>((resolve) => {
        const end = window.vigil.watch('media', undefined, (frame) => {
          if (!frame.ok) return
          const rows = <Row>(table: string): readonly Row[] =>
            (frame.value.tables[table]?.upsert ?? []) as readonly Row[]
          resolve({ sites: rows<MediaSiteRow>('sites').filter(({ hasPlan }) => hasPlan), keys: rows('keys') })
          setTimeout(() => end())
        })
      }),
  )

const answerDialogs = ({ electron }: App, file: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, file)

test('[S4-07] the key of the centre is made, backed up and restored, and its card goes to a site', async ({
  dataDir,
}) => {
  const app = await launchApp(dataDir)
  const { console: page } = app
  await firstRun(page, { sample: true })
  const { id } = await command(page, 'media.key.create', { passphrase })
  const { sites, keys } = await mediaOf(page)
  expect(keys).toMatchObject([{ id, backedUpAt: null, retiredAt: null, unlockedUntil: expect.any(Number) }])
  expect(sites).toHaveLength(3)

  const backup = path.join(dataDir, 'backup.json')
  await answerDialogs(app, backup)
  expect(await command(page, 'media.key.back-up', { id })).toEqual({ file: 'backup.json' })
  expect((await stat(backup)).mode & 0o777).toBe(0o600)
  // What Electron has sealed Node opens, and the other way round.
  expect(await openKeys(await readFile(backup, 'utf8'), passphrase)).toMatchObject({
    ok: true,
    value: { public: { id } },
  })
  await command(page, 'media.key.lock', undefined)
  expect((await mediaOf(page)).keys).toMatchObject([{ unlockedUntil: null, backedUpAt: expect.any(Number) }])
  expect(await command(page, 'media.key.restore', { passphrase })).toEqual({ id })

  const card = path.join(dataDir, 'card.json')
  await answerDialogs(app, card)
  const [site] = sites
  if (!site) throw new Error('no site')
  const exported = await command(page, 'media.card.export', { siteId: site.id })
  expect(exported).toMatchObject({ file: 'card.json' })
  expect(readCentreCard(await readFile(card, 'utf8'))).toMatchObject({
    ok: true,
    value: { site: { id: site.id, name: site.name }, keys: { id } },
  })
  await app.close()
})
