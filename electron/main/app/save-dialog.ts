/** The system's own dialog for saving a table. */
import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'

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
