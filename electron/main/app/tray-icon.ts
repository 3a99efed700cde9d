/** The picture of an agent's state for the tray: a colour and a shape, drawn here pixel by pixel. */
import type { AgentState } from '#shared/domain/queue/state'

export const iconSize = 32

type Look = {
  readonly colour: readonly [red: number, green: number, blue: number]
  readonly shape: 'dot' | 'ring' | 'triangle' | 'bars' | 'half'
}

const looks: Readonly<Record<AgentState, Look>> = {
  available: { colour: [57, 196, 135], shape: 'dot' },
  ringing: { colour: [255, 184, 56], shape: 'triangle' },
  'in-call': { colour: [76, 155, 255], shape: 'dot' },
  'on-hold': { colour: [76, 155, 255], shape: 'bars' },
  'wrap-up': { colour: [181, 140, 255], shape: 'half' },
  paused: { colour: [255, 184, 56], shape: 'bars' },
  unavailable: { colour: [141, 162, 192], shape: 'ring' },
}

/** Whether a point (−1 to 1 in both directions, y downwards) belongs to the shape. */
function isInside(shape: Look['shape'], x: number, y: number): boolean {
  const distance = Math.hypot(x, y)
  switch (shape) {
    case 'dot':
      return distance < 0.85
    case 'ring':
      return distance < 0.85 && distance > 0.5
    case 'half':
      return distance < 0.85 && (x > 0 || distance > 0.62)
    case 'triangle':
      return y < 0.75 && y > -0.85 && Math.abs(x) < (y + 0.85) * 0.58
    case 'bars':
      return Math.abs(y) < 0.8 && Math.abs(x) > 0.18 && Math.abs(x) < 0.68
  }
}

/** Samples a pixel's quarters, so that edges are smooth. */
const quarters = [0.25, 0.75] as const

/** BGRA bytes of `iconSize` × `iconSize` pixels, premultiplied. */
export function trayBitmap(state: AgentState): Buffer {
  const { colour, shape } = looks[state]
  const [red, green, blue] = colour
  const bitmap = Buffer.alloc(iconSize * iconSize * 4)
  const at = (pixel: number): number => (pixel / iconSize) * 2 - 1
  for (let row = 0; row < iconSize; row++)
    for (let column = 0; column < iconSize; column++) {
      const hits = quarters.flatMap((dy) => quarters.filter((dx) => isInside(shape, at(column + dx), at(row + dy))))
      const alpha = hits.length / 4
      bitmap.set(
        [blue, green, red, 255].map((value) => Math.round(value * alpha)),
        (row * iconSize + column) * 4,
      )
    }
  return bitmap
}
