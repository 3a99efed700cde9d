/** [S4-07] What the papers of the weekly disc are called and numbered, and what the QR code on a sleeve says. */
import type { LocalText } from '../calendar/schema'
import type { EditionId } from './ids'

export const paperNames = {
  'sleeve-label': { zh: '盘封标签', en: 'Sleeve label' },
  'burn-approval': { zh: '刻录审批单', en: 'Burning approval' },
  'hand-over': { zh: '交接单', en: 'Hand-over form' },
  ledger: { zh: '登记台账', en: 'Ledger' },
  'import-approval': { zh: '导入审批单', en: 'Import approval' },
  receipt: { zh: '回执', en: 'Receipt' },
  destruction: { zh: '销毁清单', en: 'Destruction list' },
} as const satisfies Record<string, LocalText>

type Paper = keyof typeof paperNames

/** The number of the form itself, as it stands in its corner. */
export const formCodes: Readonly<Record<Paper, string>> = {
  'sleeve-label': 'GP-01',
  'burn-approval': 'GP-02',
  'hand-over': 'GP-03',
  ledger: 'GP-04',
  'import-approval': 'GP-05',
  receipt: 'GP-06',
  destruction: 'GP-07',
}

/** mm. */
export type PaperFormat = { readonly width: number; readonly height: number }
const portrait: PaperFormat = { width: 210, height: 297 }
const landscape: PaperFormat = { width: 297, height: 210 }

/** A4 but for the square of a sleeve; lists with many columns lie across. */
export const paperFormats: Readonly<Record<Paper, PaperFormat>> = {
  'sleeve-label': { width: 120, height: 120 },
  'burn-approval': portrait,
  'hand-over': portrait,
  ledger: landscape,
  'import-approval': portrait,
  receipt: portrait,
  destruction: landscape,
}

type Numbered = { readonly id: EditionId; readonly week: string; readonly seq: number }

/** A site may be called just `机房`: only with whose it is it has a name. */
export const nameOfSite = ({ customer, site }: { readonly customer: string; readonly site: string }): string =>
  site.includes(customer) ? site : `${customer} ${site}`

const compact = (day: string): string => day.replaceAll('-', '')

/** The same paper of the same edition always has the same number: `GP-03-20261130-0012-7F3K9Q`. */
export const editionPaperNumber = (paper: Paper, { id, week, seq }: Numbered): string =>
  `${formCodes[paper]}-${compact(week)}-${String(seq).padStart(4, '0')}-${id.slice(-6)}`

/** Of a list over days: `GP-04-20261101-20261130`. */
export const periodPaperNumber = (paper: Paper, from: string, to: string): string =>
  [formCodes[paper], compact(from), ...(from === to ? [] : [compact(to)])].join('-')

const labelPrefix = 'VIGIL-D1'

/** What the QR code on a sleeve says: which edition, its number at the site, which disc of how many, the image's first 8 bytes. */
export const sleeveText = (
  { id, seq }: Pick<Numbered, 'id' | 'seq'>,
  disc: number,
  discs: number,
  imageSha256: string,
): string => [labelPrefix, id, seq, `${disc}/${discs}`, imageSha256.slice(0, 16).toUpperCase()].join(':')

/** The beginning of a hash as people compare it: 16 digits in groups of four. */
export const shortHash = (sha256: string): string => sha256.slice(0, 16).toUpperCase().match(/.{4}/g)?.join(' ') ?? ''
