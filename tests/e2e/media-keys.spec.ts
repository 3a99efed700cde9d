/** Keys and cards in the built app: Electron's own cryptography, the system's dialogs, the feed of the discs. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { CommandInput, CommandName, CommandOutput, MediaKeyRow, MediaSiteRow } from '#shared/ipc/contract'
import type { Page } from '@playwright/test'
import { openKeys } from '#main/media/sign/sealed-keys'
import { readCentreCard } from '#main/media/sign/card'
import { expect, launchApp, test, type App } from '../support/app'
import { firstRun } from '../support/jobs'

const passphrase = '一句足够长的口令，十二个字以上'

type Answer<N extends CommandName> = { readonly ok: boolean; readonly value: CommandOutput<N> }

/** Of any command: playwright cannot follow the types of one that is not named. */
type AnyBridge = { readonly call: (name: string, input: unknown) => Promise<unknown> }

const call = async <N extends CommandName>(page: Page, name: N, input: CommandInput<N>): Promise<Answer<N>> => {
  const given: readonly [string, unknown] = [name, input]
  const answer = await page.evaluate(
    ([command, value]) => (window.vigil as unknown as AnyBridge).call(command, value),
    given,
  )
  return answer as Answer<N>
}

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
  const made = await call(page, 'media.key.create', { passphrase })
  expect(made.ok).toBe(true)
  const { id } = made.value
  const { sites, keys } = await mediaOf(page)
  expect(keys).toMatchObject([{ id, backedUpAt: null, retiredAt: null, unlockedUntil: expect.any(Number) }])
  expect(sites).toHaveLength(3)

  const backup = path.join(dataDir, 'backup.json')
  await answerDialogs(app, backup)
  expect(await call(page, 'media.key.back-up', { id })).toEqual({ ok: true, value: { file: 'backup.json' } })
  expect((await stat(backup)).mode & 0o777).toBe(0o600)
  // What Electron has sealed Node opens, and the other way round.
  expect(await openKeys(await readFile(backup, 'utf8'), passphrase)).toMatchObject({
    ok: true,
    value: { public: { id } },
  })
  await call(page, 'media.key.lock', undefined)
  expect((await mediaOf(page)).keys).toMatchObject([{ unlockedUntil: null, backedUpAt: expect.any(Number) }])
  expect(await call(page, 'media.key.restore', { passphrase })).toEqual({ ok: true, value: { id } })

  const card = path.join(dataDir, 'card.json')
  await answerDialogs(app, card)
  const [site] = sites
  if (!site) throw new Error('no site')
  const exported = await call(page, 'media.card.export', { siteId: site.id })
  expect(exported).toMatchObject({ ok: true, value: { file: 'card.json' } })
  expect(readCentreCard(await readFile(card, 'utf8'))).toMatchObject({
    ok: true,
    value: { site: { id: site.id, name: site.name }, keys: { id } },
  })
  await app.close()
})
