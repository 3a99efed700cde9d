/** A QR code, drawn: dark on white in every theme, since scanners expect that. */
import { styled } from '@mui/material/styles'
import { useMemo } from 'react'
import { encodeQR } from 'qr'

/** Light modules that the standard asks for around a code. */
const quietZone = 4

const Drawing = styled('svg')({ display: 'block', background: '#FFFFFF', borderRadius: 8 })

type Props = {
  readonly text: string
  /** What it is, for who cannot see it. */
  readonly label: string
  /** Edge in CSS pixels, quiet zone included. */
  readonly size: number
}

export function QrCode({ text, label, size }: Props) {
  const { path, edge } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone })
    const cells = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: cells.join(''), edge: rows.length }
  }, [text])
  return (
    <Drawing
      viewBox={`0 0 ${edge} ${edge}`}
      width={size}
      height={size}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here: there is no file to show
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000000" />
    </Drawing>
  )
}
