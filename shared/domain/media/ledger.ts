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

/** What is known by its own words; another step shows its type. */
export const ledgerSteps: Readonly<Record<string, LocalText>> = {
  'media.key-created': { zh: '创建密钥', en: 'Key created' },
  'media.key-rotated': { zh: '更换密钥', en: 'Key replaced' },
  'media.key-restored': { zh: '恢复密钥', en: 'Key restored' },
  'media.key-backed-up': { zh: '备份密钥', en: 'Key backed up' },
  'media.key-unlocked': { zh: '解锁密钥', en: 'Key unlocked' },
  'media.key-refused': { zh: '密钥口令错误', en: 'Wrong passphrase' },
  'media.card-exported': { zh: '导出中心密钥名片', en: 'Centre card exported' },
  'media.card-enrolled': { zh: '登记站点密钥名片', en: 'Site card enrolled' },
  'media.card-revoked': { zh: '撤销站点密钥名片', en: 'Site card revoked' },
  'media.edition-planned': { zh: '计划', en: 'Planned' },
  'media.manifest-signed': { zh: '签署清单', en: 'Manifest signed' },
  'media.disc-built': { zh: '制作映像', en: 'Image built' },
  'media.disc-burned': { zh: '刻录光盘', en: 'Disc burned' },
  'media.disc-burned-elsewhere': { zh: '登记外部刻录', en: 'Burned elsewhere' },
  'media.disc-exported': { zh: '导出映像', en: 'Image exported' },
  'media.copy-verified': { zh: '回读校验合格', en: 'Copy read back in order' },
  'media.copy-spoiled': { zh: '光盘报废', en: 'Copy spoiled' },
  'media.paper-saved': { zh: '保存单据', en: 'Paper saved' },
  'media.paper-printed': { zh: '打印单据', en: 'Paper printed' },
  'media.edition-approved': { zh: '刻录审批', en: 'Approved' },
  'media.edition-sealed': { zh: '封装', en: 'Sealed' },
  'media.edition-handed-over': { zh: '交接', en: 'Handed over' },
  'media.edition-received': { zh: '站点签收', en: 'Received' },
  'media.receipt-entered': { zh: '登记回执', en: 'Receipt entered' },
  'media.receipt-refused': { zh: '回执不予采信', en: 'Receipt refused' },
  'media.edition-lost': { zh: '登记遗失', en: 'Given up as lost' },
  'media.edition-cancelled': { zh: '取消', en: 'Cancelled' },
  'media.site-mode': { zh: '设定本机用途', en: 'Use of this computer set' },
  'media.centre-enrolled': { zh: '登记支持中心密钥名片', en: 'Centre enrolled' },
  'media.centre-key-adopted': { zh: '认可中心新密钥', en: 'New key of the centre adopted' },
  'media.site-card-exported': { zh: '导出站点密钥名片', en: 'Site card exported' },
  'media.import-dir': { zh: '选择导入文件夹', en: 'Folder for imports chosen' },
  'media.site-checked': { zh: '站点检查', en: 'Checked at the site' },
  'media.site-refused': { zh: '检查不合格', en: 'Refused at the site' },
  'media.site-released': { zh: '过期放行', en: 'Released though expired' },
  'media.site-imported': { zh: '导入', en: 'Imported' },
  'media.site-receipt': { zh: '生成回执', en: 'Receipt made' },
  'media.site-destroyed': { zh: '销毁光盘', en: 'Destroyed' },
  'media.ledger-exported': { zh: '导出台账', en: 'Ledger exported' },
  'media.plan-saved': { zh: '保存计划', en: 'Plan saved' },
  'media.plan-paused': { zh: '暂停计划', en: 'Plan paused' },
  'media.plan-resumed': { zh: '恢复计划', en: 'Plan resumed' },
  'media.plan-ended': { zh: '终止计划', en: 'Plan ended' },
  'media.plan-revived': { zh: '撤销终止', en: 'End of plan taken back' },
  'media.reminder-acknowledged': { zh: '确认提醒', en: 'Reminder acknowledged' },
  'media.inbox.chosen': { zh: '选择收件夹', en: 'Inbox chosen' },
  'media.file.taken-in': { zh: '补丁入库', en: 'Patch taken in' },
  'media.file.came-again': { zh: '补丁重复到达', en: 'Patch came again' },
  'media.file.inspected': { zh: '重新检查补丁', en: 'Patch inspected again' },
  'media.file.described': { zh: '补充补丁信息', en: 'Patch described' },
  'media.file.confirmed': { zh: '确认补丁来源', en: 'Source of patch confirmed' },
  'media.file.rejected': { zh: '否决补丁', en: 'Patch rejected' },
}

