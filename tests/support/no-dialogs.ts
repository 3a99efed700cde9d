/** Nobody sits at the screen: every dialog is closed without a choice. */
import type { FileDialogs } from '#main/features/media/text-files'

export const noDialogs: FileDialogs = { save: async () => null, open: async () => null }
