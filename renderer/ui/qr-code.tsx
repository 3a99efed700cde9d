/** A QR code, drawn as one path: sharp at any size, on screen and on paper. */
import { encodeQR } from 'qr'

/** White modules around it, as scanners need them. */
const border = 4

/** Each dark run of a row as one rectangle of the path. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end]) end++
      path += `M${x} ${y}h${end - x}v1h${x - end}z`
      x = end
    }
  return path
}

type Props = {
  readonly text: string
  /** CSS length of a side, the white border included. */
  readonly size: string | number
  /** What it is, for who cannot see it. */
  readonly label: string
}

/** Up to some 700 characters (195 of a receipt); a quarter of it may be hidden or dirty. */
export function QrCode({ text, size, label }: Props) {
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border })
  const side = rows.length
  return (
    <svg width={size} height={size} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <title>{label}</title>
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={pathOf(rows)} />
    </svg>
  )
}
