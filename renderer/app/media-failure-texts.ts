/** What goes wrong with the weekly discs, in words: the part of the failures that only their screens meet. */
import { mediaDiscFailureTexts } from './media-disc-failure-texts'

export const mediaFailureTexts = {
  zh: {
    ...mediaDiscFailureTexts.zh,
    'media.act-not-now': '这一期的状态已经变化，现在不能做这一步，请核对当前状态。',
    'media.not-approved': '这一期还没有经过第二人审批，不能封装。',
    'media.code-length': '回执码应为 16 位，现在是 {{found}} 位。',
    'media.code-mistyped': '回执码有误，多半是抄错或少抄了一位，请与站点逐组核对。',
    'media.no-such-job': '这项任务已经不在列表里。',
    'media.job-runs': '这项任务还在进行，请先取消或等它结束。',
    'media.no-such-file': '补丁库里没有这个文件。',
    'media.file-not-now': '这个文件的状态已经变化，现在不能做这一步，请核对当前状态。',
    'media.source-needed': '这个文件没有可验证的签名，请写明从厂商的哪个页面或哪里取得。',
    'media.second-person': '来源须由另一个人确认，填写说明的人不能自己确认。',
    'media.marks-clash': '{{kb}} 不能这样填写：补丁不能取代或依赖自己，同一补丁也不能既被取代又被依赖。',
    'media.supersedes-circle': '{{kb}} 已标明取代本补丁，两者不能互相取代，请核对。',
    'media.no-inbox': '还没有选择收件夹。',
    'media.inbox-not-a-folder': '“{{path}}”不是文件夹，或无法打开，请另选一个。',
    'media.inbox-in-profile': '收件夹不能放在值守自己的数据文件夹里，请另选一个。',
    'media.inbox-gone': '收件夹“{{path}}”打不开，可能已被移走，或网络断开。恢复后会自动继续。',
    'media.inbox-link': '收件夹中的“{{name}}”是链接或特殊文件，不予收取。请把文件本身放进来。',
    'media.trust-missing': '找不到受信任根证书的清单“{{file}}”，签名无法验证，请重新安装值守。',
    'media.trust-unreadable': '受信任根证书的清单“{{file}}”有误：{{reason}}',
    'media.trust-changed': '根证书“{{file}}”与清单中登记的不一致，可能被替换，已停止收取。',
    'media.receipt-unreadable': '这不是光盘回执的二维码内容，请重新扫描，或改为输入 16 位回执码。',
  },
  en: {
    ...mediaDiscFailureTexts.en,
    'media.act-not-now': 'The edition has moved on, this step is not possible now. Look at its present state.',
    'media.not-approved': 'No second person has approved this edition yet, so it cannot be sealed.',
    'media.code-length': 'A receipt code has 16 characters, this one has {{found}}.',
    'media.code-mistyped': 'The receipt code has a slip in it. Compare it with the site group by group.',
    'media.no-such-job': 'This task is no longer in the list.',
    'media.job-runs': 'This task is still going on. Cancel it first, or wait for its end.',
    'media.no-such-file': 'The catalogue has no such file.',
    'media.file-not-now': 'The file has moved on, this step is not possible now. Look at its present state.',
    'media.source-needed':
      'No signature of this file can be checked. Say from which page of the vendor, or where else, it was fetched.',
    'media.second-person': 'Somebody else must confirm the source, not the one who described it.',
    'media.marks-clash':
      '{{kb}} cannot stand there: an update neither replaces nor needs itself, and it cannot both replace and need another.',
    'media.supersedes-circle': '{{kb}} is marked as replacing this update. They cannot replace each other.',
    'media.no-inbox': 'No inbox folder has been chosen yet.',
    'media.inbox-not-a-folder': '"{{path}}" is no folder, or cannot be opened. Choose another one.',
    'media.inbox-in-profile': "The inbox cannot lie in Vigil's own data folder. Choose another one.",
    'media.inbox-gone':
      'The inbox "{{path}}" cannot be opened: it was moved, or the network is down. It goes on by itself when it is back.',
    'media.inbox-link':
      '"{{name}}" in the inbox is a link or a special file and is not taken in. Put the file itself there.',
    'media.trust-missing':
      'The list of trusted roots "{{file}}" is not there, so no signature can be verified. Install Vigil again.',
    'media.trust-unreadable': 'The list of trusted roots "{{file}}" is wrong: {{reason}}',
    'media.trust-changed':
      'The root certificate "{{file}}" is not the one that is registered: it may have been replaced. Nothing is taken in.',
    'media.receipt-unreadable':
      'This is not the QR text of a disc receipt. Scan again, or type the code of 16 characters.',
  },
} as const
