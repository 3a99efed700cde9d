/** 销毁清单, at the site: every disc that went in, how it was destroyed, by whom and before whose eyes. */
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import type { Block, Column } from './pages'
import { FormHead, Instructions, Signatures } from './parts'
import { dayText, timeText, weekText } from './words'

type Body = Extract<PaperBody, { paper: 'destruction' }>

const columns: readonly Column[] = [
  { title: '序号', width: 13, align: 'center' },
  { title: '周次', width: 37, align: 'center' },
  { title: '期号', width: 15, align: 'center' },
  { title: '盘号', width: 17, align: 'center' },
  { title: '光盘编号' },
  { title: '导入时间', width: 34, align: 'center' },
  { title: '销毁时间', width: 34, align: 'center' },
  { title: '销毁方式', width: 36 },
  { title: '销毁人', width: 21, align: 'center' },
  { title: '监销人', width: 21, align: 'center' },
]

export function destruction({ site, discs }: Body, madeAt: number): readonly Block[] {
  return [
    { key: 'head', content: <FormHead title="补丁光盘销毁清单" unit={site.name} date={dayText(madeAt)} /> },
    {
      key: 'discs',
      title: `共 ${discs.length} 张，其中已销毁 ${discs.filter(({ destroyedAt }) => destroyedAt !== null).length} 张`,
      columns,
      rows: discs.map((disc, i) => ({
        key: `${disc.editionId} ${disc.disc}`,
        cells: [
          i + 1,
          weekText(disc.week),
          disc.seq,
          `${disc.disc} / ${disc.discs}`,
          disc.serial,
          disc.importedAt === null ? '未导入' : timeText(disc.importedAt),
          disc.destroyedAt && timeText(disc.destroyedAt),
          disc.how,
          disc.destroyedBy,
          disc.witness,
        ],
      })),
      empty: { lines: 3 },
    },
    {
      key: 'notes',
      content: (
        <Instructions
          title="销毁须知"
          of={[
            '进入站点的光盘不得带出，须就地以粉碎、剪碎等方式销毁，使其无法读取。',
            '销毁须有两人在场：一人销毁，一人监销，双方签字；销毁后在值守中登记。',
          ]}
        />
      ),
    },
    {
      key: 'signatures',
      withPrevious: true,
      content: <Signatures of={[{ role: '销毁人' }, { role: '监销人' }, { role: '负责人（盖章）' }]} />,
    },
  ]
}
