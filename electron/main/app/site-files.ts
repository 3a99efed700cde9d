/** The system's own dialogs for what a site reads and writes by hand: cards, images, folders. */
import { BrowserWindow, dialog } from 'electron'
import type { OpenDialogOptions } from 'electron'
import { readTextFile, writeTextFile } from '../features/media/text-files'
import type { SiteFiles } from '../features/media-site/handlers'
import { fileDialogs } from './file-dialogs'
import { pickFolder } from './save-dialog'

/** An image of a disc; null when the dialog was closed without one. */
async function pickImage(): Promise<string | null> {
  const options: OpenDialogOptions = {
    filters: [{ name: '光盘映像', extensions: ['iso', 'img'] }],
    properties: ['openFile'],
  }
  const window = BrowserWindow.getFocusedWindow()
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}

export const siteFiles: SiteFiles = {
  openCard: () => fileDialogs.open('media-card'),
  saveCard: (name) => fileDialogs.save(name, 'media-card'),
  folder: pickFolder,
  image: pickImage,
  read: readTextFile,
  write: writeTextFile,
}
