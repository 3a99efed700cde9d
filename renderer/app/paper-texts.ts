/** What the button of a paper says. */
export const paperTexts = {
  zh: {
    save: '{{name}}：存为 PDF',
    print: '{{name}}：打印',
    making: '正在生成…',
    saved: '已保存：{{file}}',
    printed: '已送往打印机',
  },
  en: {
    save: '{{name}}: save as PDF',
    print: '{{name}}: print',
    making: 'Making it…',
    saved: 'Saved: {{file}}',
    printed: 'Sent to the printer',
  },
} as const
