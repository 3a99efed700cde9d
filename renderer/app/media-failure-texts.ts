/** What goes wrong with the weekly discs, in words: the part of the failures that only their screens meet. */
export const mediaFailureTexts = {
  zh: {
    'media.act-not-now': '这一期的状态已经变化，现在不能做这一步，请核对当前状态。',
    'media.not-approved': '这一期还没有经过第二人审批，不能封装。',
    'media.code-length': '回执码应为 16 位，现在是 {{found}} 位。',
    'media.code-mistyped': '回执码有误，多半是抄错或少抄了一位，请与站点逐组核对。',
    'media.no-such-job': '这项任务已经不在列表里。',
    'media.job-runs': '这项任务还在进行，请先取消或等它结束。',
    'media.receipt-unreadable': '这不是光盘回执的二维码内容，请重新扫描，或改为输入 16 位回执码。',
  },
  en: {
    'media.act-not-now': 'The edition has moved on, this step is not possible now. Look at its present state.',
    'media.not-approved': 'No second person has approved this edition yet, so it cannot be sealed.',
    'media.code-length': 'A receipt code has 16 characters, this one has {{found}}.',
    'media.code-mistyped': 'The receipt code has a slip in it. Compare it with the site group by group.',
    'media.no-such-job': 'This task is no longer in the list.',
    'media.job-runs': 'This task is still going on. Cancel it first, or wait for its end.',
    'media.receipt-unreadable':
      'This is not the QR text of a disc receipt. Scan again, or type the code of 16 characters.',
  },
} as const
