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
    'media.receipt-unreadable': '这不是光盘回执的二维码内容，请重新扫描，或改为输入 16 位回执码。',
    'media.key-unreadable': '这不是值守的光盘密钥文件，或文件已损坏。',
    'media.passphrase-wrong': '口令不正确，密钥没有打开。',
    'media.key-weak': '对方名片中的密钥无效，不能使用，请对方重新生成密钥并导出名片。',
    'media.card-unreadable': '这不是值守的密钥名片，或文件已损坏，请对方重新导出。',
    'media.card-other-side': '拿错了名片：这是支持中心与站点另一方的名片，请选对方交来的那一份。',
    'media.receipt-not-theirs': '回执的签名不是这个站点的，不予采信，请与站点核对。',
    'media.code-unknown': '没有哪一期光盘对得上这个回执码：可能已登记过，也可能不是发给我们的。',
  },
  en: {
    ...mediaDiscFailureTexts.en,
    'media.act-not-now': 'The edition has moved on, this step is not possible now. Look at its present state.',
    'media.not-approved': 'No second person has approved this edition yet, so it cannot be sealed.',
    'media.code-length': 'A receipt code has 16 characters, this one has {{found}}.',
    'media.code-mistyped': 'The receipt code has a slip in it. Compare it with the site group by group.',
    'media.no-such-job': 'This task is no longer in the list.',
    'media.job-runs': 'This task is still going on. Cancel it first, or wait for its end.',
    'media.receipt-unreadable':
      'This is not the QR text of a disc receipt. Scan again, or type the code of 16 characters.',
    'media.key-unreadable': 'This is no key file of Vigil, or it is damaged.',
    'media.passphrase-wrong': 'Wrong passphrase, the key stays closed.',
    'media.key-weak': 'The key on the card is not valid and cannot be used. Ask the other side for a new key and card.',
    'media.card-unreadable': 'This is no key card of Vigil, or it is damaged. Ask for it again.',
    'media.card-other-side': 'Wrong card: a centre takes in cards of sites, a site that of its centre.',
    'media.receipt-not-theirs': 'The receipt is not signed by this site and is not believed. Check with the site.',
    'media.code-unknown': 'No open edition matches this code: it has been entered before, or is not for us.',
  },
} as const
