/** The system's own dialogs for the files of the weekly discs. */
import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { FileDialogs, FileKind } from '../features/media/text-files'

const filters: Readonly<Record<FileKind, { readonly name: string; readonly extensions: readonly string[] }>> = {
  'media-key': { name: '值守光盘密钥', extensions: ['json'] },
  'media-card': { name: '值守密钥名片', extensions: ['json'] },
  'disc-image': { name: '光盘映像', extensions: ['iso'] },
  csv: { name: 'CSV', extensions: ['csv'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
}

const filterOf = (kind: FileKind) => [{ name: filters[kind].name, extensions: [...filters[kind].extensions] }]

export const fileDialogs: FileDialogs = {
  save: async (name, kind) => {
    const options = { defaultPath: path.join(app.getPath('documents'), name), filters: filterOf(kind) }
    const window = BrowserWindow.getFocusedWindow()
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    return canceled || filePath === '' ? null : filePath
  },
  open: async (kind) => {
    const options = { filters: filterOf(kind), properties: ['openFile' as const] }
    const window = BrowserWindow.getFocusedWindow()
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    return canceled ? null : (filePaths[0] ?? null)
  },
}
