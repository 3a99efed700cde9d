/** 导入审批单, at the site: what a disc that was checked would bring, and who lets it in. */
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { bytesText } from '../../ui/bytes-text'
import type { Block, Column } from './pages'
import { FieldGrid, FormHead, Instructions, Signatures } from './parts'
import { dayText, kindText, timeText, weekText } from './words'

type Body = Extract<PaperBody, { paper: 'import-approval' }>

const discColumns: readonly Column[] = [
  { title: '盘号', width: 30, align: 'center' },
  { title: '核验通过时间', align: 'center' },
  { title: '导入完成时间', align: 'center' },
]

const patchColumns: readonly Column[] = [
  { title: '序号', width: 14, align: 'center' },
  { title: '补丁编号', width: 26, align: 'center' },
  { title: '名称' },
  { title: '大小', width: 24, align: 'end' },
  { title: '本站点', width: 24, align: 'center' },
]

export function importApproval({ site, arrival }: Body, madeAt: number): readonly Block[] {
  const { discs, patches, released } = arrival
  const missing = discs.filter(({ verifiedAt }) => verifiedAt === null).map(({ n }) => n)
  const fresh = patches.filter(({ isNew }) => isNew)
  const bytes = patches.reduce((sum, patch) => sum + patch.bytes, 0)
  return [
    {
      key: 'head',
      content: (
        <>
          <FormHead title="补丁光盘导入审批单" unit={site.name} date={dayText(madeAt)} />
          <FieldGrid
            fields={[
              { label: '制作单位', value: site.centre, wide: true },
              { label: '周次', value: weekText(arrival.week) },
              { label: '期号', value: `第 ${arrival.seq} 期` },
              { label: '类型', value: kindText[arrival.kind] },
              { label: '光盘数量', value: `${discs.length} 张` },
              {
                label: '补丁',
                value: `${patches.length} 个，共 ${bytesText(bytes)}；其中新增 ${fresh.length} 个`,
                wide: true,
              },
              {
                label: '核验结果',
                value:
                  missing.length === 0
                    ? '签名、站点、期号、有效期与全部文件核验通过。'
                    : `第 ${missing.join('、')} 张尚未核验，暂不得导入。`,
                wide: true,
              },
              ...(released === null
                ? []
                : [
                    {
                      label: '过期放行',
                      value: `由 ${released.by}、${released.second} 两人放行，理由：${released.reason}`,
                      wide: true,
                    },
                  ]),
              { label: '导入位置', value: site.importDir, wide: true },
            ]}
          />
        </>
      ),
    },
    {
      key: 'discs',
      title: '一、光盘核验',
      columns: discColumns,
      rows: discs.map(({ n, verifiedAt, importedAt }) => ({
        key: String(n),
        cells: [`${n} / ${discs.length}`, verifiedAt && timeText(verifiedAt), importedAt && timeText(importedAt)],
      })),
      empty: { lines: 1 },
    },
    {
      key: 'patches',
      title: '二、补丁清单',
      columns: patchColumns,
      rows: patches.map(({ kb, title, bytes: size, isNew }, i) => ({
        key: `${kb} ${title}`,
        cells: [i + 1, kb, title, bytesText(size), isNew ? '新增' : '已有'],
      })),
      empty: { words: '本期没有补丁' },
    },
    {
      key: 'notes',
      content: (
        <Instructions
          title="审批须知"
          of={[
            '核验未通过、站点不符或期号倒退的光盘不得导入；过期光盘须由两人放行并写明理由。',
            '导入完成后请打印回执；光盘不得带出，用毕就地销毁并登记。',
          ]}
        />
      ),
    },
    {
      key: 'signatures',
      withPrevious: true,
      content: (
        <Signatures
          of={[{ role: '申请人' }, { role: '保密审核', said: '意见：' }, { role: '批准人', said: '意见：' }]}
        />
      ),
    },
  ]
}
