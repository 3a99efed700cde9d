/** 盘封标签: goes into the sleeve of one disc, never on the disc. A square of 120 mm. */
import GlobalStyles from '@mui/material/GlobalStyles'
import { styled } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { formCodes, nameOfSite, paperFormats, shortHash, sleeveText } from '#shared/domain/media/papers'
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { QrCode } from '../../ui/qr-code'
import { border, frame, hair, pageOf, paperBase } from './pages'
import { dayText, kindText, markText, weekText } from './words'

const format = paperFormats['sleeve-label']

const Square = styled('section')({
  width: `${format.width}mm`,
  height: `${format.height - hair}mm`,
  padding: '4mm',
  overflow: 'hidden',
  breakAfter: 'page',
  '&:last-of-type': { breakAfter: 'auto' },
})

const Frame = styled('div')({
  height: '100%',
  border: frame,
  display: 'flex',
  flexDirection: 'column',
  fontSize: '9.5pt',
  lineHeight: 1.35,
  fontVariantNumeric: 'tabular-nums',
})

const Top = styled('header')({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  padding: '2.6mm 3.5mm',
  borderBottom: frame,
  '& h1': { margin: 0, fontSize: '15pt', fontWeight: 700, letterSpacing: '0.12em' },
  '& .mark': {
    border: frame,
    padding: '0.4mm 3mm',
    fontSize: '13pt',
    fontWeight: 700,
    letterSpacing: '0.1em',
  },
})

const Site = styled('div')({
  padding: '2.4mm 3.5mm',
  borderBottom: border,
  '& small': { display: 'block', fontSize: '8pt' },
  '& strong': {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    fontSize: '13pt',
    fontWeight: 700,
    overflowWrap: 'anywhere',
  },
})

const Middle = styled('div')({ flex: 1, minHeight: 0, display: 'flex', borderBottom: border })

const Facts = styled('dl')({
  flex: 1,
  margin: 0,
  padding: '2.4mm 0 2mm 3.5mm',
  display: 'grid',
  gridTemplateColumns: '19mm 1fr',
  alignContent: 'space-between',
  // Labels of two and of four characters are as wide as each other.
  '& dt': { fontSize: '9pt', width: '13mm', textAlignLast: 'justify' },
  '& dd': { margin: 0, fontWeight: 600 },
  '& dd.disc': { fontSize: '14pt', lineHeight: 1.1 },
})

const Blank = styled('span')({ display: 'block', width: '36mm', height: '1.2em', borderBottom: border })

const Code = styled('div')({
  width: '43mm',
  padding: '1.5mm 2mm 1mm 0',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  fontSize: '7.5pt',
})

const Foot = styled('footer')({
  padding: '1.8mm 3.5mm',
  fontSize: '8pt',
  lineHeight: 1.45,
  '& .form': { float: 'inline-end' },
  '& code': { fontFamily: 'inherit', fontWeight: 600, letterSpacing: '0.06em' },
})

type Body = Extract<PaperBody, { paper: 'sleeve-label' }>

function Label({ body, disc }: { readonly body: Body; readonly disc: Body['edition']['discs'][number] }) {
  const { edition, to, plan } = body
  const image = disc.image?.sha256 ?? ''
  return (
    <Square aria-label={`第 ${disc.n} 张`}>
      <Frame>
        <Top>
          <h1>离线补丁光盘</h1>
          <span className="mark">{markText(plan)}</span>
        </Top>
        <Site>
          <small>送达站点</small>
          <strong>{nameOfSite(to)}</strong>
        </Site>
        <Middle>
          <Facts>
            <dt>盘号</dt>
            <dd className="disc">
              {disc.n} / {edition.discs.length}
            </dd>
            <dt>期号</dt>
            <dd>第 {edition.seq} 期</dd>
            <dt>周次</dt>
            <dd>{weekText(edition.week)}</dd>
            <dt>类型</dt>
            <dd>{kindText[edition.kind]}</dd>
            <dt>制作日期</dt>
            <dd>{disc.image ? dayText(disc.image.builtAt) : ''}</dd>
            <dt>有效期至</dt>
            <dd>{dayText(edition.expiresAt)}</dd>
            <dt>封签号</dt>
            <dd>{edition.sealNumber ?? <Blank />}</dd>
          </Facts>
          <Code>
            <QrCode
              text={sleeveText(edition, disc.n, edition.discs.length, image)}
              size="39mm"
              label={`第 ${edition.seq} 期第 ${disc.n} 张的二维码`}
            />
            <span>期次 · 盘号 · 映像校验</span>
          </Code>
        </Middle>
        <Foot>
          映像 SHA-256（前 16 位）：<code>{shortHash(image)}</code>
          <br />
          {plan === null || plan.mark === 'unmarked'
            ? '非密光盘，仅含厂商公开发布的补丁。'
            : `“${markText(plan)}”光盘，不得寄送。`}
          导入前须经核验；进入站点后不得带出，用毕就地销毁。
          <span className="form">{formCodes['sleeve-label']}</span>
        </Foot>
      </Frame>
    </Square>
  )
}

export function SleeveLabels({ body, onDrawn }: { readonly body: Body; readonly onDrawn: () => void }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    root.current?.getBoundingClientRect()
    void document.fonts.ready.then(onDrawn)
  }, [onDrawn])
  return (
    <div ref={root}>
      <GlobalStyles styles={{ ...paperBase, '@page': pageOf(format) }} />
      {body.edition.discs
        .filter(({ n }) => body.discs.includes(n))
        .map((disc) => (
          <Label key={disc.n} body={body} disc={disc} />
        ))}
    </div>
  )
}
