/** Words of the section that decides whether this computer is a support centre or an isolated site. */
export const siteTexts = {
  zh: {
    lead: '同一个程序，两种用途：支持中心，或者只接收补丁光盘的离线站点。',
    centre: '支持中心',
    site: '离线站点',
    centreMeans: '本机是支持中心：受理热线和工单，制作并寄送补丁光盘。',
    siteMeans: '本机是离线站点：只检查、导入支持中心寄来的补丁光盘并给出回执，不再显示热线、工单等界面。',
    becomeSite: '改为离线站点…',
    becomeCentre: '改回支持中心…',
    becomeSiteTitle: '把本机改为离线站点？',
    becomeSiteText: '之后本机只用来接收补丁光盘，热线、工单等界面不再显示。已有数据原样保留，管理员随时可以改回。',
    becomeCentreTitle: '把本机改回支持中心？',
    becomeCentreText:
      '之后本机显示热线、工单等界面，不再接收补丁光盘。收盘历史和密钥原样保留，随时可以再改为离线站点。',
    people: '收盘的人需要“光盘制作员”角色；过期光盘须由两个有此角色的人放行。',
  },
  en: {
    lead: 'One program, two uses: a support centre, or an isolated site that only takes in patch discs.',
    centre: 'Support centre',
    site: 'Isolated site',
    centreMeans: 'This computer is a support centre: it takes calls and tickets, and makes and sends patch discs.',
    siteMeans:
      'This computer is an isolated site: it only checks and imports the discs of its support centre and gives receipts; calls and tickets are not shown.',
    becomeSite: 'Make it an isolated site…',
    becomeCentre: 'Make it a support centre again…',
    becomeSiteTitle: 'Make this computer an isolated site?',
    becomeSiteText:
      'It then only takes in patch discs; the screens for calls and tickets are hidden. Data stays as it is, and an administrator can turn this back at any time.',
    becomeCentreTitle: 'Make this computer a support centre again?',
    becomeCentreText:
      'It then shows calls and tickets and takes in no patch discs. The history of discs and the keys stay; you can make it an isolated site again.',
    people: 'Who takes in discs needs the role of a media operator; two of them can release an expired disc.',
  },
} as const
