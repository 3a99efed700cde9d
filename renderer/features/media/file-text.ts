/** What is said of a file of the catalogue: reasons of the quarantine, its signature, its scan. */
import { fileReasonWords, notScannedWords } from '#shared/domain/media/file-words'
import type { FileStatus } from '#shared/domain/media/files'
import type { LocalName } from '../../ui/local-text'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'

export const fileLook: Readonly<Record<FileStatus, { readonly tone: Tone; readonly shape: Shape }>> = {
  quarantined: { tone: 'late', shape: 'diamond' },
  incomplete: { tone: 'soon', shape: 'half' },
  'awaiting-second': { tone: 'soon', shape: 'triangle' },
  accepted: { tone: 'good', shape: 'check' },
  rejected: { tone: 'quiet', shape: 'cross' },
}

const reasons: Readonly<Record<string, LocalName>> = fileReasonWords
const scans: Readonly<Record<string, LocalName>> = notScannedWords

/** A reason without words of its own is said by its code. */
export const reasonWords = (code: string): LocalName =>
  reasons[code] ?? reasons[`signature.${code}`] ?? { zh: code, en: code }

export const scanWords = (code: string): LocalName => scans[code] ?? { zh: code, en: code }
