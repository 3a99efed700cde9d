/** A picture for Chromium's make-believe camera: a QR code, held still. */
import { writeFile } from 'node:fs/promises'
import { encodeQR } from 'qr'

const [width, height] = [640, 480]
/** Pixels of a module. */
const scale = 6

/** Writes a film of one frame (YUV4MPEG2) that shows the code of a text. */
export async function filmOfCode(file: string, text: string): Promise<void> {
  const modules = encodeQR(text, 'raw', { border: 4 })
  const side = modules.length * scale
  const luma = Buffer.alloc(width * height, 235)
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)]
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true) luma[(top + y) * width + left + x] = 16
  const grey = Buffer.alloc((width * height) / 2, 128)
  await writeFile(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip C420\nFRAME\n`), luma, grey]),
  )
}
