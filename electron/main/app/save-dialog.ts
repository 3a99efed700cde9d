/** The system's own dialog for saving a table or a paper. */
import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'

/** The chosen path; null when the dialog was closed without one. */
const pick =
  (kind: string, extension: string) =>
  async (name: string): Promise<string | null> => {
    const options = {
      defaultPath: path.join(app.getPath('documents'), name),
      filters: [{ name: kind, extensions: [extension] }],
    }
    const window = BrowserWindow.getFocusedWindow()
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    return canceled || filePath === '' ? null : filePath
  }

export const pickTableFile = pick('CSV', 'csv')
export const pickPdfFile = pick('PDF', 'pdf')
