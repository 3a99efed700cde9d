/** 回执, from the site to the centre: a QR code to scan, and the same as sixteen digits to be read out. */
import { styled } from '@mui/material/styles'
import { ReceiptOutcome, spokenGroups } from '#shared/domain/media/receipt'
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { tidyBase32 } from '#shared/lib/base32'
import { QrCode } from '../../ui/qr-code'
import type { Block } from './pages'
import { border, frame } from './pages'
import { FieldGrid, FormHead, Instructions, Signatures, Tick } from './parts'
import { dayText, kindText, timeText, weekText } from './words'

type Body = Extract<PaperBody, { paper: 'receipt' }>

const outcomes = { imported: '已全部导入', verified: '已核验，未导入', refused: '已拒收' } as const

const Proof = styled('div')({
  display: 'grid',
  gridTemplateColumns: '72mm 1fr',
  border: frame,
  '& h2': { margin: '0 0 1.5mm', fontSize: '10.5pt', fontWeight: 700 },
  '& p': { margin: '2mm 0 0', fontSize: '9pt', lineHeight: 1.5 },
  '& > div': { padding: '3mm 4mm' },
  '& > div:first-of-type': { borderInlineEnd: border, textAlign: 'center' },
})

const Code = styled('div')({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: '3mm',
  '& span': {
    border,
    padding: '2.5mm 0',
    textAlign: 'center',
    fontSize: '20pt',
    fontWeight: 700,
    letterSpacing: '0.12em',
    textIndent: '0.12em',
    lineHeight: 1.2,
    fontVariantNumeric: 'tabular-nums slashed-zero',
  },
})

export function receipt({ site, arrival }: Body, madeAt: number): readonly Block[] {
  const { receipt: given } = arrival
  if (!given) return []
  const discs = arrival.discs.length
  return [
    {
      key: 'head',
      content: (
        <>
          <FormHead title="补丁光盘回执" unit={site.name} date={dayText(madeAt)} />
          <FieldGrid
            fields={[
              { label: '致', value: site.centre, wide: true },
              { label: '周次', value: weekText(arrival.week) },
              { label: '期号', value: `第 ${arrival.seq} 期` },
              { label: '类型', value: kindText[arrival.kind] },
              { label: '光盘数量', value: `${discs} 张` },
              { label: '补丁', value: `${arrival.patches.length} 个` },
              { label: '办结时间', value: timeText(given.at) },
              {
                label: '处理结果',
                value: ReceiptOutcome.options.map((one) => (
                  <Tick key={one} label={outcomes[one]} on={one === given.outcome} />
                )),
                wide: true,
              },
            ]}
          />
        </>
      ),
    },
    {
      key: 'proof',
      content: (
        <Proof>
          <div>
            <h2>回执二维码</h2>
            <QrCode text={given.text} size="60mm" label="回执二维码" />
          </div>
          <div>
            <h2>回执码（电话报读）</h2>
            <Code>
              {spokenGroups(tidyBase32(given.code))
                .split('-')
                .map((group, i) => (
                  // Groups may be alike: their place is who they are.
                  // oxlint-disable-next-line react/no-array-index-key
                  <span key={i}>{group}</span>
                ))}
            </Code>
            <p>
              {'自左至右、自上而下分四组报读，每组 4 位；对方复述一致后再报下一组。' +
                '回执码中没有字母 I、L、O、U，形似的一律是数字 1 和 0。'}
            </p>
            <p>二维码带有本站点的签名，回执码由双方共有的密钥算出；二者任取其一即可办结。</p>
          </div>
        </Proof>
      ),
    },
    {
      key: 'notes',
      content: (
        <Instructions
          title="填报须知"
          of={[
            '请将本回执寄回、传真或拍照发送给制作单位，由对方扫描二维码；也可致电报读回执码。',
            '本回执不含补丁内容与站点网络信息，可以对外发送。',
          ]}
        />
      ),
    },
    {
      key: 'signatures',
      withPrevious: true,
      content: <Signatures of={[{ role: '经办人' }, { role: '负责人（盖章）' }]} />,
    },
  ]
}
