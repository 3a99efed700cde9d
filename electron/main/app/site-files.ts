/** The system's own dialogs for what a site reads and writes by hand: cards, images, folders. */
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { FileFilter } from 'electron'
import { fail, ok } from '#shared/lib/result'
import type { SiteFiles } from '../features/media-site/handlers'
import { readRegularFile } from '../platform/regular-file'
import { pickFolder } from './save-dialog'

const cards: FileFilter[] = [{ name: '值守密钥名片', extensions: ['json'] }]
const images: FileFilter[] = [{ name: '光盘映像', extensions: ['iso', 'img'] }]
const largestCard = 64 * 1024

async function pickOpen(filters: FileFilter[]): Promise<string | null> {
  const options = { filters, properties: ['openFile' as const] }
  const window = BrowserWindow.getFocusedWindow()
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}

async function pickSave(name: string, filters: FileFilter[]): Promise<string | null> {
  const options = { defaultPath: path.join(app.getPath('documents'), name), filters }
  const window = BrowserWindow.getFocusedWindow()
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const siteFiles: SiteFiles = {
  openCard: () => pickOpen(cards),
  saveCard: (name) => pickSave(name, cards),
  folder: pickFolder,
  image: () => pickOpen(images),
  read: async (file) => {
    try {
      return ok((await readRegularFile(file, largestCard)).toString('utf8'))
    } catch (error) {
      return fail('media.card-unreadable', { file: path.basename(file) }, detailOf(error))
    }
  },
  write: async (file, text) => {
    const part = `${file}.part`
    try {
      const opened = await open(part, 'w', 0o600)
      try {
        await opened.writeFile(text)
        await opened.sync()
      } finally {
        await opened.close()
      }
      await rename(part, file)
      return ok({ file: path.basename(file) })
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined)
      return fail('export.unwritable', { file: path.basename(file) }, detailOf(error))
    }
  },
}