const detailNames: Readonly<Record<string, string>> = {
  kind: '类别',
  discs: '张数',
  patches: '补丁数',
  key: '密钥',
  from: '起',
  to: '至',
  file: '文件',
  fingerprint: '指纹',
  reason: '原因',
  note: '备注',
  manifest: '清单 SHA-256',
  image: '映像 SHA-256',
  size: '字节数',
  sealNumber: '封签号',
  way: '交付方式',
  carrier: '承运人',
  tracking: '运单号',
  by: '经办',
  who: '签字人',
  outcome: '结果',
  siteAt: '站点时间',
  serial: '盘号',
  drive: '刻录机',
  copy: '刻录件',
  paper: '单据',
  name: '名称',
  title: '名称',
  status: '状态',
  files: '文件数',
  bad: '不合格文件数',
  place: '位置',
  dir: '文件夹',
  how: '销毁方式',
  witness: '监销人',
  source: '来源',
  sha1: 'SHA-1',
  on: '日期',
  since: '起始日',
  recipient: '收件人',
  second: '第二批准人',
  code: '原因',
  rev: '版本',
  weekday: '交接日（1 为周一）',
  products: '产品',
  languages: '语言',
  architectures: '架构',
  discType: '介质',
  capacityBytes: '每张字节数',
  leadDays: '提前工作日',
  delivery: '交付方式',
  receiptDays: '回执天数',
  expiryDays: '有效天数',
  baselineWeeks: '全量盘间隔周数',
  feeFen: '每张费用（分）',
  mark: '标识',
  courier: '承运人',
}

const values: Readonly<Record<string, string>> = {
  delta: '增量',
  baseline: '全量',
  courier: '寄送',
  messenger: '本单位专人',
  'registered-post': '挂号邮寄',
  unmarked: '非密',
  internal: '内部',
  'work-secret': '工作秘密',
  visit: '上门送达',
  pickup: '客户自取',
  imported: '已导入',
  verified: '校验通过',
  refused: '拒收',
  qr: '二维码',
  code: '回执码',
  paper: '纸质回执',
  accepted: '可用',
  quarantined: '隔离',
  incomplete: '待补充',
  'awaiting-second': '待第二人确认',
  rejected: '已否决',
  'sleeve-label': '盘封标签',
  'burn-approval': '刻录审批单',
  'hand-over': '交接单',
  ledger: '登记台账',
  'import-approval': '导入审批单',
  receipt: '回执',
  destruction: '销毁清单',
}

const MINUTE_MS = 60_000

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-25 09:05` by the clocks of China. */
function timeOf(at: number): string {
  const day = localDayOf(DEFAULT_ZONE, at)
  const minutes = Math.floor(((at - instantOfLocal(DEFAULT_ZONE, day, 0)) % DAY_MS) / MINUTE_MS)
  return `${isoDateOfDay(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Whether people have a word for what was noted under a name. */
export const isNamedDetail = (name: string): boolean => Object.hasOwn(detailNames, name)

/** In Chinese, as the table has it. */
export const ledgerDetails = (details: LedgerLine['details']): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${detailNames[name] ?? name}：${values[String(value)] ?? String(value)}`)
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
      ledgerSteps[line.type]?.zh ?? line.type,
      line.siteName,
      line.week,
      line.editionSeq,
      line.disc,
      ledgerDetails(line.details),
      line.hash,
    ]),
  ]
    .map((row) => `${row.map(cellText).join(',')}\r\n`)
    .join('')
