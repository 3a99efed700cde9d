/** What goes wrong with the weekly discs, in words: the part of the failures that only their screens meet. */
export const mediaFailureTexts = {
  zh: {
    'media.act-not-now': '这一期的状态已经变化，现在不能做这一步，请核对当前状态。',
    'media.not-approved': '这一期还没有经过第二人审批，不能封装。',
    'media.code-length': '回执码应为 16 位，现在是 {{found}} 位。',
    'media.code-mistyped': '回执码有误，多半是抄错或少抄了一位，请与站点逐组核对。',
    'media.no-such-job': '这项任务已经不在列表里。',
    'media.job-runs': '这项任务还在进行，请先取消或等它结束。',
    'media.paper-nothing': '没有找到这张单据对应的内容，请刷新后重试。',
    'media.paper-not-built': '光盘映像尚未全部生成，请先生成映像，再打印这张单据。',
    'media.paper-no-site': '本机还没有录入支持中心的身份卡，不能打印站点单据。',
    'media.paper-no-receipt': '这一期还没有办结，没有回执可以打印。',
    'media.paper-not-drawn': '单据没有生成，请再试一次；仍不行请重启值守。',
    'media.paper-no-printer': '系统里没有可用的打印机。请先添加打印机，或改为存成 PDF 后打印。',
    'media.paper-not-printed': '没有打印：系统没有接受这项打印任务（{{reason}}）。可以改为存成 PDF 后打印。',
    'media.receipt-unreadable': '这不是光盘回执的二维码内容，请重新扫描，或改为输入 16 位回执码。',
  },
  en: {
    'media.act-not-now': 'The edition has moved on, this step is not possible now. Look at its present state.',
    'media.not-approved': 'No second person has approved this edition yet, so it cannot be sealed.',
    'media.code-length': 'A receipt code has 16 characters, this one has {{found}}.',
    'media.code-mistyped': 'The receipt code has a slip in it. Compare it with the site group by group.',
    'media.no-such-job': 'This task is no longer in the list.',
    'media.job-runs': 'This task is still going on. Cancel it first, or wait for its end.',
    'media.paper-nothing': 'What this paper should show was not found. Refresh and try again.',
    'media.paper-not-built': 'Not all images of the discs are built yet. Build them first, then make this paper.',
    'media.paper-no-site': 'This computer has no card of a support centre yet, so it cannot make the papers of a site.',
    'media.paper-no-receipt': 'This edition is not completed yet: there is no receipt to print.',
    'media.paper-not-drawn': 'The paper could not be made. Try again; if it fails again, restart Vigil.',
    'media.paper-no-printer': 'The system has no printer. Add one first, or save the paper as PDF and print that.',
    'media.paper-not-printed':
      'Nothing was printed: the system did not take the job ({{reason}}). Save it as PDF and print that instead.',
    'media.receipt-unreadable':
      'This is not the QR text of a disc receipt. Scan again, or type the code of 16 characters.',
  },
} as const
