/**
 * `index.html` of a disc: what is on it, how to check it, in which order to install. It opens anywhere without a network, runs no
 * script and loads nothing. It is a help to read and proves nothing: only the checks do.
 */
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { Manifest, ManifestFile, ManifestPatch } from '#shared/domain/media/manifest'
import { isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import { installOrder } from './install-order'

export type PageInput = Pick<
  Manifest,
  'edition' | 'site' | 'centre' | 'seq' | 'week' | 'kind' | 'discs' | 'patches' | 'superseded'
> & {
  /** UTC ms. */
  readonly createdAt: number
  readonly expiresAt: number
  /** Of the whole edition. */
  readonly patchFiles: readonly ManifestFile[]
  /** Which disc the page is for. */
  readonly disc: number
  /** What a product is called, by its id. */
  readonly productNames: ReadonlyMap<string, string>
  /** The public key as minisign takes it with `-P`. */
  readonly minisignKey: string
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter)

const dayOf = (at: number): string => {
  const [year, month, day] = isoDateOfDay(localDayOf(DEFAULT_ZONE, at)).split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}

const step = 1024
const units = ['B', 'KB', 'MB', 'GB']
function sizeOf(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= step && unit < units.length - 1) [value, unit] = [value / step, unit + 1]
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

const style = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:2rem 1.5rem 4rem;color:#1b1f24;background:#fff;
font:16px/1.7 "Noto Sans SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:2.2rem 0 .6rem;padding-bottom:.3rem;border-bottom:2px solid #1f5fae}
p{margin:.5rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:1rem 0}
dt{color:#57606a}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border:1px solid #d0d7de}
th{background:#f3f6fa;white-space:nowrap}
td.n,th.n{text-align:right;white-space:nowrap}
tr{break-inside:avoid}
code,pre{font:.86em/1.6 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
pre{background:#f3f6fa;padding:.7rem .9rem;white-space:pre-wrap;margin:.5rem 0}
.note{border-left:4px solid #b7791f;background:#fff8e6;padding:.6rem .9rem;margin:1rem 0}
small{color:#57606a}
li{margin:.35rem 0}
@media print{body{padding:0;font-size:11pt}}
`

const words = (values: readonly string[]): string => (values.length === 0 ? '全部' : escaped(values.join('、')))

const originOf = ({ origin }: ManifestPatch): string =>
  origin.kind === 'authenticode'
    ? `厂商数字签名：${escaped(origin.signer)}`
    : `来源经两人核实：${escaped(origin.source)}（${escaped(origin.confirmedBy.join('、'))}）`

function row(input: PageInput, patch: ManifestPatch, at: number): string {
  const own = input.patchFiles.filter(({ path }) => patch.files.includes(path))
  const disc = own[0]?.disc ?? 0
  const files = own
    .map(({ path, size, sha256 }) => {
      const name = `<code>${escaped(path)}</code>`
      const link = disc === input.disc ? `<a href="${escaped(path)}">${name}</a>` : name
      return `${link} <small>${sizeOf(size)}</small><br><small>SHA-256 <code>${sha256}</code></small>`
    })
    .join('<br>')
  const needs = patch.requires.length > 0 ? `<br><small>须先安装：${escaped(patch.requires.join('、'))}</small>` : ''
  const where = input.discs === 1 ? '' : `<td class="n">${disc === input.disc ? `<b>本盘</b>` : `第 ${disc} 张`}</td>`
  return `<tr><td class="n">${at}</td>${where}<td><b>${patch.kb}</b><br>${escaped(patch.title)}${needs}</td>
<td>${words(patch.products.map((id) => input.productNames.get(id) ?? id))}<br><small>${words(patch.architectures)}；语言：${words(patch.languages)}</small></td>
<td>${files}<br><small>${originOf(patch)}</small></td></tr>`
}

const kinds = { delta: '增量（只含站点尚未确认的补丁）', baseline: '全量（含适用的全部补丁）' } as const

export function discPage(input: PageInput): string {
  const { site, centre, seq, week, disc, discs, kind, edition, superseded, minisignKey } = input
  const order = installOrder(input.patches)
  const [year, month, day] = week.split('-').map(Number)
  const title = `补丁光盘 第 ${seq} 期${discs > 1 ? `（第 ${disc} 张，共 ${discs} 张）` : ''}`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${site.name} · ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(site.name)}</h1>
<p>${title}</p>
<dl>
<dt>应交付日</dt><dd>${year} 年 ${month} 月 ${day} 日</dd>
<dt>制作日期</dt><dd>${dayOf(input.createdAt)}</dd>
<dt>有效期至</dt><dd>${dayOf(input.expiresAt)}（过期须两人批准方可导入）</dd>
<dt>类别</dt><dd>${kinds[kind]}</dd>
<dt>制作单位</dt><dd>${escaped(centre)}</dd>
<dt>期次编号</dt><dd><code>${edition}</code></dd>
</dl>
<div class="note">本盘只供 <b>${escaped(site.name)}</b> 使用。请先校验、后导入；本页仅供阅读，不能代替校验。${
    discs > 1 ? `本期共 ${discs} 张，须全部校验通过后再安装。` : ''
  }</div>

<h2>一、校验</h2>
<ol>
<li><b>装有“值守”的电脑（推荐）：</b>以站点模式打开，选择本盘后点“校验”。签名、站点、期次先后、有效期和每个文件都会检查，通过后生成回执。没有图形界面时：
<pre>vigil media verify /media/cdrom</pre></li>
<li><b>没有“值守”的电脑：</b>用盘上的脚本核对每个文件是否完好。脚本只核对文件，<b>不</b>检查签名、站点、期次与有效期。
<pre>Linux:    sh /media/cdrom/check.sh
Windows:  powershell -ExecutionPolicy Bypass -File D:\\check.ps1</pre></li>
<li><b>用公开工具 minisign 检查签名：</b>
<pre>minisign -V -P ${escaped(minisignKey)} -m SHA256SUMS
minisign -V -P ${escaped(minisignKey)} -m manifest.json
sha256sum -c SHA256SUMS</pre>
上面的公钥须与登记时经电话核对的一致：以本单位留存的为准，不要只信盘上写的这一份。</li>
</ol>
<p>任何一步不通过，都不要使用本盘，请联系${escaped(centre)}。</p>

<h2>二、内容与安装顺序</h2>
${
  order.length === 0
    ? '<p>本期没有新的补丁。请照常校验并交回回执，以便核对期次是否连续。</p>'
    : `<p>共 ${order.length} 个补丁，请按序号由小到大安装。</p>
<table>
<thead><tr><th class="n">序号</th>${discs === 1 ? '' : '<th class="n">光盘</th>'}<th>补丁</th><th>适用</th><th>文件与来源</th></tr></thead>
<tbody>
${order.map((patch, i) => row(input, patch, i + 1)).join('\n')}
</tbody>
</table>`
}
${
  superseded.length === 0
    ? ''
    : `
<h2>三、可以停用的旧补丁</h2>
<p>以下补丁已被本期或更早的补丁取代，不必再安装：${escaped(superseded.join('、'))}。</p>
`
}
<h2>${superseded.length === 0 ? '三' : '四'}、用后</h2>
<ol>
<li>导入后把回执（二维码或 16 位回执码）告知${escaped(centre)}，本期才算完成；没有回执的补丁会在下一期再次刻录。</li>
<li>光盘进入站点后不再带出：按本单位规定就地销毁，并在“值守”里登记销毁人、监销人与方式。</li>
</ol>
</body>
</html>
`
}
