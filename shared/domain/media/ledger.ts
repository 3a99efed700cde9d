/** The ledger of the weekly discs (登记台账) as a table that people read: what each step is called, and the text for a spreadsheet. */
import { DEFAULT_ZONE } from '../calendar/schema'
import type { LocalText } from '../calendar/schema'
import { DAY_MS, isoDateOfDay, localDayOf, instantOfLocal } from '../../lib/zoned-time'
import type { EditionId, Week } from './ids'

/** A step out of the journal; `hash` is that of its entry, which the next entry holds. */
export type LedgerLine = {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly type: string
  readonly editionId: EditionId | null
  readonly siteName: string
  readonly week: Week | null
  readonly editionSeq: number | null
  readonly disc: number | null
  readonly details: Readonly<Record<string, string | number | null>>
  readonly hash: string
}

type Language = keyof LocalText
type Words = Readonly<Record<string, LocalText>>

const steps: Words = {
  'media.key-created': { zh: '创建密钥', en: 'Key created' },
  'media.key-rotated': { zh: '更换密钥', en: 'Key replaced' },
  'media.key-restored': { zh: '恢复密钥', en: 'Key restored' },
  'media.key-backed-up': { zh: '备份密钥', en: 'Key backed up' },
  'media.key-unlocked': { zh: '解锁密钥', en: 'Key unlocked' },
  'media.key-refused': { zh: '密钥口令错误', en: 'Wrong passphrase' },
  'media.card-exported': { zh: '导出中心名片', en: 'Centre card exported' },
  'media.card-enrolled': { zh: '登记站点名片', en: 'Site card enrolled' },
  'media.card-revoked': { zh: '撤销站点名片', en: 'Site card revoked' },
  'media.plan-saved': { zh: '保存计划', en: 'Plan saved' },
  'media.plan-paused': { zh: '暂停计划', en: 'Plan paused' },
  'media.plan-resumed': { zh: '恢复计划', en: 'Plan resumed' },
  'media.plan-ended': { zh: '终止计划', en: 'Plan ended' },
  'media.plan-revived': { zh: '撤回终止', en: 'End taken back' },
  'media.reminder-acknowledged': { zh: '确认提醒', en: 'Reminder acknowledged' },
  'media.inbox.chosen': { zh: '设定收件文件夹', en: 'Inbox chosen' },
  'media.file.taken-in': { zh: '收入补丁', en: 'File taken in' },
  'media.file.came-again': { zh: '补丁再次送来', en: 'File came again' },
  'media.file.inspected': { zh: '重新检查补丁', en: 'File inspected again' },
  'media.file.described': { zh: '填写补丁说明', en: 'File described' },
  'media.file.confirmed': { zh: '复核补丁来源', en: 'Source confirmed' },
  'media.file.rejected': { zh: '否决补丁', en: 'File rejected' },
  'media.edition-planned': { zh: '建立一期', en: 'Edition planned' },
  'media.manifest-signed': { zh: '签署清单', en: 'Manifest signed' },
  'media.disc-built': { zh: '制作映像', en: 'Image built' },
  'media.disc-exported': { zh: '导出映像', en: 'Image exported' },
  'media.disc-burned': { zh: '刻录', en: 'Burned' },
  'media.disc-burned-elsewhere': { zh: '登记外部刻录', en: 'Burned elsewhere' },
  'media.copy-verified': { zh: '回读校验通过', en: 'Copy read back' },
  'media.copy-spoiled': { zh: '登记废盘', en: 'Copy spoiled' },
  'media.edition-approved': { zh: '刻录审批', en: 'Approved' },
  'media.edition-sealed': { zh: '封装', en: 'Sealed' },
  'media.edition-handed-over': { zh: '交接', en: 'Handed over' },
  'media.edition-received': { zh: '站点签收', en: 'Received' },
  'media.receipt-entered': { zh: '登记回执', en: 'Receipt entered' },
  'media.receipt-refused': { zh: '回执不予采信', en: 'Receipt refused' },
  'media.edition-lost': { zh: '登记遗失', en: 'Given up as lost' },
  'media.edition-cancelled': { zh: '作废', en: 'Cancelled' },
  'media.paper-saved': { zh: '保存单据', en: 'Paper saved' },
  'media.paper-printed': { zh: '打印单据', en: 'Paper printed' },
  'media.ledger-exported': { zh: '导出台账', en: 'Ledger exported' },
  'media.site-mode': { zh: '切换工作方式', en: 'Mode of this computer' },
  'media.centre-enrolled': { zh: '登记支持中心', en: 'Centre enrolled' },
  'media.centre-key-adopted': { zh: '采用中心新密钥', en: 'New key of the centre believed' },
  'media.site-card-exported': { zh: '导出站点名片', en: 'Site card exported' },
  'media.import-dir': { zh: '设定导入文件夹', en: 'Import folder chosen' },
  'media.site-checked': { zh: '校验光盘', en: 'Disc checked' },
  'media.site-refused': { zh: '拒收光盘', en: 'Disc refused' },
  'media.site-released': { zh: '放行过期光盘', en: 'Expired disc released' },
  'media.site-imported': { zh: '导入光盘', en: 'Disc imported' },
  'media.site-receipt': { zh: '出具回执', en: 'Receipt given' },
  'media.site-destroyed': { zh: '销毁光盘', en: 'Disc destroyed' },
}

