/** 登记台账: every step of every disc over a period, as the journal has it. */
import { nameOfSite } from '#shared/domain/media/papers'
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { ledgerNote, ledgerStep } from './ledger-words'
import type { Block, Column } from './pages'
import { FormHead, Signatures } from './parts'
import { chineseDay, dayText, timeText } from './words'

type Body = Extract<PaperBody, { paper: 'ledger' }>

const columns: readonly Column[] = [
  { title: '日志号', width: 17, align: 'end' },
  { title: '时间', width: 32, align: 'center' },
  { title: '站点', width: 52 },
  { title: '周次', width: 23, align: 'center' },
  { title: '期号', width: 13, align: 'center' },
  { title: '盘号', width: 13, align: 'center' },
  { title: '事项', width: 30 },
  { title: '说明' },
  { title: '经办人', width: 22, align: 'center' },
]

export function ledger({ from, to, of, rows }: Body, madeAt: number): readonly Block[] {
  return [
    { key: 'head', content: <FormHead title="补丁光盘登记台账" date={dayText(madeAt)} /> },
    {
      key: 'rows',
      title: `${chineseDay(from)}至 ${chineseDay(to)}　${of ? nameOfSite(of) : '全部站点'}　共 ${rows.length} 条`,
      columns,
      rows: rows.map((row) => ({
        key: String(row.seq),
        cells: [
          row.seq,
          timeText(row.at),
          row.siteName,
          row.week,
          row.editionSeq,
          row.disc,
          ledgerStep(row.type),
          ledgerNote(row),
          row.actor,
        ],
      })),
      empty: { words: '本期间没有记录' },
    },
    {
      key: 'signatures',
      withPrevious: true,
      content: <Signatures of={[{ role: '登记人' }, { role: '核对人' }, { role: '负责人（盖章）' }]} />,
    },
  ]
}
