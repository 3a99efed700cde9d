/** 交接单: goes with the sealed discs; who gave, who carried, who took, and that the seal was whole. */
import { nameOfSite, shortHash } from '#shared/domain/media/papers'
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { bytesText } from '../../ui/bytes-text'
import type { Block, Column } from './pages'
import { FieldGrid, FormHead, Instructions, Signatures, Tick } from './parts'
import { dayText, kindText, markText, mediumText, timeText, weekText } from './words'

type Body = Extract<PaperBody, { paper: 'hand-over' }>

const columns: readonly Column[] = [
  { title: '盘号', width: 16, align: 'center' },
  { title: '光盘编号', width: 46 },
  { title: '文件数', width: 18, align: 'end' },
  { title: '容量', width: 22, align: 'end' },
  { title: '映像 SHA-256（前 16 位）' },
  { title: '核对', width: 16, align: 'center' },
]

const ways = [
  ['courier', '寄送'],
  ['visit', '上门送达'],
  ['pickup', '客户自取'],
] as const

/** [S4-07] Who may carry the discs. */
const carrierRule = (isUnmarked: boolean, mark: string): string =>
  isUnmarked
    ? '本单所列光盘为非密光盘，仅含厂商公开发布的补丁。只有非密光盘可以寄送；带密级标识的光盘一律不得寄送。'
    : `本单所列光盘标识为“${mark}”，不得寄送，只能由本单位人员上门送达或由客户派人自取。`

export function handOver({ edition, to, plan }: Body, madeAt: number): readonly Block[] {
  const { discs, copies, handOver: given } = edition
  const isUnmarked = (plan?.mark ?? 'unmarked') === 'unmarked'
  const way = given?.way ?? plan?.delivery ?? null
  const serialsOf = (n: number): string =>
    copies
      .filter(({ disc, state }) => disc === n && state !== 'spoiled')
      .map(({ serial }) => serial)
      .join('、')
  return [
    {
      key: 'head',
      content: (
        <>
          <FormHead title="补丁光盘交接单" date={dayText(madeAt)} />
          <FieldGrid
            fields={[
              { label: '送达站点', value: nameOfSite(to), wide: true },
              {
                label: '地址',
                value: [to.city, to.address].filter((part) => part !== '').join(' ') || null,
                wide: true,
              },
              { label: '周次', value: weekText(edition.week) },
              { label: '期号', value: `第 ${edition.seq} 期　${kindText[edition.kind]}` },
              { label: '密级标识', value: markText(plan) },
              { label: '介质与数量', value: mediumText(plan, discs.length) },
              {
                label: '交付方式',
                value: ways.map(([one, label]) => <Tick key={one} label={label} on={way === one} />),
                wide: true,
              },
              { label: '封签号', value: edition.sealNumber },
              { label: '运单号', value: given?.tracking || null },
              { label: '承运人', value: given?.carrier ?? null },
              { label: '收件人', value: given?.to ?? plan?.recipient ?? null },
              { label: '交出时间', value: given ? timeText(given.at) : null },
              { label: '有效期至', value: dayText(edition.expiresAt) },
            ]}
          />
        </>
      ),
    },
    {
      key: 'discs',
      title: '光盘明细',
      columns,
      rows: discs.map(({ n, files, bytes, image }) => ({
        key: String(n),
        cells: [
          `${n} / ${discs.length}`,
          serialsOf(n),
          files,
          bytesText(bytes),
          image && shortHash(image.sha256),
          <Tick key="tick" label="" />,
        ],
      })),
      empty: { lines: 2 },
    },
    {
      key: 'notes',
      content: (
        <Instructions
          title="交接须知"
          of={[
            carrierRule(isUnmarked, markText(plan)),
            '交出、承运、接收各方当面核对封签号与光盘数量后签字；封签破损、编号或数量不符的，不得接收，请立即告知制作单位。',
            '光盘只供上述站点使用。导入前须用值守核验，进入站点后不得带出，用毕就地销毁并登记。',
            '请在收到后及时回传回执（二维码或 16 位回执码）。',
          ]}
        />
      ),
    },
    {
      key: 'check',
      content: (
        <FieldGrid
          fields={[
            {
              label: '接收核对',
              value: (
                <>
                  <Tick label="封签完好、编号一致" />
                  <Tick label="数量相符" />
                  <Tick label="有异常（请注明）：" />
                </>
              ),
              wide: true,
            },
          ]}
        />
      ),
    },
    {
      key: 'signatures',
      withPrevious: true,
      content: (
        <Signatures
          of={[
            { role: '交出人（制作单位）' },
            { role: '承运人', said: given?.carrier ?? null },
            { role: '接收人（站点，盖章）', said: given?.to ?? plan?.recipient ?? null },
          ]}
        />
      ),
    },
  ]
}
