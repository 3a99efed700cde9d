/** The system's own dialogs for saving a table and for choosing a folder. */
import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { OpenDialogOptions } from 'electron'

/** The chosen path; null when the dialog was closed without one. */
export async function pickTableFile(name: string): Promise<string | null> {
  const options = {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  }
  const window = BrowserWindow.getFocusedWindow()
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}

/** The folder that a person chooses or makes; null when the dialog was closed without one. */
export async function pickFolder(): Promise<string | null> {
  const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
  const window = BrowserWindow.getFocusedWindow()
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}
