/** 刻录审批单: what is to be burned for a site, who asked for it, who approved it, and what became of each copy. */
import { nameOfSite, shortHash } from '#shared/domain/media/papers'
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { bytesText } from '../../ui/bytes-text'
import type { Block, Column, Row } from './pages'
import { FieldGrid, FormHead, Lines, Signatures } from './parts'
import { dayText, kindText, markText, mediumText, timeText, weekText } from './words'

type Body = Extract<PaperBody, { paper: 'burn-approval' }>

const discColumns: readonly Column[] = [
  { title: '盘号', width: 16, align: 'center' },
  { title: '文件数', width: 20, align: 'end' },
  { title: '容量', width: 24, align: 'end' },
  { title: '映像 SHA-256（前 16 位）' },
  { title: '映像生成时间', width: 38, align: 'center' },
]

const patchColumns: readonly Column[] = [
  { title: '序号', width: 13, align: 'center' },
  { title: '补丁编号', width: 24, align: 'center' },
  { title: '名称' },
  { title: '盘号', width: 13, align: 'center' },
  { title: '大小', width: 22, align: 'end' },
  { title: '备注', width: 30 },
]

const copyColumns: readonly Column[] = [
  { title: '盘号', width: 13, align: 'center' },
  { title: '光盘编号' },
  { title: '刻录机', width: 34 },
  { title: '刻录人', width: 24, align: 'center' },
  { title: '刻录时间', width: 33, align: 'center' },
  { title: '回读校验', width: 33, align: 'center' },
]

/** What an approver should know of what stays behind; patches that are none of the site's are no news. */
const leftOutWords: Readonly<Record<string, string>> = {
  superseded: '已有新补丁取代',
  'not-accepted': '文件未通过入库检查',
  'requires-missing': '缺少前置补丁',
  'requires-cycle': '补丁互为前置，须先更正目录',
}

/** Null while it has not been read back: a person may do that and say so by hand. */
function checkWords({ state, reason, checkedAt }: Body['edition']['copies'][number]): React.ReactNode {
  if (state === 'spoiled') return ['报废', reason].filter((part) => part).join('：')
  return checkedAt === null ? null : <Lines of={['合格', timeText(checkedAt)]} />
}

function copyRows({ copies }: Body['edition']): readonly Row[] {
  return copies.map((copy) => ({
    key: copy.id,
    cells: [
      copy.disc,
      copy.serial,
      copy.drive === '' ? '其他设备刻录' : copy.drive,
      copy.burnedBy,
      timeText(copy.burnedAt),
      checkWords(copy),
    ],
  }))
}

export function burnApproval({ edition, to, contents, plan }: Body, madeAt: number): readonly Block[] {
  const { discs, approvedAt, approvedBy } = edition
  const bytes = contents.patches.reduce((sum, patch) => sum + patch.bytes, 0)
  const held = contents.leftOut.filter(({ reason }) => reason in leftOutWords)
  return [
    {
      key: 'head',
      content: (
        <>
          <FormHead title="补丁光盘刻录审批单" date={dayText(madeAt)} />
          <FieldGrid
            fields={[
              { label: '送达站点', value: nameOfSite(to), wide: true },
              { label: '周次', value: weekText(edition.week) },
              { label: '期号', value: `第 ${edition.seq} 期` },
              { label: '类型', value: kindText[edition.kind] },
              { label: '密级标识', value: markText(plan) },
              { label: '介质与数量', value: mediumText(plan, discs.length) },
              { label: '补丁', value: `${contents.patches.length} 个，共 ${bytesText(bytes)}` },
              { label: '申请人', value: edition.plannedBy },
              { label: '申请时间', value: timeText(edition.createdAt) },
              { label: '有效期至', value: dayText(edition.expiresAt) },
              { label: '接收人', value: plan?.recipient ?? null },
              { label: '用途', value: '为不连互联网的站点提供当周完整、有效、来自厂商官方渠道的补丁。', wide: true },
            ]}
          />
        </>
      ),
    },
    {
      key: 'discs',
      title: '一、光盘',
      columns: discColumns,
      rows: discs.map(({ n, files, bytes: size, image }) => ({
        key: String(n),
        cells: [
          `${n} / ${discs.length}`,
          files,
          bytesText(size),
          image && shortHash(image.sha256),
          image && timeText(image.builtAt),
        ],
      })),
      empty: { words: '尚未分盘' },
    },
    {
      key: 'patches',
      title: '二、补丁清单',
      columns: patchColumns,
      rows: contents.patches.map(({ kb, title, disc, bytes: size, requiredBy }, i) => ({
        key: `${kb} ${disc}`,
        cells: [
          i + 1,
          kb,
          title,
          disc,
          bytesText(size),
          requiredBy.length > 0 ? `${requiredBy.join('、')} 的前置补丁` : null,
        ],
      })),
      empty: { words: '本期没有新补丁' },
    },
    ...(held.length === 0
      ? []
      : [
          {
            key: 'left-out',
            title: '附：未列入本期的补丁',
            columns: [{ title: '补丁编号', width: 40, align: 'center' }, { title: '原因' }] as const,
            rows: held.map(({ kb, reason }) => ({ key: `${kb} ${reason}`, cells: [kb, leftOutWords[reason]] })),
            empty: { words: '无' },
          },
        ]),
    {
      key: 'copies',
      title: '三、刻录记录',
      columns: copyColumns,
      rows: copyRows(edition),
      empty: { lines: Math.max(2, discs.length) },
    },
    {
      key: 'signatures',
      withPrevious: true,
      content: (
        <Signatures
          of={[
            { role: '申请人', said: edition.plannedBy },
            {
              role: '审批人',
              said:
                approvedAt === null ? (
                  '意见：'
                ) : (
                  <Lines of={[`系统内已批准：${approvedBy ?? ''}`, timeText(approvedAt)]} />
                ),
            },
            { role: '刻录人' },
          ]}
        />
      ),
    },
  ]
}