const detailNames: Words = {
  kind: { zh: '类别', en: 'kind' },
  discs: { zh: '张数', en: 'discs' },
  patches: { zh: '补丁数', en: 'patches' },
  key: { zh: '密钥', en: 'key' },
  from: { zh: '起', en: 'from' },
  to: { zh: '至', en: 'to' },
  on: { zh: '日期', en: 'on' },
  file: { zh: '文件', en: 'file' },
  name: { zh: '文件', en: 'file' },
  status: { zh: '状态', en: 'status' },
  source: { zh: '来源', en: 'source' },
  sha1: { zh: 'SHA-1', en: 'SHA-1' },
  dir: { zh: '文件夹', en: 'folder' },
  title: { zh: '名称', en: 'title' },
  fingerprint: { zh: '指纹', en: 'fingerprint' },
  reason: { zh: '原因', en: 'reason' },
  code: { zh: '原因', en: 'reason' },
  note: { zh: '备注', en: 'note' },
  manifest: { zh: '清单 SHA-256', en: 'manifest SHA-256' },
  image: { zh: '映像 SHA-256', en: 'image SHA-256' },
  size: { zh: '字节数', en: 'bytes' },
  sealNumber: { zh: '封签号', en: 'seal' },
  way: { zh: '交付方式', en: 'way' },
  carrier: { zh: '承运人', en: 'carrier' },
  tracking: { zh: '运单号', en: 'tracking number' },
  by: { zh: '经办', en: 'by' },
  who: { zh: '签字人', en: 'signed by' },
  outcome: { zh: '结果', en: 'outcome' },
  siteAt: { zh: '站点时间', en: 'time at the site' },
  serial: { zh: '盘号', en: 'serial number' },
  drive: { zh: '刻录机', en: 'drive' },
  copy: { zh: '刻录件', en: 'copy' },
  second: { zh: '第二批准人', en: 'second person' },
  witness: { zh: '监销人', en: 'witness' },
  how: { zh: '方式', en: 'how' },
  mode: { zh: '方式', en: 'mode' },
  centre: { zh: '中心', en: 'centre' },
  paper: { zh: '单据', en: 'paper' },
  rev: { zh: '版本', en: 'version' },
  recipient: { zh: '收件人', en: 'recipient' },
  weekday: { zh: '星期', en: 'weekday' },
  since: { zh: '起始日', en: 'since' },
}

const values: Words = {
  delta: { zh: '增量', en: 'delta' },
  baseline: { zh: '全量', en: 'baseline' },
  courier: { zh: '寄送', en: 'courier' },
  visit: { zh: '上门送达', en: 'visit' },
  pickup: { zh: '客户自取', en: 'picked up' },
  imported: { zh: '已导入', en: 'imported' },
  verified: { zh: '校验通过', en: 'verified' },
  refused: { zh: '拒收', en: 'refused' },
  qr: { zh: '二维码', en: 'QR code' },
  code: { zh: '回执码', en: 'spoken code' },
  paper: { zh: '纸质回执', en: 'paper' },
  accepted: { zh: '可用', en: 'accepted' },
  quarantined: { zh: '隔离', en: 'quarantined' },
  incomplete: { zh: '待填写', en: 'incomplete' },
  'awaiting-second': { zh: '待第二人复核', en: 'awaiting the second person' },
  rejected: { zh: '已否决', en: 'rejected' },
  centre: { zh: '支持中心', en: 'support centre' },
  site: { zh: '站点', en: 'site' },
}

/** What a step is called; one without a name of its own shows its type. */
export const ledgerStep = (type: string, language: Language): string => steps[type]?.[language] ?? type

type Details = LedgerLine['details']

/** Name and value of each detail that says something, in words. */
export const ledgerDetails = (
  details: Details,
  language: Language,
): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({
      name: detailNames[name]?.[language] ?? name,
      value: values[String(value)]?.[language] ?? String(value),
    }))

const MINUTE_MS = 60_000

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-25 09:05` by the clocks of China. */
function timeOf(at: number): string {
  const day = localDayOf(DEFAULT_ZONE, at)
  const minutes = Math.floor(((at - instantOfLocal(DEFAULT_ZONE, day, 0)) % DAY_MS) / MINUTE_MS)
  return `${isoDateOfDay(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const detailText = (details: Details): string =>
  ledgerDetails(details, 'zh')
    .map(({ name, value }) => `${name}：${value}`)
    .join('；')

/** What a spreadsheet would take for a formula comes from a person: it stays a text. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

function cellText(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const heads = ['日志号', '时间', '操作人', '步骤', '站点', '周', '期号', '盘号', '说明', '日志校验值']

/** RFC 4180, a line each CR LF. */
export const ledgerCsv = (lines: readonly LedgerLine[]): string =>
  [
    heads,
    ...lines.map((line) => [
      line.seq,
      timeOf(line.at),
      line.actor,
      ledgerStep(line.type, 'zh'),
      line.siteName,
      line.week,
      line.editionSeq,
      line.disc,
      detailText(line.details),
      line.hash,
    ]),
  ]
    .map((row) => `${row.map(cellText).join(',')}\r\n`)
    .join('')
